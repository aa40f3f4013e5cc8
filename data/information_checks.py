"""What circulars and the city's own line of information work state, beside what the records come to (核对)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.datasets.information import CUMULATIVE
from data.directory import directory
from data.formulas.conditions import InYear, Is, PeriodInYear
from data.formulas.view import View
from data.information import EXACT, Entry, Sums, Wanted, entries, ranks
from data.places import Place, place, with_files
from data.sums import summed

COMPARED = (("adopted_city", "市级采用"), ("adopted_prov", "省级采用"), ("score", "得分"))
"""What a circular states that months add up to."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of a circular that the records do not bear out. `what` is 名次, 得分 …; `unit` a code."""

    unit: str
    what: str
    stated: float
    counted: float
    place: Place


@dataclass(frozen=True, slots=True)
class Circular:
    """The latest circular of the year: its period, how many units it names, where it differs from the records."""

    period: dt.date
    period_kind: str
    units: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class CityLine:
    """The city's own line for a period. `_counted` numbers are what the records come to by its end, None without any."""

    period: dt.date
    period_kind: str
    issues: float | None
    submitted: float | None
    rank: int | None
    of: int | None
    issues_counted: float | None
    submitted_counted: float | None
    change: int | None
    """Places gained since the line before."""
    place: Place


def latest_circular(connection: sa.Connection, day: dt.date) -> Circular | None:
    """The year's latest circular against its own points and against the months; None without one.

    Places are checked against the points that the circular itself states; points and adoptions against the sums of
    the months up to its end, of units that have months.
    """
    view = View(day)
    facts = view.facts("information")
    c = facts.c
    query = (
        with_files(facts, c.org, c.period, c.period_kind, c.rank, c.score, c.adopted_city, c.adopted_prov)
        .where(PeriodInYear().on(c, view), Is("basis", CUMULATIVE).on(c, view))
        .order_by(c.period.desc(), c.row)
    )
    stated = connection.execute(query).all()
    if not stated:
        return None
    last = stated[0].period
    rows = [row for row in stated if row.period == last]
    months = [entry for entry in entries(connection, day, Wanted()) if entry.is_month and entry.period <= last]
    found = (*_places(rows, connection, day), *_numbers(rows, months))
    return Circular(last, rows[0].period_kind, len(rows), found)


def _places(rows: Sequence[Any], connection: sa.Connection, day: dt.date) -> list[Difference]:
    points = {row.org: row.score for row in rows if row.score is not None}
    found = ranks(points, directory(connection, day))
    return [
        Difference(row.org, "名次", row.rank, found[row.org], place(row))
        for row in rows
        if row.rank is not None and row.org in found and row.rank != found[row.org]
    ]


def _numbers(rows: Sequence[Any], months: Sequence[Entry]) -> Iterable[Difference]:
    sums = summed(months, lambda entry: entry.unit)
    for row in rows:
        for name, zh in COMPARED if row.org in sums else ():
            stated, counted = getattr(row, name), getattr(sums[row.org], name)
            if stated is not None and counted is not None and abs(stated - counted) > EXACT:
                yield Difference(row.org, zh, stated, counted, place(row))


def city_lines(connection: sa.Connection, day: dt.date) -> tuple[CityLine, ...]:
    """The city's own lines of the year, newest first, after them the last one of the year before."""
    view = View(day)
    facts = view.facts("information_city")
    c = facts.c
    query = with_files(facts, c.period, c.period_kind, c.issues, c.submitted, c.rank, c.rank_of).order_by(
        c.period.desc()
    )
    rows = connection.execute(query.where(c.period >= view.new_year.replace(year=day.year - 1))).all()
    kept = [row for row in rows if row.period >= view.new_year]
    kept += [row for row in rows if row.period < view.new_year][:1]
    issued, sent = _issues(connection, view), summed(entries(connection, day, Wanted()), lambda entry: entry.period)
    return tuple(_line(row, before, issued, sent) for row, before in zip(kept, [*kept[1:], None], strict=True))


def _issues(connection: sa.Connection, view: View) -> list[dt.date]:
    """The days on which the year's issues came out."""
    c = view.facts("publications").c
    where = (InYear("issued_on").on(c, view), Is("kind", "gov_info_issue").on(c, view))
    return list(connection.scalars(sa.select(c.issued_on).where(*where)))


def _line(row: Any, before: Any, issued: Sequence[dt.date], sent: Mapping[dt.date, Sums]) -> CityLine:
    known = sum((sums for period, sums in sent.items() if period <= row.period), Sums())
    printed = sum(issue <= row.period for issue in issued)
    ranked_twice = before is not None and before.rank is not None and row.rank is not None
    return CityLine(
        row.period, row.period_kind, row.issues, row.submitted, row.rank, row.rank_of, printed or None,
        known.submitted,
        before.rank - row.rank if ranked_twice else None, place(row),
    )  # fmt: skip
