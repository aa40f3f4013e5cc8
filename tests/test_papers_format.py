"""Papers as their XML states them: page, lines, fonts, numbers, tables, places (GB/T 9704-2012)."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from dashboard.papers import page
from dashboard.papers.content import (
    Attachment,
    Block,
    Colophon,
    Column,
    Heading,
    Masthead,
    Paper,
    Paragraph,
    Signature,
    Table,
    words,
)
from dashboard.papers.document import draw
from dashboard.papers.numbering import in_chinese

DAY = dt.date(2020, 12, 31)
OFFICE = "XX市人民政府办公室"


def drawn(*blocks: Block, **parts: Any) -> Document:
    return docx.Document(io.BytesIO(draw(Paper("关于督查情况的通报", blocks, **parts))))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def style_of(document: Document, text: str) -> str:
    return next(
        str(paragraph.style.style_id) for paragraph in document.paragraphs if paragraph.style and paragraph.text == text
    )


def fonts_of(document: Document, style: str) -> tuple[str, float]:
    """East Asian font and size of a style, in points."""
    found = next(entry for entry in document.styles if entry.style_id == style).element
    return found.find(".//" + qn("w:rFonts")).get(qn("w:eastAsia")), int(
        found.find(".//" + qn("w:sz")).get(qn("w:val"))
    ) / 2


def test_the_page_has_the_margins_of_the_standard() -> None:
    section = drawn().sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)  # type: ignore[union-attr]
    margins = section.top_margin, section.left_margin, section.right_margin, section.bottom_margin
    assert [margin.mm for margin in margins if margin] == pytest.approx([37, 28, 26, 35], abs=0.1)


def test_twenty_two_lines_and_no_more_fit_on_a_page() -> None:
    section = drawn().sections[0]._sectPr
    pitch = int(section.find(qn("w:docGrid")).get(qn("w:linePitch")))
    assert (page.HEIGHT - page.TOP - page.BOTTOM) // pitch == 22


def test_twenty_eight_characters_and_no_more_fit_in_a_line() -> None:
    plain = next(entry for entry in drawn().styles if entry.style_id == "Normal").element
    size = int(plain.find(".//" + qn("w:sz")).get(qn("w:val"))) * 10
    spacing = int(plain.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert (page.WIDTH - page.LEFT - page.RIGHT) // (size + spacing) == 28


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Text", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading1", "黑体", 16),
        ("Heading2", "楷体_GB2312", 16),
        ("Heading3", "仿宋_GB2312", 16),
        ("Colophon", "仿宋_GB2312", 14),
        ("PageNumber", "宋体", 14),
        ("TableCell", "仿宋_GB2312", 12),
    ],
)
def test_every_kind_of_line_has_its_font_and_size(style: str, font: str, size: float) -> None:
    assert fonts_of(drawn(), style) == (font, size)


def test_headings_are_numbered_anew_below_each_other() -> None:
    document = drawn(
        Heading(1, "总体"), Heading(2, "清单"), Heading(3, "进展"), Heading(4, "个别"), Heading(3, "滞后"), Heading(2, "批示"),
        Heading(1, "问题"), Heading(2, "逾期"),
    )  # fmt: skip
    assert texts(document)[1:] == [
        "一、总体", "（一）清单", "1.进展", "（1）个别", "2.滞后", "（二）批示", "二、问题", "（一）逾期",
    ]  # fmt: skip
    assert style_of(document, "（一）清单") == "Heading2"


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")])
def test_numbers_of_headings_are_chinese(number: int, words: str) -> None:
    assert in_chinese(number) == words


def test_a_table_repeats_its_header_and_breaks_no_row() -> None:
    table = drawn(Table((Column("事项", 3), Column("逾期")), ((words("甲"), words("3天")),))).tables[0]._tbl
    kept = [sorted(entry.tag.rsplit("}")[-1] for entry in row.xpath("w:trPr/*")) for row in table.tr_lst]
    assert kept == [["cantSplit", "tblHeader"], ["cantSplit"]]


def test_a_table_is_as_wide_as_the_type_area() -> None:
    table = drawn(Table((Column("甲", 1), Column("乙", 1), Column("丙", 5)), ())).tables[0]
    assert sum(column.width.twips for column in table.columns if column.width) == page.TYPE_WIDTH


def test_several_attachments_are_listed_below_each_other_and_numbered() -> None:
    attachments = (Attachment("进度表", ()), Attachment("逾期清单", ()))
    found = texts(drawn(Paragraph(words("正文。")), attachments=attachments))
    assert found[2:] == ["附件：1.\t进度表", "2.\t逾期清单", "附件1", "进度表", "附件2", "逾期清单"]


def test_a_single_attachment_has_no_number() -> None:
    assert texts(drawn(attachments=(Attachment("进度表", ()),)))[1:] == ["附件：进度表", "附件", "进度表"]


@pytest.mark.parametrize(
    ("office", "is_sealed", "right"),
    [
        ("XX市人民政府办公室", True, [2.5, 4]),
        ("XX市人民政府办公室", False, [2, 3]),
        ("督查处", False, [7, 2]),
    ],
)  # fmt: skip
def test_office_and_day_stand_where_the_standard_puts_them(office: str, is_sealed: bool, right: list[float]) -> None:
    document = drawn(signature=Signature(office, dt.date(2020, 3, 5), is_sealed))
    indents = [paragraph.paragraph_format.right_indent for paragraph in document.paragraphs if paragraph.text][1:]
    assert [round(indent.twips / page.CELL, 1) for indent in indents if indent] == right


def test_the_day_is_written_without_leading_zeros() -> None:
    assert texts(drawn(signature=Signature(OFFICE, dt.date(2020, 3, 5))))[-1] == "2020年3月5日"


def test_the_colophon_names_whom_it_goes_to_and_who_printed_it() -> None:
    cells = drawn(colophon=Colophon(("抄送：市委办公室。",), OFFICE, DAY)).tables[0].columns[0].cells
    assert [cell.text for cell in cells] == ["抄送：市委办公室。", f"{OFFICE}\t2020年12月31日印发"]


@pytest.mark.parametrize("is_overleaf", [True, False])
def test_a_colophon_stands_overleaf_where_that_is_asked_for(is_overleaf: bool) -> None:
    last = drawn(colophon=Colophon((), OFFICE, DAY, is_overleaf)).paragraphs[-1]
    assert bool(last.paragraph_format.page_break_before) is is_overleaf


def test_a_short_mark_is_large_and_a_long_one_fits_the_line() -> None:
    sizes = []
    for mark in ("督查通报", "XX市人民政府办公室文件"):
        document = drawn(masthead=Masthead(mark, "X政办发〔2020〕12号"))
        sizes.append(document.paragraphs[0].runs[0].font.size)
    assert [size.pt for size in sizes if size] == [48, 36]


def test_the_page_number_is_the_only_field() -> None:
    with zipfile.ZipFile(io.BytesIO(draw(Paper("题", (Paragraph(words("=SUM(A1) { DATE } HYPERLINK")),))))) as file:
        parts = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}
    assert "fldSimple" in parts["word/footer-even.xml"]
    assert not [name for name, text in parts.items() if ("fld" in text or "instrText" in text) and "footer" not in name]


def test_nothing_in_the_file_points_outside_of_it() -> None:
    with zipfile.ZipFile(io.BytesIO(draw(Paper("题", (Paragraph(words("http://example.org")),))))) as file:
        assert not [name for name in file.namelist() if name.endswith(".rels") and b"External" in file.read(name)]


def test_control_characters_are_left_out_of_texts() -> None:
    assert texts(drawn(Paragraph(words("甲\x00乙\x0b丙\ufffe"))))[-1] == "甲乙丙"


def test_the_same_paper_has_the_same_bytes() -> None:
    paper = Paper("题", (Paragraph(words("正文。")),))
    assert draw(paper) == draw(paper)
