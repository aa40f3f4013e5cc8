"""How late and how near: open items counted by days overdue and by days left (reference §2.6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.lights import items
from data.rules import Rules
from data.status import Wanted, conditions


@dataclass(frozen=True, slots=True)
class Band:
    """Items overdue by `from_days` to `to_days` (None: any more), or due that many days ahead where `is_ahead`."""

    from_days: int
    to_days: int | None
    is_ahead: bool
    count: int

    @property
    def label(self) -> str:
        """逾期1–7天, 逾期30天以上, 7天内到期."""
        if self.is_ahead:
            return f"{self.to_days}天内到期"
        if self.to_days is None:
            return f"逾期{self.from_days - 1}天以上"
        return f"逾期{self.from_days}–{self.to_days}天"


def bands(connection: sa.Connection, day: dt.date, rules: Rules, wanted: Wanted) -> tuple[Band, ...]:
    """The overdue bands, longest first, then what is due soon; of the items that the filters leave."""
    c = items(day, rules).c
    edges = [*rules.due.overdue_bands_days, None]
    starts = [1, *(edge + 1 for edge in edges if edge is not None)]
    spans = list(zip(starts, edges, strict=True))[::-1]
    late = [_count(sa.and_(c.is_overdue, *_late_by(c.due, day, *span))) for span in spans]
    row = connection.execute(sa.select(*late, _count(c.is_due_soon)).where(*conditions(c, wanted))).one()
    counts = [value or 0 for value in row]
    overdue = (Band(*span, is_ahead=False, count=count) for span, count in zip(spans, counts, strict=False))
    return (*overdue, Band(0, rules.due.soon_days, is_ahead=True, count=counts[-1]))


def _late_by(
    due: sa.ColumnElement[dt.date], day: dt.date, at_least: int, at_most: int | None
) -> list[sa.ColumnElement[bool]]:
    span = [due <= day - dt.timedelta(days=at_least)]
    return span if at_most is None else [*span, due >= day - dt.timedelta(days=at_most)]


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
