"""Tables: in 12 pt, ruled, no row broken, the header on every page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers.content import Align, Table, Words, words
from dashboard.papers.elements import make, off
from dashboard.papers.page import TYPE_WIDTH
from dashboard.papers.pen import Pen

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(pen: Pen, given: Table) -> list[BaseOxmlElement]:
    """The table's title, if it has one, and the table."""
    widths = _widths([column.share for column in given.columns])
    aligns = [column.align for column in given.columns]
    head = _row(
        pen, "TableHead", _cells([words(column.title) for column in given.columns], widths, ["center"] * len(widths))
    )
    rows = [_row(pen, "TableCell", _cells(row, widths, aligns)) for row in given.rows]
    ruled = make("tblBorders", *(make(side, val="single", sz=4, space=0, color="000000") for side in SIDES))
    look = make(
        "tblPr",
        make("tblW", w=TYPE_WIDTH, type="dxa"),
        make("jc", val="center"),
        ruled,
        make("tblLayout", type="fixed"),
    )
    drawn = make("tbl", look, make("tblGrid", *(make("gridCol", w=width) for width in widths)), head, *rows)
    return [*([pen.line("TableTitle", given.title)] if given.title else []), drawn]


def _widths(shares: Sequence[float]) -> list[int]:
    """Whole twips that add up to the type area's width."""
    edges = [round(TYPE_WIDTH * part / sum(shares)) for part in accumulate(shares, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _cells(texts: Sequence[Words], widths: Sequence[int], aligns: Sequence[Align]) -> list[tuple[Words, int, Align]]:
    return list(zip(texts, widths, aligns, strict=True))


def _row(pen: Pen, style: str, cells: Sequence[tuple[Words, int, Align]]) -> BaseOxmlElement:
    is_head = style == "TableHead"
    kept = make("trPr", make("cantSplit"), make("tblHeader") if is_head else None)
    return make(
        "tr",
        kept,
        *(
            _cell(pen.line(style, text, off("snapToGrid"), make("jc", val=align)), width)
            for text, width, align in cells
        ),
    )


def _cell(paragraph: BaseOxmlElement, width: int) -> BaseOxmlElement:
    return make("tc", make("tcPr", make("tcW", w=width, type="dxa"), make("vAlign", val="center")), paragraph)
