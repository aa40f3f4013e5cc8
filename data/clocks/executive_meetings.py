"""The clocks of the executive meeting's items (常务会议议题): forecast, notice, review, material (reference §4.9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from data.clocks.counting import add_months
from data.clocks.running import Clocked, Running

REVIEWER = "gov_office"
"""The office itself looks at the items that units hand in."""


def clocks(row: Any) -> Iterator[Running]:
    """Forecast by the 20th of the month before; review from application; notice and material before the meeting."""
    if row.month is not None:
        yield Running("exec_forecast", month_before_begins(row.month), row.applied_on)
    if row.applied_on is None:
        return
    yield Running("exec_review", row.applied_on, row.approved_on, unit=REVIEWER)
    if row.meeting_on is None or row.result in ("deferred", "returned"):
        return
    yield Running("exec_notice", row.applied_on, row.applied_on, event=row.meeting_on)
    yield Running("exec_material", row.applied_on, _material(row), event=row.meeting_on)


def month_before_begins(month: dt.date) -> dt.date:
    """The day before the first of the month before, so that the 20th is the twentieth day after it."""
    return add_months(month.replace(day=1), -1) - dt.timedelta(days=1)


def _material(row: Any) -> dt.date | None:
    """The day on which the material was there; an item that was decided had it on the day of the meeting at the latest."""
    if row.material_on is not None or row.outcome is None:
        return row.material_on  # type: ignore[no-any-return]
    return row.meeting_on  # type: ignore[no-any-return]


CLOCKED = Clocked(
    dataset="executive_items",
    name="常务会议议题",
    title=lambda row: str(row.title),
    unit=lambda row: row.submit_unit,
    clocks=clocks,
)
