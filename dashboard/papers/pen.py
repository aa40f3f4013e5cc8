"""Writes paragraphs, with a bookmark round every bound figure."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers.binding import Binding
from dashboard.papers.content import Run, Words
from dashboard.papers.elements import make
from dashboard.papers.fonts import FACES, font
from etl.writable import clean

BOOKMARK = "figure_{:04}"


class Pen:
    """Keeps count of the bookmarks of one document."""

    def __init__(self) -> None:
        self.bound: dict[str, Binding] = {}
        """Name of the bookmark → what stands in it."""

    def line(self, style: str, content: str | Words = "", *properties: BaseOxmlElement) -> BaseOxmlElement:
        """A paragraph in a style; `properties` are its own, in the order of the schema."""
        runs = (Run(content),) if isinstance(content, str) else content
        settled = make("pPr", make("pStyle", val=style), *properties)
        return make("p", settled, *(element for run in runs if run.text for element in self._run(run)))

    def _run(self, run: Run) -> list[BaseOxmlElement]:
        written = _written(run)
        if run.bound is None:
            return [written]
        number = len(self.bound) + 1
        name = BOOKMARK.format(number)
        self.bound[name] = run.bound
        return [make("bookmarkStart", id=number, name=name), written, make("bookmarkEnd", id=number)]


def _written(run: Run) -> BaseOxmlElement:
    # Quotation marks and dashes are in fonts of either kind: the hint has Word take the Chinese one.
    chosen = make("rFonts") if run.face == "body" else font(FACES[run.face])
    chosen.set(qn("w:hint"), "eastAsia")
    return make("r", make("rPr", chosen), *_texts(clean(run.text)))


def _texts(text: str) -> list[BaseOxmlElement]:
    """Line feeds become breaks, tabs tabs."""
    found: list[BaseOxmlElement] = []
    for number, line in enumerate(text.split("\n")):
        found += [make("br")] if number else []
        for place, piece in enumerate(line.split("\t")):
            found += [make("tab")] if place else []
            found += [_text(piece)] if piece else []
    return found


def _text(piece: str) -> BaseOxmlElement:
    element = make("t")
    element.text = piece
    element.set(qn("xml:space"), "preserve")
    return element
