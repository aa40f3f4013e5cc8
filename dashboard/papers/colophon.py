"""版记: at the foot of the last page, its last line on the type area's lower edge (GB/T 9704-2012 §7.4)."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.notation import date
from dashboard.papers.content import Colophon
from dashboard.papers.elements import make
from dashboard.papers.page import LEFT, TYPE_WIDTH
from dashboard.papers.pen import Pen

EM = 280
"""A 4号 character."""
THICK, THIN = 8, 6
"""0.35 mm and 0.25 mm, in eighths of a point."""


def colophon(pen: Pen, given: Colophon | None) -> list[BaseOxmlElement]:
    """A table that stands at the foot of the page on which the text ends, whatever is above it."""
    if given is None:
        return []
    texts = [pen.line("Colophon", text, _inside(text)) for text in given.copies]
    tab = make("tabs", make("tab", val="right", pos=TYPE_WIDTH - EM))
    texts.append(pen.line("Colophon", f"{given.office}\t{date(given.day)}印发", tab, make("ind", left=EM, right=EM)))
    rows = [
        make("tr", make("trPr", make("cantSplit")), _cell(text, place == 0, place == len(texts) - 1))
        for place, text in enumerate(texts)
    ]
    placed = make(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        horzAnchor="page",
        tblpX=LEFT,
        tblpYSpec="bottom",
    )
    margins = make("tblCellMar", make("left", w=0, type="dxa"), make("right", w=0, type="dxa"))
    look = make("tblPr", placed, make("tblW", w=TYPE_WIDTH, type="dxa"), make("tblLayout", type="fixed"), margins)
    drawn = make("tbl", look, make("tblGrid", make("gridCol", w=TYPE_WIDTH)), *rows)
    anchor = pen.line(
        "Flush",
        "",
        *([make("pageBreakBefore")] if given.is_overleaf else []),
        make("spacing", line=20, lineRule="exact"),
    )
    return [drawn, anchor]


def _inside(text: str) -> BaseOxmlElement:
    """One character in on both sides, later lines below the first name (回行时与冒号后的首字对齐)."""
    hanging = EM * (text.index("：") + 1) if "：" in text else 0
    return make("ind", left=EM + hanging, right=EM, hanging=hanging or None)


def _cell(paragraph: BaseOxmlElement, is_first: bool, is_last: bool) -> BaseOxmlElement:
    top, bottom = THICK if is_first else THIN, THICK if is_last else THIN
    edges = make("tcBorders", _edge("top", top), _edge("bottom", bottom))
    return make("tc", make("tcPr", make("tcW", w=TYPE_WIDTH, type="dxa"), edges), paragraph)


def _edge(side: str, size: int) -> BaseOxmlElement:
    return make(side, val="single", sz=size, space=0, color="000000")
