"""Papers as they are printed, measured on the rendered pages (GB/T 9704-2012): lines, characters, margins, positions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard.papers.binding import Binding
from dashboard.papers.content import (
    Attachment,
    Colophon,
    Column,
    Masthead,
    Paper,
    Paragraph,
    Signature,
    Table,
    figure,
    words,
)
from dashboard.papers.document import draw
from dashboard.papers.marked import marks
from data.clock import now
from tests.rendering import Rendered, convert, render

OFFICE, DAY = "XX市人民政府办公室", dt.date(2020, 12, 31)
TEXT = "督查办理情况通报如下各责任单位要切实负起责任抓紧推进确保年内完成"
TOP, BOTTOM, LEFT, RIGHT = 37, 262, 28, 184
"""Edges of the type area in millimetres."""
CHARACTER = 14 * 25.4 / 72
"""A 4号 character."""
ROWS = tuple((words(str(number)), words("推进某项工作"), words(f"{number}天")) for number in range(1, 41))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """A bulletin whose second page is all text, with a table longer than a page, an attachment and a colophon."""
    table = Table((Column("序号"), Column("事项", 5), Column("逾期", 1, "right")), ROWS, "逾期事项")
    paper = Paper(
        "关于重点工作督查情况的\n通报",
        (Paragraph(words(TEXT * 26)), table),
        masthead=Masthead("督查通报", "第22期", OFFICE, "2020年12月31日"),
        addressee="市政府各部门",
        attachments=(Attachment("责任清单", (Paragraph(words("清单。")),)),),
        signature=Signature(OFFICE, DAY),
        colophon=Colophon(("抄送：市委办公室，市人大常委会办公室。",), OFFICE, DAY),
    )
    return render(draw(paper), tmp_path_factory.mktemp("printed"))


def test_a_page_of_text_has_22_lines_of_28_characters(printed: Rendered) -> None:
    *text, number = printed.lines(2)
    assert number == "—2—"
    assert [len(line) for line in text] == [28] * 22


def test_text_fills_the_type_area_and_stays_in_it(printed: Rendered) -> None:
    text = printed.ink(2)[:-1]
    assert text[0].top >= TOP
    assert text[-1].bottom <= BOTTOM
    assert min(span.left for span in text) == pytest.approx(LEFT, abs=0.6)
    assert max(span.right for span in text) == pytest.approx(RIGHT, abs=0.8)
    assert text[-1].bottom - text[0].top == pytest.approx(225, abs=6)


def test_the_mark_stands_35_mm_below_the_upper_edge_in_the_middle(printed: Rendered) -> None:
    mark = printed.ink(1, "red")[0]
    assert mark.top == pytest.approx(TOP + 35, abs=1)
    assert (mark.left + mark.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_the_red_line_is_as_wide_as_the_type_area_4_mm_below_the_text(printed: Rendered) -> None:
    rule = printed.ink(1, "red")[1]
    above = max(span.bottom for span in printed.ink(1) if span.bottom < rule.top)
    assert (rule.left, rule.right) == pytest.approx((LEFT, RIGHT), abs=0.3)
    assert rule.top - above == pytest.approx(4, abs=0.6)


@pytest.mark.parametrize("page", [1, 2])
def test_the_page_number_stands_outside_7_mm_below_the_type_area(printed: Rendered, page: int) -> None:
    number = printed.ink(page)[-1]
    assert (number.top + number.bottom) / 2 == pytest.approx(BOTTOM + 7, abs=0.6)
    if page % 2:
        assert number.right == pytest.approx(RIGHT - CHARACTER, abs=0.6)
    else:
        assert number.left == pytest.approx(LEFT + CHARACTER, abs=0.6)


def test_a_long_table_repeats_its_header_on_every_page(printed: Rendered) -> None:
    pages = [printed.lines(page) for page in range(1, printed.pages + 1)]
    with_rows = [lines for lines in pages if any("推进某项工作" in line for line in lines)]
    assert len(with_rows) > 1
    assert all("序号事项逾期" in lines for lines in with_rows)


def test_an_attachment_begins_a_page_with_its_mark_and_its_title_on_the_third_line(printed: Rendered) -> None:
    assert printed.lines(printed.pages)[:2] == ["附件", "责任清单"]
    mark, title = printed.ink(printed.pages)[:2]
    assert (title.top + title.bottom - mark.top - mark.bottom) / 2 == pytest.approx(2 * 580 / 1440 * 25.4, abs=1)


def test_the_colophon_ends_on_the_lower_edge_of_the_last_page(printed: Rendered) -> None:
    rules = [
        span for span in printed.ink(printed.pages) if span.bottom - span.top < 0.6 and span.right - span.left > 150
    ]
    assert len(rules) == 3
    assert rules[-1].bottom == pytest.approx(BOTTOM, abs=0.5)
    assert all((rule.left, rule.right) == pytest.approx((LEFT, RIGHT), abs=0.3) for rule in rules)


def test_figures_are_still_bound_after_another_program_saved_the_document(tmp_path: Path) -> None:
    binding = Binding("indicator", "instr_total", "value", DAY, now(), 2452, "2452件")
    table = Table((Column("批示"),), ((words(figure(binding)),),))
    content = draw(Paper("题", (Paragraph(words("批示", figure(binding), "，办结率高。")), table)))
    found = marks(convert(content, tmp_path, "docx").read_bytes())
    assert [(mark.text, mark.binding) for mark in found] == [("2452件", binding)] * 2
