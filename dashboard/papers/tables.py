"""Tables: in 12 pt, ruled, no row broken, the header on every page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers.content import Align, Form, Run, Table, Words, words
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
    drawn = _ruled(widths, [head, *rows])
    return [*([pen.line("TableTitle", given.title)] if given.title else []), drawn]


FORM = (2, 7)
"""Shares of a form's columns."""
_FORM_ALIGNS: tuple[Align, ...] = ("center", "left")


def form(pen: Pen, given: Form) -> list[BaseOxmlElement]:
    """The form: no header, since its left column is one."""
    widths, aligns = _widths(FORM), _FORM_ALIGNS
    rows = (((Run(name, "black"),), said) for name, said in given.rows)
    return [_ruled(widths, [_row(pen, "FormCell", _cells(row, widths, aligns)) for row in rows])]


def _ruled(widths: Sequence[int], rows: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    ruled = make("tblBorders", *(make(side, val="single", sz=4, space=0, color="000000") for side in SIDES))
    look = make(
        "tblPr",
        make("tblW", w=TYPE_WIDTH, type="dxa"),
        make("jc", val="center"),
        ruled,
        make("tblLayout", type="fixed"),
    )
    return make("tbl", look, make("tblGrid", *(make("gridCol", w=width) for width in widths)), *rows)


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
