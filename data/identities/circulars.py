"""What circulars on information work (政务信息通报) state, against the months and against their own points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from data.formulas.view import View
from data.identities.identity import Breach, Identity, Source
from data.information_checks import latest_circular

PLACES = "名次"


@dataclass(frozen=True)
class CircularAgrees(Identity):
    """The year's latest circular: its numbers are those of the months, its places follow from its points."""

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach a unit and number."""
        circular = latest_circular(connection, view.day)
        for found in circular.differences if circular else ():
            unit = "位" if found.what == PLACES else ""
            left = Source(f"通报的{found.what}", found.stated, None, unit, (found.place,), 1)
            counted = "按通报得分重排" if found.what == PLACES else f"各月{found.what}之和"
            right = Source(counted, found.counted, None, unit, (), 0)
            advice = "请信息处核对通报和各月报表。"
            yield Breach(self.code, self.sentence, view.units.label(found.unit), left, right, advice)
