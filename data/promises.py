"""The ledger of promises (承诺账) on a day: kept, kept late, broken or open, reckoned from the facts of their items."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal, cast

import sqlalchemy as sa

from data.datasets import dataset, tracked
from data.facts import in_force, stands
from data.items import DONE
from data.meeting_records import Link, in_turn, read_link
from data.places import Place, place, with_files
from data.spec import Dataset
from data.tables import batch, versions

State = Literal["open", "kept", "kept_late", "broken"]
Measure = Literal["closed", "completion", "confirmed"]

STATES: Mapping[State, str] = {"broken": "未兑现", "open": "未到期", "kept_late": "逾期兑现", "kept": "按期兑现"}
"""In the order in which they ask for attention."""
EXACT = 1e-9
"""Rates computed from their parts miss round shares by less."""
MOST_KEYS = 500
"""Keys asked for in one statement; databases limit the number of parameters."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise on a day. `unit` is a code, `target` a fraction; `days_late` up to the day it was kept, else up to today.

    `is_item_known` is False where the item's record is not there: then 督查 confirms whatever the measure says.
    """

    key: str
    number: str
    meeting: str | None
    made_on: dt.date
    unit: str
    what: str
    due_on: dt.date
    measure: Measure
    target: float | None
    item: Link | None
    item_title: str | None
    is_item_known: bool
    state: State
    settled_on: dt.date | None
    days_late: int
    outcome: str | None
    note: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Kept:
    """A unit's promises by what became of them."""

    unit: str
    kept: int
    kept_late: int
    broken: int
    open: int

    @property
    def judged(self) -> int:
        """Those kept, kept late or broken."""
        return self.kept + self.kept_late + self.broken

    @property
    def rate(self) -> float | None:
        """The share kept in time of those judged (承诺兑现率); None where none is judged yet."""
        return self.kept / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class _Said:
    """What one return said of an item."""

    as_of: dt.date
    is_done: bool
    finished: dt.date | None
    completion: float | None


def promises(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> tuple[Promise, ...]:
    """Every promise made by the day, by due day; on its due day a promise is still in time."""
    facts = in_force(dataset("promises"), day, known_at)
    named = (column for column in facts.c if column.name not in ("batch_id", "sheet", "row", "as_of"))
    made = sa.func.coalesce(facts.c.made_on, facts.c.as_of)
    rows = connection.execute(with_files(facts, *named).where(made <= day, facts.c.due_on.is_not(None))).all()
    said = _histories(connection, [link for row in rows if (link := read_link(row.item))], (day, known_at))
    found = [_promise(row, said.get(read_link(row.item), ()), day) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.due_on, in_turn(one.number))))


def due_soon(found: Iterable[Promise], day: dt.date, days: int) -> tuple[Promise, ...]:
    """The open ones whose last day is at most so many days ahead."""
    return tuple(one for one in found if one.state == "open" and (one.due_on - day).days <= days)


def by_unit(found: Iterable[Promise]) -> tuple[Kept, ...]:
    """The promises of each unit counted; the unit with the most broken ones first."""
    states: dict[str, list[State]] = defaultdict(list)
    for one in found:
        states[one.unit].append(one.state)
    counted = [kept_of(unit, of_unit) for unit, of_unit in states.items()]
    return tuple(sorted(counted, key=lambda one: (-one.broken, 1.0 if one.rate is None else one.rate, one.unit)))


def kept_of(name: str, states: Sequence[State]) -> Kept:
    """States counted under a name."""
    return Kept(name, states.count("kept"), states.count("kept_late"), states.count("broken"), states.count("open"))


def _promise(row: Any, said: Sequence[_Said], day: dt.date) -> Promise:
    settled = _settled_on(row, said, day)
    state: State = (
        ("open" if day <= row.due_on else "broken")
        if settled is None
        else ("kept" if settled <= row.due_on else "kept_late")
    )
    return Promise(
        key=row.record_key, number=row.promise_no, meeting=row.meeting, made_on=row.made_on or row.as_of, unit=row.unit, what=row.what,
        due_on=row.due_on, measure=cast(Measure, row.measure or "confirmed"), target=row.target_pct,
        item=read_link(row.item), item_title=row.item_title, is_item_known=bool(said), state=state,
        settled_on=settled, days_late=max(0, ((settled or day) - row.due_on).days), outcome=row.outcome,
        note=row.note, place=place(row),
    )  # fmt: skip


def _settled_on(row: Any, said: Sequence[_Said], day: dt.date) -> dt.date | None:
    """The day on which it was kept; None if that has not happened by the day."""
    if row.measure == "closed" and said:
        return _done_on(said, day)
    if row.measure == "completion" and said:
        return _reached_on(said, 1.0 if row.target_pct is None else row.target_pct)
    return row.kept_on if row.kept_on is not None and row.kept_on <= day else None


def _done_on(said: Sequence[_Said], day: dt.date) -> dt.date | None:
    """The day it was finished, else that of the first return that called it done; none for one that was sent back."""
    done = list(takewhile(lambda one: one.is_done, reversed(said)))
    if not done:
        return None
    finished = done[0].finished
    return finished if finished is not None and finished <= day else done[-1].as_of


def _reached_on(said: Sequence[_Said], target: float) -> dt.date | None:
    """The day of the first return from which on the completion stayed at the target; returns without one say nothing."""
    told = [one for one in said if one.completion is not None]
    reached = list(takewhile(lambda one: (one.completion or 0.0) >= target - EXACT, reversed(told)))
    return reached[-1].as_of if reached else None


def _histories(
    connection: sa.Connection, links: Sequence[Link], seen: tuple[dt.date, dt.datetime | None]
) -> dict[Link | None, list[_Said]]:
    """What was said of each item up to the day, oldest first; of several returns about one day the last."""
    found: dict[Link | None, dict[dt.date, _Said]] = defaultdict(dict)
    for spec in tracked():
        keys = sorted({link.key for link in links if link.dataset == spec.name})
        for start in range(0, len(keys), MOST_KEYS):
            for row in connection.execute(_returns(spec, keys[start : start + MOST_KEYS], seen)):
                found[Link(spec.name, row.record_key)][row.as_of] = _said(row)
    return {link: list(by_day.values()) for link, by_day in found.items()}


def _returns(spec: Dataset, keys: Sequence[str], seen: tuple[dt.date, dt.datetime | None]) -> sa.Select[Any]:
    """The versions of those records; one that takes a record off its list says nothing of how it went."""
    table, tracking, (day, known_at) = versions(spec), spec.tracking, seen
    assert tracking is not None  # noqa: S101 - asked of tracked datasets alone
    roles = {name: getattr(tracking, name) for name in ("status", "closed", "finished", "completion")}
    told = [sa.null().label(role) if name is None else table.c[name].label(role) for role, name in roles.items()]
    return (
        sa.select(table.c.record_key, table.c.as_of, *told)
        .join(batch, batch.c.id == table.c.batch_id)
        .where(table.c.record_key.in_(keys), table.c.as_of <= day, table.c.ended.is_(None), stands(table, known_at))
        .order_by(table.c.as_of, table.c.batch_id, table.c.id)
    )


def _said(row: Any) -> _Said:
    """Done is what `data.items` calls so."""
    is_dated = row.status is None and row.finished is not None and row.finished <= row.as_of
    return _Said(row.as_of, row.status in DONE or row.closed is True or is_dated, row.finished, row.completion)
