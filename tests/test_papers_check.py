"""Bound figures: kept in the document, found again after it was edited, checked against what is known now."""

from __future__ import annotations

import datetime as dt
import io
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
import sqlalchemy as sa
from docx.document import Document
from docx.oxml.ns import qn

from dashboard.papers.binding import Binding, decode, encode
from dashboard.papers.check import check, is_same
from dashboard.papers.content import Paper, Paragraph, figure, words
from dashboard.papers.document import draw
from dashboard.papers.findings import report
from dashboard.papers.marked import NotAPaper, marks
from dashboard.papers.sources import BY_CODE, Named, bind
from data.clock import now
from data.database import reading
from data.moment import Moment
from tests.commands import dashboard
from tests.returns import hand_in, item

DAY = dt.date(2020, 10, 31)
TOTAL, LATE = Named("supv_items_total", "value"), Named("supv_overdue", "value")


LATE_ITEM = "supervision/2020|work_report|3"


@dataclass(frozen=True)
class Given:
    """A database with three items, one of them overdue, and a paper with three of its figures."""

    file: Path
    paper: bytes


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    file = tmp_path_factory.mktemp("papers") / "given.db"
    url = f"sqlite:///{file}"
    hand_in(url, "supervision", "2020-10-31", item("1"), item("2"), item("3", due_on=dt.date(2020, 9, 30)))
    with reading(url) as connection:
        paper = bulletin(connection)
    return Given(file, paper)


@pytest.fixture
def content(given: Given, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """That paper, while the process works on that database: read it only."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{given.file}")
    return given.paper


@pytest.fixture
def late(given: Given, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database in which one more overdue item was handed in after the paper was made; its URL."""
    with sqlite3.connect(given.file) as source, sqlite3.connect(tmp_path / "late.db") as target:
        source.backup(target)
    url = f"sqlite:///{tmp_path / 'late.db'}"
    hand_in(url, "supervision", "2020-10-31", item("4", due_on=dt.date(2020, 9, 1)), file="补报.xlsx")
    monkeypatch.setenv("DATABASE_URL", url)
    return url


def bulletin(connection: sa.Connection) -> bytes:
    """Two counts, the days by which an item is late."""
    moment = Moment(DAY, now())
    counts = BY_CODE["indicator"].restate(connection, [TOTAL, LATE], moment)
    days = BY_CODE["item"].restate(connection, [Named(LATE_ITEM, "overdue_days")], moment)
    total, late, by = (said for said in (*counts, *days) if said)
    text = words(
        "四张清单共", bind("indicator", TOTAL, total, moment), "，其中", bind("indicator", LATE, late, moment),
        "逾期，最长的", bind("item", Named(LATE_ITEM, "overdue_days"), by, moment), "。",
    )  # fmt: skip
    return draw(Paper("通报", (Paragraph(text),)))


def edited(content: bytes, change: Callable[[Document], None]) -> bytes:
    document, target = docx.Document(io.BytesIO(content)), io.BytesIO()
    change(document)
    document.save(target)
    return target.getvalue()


def verdicts(content: bytes) -> list[str]:
    with reading() as connection:
        return [finding.verdict for finding in check(connection, content)]


def told(content: bytes) -> str:
    with reading() as connection:
        return report(check(connection, content))


def run_of(document: Document, text: str) -> object:
    return next(run for paragraph in document.paragraphs for run in paragraph.runs if run.text == text)


def test_a_binding_comes_back_as_it_was() -> None:
    given = Binding("indicator", "a", "value", DAY, now(), 0.625, "“62.5%”\n以上")
    assert decode(encode(given)) == given


@pytest.mark.parametrize("text", ["", "[]", "{}", "2452", '{"as_of": "2020-13-01"}'])
def test_what_is_no_binding_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(text)


def test_figures_are_found_with_the_words_around_them(content: bytes) -> None:
    found = marks(content)
    assert [mark.text for mark in found] == ["3项", "1项", "31天"]
    assert found[1].place == "四张清单共3项，其中1项逾期，最长的31天。"


def test_a_fresh_document_holds(content: bytes) -> None:
    assert verdicts(content) == ["holds", "holds", "holds"]


def test_a_late_return_shows_with_old_and_new_value(content: bytes, late: str) -> None:
    assert told(content).splitlines() == [
        "共3个数字，按2020年10月31日的数据核对，2个与现在的数据不符：",
        "1. “四张清单共3项，其中1项逾期，最长的31天…”：督查事项总数，文中为3项，现为4项。请改正。",
        "2. “四张清单共3项，其中1项逾期，最长的31天。”：逾期事项数，文中为1项，现为2项。请改正。",
    ]


def test_text_written_around_a_figure_does_not_hide_it(content: bytes, late: str) -> None:
    def rewrite(document: Document) -> None:
        document.paragraphs[0].insert_paragraph_before("新写的一段。")
        line = document.paragraphs[-1]
        line.runs[0].text = "据统计，全市共有"
        line.runs[2].text = "，当中有"

    changed = edited(content, rewrite)
    assert verdicts(changed) == ["changed", "changed", "holds"]
    assert marks(changed)[0].place == "据统计，全市共有3项，当中有1项逾期，最长的31…"


def test_a_figure_changed_by_hand_is_told_apart_from_data_that_changed(content: bytes) -> None:
    changed = edited(content, lambda document: setattr(run_of(document, "3项"), "text", "5项"))
    assert verdicts(changed) == ["edited", "holds", "holds"]
    assert "督查事项总数，文中改为5项（生成时为3项），数据为3项。请核对后改正。" in told(changed)


def test_a_figure_brought_up_to_date_by_hand_holds(content: bytes, late: str) -> None:
    assert verdicts(edited(content, lambda document: setattr(run_of(document, "3项"), "text", "4项")))[0] == "holds"


def test_a_figure_that_was_deleted_is_named(content: bytes) -> None:
    def strike(document: Document) -> None:
        for element in document.paragraphs[-1]._p.xpath("w:bookmarkStart[@w:name='figure_0002']"):
            element.getparent().remove(element)

    changed = edited(content, strike)
    assert verdicts(changed) == ["holds", "lost", "holds"]
    assert "逾期事项数：文中已找不到这个数字（生成时为1项），数据没有变。请人工核对原处。" in told(changed)


def test_what_is_struck_out_under_revision_is_not_read(content: bytes) -> None:
    def revise(document: Document) -> None:
        run = run_of(document, "3项")._r  # type: ignore[attr-defined]
        struck = run.makeelement(qn("w:del"), {})
        run.addprevious(struck)
        struck.append(run)

    assert verdicts(edited(content, revise)) == ["lost", "holds", "holds"]


def test_an_item_that_is_on_no_list_has_no_data(content: bytes) -> None:
    other = draw(
        Paper("通报", (Paragraph((figure(Binding("item", "supervision/99", "light", DAY, now(), "red", "红灯")),)),))
    )
    assert verdicts(other) == ["no_data"]


@pytest.mark.parametrize(
    ("text", "wording", "same"),
    [
        ("2452件", "2452件", True),
        ("2,452 件", "2452件", True),
        ("２４５２件", "2452件", True),
        ("2452", "2452件", True),
        ("2452条", "2452件", False),
        ("2453件", "2452件", False),
        ("6万余条", "6万多条", True),
        ("6万条", "6万多条", False),
        ("减少3.94%", "下降3.94%", True),
        ("增长3.94%", "下降3.94%", False),
        ("红灯", "黄灯", False),
    ],
)
def test_spelling_makes_no_difference_and_value_unit_and_qualifier_do(text: str, wording: str, same: bool) -> None:
    assert is_same(text, wording) is same


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "表".encode("gbk")])
def test_another_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(NotAPaper, match=r"这不是 Word 文档（.docx）"):
        marks(content)


def test_a_document_of_others_is_refused_in_words() -> None:
    target = io.BytesIO()
    docx.Document().save(target)
    with pytest.raises(NotAPaper, match="没有绑定的数字"):
        marks(target.getvalue())


def test_the_command_answers_with_its_status(content: bytes, late: str, given: Given, tmp_path: Path) -> None:
    path = tmp_path / "通报.docx"
    path.write_bytes(content)
    answer = dashboard(f"sqlite:///{given.file}", "papers", "check", path)
    assert (answer.status, answer.out) == (0, "共3个数字，按2020年10月31日的数据核对，全部相符。\n")
    answer = dashboard(late, "papers", "check", path, "--json")
    assert answer.status == 1
    assert [(entry["verdict"], entry["was"], entry["now"]) for entry in answer.document] == [
        ("changed", "3项", "4项"), ("changed", "1项", "2项"), ("holds", "31天", "31天"),
    ]  # fmt: skip


def test_a_file_that_is_not_there_is_refused(database_url: str) -> None:
    answer = dashboard(database_url, "papers", "check", "没有.docx")
    assert (answer.status, answer.err.strip()) == (1, "读不了文件“没有.docx”，没有核对。请检查文件名和所在文件夹。")
