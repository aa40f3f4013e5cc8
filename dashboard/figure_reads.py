"""Cached reads of indicators: all figures of a day, the records behind one, what a record is called."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from dashboard.markup import address
from dashboard.reads import View, cached
from dashboard.rights import require_read
from data import figures
from data.record_names import record_names


def _trace(connection: sa.Connection, day: dt.date, code: str) -> figures.Trace:
    return figures.trace(connection, code, day)


read_figures = cached(figures.figures)
read_trace = cached(_trace)
_names = cached(record_names)


def read_record_names(here: View, name: str, keys: tuple[str, ...]) -> dict[str, str]:
    """What records of a dataset are called, by key. Raises Forbidden."""
    require_read((name,))
    return _names(here, name, keys)


def figure_address(here: View, code: str) -> str:
    """Where an indicator opens to its records; the day goes along unless it is today."""
    return address("figures", None if here.day == here.today else here.day, indicator=code)


def has_value(here: View, code: str) -> bool:
    """Whether the year has data for an indicator by the day; nothing reported is not none."""
    return next(figure.value is not None for figure in read_figures(here) if figure.code == code)
