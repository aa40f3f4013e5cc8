"""Causes in what is handed in: a dataset whose next return has not come in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from data.alerts.cause import Cause, Situation, key_of
from data.sources import GRACE_DAYS, PERIOD_DAYS, Source, sources


def returns(found: Situation) -> Iterator[Cause]:
    """Datasets past their period, each a matter of the division that hands it in."""
    for source in sources(found.connection, found.day):
        if source.is_stale and source.as_of is not None:
            yield _late(source, source.as_of, found)


def _late(source: Source, newest: dt.date, found: Situation) -> Cause:
    allowed = PERIOD_DAYS[source.period] + GRACE_DAYS
    since = newest + dt.timedelta(days=allowed + 1)
    return Cause(
        kind="hand_in_late", dataset=source.dataset, key=source.dataset, title=source.name, told=source.name,
        unit=source.division, leader=None, reason=f"最近一期截至{newest:%Y-%m-%d}，下一期已过报送周期",
        since=since, clears_by="报送下一期数据", severity="yellow", stage=1, days=(found.day - since).days,
        cause_key=key_of("hand_in_late", source.dataset, newest), opens=found.is_old_enough("hand_in_late", since),
    )  # fmt: skip
