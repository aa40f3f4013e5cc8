"""Figures (数字): the value of every indicator on a day, and the records behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import sqlalchemy as sa

from data import indicators, time_progress
from data.choices import measure_in_force
from data.directory import directory
from data.formulas.convention import ByConvention
from data.formulas.qualifiers import Qualifier
from data.formulas.reading import Reading, read, reckon
from data.formulas.targets import targets
from data.formulas.view import View
from data.indicators import Indicator, UnknownIndicator
from data.provincial_ranks import ProvincialRank, latest_ranks
from data.rules import Rules, rules
from data.tables import batch
from data.wording import as_written

__all__ = [
    "Figure", "Parts", "Trace", "TraceRow", "UnknownIndicator", "all_series", "figure", "figures", "series", "trace",
]  # fmt: skip

EXACT = 1e-9
"""Floats that differ by less are the same number: a target of 0.3 is met by 3 ÷ 10."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's value from New Year to `as_of`; rates are fractions, None is no data.

    `rows` counts the records behind it. `met` is None without a target, a value or a better direction. `pro_rata` is
    the part of the target that is due by `as_of` (序时目标): that of a number which grows until the year is over, and
    is compared with it; None where the whole target counts.
    """

    code: str
    name: str
    section: str
    value: float | None
    qualifier: Qualifier
    unit: str
    derived: bool
    target: float | None
    as_of: dt.date
    rows: int
    direction: Literal["up", "down", "neutral"]
    note: str
    last_year: float | None
    met: bool | None
    pro_rata: float | None = None
    rank: ProvincialRank | None = None
    """Its place in the province, where it is ranked there."""
    words: str | None = None
    """What was written in place of a number, where `qualifier` is text and one record says it: 数百篇."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a record adds to each part of a ratio or mean; None to a part that it is not counted in."""

    numerator: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A record behind a figure. Contributions to counts and sums add up to the value; None where only words stand."""

    dataset: str
    key: str
    contribution: float | Parts | None
    batch: int
    file: str
    sheet: str
    row: int
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class Trace:
    """All the records behind a figure, in the order of their files, sheets and rows."""

    code: str
    value: float | None
    rows: tuple[TraceRow, ...]


def figures(
    connection: sa.Connection,
    day: dt.date,
    known_at: dt.datetime | None = None,
    codes: Collection[str] | None = None,
) -> list[Figure]:
    """Every indicator, or those of the codes that there are, in the registry's order."""
    wanted = indicators.ALL if codes is None else [entry for entry in indicators.ALL if entry.code in codes]
    return _figures(connection, wanted, day, known_at)


def figure(connection: sa.Connection, code: str, day: dt.date, known_at: dt.datetime | None = None) -> Figure:
    """One indicator. Raises UnknownIndicator."""
    return _figures(connection, (indicators.indicator(code),), day, known_at)[0]


def standing_figures(
    connection: sa.Connection,
    wanted: Sequence[Indicator],
    day: dt.date,
    known_at: dt.datetime | None = None,
    given: Rules | None = None,
) -> list[Figure]:
    """These indicators with their targets, without the year before; under the rules in force, or those given."""
    view = _view(connection, day, known_at)
    view = view if given is None else replace(view, rules=given)
    found, aims = _read(connection, wanted, view), _targets(connection, view)
    return [_figure(entry, found[entry.code], None, aims.get(entry.target or entry.code), view) for entry in wanted]


def series(
    connection: sa.Connection, code: str, days: Sequence[dt.date], known_at: dt.datetime | None = None
) -> list[tuple[dt.date, float | None]]:
    """One indicator's value on each of the days, as for a sparkline. Raises UnknownIndicator."""
    wanted = (indicators.indicator(code),)
    return [(day, _read(connection, wanted, _view(connection, day, known_at))[code].value) for day in days]


def all_series(
    connection: sa.Connection, days: Sequence[dt.date], known_at: dt.datetime | None = None
) -> dict[str, list[tuple[dt.date, float | None]]]:
    """Every indicator's value on each of the days, by code: one statement a day, whatever the number of indicators."""
    found: dict[str, list[tuple[dt.date, float | None]]] = {entry.code: [] for entry in indicators.ALL}
    for day in days:
        for code, reading in _read(connection, indicators.ALL, _view(connection, day, known_at)).items():
            found[code].append((day, reading.value))
    return found


def trace(connection: sa.Connection, code: str, day: dt.date, known_at: dt.datetime | None = None) -> Trace:
    """The records behind a figure. Raises UnknownIndicator."""
    entry = indicators.indicator(code)
    view = _view(connection, day, known_at)
    measure = measure_in_force(entry, day.year)
    reckon(connection, (measure,), view)
    r = measure.rows(view).subquery()
    query = (
        sa.select(r, batch.c.file)
        .join(batch, batch.c.id == r.c.batch_id)
        .order_by(r.c.dataset, r.c.as_of, r.c.batch_id, r.c.sheet, r.c.row, r.c.key)
    )
    rows = tuple(_trace_row(row, measure.divides) for row in connection.execute(query))
    return Trace(code, _read(connection, (entry,), view)[code].value, rows)


def _view(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None) -> View:
    return View(day, known_at, rules(), directory(connection, day, known_at))


def _figures(
    connection: sa.Connection, wanted: Sequence[Indicator], day: dt.date, known_at: dt.datetime | None
) -> list[Figure]:
    view = _view(connection, day, known_at)
    now = _read(connection, wanted, view)
    before = _last_year(connection, wanted, view)
    aims = _targets(connection, view)
    ranks = latest_ranks(connection, view, {entry.ranked_as for entry in wanted if entry.ranked_as})
    found = [
        _figure(entry, now[entry.code], before[entry.code], aims.get(entry.target or entry.code), view)
        for entry in wanted
    ]
    return [
        replace(figure, rank=ranks.get(entry.ranked_as or ""), words=_written(connection, entry, figure, view))
        for entry, figure in zip(wanted, found, strict=True)
    ]


def _written(connection: sa.Connection, entry: Indicator, figure: Figure, view: View) -> str | None:
    if figure.qualifier != "text":
        return None
    return as_written(connection, measure_in_force(entry, view.day.year), view)


def _last_year(connection: sa.Connection, wanted: Sequence[Indicator], view: View) -> dict[str, float | None]:
    """Last year's values by code: as the indicator tells them itself, else as they stood a year before the day.

    None for indicators that are not to be compared.
    """
    told = {entry.code: entry.before for entry in wanted if entry.before is not None}
    stood = _read(connection, wanted, _view(connection, _year_before(view.day), view.known_at))
    found = {code: reading.value for code, reading in stood.items()}
    if told:
        readings = read(connection, list(told.values()), view)
        found |= {code: reading.value for code, reading in zip(told, readings, strict=True)}
    return found | {entry.code: None for entry in wanted if not entry.compared}


def _targets(connection: sa.Connection, view: View) -> dict[str, float]:
    return {row.code: row.target for row in connection.execute(targets(view))}


def _year_before(day: dt.date) -> dt.date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def _note(entry: Indicator, given: Rules) -> str:
    """What it counts; where that is a matter of convention, what the office has chosen."""
    if not isinstance(entry.measure, ByConvention):
        return entry.note
    return f"{entry.measure.chosen(given).note}（口径可由管理员在规则文件中改选）"


def _figure(entry: Indicator, reading: Reading, last_year: float | None, target: float | None, view: View) -> Figure:
    pro_rata = _pro_rata(entry, target, view)
    return Figure(
        code=entry.code,
        name=entry.name,
        section=entry.section,
        value=reading.value,
        qualifier=reading.qualifier,
        unit=entry.unit,
        derived=entry.derived,
        target=target,
        as_of=view.day,
        rows=reading.rows,
        direction=entry.direction,
        note=_note(entry, view.rules),
        last_year=last_year,
        met=_is_met(entry.direction, reading.value, target if pro_rata is None else pro_rata),
        pro_rata=pro_rata,
    )


def _pro_rata(entry: Indicator, target: float | None, view: View) -> float | None:
    """The annual target times the year's progress (reference §2.6), where more is better and adds up over the year."""
    progress = time_progress.of_year(view.day, view.rules.time_progress.mode)
    if target is None or entry.direction != "up" or not entry.measure.accumulates or progress >= 1:
        return None
    return target * progress


def _is_met(direction: str, value: float | None, target: float | None) -> bool | None:
    if value is None or target is None or direction == "neutral":
        return None
    return value >= target - EXACT if direction == "up" else value <= target + EXACT


def _read(connection: sa.Connection, wanted: Sequence[Indicator], view: View) -> dict[str, Reading]:
    codes = [entry.code for entry in wanted]
    return dict(
        zip(codes, read(connection, [measure_in_force(entry, view.day.year) for entry in wanted], view), strict=True)
    )


def _trace_row(row: Any, divided: bool) -> TraceRow:
    return TraceRow(
        dataset=row.dataset,
        key=row.key,
        contribution=Parts(row.amount, row.base) if divided else row.amount,
        batch=row.batch_id,
        file=row.file,
        sheet=row.sheet,
        row=row.row,
        as_of=row.as_of,
    )
