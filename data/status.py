"""Where supervision stands on a day: counts by list, unit, light; the open red and yellow items with reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import stands
from data.lights import explain, items, items_once
from data.rules import Rules
from data.tables import batch, versions
from data.wanted import PROBLEMS, Wanted, conditions, worst_first, worst_keys

__all__ = [
    "LISTS", "PROBLEMS", "Counts", "Group", "Item", "Wanted", "by_list", "by_unit", "conditions", "count_items",
    "find_items", "groups",
]  # fmt: skip

LISTS = {
    "provincial_priority": "省委省政府部署重点工作清单",
    "secretary_instruction": "市委书记批示重点工作清单",
    "work_report": "市政府工作报告重点工作清单",
    "county_supervision": "县(市、区)重点督办工作清单",
    "livelihood": "民生实事项目",
    "instructions": "领导批示",
}
"""Codes of what is supervised, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Items by state. `overdue`, `due_soon` and `behind` (自低于序时) cut across the colours."""

    total: int = 0
    closed: int = 0
    red: int = 0
    yellow: int = 0
    green: int = 0
    paused: int = 0
    no_data: int = 0
    overdue: int = 0
    due_soon: int = 0
    behind: int = 0
    closed_late: int = 0
    feedback_due: int = 0
    """Open items that must be reported on in cycles."""
    feedback_late: int = 0
    returned: int = 0
    paced: int = 0
    """Items with a completion rate, or done."""
    pace: float = 0.0
    """Sum of min(completion ÷ time progress, 1) over the paced items."""

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))

    @property
    def open(self) -> int:
        """Items neither done nor paused."""
        return self.total - self.closed - self.paused

    @property
    def close_rate(self) -> float | None:
        """销号率: closed ÷ (total − paused), None for none (reference §3.2)."""
        base = self.total - self.paused
        return self.closed / base if base else None

    @property
    def on_time_rate(self) -> float | None:
        """按时办结率: closed not late ÷ (closed + overdue), None for none (reference §3.2)."""
        base = self.closed + self.overdue
        return (self.closed - self.closed_late) / base if base else None


@dataclass(frozen=True, slots=True)
class Group:
    """Counts of one unit on one list."""

    list: str
    unit: str | None
    counts: Counts


def groups(connection: sa.Connection, day: dt.date, rules: Rules, known_at: dt.datetime | None = None) -> list[Group]:
    """Counts by list and lead unit; sum them for a list, a unit, or everything."""
    c = items_once(day, rules, known_at).c
    found = connection.execute(
        sa.select(c.list, c.unit, *(measure.label(name) for name, measure in _measures(c, rules).items())).group_by(
            c.list, c.unit
        )
    )
    return [Group(row[0], row[1], Counts(*(value or 0 for value in row[2:]))) for row in found]


def _measures(c: Any, rules: Rules) -> dict[str, sa.ColumnElement[Any]]:
    pace = sa.case(
        (c.is_done, 1.0),
        (c.completion.is_(None), None),
        (sa.or_(c.time_progress <= 0, c.completion >= c.time_progress), 1.0),
        else_=c.completion / c.time_progress,
    )
    reporting = sa.and_(c.is_open, c.has_cycle)
    behind = min((rule.points for rule in rules.light if rule.when == "behind"), default=0.0)
    colours = {name: _number(c.light == name) for name in ("red", "yellow", "green", "paused", "no_data")}
    measures = {
        "total": sa.func.count(),
        "closed": _number(c.is_done),
        **colours,
        "overdue": _number(c.is_overdue),
        "due_soon": _number(c.is_due_soon),
        "behind": _number(sa.and_(c.is_open, c.gap_points <= -behind)),
        "closed_late": _number(c.is_closed_late),
        "feedback_due": _number(reporting),
        "feedback_late": _number(sa.and_(reporting, c.feedback_missed > 0)),
        "returned": _number(c.status == "returned"),
        "paced": sa.func.count(sa.case((c.is_paused, None), else_=pace)),
        "pace": sa.func.sum(sa.case((c.is_paused, None), else_=pace)),
    }
    return {entry.name: measures[entry.name] for entry in fields(Counts)}


def _number(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.count().filter(condition)


def by_list(found: Sequence[Group]) -> dict[str, Counts]:
    """Counts of every list that has items, in the order of `LISTS`."""
    sums = _summed((group.list, group.counts) for group in found)
    return {name: sums[name] for name in sorted(sums, key=_list_order)}


def by_unit(found: Sequence[Group]) -> dict[str, Counts]:
    """Counts of every lead unit, by its code."""
    return _summed((group.unit, group.counts) for group in found if group.unit)


def _summed(pairs: Any) -> dict[str, Counts]:
    sums: dict[str, Counts] = {}
    for name, counts in pairs:
        sums[name] = sums.get(name, Counts()) + counts
    return sums


def _list_order(name: str) -> int:
    return list(LISTS).index(name) if name in LISTS else len(LISTS)


@dataclass(frozen=True, slots=True)
class Item:
    """One supervised item as people ask about it. `unit` is a code; dates are days; rates are fractions."""

    dataset: str
    key: str
    list: str
    title: str
    unit: str | None
    leader: str | None
    light: str
    reason: str
    next_green: str
    due: dt.date | None
    due_kind: str | None
    is_due_by_rule: bool
    """No deadline was stated: the rules give one (按规则推算)."""
    original_due: dt.date | None
    """The first stated deadline; None where none is stated."""
    extensions: int
    overdue_days: int
    completion: float | None
    time_progress: float | None
    """None for long-term items."""
    time_basis: str | None
    """What it is measured by: `year`, `plan`, `node`."""
    finished: dt.date | None
    started: dt.date | None
    status: str | None
    progress: str | None
    problems: str | None
    feedback_on: dt.date | None
    """As stated, else the day of the last return that reported on it."""
    is_feedback_stated: bool
    batch_id: int
    sheet: str
    row: int
    as_of: dt.date


def find_items(
    connection: sa.Connection,
    day: dt.date,
    rules: Rules,
    wanted: Wanted = PROBLEMS,
    known_at: dt.datetime | None = None,
) -> list[Item]:
    """Items, worst first: red before yellow, by their rule's line, longest overdue, furthest behind, earliest due."""
    if wanted.limit is not None:
        # The texts of all items are much to carry through a sort that keeps a few of them.
        wanted = Wanted(keys=worst_keys(connection, day, rules, wanted, known_at))
    c = items(day, rules, known_at).c
    rows = connection.execute(sa.select(*c).where(*conditions(c, wanted)).order_by(*worst_first(c))).all()
    histories = _due_histories(connection, rows, day, known_at)
    return [_item(row, histories.get((row.dataset, row.key), ()), day, rules) for row in rows]


def count_items(
    connection: sa.Connection,
    day: dt.date,
    rules: Rules,
    wanted: Wanted = PROBLEMS,
    known_at: dt.datetime | None = None,
) -> int:
    """How many items the filters leave, whatever their limit."""
    c = items(day, rules, known_at).c
    return int(connection.scalar(sa.select(sa.func.count()).where(*conditions(c, wanted))) or 0)


def _due_histories(
    connection: sa.Connection, rows: Any, day: dt.date, known_at: dt.datetime | None
) -> dict[tuple[str, str], tuple[dt.date, ...]]:
    """(dataset, key) → the deadlines that its versions up to the day gave it, oldest first, repetitions dropped."""
    found: dict[tuple[str, str], tuple[dt.date, ...]] = {}
    for name in {row.dataset for row in rows}:
        tracking = dataset(name).tracking
        assert tracking is not None  # noqa: S101 - items come from tracked datasets
        table = versions(name)
        due = table.c[tracking.due]
        keys = [row.key for row in rows if row.dataset == name]
        for start in range(0, len(keys), 500):
            history = connection.execute(
                sa.select(table.c.record_key, due)
                .join(batch, batch.c.id == table.c.batch_id)
                .where(table.c.record_key.in_(keys[start : start + 500]), table.c.as_of <= day, due.is_not(None))
                .where(stands(table, known_at))
                .order_by(table.c.as_of, table.c.batch_id)
            )
            for key, value in history:
                earlier = found.get((name, key), ())
                if not earlier or earlier[-1] != value:
                    found[name, key] = (*earlier, value)
    return found


def _item(row: Any, dues: tuple[dt.date, ...], day: dt.date, rules: Rules) -> Item:
    explanation = explain(row, day, rules)
    stated = [row.stated_original] if row.stated_original else []
    history = [*stated, *(due for due in dues if due not in stated)]
    original = history[0] if history else None if row.is_due_by_rule else row.due
    # An extension that was taken back left the deadline where it was.
    is_later = original is not None and row.due is not None and row.due > original
    later = sum(after > before for before, after in pairwise(history)) if is_later else 0
    item = Item(
        **{name: getattr(row, name) for name in _SAME},
        reason=explanation.reason,
        next_green=explanation.next_green,
        original_due=original,
        extensions=later,
        overdue_days=(day - row.due).days if row.is_overdue else 0,
    )
    if not later or row.is_done:
        return item
    return replace(item, reason=f"{item.reason}；原时限{original:%Y-%m-%d}、已延期{later}次")


_SAME = (
    "dataset", "key", "list", "title", "unit", "leader", "light", "due", "due_kind", "is_due_by_rule", "completion",
    "time_progress", "time_basis", "finished", "started", "status", "progress", "problems", "feedback_on",
    "is_feedback_stated", "batch_id", "sheet", "row", "as_of",
)  # fmt: skip
