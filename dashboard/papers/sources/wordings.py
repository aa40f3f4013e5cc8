"""How sources word what they count: numbers of things, rates, days."""

from __future__ import annotations

import datetime as dt

from dashboard.notation import date
from data.amounts import plain

Value = tuple[float | str | None, str]
"""A figure's value and how it is written."""


def counted(number: int, unit: str = "项") -> Value:
    """25项."""
    return number, f"{number}{unit}"


def rate(fraction: float | None) -> Value | None:
    """94.3%; None where there is nothing to judge."""
    return None if fraction is None else (fraction, f"{plain(fraction * 100, 1)}%")


def day(given: dt.date | None) -> Value | None:
    """2020年12月31日; None for none."""
    return None if given is None else (given.isoformat(), date(given))
