"""Draws a paper: the bytes of a .docx, the same for the same paper."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers.body import body
from dashboard.papers.closing import attached, attachment_note, note, signature
from dashboard.papers.colophon import colophon
from dashboard.papers.content import Masthead, Paper
from dashboard.papers.file import packed
from dashboard.papers.masthead import masthead
from dashboard.papers.pen import Pen

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw(paper: Paper) -> bytes:
    """The paper as a .docx in the format of GB/T 9704-2012, its figures bound."""
    pen = Pen()
    content = [
        *_head(pen, paper, paper.masthead),
        *_title(pen, paper),
        *body(pen, paper.blocks),
        *attachment_note(pen, paper.attachments),
        *signature(pen, paper.signature),
        *note(pen, paper.note),
        *attached(pen, paper.attachments),
        *colophon(pen, paper.colophon),
    ]
    named = paper.title.replace("\n", "") or (paper.masthead.mark if paper.masthead else "")
    return packed(content, named, pen.bound)


def _head(pen: Pen, paper: Paper, given: Masthead | None) -> list[BaseOxmlElement]:
    """版头, two blank lines above a title, one above a form."""
    if given is None:
        return []
    return [*masthead(pen, given), *(pen.line("Flush") for _ in range(2 if paper.title else 1))]


def _title(pen: Pen, paper: Paper) -> list[BaseOxmlElement]:
    """标题, what stands below it, a blank line, 主送机关."""
    return [
        *(pen.line("Title", line) for line in paper.title.split("\n") if line),
        *([pen.line("Subtitle", paper.subtitle)] if paper.subtitle else []),
        *([pen.line("Flush")] if paper.title else []),
        *([pen.line("Flush", f"{paper.addressee}：")] if paper.addressee else []),
    ]
