"""The page of official papers (GB/T 9704-2012 §5, reference §6.1), in twentieths of a point (twips)."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers.elements import make

WIDTH, HEIGHT = 11906, 16838
TOP, LEFT, RIGHT, BOTTOM = 2098, 1588, 1474, 1980
"""天头 37 mm, 订口 28 mm, the rest 26 mm and 34.9 mm: 22 whole lines fit between top and bottom."""
TYPE_WIDTH = WIDTH - LEFT - RIGHT
LINES, CHARACTERS = 22, 28
LINE = 580
"""A 3号 character and 7/8 of it (§5.2.3), so that 22 lines fill 225 mm."""
SIZE = 16
"""3号, in points."""
SQUEEZE = -5
"""By how much a 3号 character's cell is narrower than the character, so that 28 fill 442.2 pt (15.79 pt each).

Said as spacing of the characters: a grid of characters (linesAndChars) with cells narrower than the font is taken by Word,
but LibreOffice gives every character two cells.
"""
CELL = TYPE_WIDTH / CHARACTERS
"""Width of a character's cell: 316 twips."""
MM = 1440 / 25.4

FOOTER = 1446
"""From the page's foot to that of the page number, whose rules then stand 7 mm below the type area (§7.5)."""


def page(*extras: BaseOxmlElement) -> BaseOxmlElement:
    """The properties of the section; `extras` (references to footers) stand first."""
    return make(
        "sectPr",
        *extras,
        make("pgSz", w=WIDTH, h=HEIGHT),
        make("pgMar", top=TOP, right=RIGHT, bottom=BOTTOM, left=LEFT, header=851, footer=FOOTER, gutter=0),
        make("cols", space=425),
        make("docGrid", type="lines", linePitch=LINE),
    )


def characters(number: float) -> int:
    """The width of so many characters of the text."""
    return round(number * CELL)
