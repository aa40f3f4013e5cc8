"""Qualifiers (限定词) of figures: what stays of 余, 以上, 约 when numbers are added or divided (reference §4.0.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Qualifier = Literal["eq", "gt", "ge", "lt", "le", "approx", "text"]

_ABOVE, _BELOW = frozenset({"gt", "ge"}), frozenset({"lt", "le"})
_TURNED: dict[str, Qualifier] = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}


def combine(marks: Iterable[str | None]) -> Qualifier:
    """The qualifier of a sum of parts so marked: all exact stay exact, bounds one way keep it, others are about.

    gt with ge is ge, lt with le is le; nearly, range and opposing bounds are approx.
    """
    found = {mark for mark in marks if mark not in (None, "eq")}
    if not found:
        return "eq"
    if found <= _ABOVE:
        return "gt" if found == {"gt"} else "ge"
    if found <= _BELOW:
        return "lt" if found == {"lt"} else "le"
    return "approx"


def divide(upper: Qualifier, lower: Qualifier) -> Qualifier:
    """The qualifier of a ratio: a denominator that is at least so much makes the ratio at most so much."""
    return combine((upper, _TURNED.get(lower, lower)))
