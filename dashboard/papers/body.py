"""正文: headings with their numbers, paragraphs, tables, forms, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers.content import Block, Form, Heading, Paragraph
from dashboard.papers.elements import make
from dashboard.papers.numbering import Numbering
from dashboard.papers.page import characters
from dashboard.papers.pen import Pen
from dashboard.papers.tables import form, table

LOOKS = {"text": "Text", "flush": "Flush", "center": "Center", "named": "Flush"}
NAME = 3
"""Characters of 出席 with its colon."""


def body(pen: Pen, blocks: Sequence[Block]) -> list[BaseOxmlElement]:
    """The blocks as paragraphs and tables; headings are counted from one."""
    numbering = Numbering()
    return [element for block in blocks for element in _block(pen, block, numbering)]


def _block(pen: Pen, block: Block, numbering: Numbering) -> list[BaseOxmlElement]:
    if isinstance(block, Heading):
        return [pen.line(f"Heading{block.level}", numbering.next(block.level) + block.text)]
    if isinstance(block, Paragraph):
        below = [make("ind", left=characters(2 + NAME), hanging=characters(NAME))] if block.look == "named" else []
        return [pen.line(LOOKS[block.look], block.words, *below)]
    return form(pen, block) if isinstance(block, Form) else table(pen, block)
