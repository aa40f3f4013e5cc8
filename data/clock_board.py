"""Clocks of a day (法定期限台账): every one that runs or ended this year, with the record that it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa

from data.clocks import ALL, Clock, Clocked, NoTerm, Reckoner, Running, terms
from data.datasets import dataset
from data.facts import in_force
from data.places import Place, place, with_files
from data.status import Counts
from data.workdays import read_calendar


@dataclass(frozen=True)
class Entry:
    """A clock and its record. `unit` is a code."""

    dataset: str
    list: str
    key: str
    title: str
    unit: str | None
    clock: Clock
    place: Place

    @property
    def name(self) -> str:
        """`依申请公开·答复`."""
        return f"{self.list}·{self.clock.term.name}"

    @property
    def is_pressing(self) -> bool:
        """Whether it is red or yellow."""
        return self.clock.light in ("red", "yellow")


def entries(
    connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None, of: Sequence[Clocked] | None = None
) -> list[Entry]:
    """The clocks of records in force on the day that run or ended this year: overdue ones first, then by their last day."""
    found = (entry for source in (ALL if of is None else of) for entry in every(connection, day, source, known_at))
    return sorted((entry for entry in found if _is_of_the_year(entry.clock.running, day)), key=_pressing_first)


def every(
    connection: sa.Connection, day: dt.date, source: Clocked, known_at: dt.datetime | None = None
) -> Iterator[Entry]:
    """All the clocks of a dataset that had begun by the day, those that ended in former years too.

    An item held in January was forecast in December: what is asked about it must not lose its clock.
    """
    yield from _of(connection, source, Reckoner(day, terms(), read_calendar()), known_at)


def _of(
    connection: sa.Connection, source: Clocked, reckoner: Reckoner, known_at: dt.datetime | None
) -> Iterator[Entry]:
    facts = in_force(dataset(source.dataset), reckoner.day, known_at)
    for row in connection.execute(with_files(facts, *_columns(facts))):
        for clock in _reckoned(source.clocks(row), reckoner):
            yield Entry(
                source.dataset, source.name, row.record_key, source.title(row), clock.running.unit or source.unit(row),
                clock, place(row),
            )  # fmt: skip


def _reckoned(clocks: Iterable[Running], reckoner: Reckoner) -> Iterator[Clock]:
    """Those that had begun; one that began before the table's first term of its kind has no last day to show."""
    for running in clocks:
        if running.started <= reckoner.day:
            with suppress(NoTerm):
                yield reckoner.reckon(running)


def _is_of_the_year(running: Running, day: dt.date) -> bool:
    """Whether it did not end in a year before; what was dropped counts in the year it began."""
    ended = running.finished or (running.started if running.dropped else None)
    return ended is None or ended.year >= day.year


def _columns(facts: sa.Subquery) -> list[sa.ColumnElement[Any]]:
    return [column for column in facts.c if column.name not in {"batch_id", "sheet", "row", "as_of", "raw"}]


def _pressing_first(entry: Entry) -> tuple[int, dt.date, str]:
    order = ("red", "yellow", "green", "paused", "done")
    return order.index(entry.clock.light), entry.clock.due, entry.key


def counts(found: Sequence[Entry]) -> dict[str, Counts]:
    """Clocks by the code of their term, in the order of the table; those that ended undone count as paused."""
    sums: dict[str, Counts] = {}
    for entry in found:
        code = entry.clock.term.code
        sums[code] = sums.get(code, Counts()) + _count(entry.clock)
    return {term.code: sums[term.code] for term in terms().rows if term.code in sums}


def names(found: Sequence[Entry]) -> dict[str, str]:
    """What the clocks of each term are called, by its code: 依申请公开·答复."""
    return {entry.clock.term.code: entry.name for entry in found}


def _count(clock: Clock) -> Counts:
    marks = {clock.light: 1} if clock.light != "done" else {"closed": 1}
    assert set(marks) <= {entry.name for entry in fields(Counts)}  # noqa: S101
    return Counts(
        total=1, overdue=int(clock.is_overdue), due_soon=int(clock.light == "yellow"),
        closed_late=int(clock.is_closed_late), **marks,
    )  # fmt: skip


def warnings(found: Sequence[Entry]) -> list[str]:
    """What is not certain about these clocks: years whose holidays are not known."""
    return sorted({str(entry.clock.uncovered) for entry in found if entry.clock.uncovered and entry.clock.is_open})
