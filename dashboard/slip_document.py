"""A three-colour slip as a Word document, after the form of official papers (GB/T 9704, reference §6)."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.exports import clean
from dashboard.notation import date, full_width
from data.office import office_name
from data.slips import COLOURS, Slip

TITLE, BODY, HEAD = "方正小标宋简体", "仿宋_GB2312", "黑体"
"""The fonts' official names: readers' machines have them."""
INKS = {"blue": RGBColor(0x1F, 0x4E, 0x8C), "yellow": RGBColor(0xB3, 0x7A, 0x00), "red": RGBColor(0xC8, 0x10, 0x2E)}
LINE = Pt(29)
WIDTHS = (Mm(32), Mm(124))


def slip_document(slip: Slip) -> bytes:
    """The bytes of a .docx: office, title in the slip's colour, number and day, the matter as a table, who signs."""
    document = docx.Document()
    _set_page(document)
    ink = INKS[slip.colour]
    _line(document, office_name(), TITLE, 26, ink)
    _line(document, f"{COLOURS[slip.colour]}督办单", TITLE, 22, ink)
    number = _line(document, f"{slip.name}　　签发日期：{date(slip.issued_on)}", BODY, 16)
    _rule_below(number, ink)
    _table(document, slip)
    asked = document.add_paragraph()
    asked.paragraph_format.first_line_indent = Pt(32)
    asked.paragraph_format.space_before = Pt(12)
    _write(asked, f"请于{date(slip.due_on)}前书面回复{office_name()}督查处。", BODY, 16)
    for text in (office_name(), date(slip.issued_on)):
        signed = _line(document, text, BODY, 16)
        signed.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        signed.paragraph_format.right_indent = Pt(32)
    _number_pages(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    document.core_properties.author = office_name()
    style = document.styles["Normal"].paragraph_format
    style.line_spacing_rule, style.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    style.space_after = Pt(0)


def _line(document: Document, text: str, font: str, size: float, ink: RGBColor | None = None) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = Pt(max(29, size * 1.5))
    run = _write(paragraph, text, font, size)
    if ink is not None:
        run.font.color.rgb = ink
    return paragraph


def _write(paragraph: Paragraph, text: str, font: str, size: float) -> Run:
    """Text without what no document can hold, in a font for Chinese."""
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.name = Pt(size), font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def _table(document: Document, slip: Slip) -> None:
    rows = (
        ("责任单位", slip.unit_name),
        ("督办事项", slip.title),
        ("分管领导", slip.leader or "—"),
        ("督办缘由", full_width(slip.basis)),
        ("督办要求", slip.requirement),
        ("回复时限", date(slip.due_on)),
    )
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for name, text in rows:
        cells = table.add_row().cells
        _fill(cells[0], name, HEAD)
        _fill(cells[1], text, BODY)
        for cell, width in zip(cells, WIDTHS, strict=True):
            cell.width = width


def _fill(cell: _Cell, text: str, font: str) -> None:
    """One paragraph a line of the text."""
    for number, line in enumerate(clean(text).split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
        _write(paragraph, line, font, 16)


def _rule_below(paragraph: Paragraph, ink: RGBColor) -> None:
    """A line of the type area's width under a paragraph."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "6"), ("color", str(ink))):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)
    paragraph.paragraph_format.space_after = Pt(14)


def _number_pages(document: Document) -> None:
    """`— 1 —` at the foot."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(paragraph, "— ", "宋体", 14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    _write(paragraph, " —", "宋体", 14)
