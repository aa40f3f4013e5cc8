"""Figures of indicators: value, last year's, year on year, target, what is missing to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import sqlalchemy as sa

from dashboard.papers.sources.source import Named, Said, Source
from dashboard.papers.wording import amount, change, growth, value
from data.amounts import plain
from data.figures import Figure, figures
from data.formulas import Growth
from data.indicators import indicator
from data.moment import Moment

CODE = "indicator"


def say(figure: Figure, aspect: str) -> Said | None:
    """One aspect of a figure in words; None where it has no data. Raises KeyError for an aspect that there is not."""
    name, wording = ASPECTS[aspect]
    found = wording(figure)
    if found is None:
        return None
    number, text = found
    return Said(f"{figure.name}{name}", number, text)


def _value(figure: Figure) -> tuple[float | None, str] | None:
    if figure.value is not None and isinstance(indicator(figure.code).measure, Growth):
        return figure.value, change(figure.value)
    text = value(figure)
    return None if text is None else (figure.value, text)


def _last_year(figure: Figure) -> tuple[float | None, str] | None:
    return None if figure.last_year is None else (figure.last_year, amount(figure.last_year, figure.unit))


def _year_on_year(figure: Figure) -> tuple[float | None, str] | None:
    """Not where the number is only more or less so much: its distance from another says nothing."""
    if figure.value is None or figure.last_year is None or figure.qualifier != "eq":
        return None
    return figure.value - figure.last_year, growth(figure.value, figure.last_year, figure.unit)


def _target(figure: Figure) -> tuple[float | None, str] | None:
    return None if figure.target is None else (figure.target, amount(figure.target, figure.unit))


def _short(figure: Figure) -> tuple[float | None, str] | None:
    """How far the value is from the year's target, whichever side is the better."""
    if figure.value is None or figure.target is None:
        return None
    distance = abs(figure.target - figure.value)
    if figure.unit == "%":
        return distance, f"{plain(distance * 100, 2)}个百分点"
    return distance, f"{plain(distance, 0)}位" if figure.unit == "位" else amount(distance, figure.unit)


ASPECTS: Mapping[str, tuple[str, Callable[[Figure], tuple[float | None, str] | None]]] = {
    "value": ("", _value),
    "last_year": ("（上年同期）", _last_year),
    "year_on_year": ("（同比）", _year_on_year),
    "target": ("（年度目标）", _target),
    "short": ("（与年度目标相差）", _short),
}
"""What follows the indicator's name, and how it is said."""


def _restate(connection: sa.Connection, asked: Sequence[Named], moment: Moment) -> list[Said | None]:
    codes = {named.code for named in asked}
    found = {entry.code: entry for entry in figures(connection, moment.as_of, moment.known_at, codes)}
    known = (named.code in found and named.aspect in ASPECTS for named in asked)
    return [
        say(found[named.code], named.aspect) if is_known else None for named, is_known in zip(asked, known, strict=True)
    ]


SOURCE = Source(CODE, _restate)
