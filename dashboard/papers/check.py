"""Checks a finished document: which of its figures no longer hold, by what is known now."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import sqlalchemy as sa

from dashboard.papers.binding import Binding
from dashboard.papers.marked import Mark, marks
from dashboard.papers.sources import BY_CODE, Named, Said
from data.moment import Moment
from data.quantities import Quantity, parse_quantity

Verdict = Literal["holds", "changed", "edited", "lost", "no_data"]
"""Holds; the data have changed since; the text was changed by hand and is not what the data say; the figure's mark is
gone from the text; there are no data for it any more."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of the document beside what it is now. `said` is None where there are no data."""

    mark: Mark
    said: Said | None
    verdict: Verdict


def check(connection: sa.Connection, content: bytes, day: dt.date | None = None) -> list[Finding]:
    """Every bound figure of a .docx, of its own day or of another one, in the document's order. Raises NotAPaper."""
    found = marks(content)
    said = _restated(connection, [mark.binding for mark in found], day)
    return [Finding(mark, now, _verdict(mark, now)) for mark, now in zip(found, said, strict=True)]


def _restated(connection: sa.Connection, bindings: Sequence[Binding], day: dt.date | None) -> list[Said | None]:
    """One reading for all figures of a source on a day."""
    said: list[Said | None] = [None] * len(bindings)
    order = sorted(range(len(bindings)), key=lambda place: _reading(bindings[place]))
    for (code, as_of), group in groupby(order, key=lambda place: _reading(bindings[place])):
        places = list(group)
        if code not in BY_CODE:
            continue
        asked = [Named(bindings[place].code, bindings[place].aspect) for place in places]
        for place, answer in zip(places, BY_CODE[code].restate(connection, asked, Moment(day or as_of)), strict=True):
            said[place] = answer
    return said


def _reading(binding: Binding) -> tuple[str, dt.date]:
    return binding.source, binding.as_of


def _verdict(mark: Mark, now: Said | None) -> Verdict:
    if mark.text is None:
        return "lost"
    if now is None:
        return "no_data"
    if is_same(mark.text, now.wording):
        return "holds"
    return "changed" if is_same(mark.text, mark.binding.wording) else "edited"


def is_same(text: str, wording: str) -> bool:
    """Whether two texts state the same figure, however it is spelled: 2452件, 2,452 件, ２４５２."""
    one, other = _bare(text), _bare(wording)
    if one == other:
        return True
    first, second = parse_quantity(one), parse_quantity(other)
    return first is not None and second is not None and _meant(first) == _meant(second) and _fits(first, second)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _meant(quantity: Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.qualifier, quantity.percent


def _fits(one: Quantity, other: Quantity) -> bool:
    """A unit that was moved out of the mark is not another unit."""
    return one.word == other.word or not one.word or not other.word
