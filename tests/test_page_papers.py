"""文稿: the year's report on its page and as it is taken away, and who may."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document

from dashboard import papers_view, signed_in
from dashboard.papers.document import DOCX, draw
from dashboard.papers.marked import marks
from dashboard.reads import look
from data.permissions import Person, Role
from tests.meeting_office import fill, held, prepared
from tests.page_runs import RunPage, headings, links, words
from tests.prepared import give_tables
from tests.test_papers_check import edited


def test_the_report_of_the_year_is_read_on_the_page(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "papers")
    assert headings(page) == ["2020年度工作数据稿"]
    text = words(page).replace(" ", "")
    assert "二、政务督查一是实行清单式督查。" in text
    assert "承办省级以上领导批示317件、市政府领导批示2135件" in text
    assert "figures?indicator=instr_total" in links(page)


def test_an_earlier_day_tells_the_year_to_that_day(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "papers", as_of="2020-06-30")
    assert headings(page) == ["2020年1月至6月工作数据稿"]
    assert "figures?indicator=instr_total&as_of=2020-06-30" in links(page)


def test_what_is_taken_away_is_what_is_shown(sample_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", sample_url)
    content = draw(papers_view.read_year(look(None)))
    assert docx.Document(io.BytesIO(content)).core_properties.title == "2020年度工作数据稿"
    assert "2452件" in [mark.text for mark in marks(content)]


def test_a_document_put_in_is_checked_and_what_does_not_hold_is_named(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "papers")
    content = edited(draw(papers_view.read_year(look(None))), lambda document: change(document, "2452件", "2450件"))
    page.file_uploader[0].set_value(("年度数据稿.docx", content, DOCX)).run()
    assert not page.exception
    assert "1个与现在的数据不符：" in words(page)
    assert "承办领导批示合计，文中改为2450件（生成时为2452件），数据为2452件。请核对后改正。" in words(page)


def change(document: Document, old: str, new: str) -> None:
    run = next(run for paragraph in document.paragraphs for run in paragraph.runs if run.text == old)
    run.text = new


def test_another_file_put_in_is_refused_in_words(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "papers")
    page.file_uploader[0].set_value(("别的.docx", b"PK", DOCX)).run()
    assert "这不是 Word 文档（.docx），无法核对" in words(page)


def test_the_documents_of_the_last_closed_meeting_are_offered(
    run_page: RunPage, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    fill(database_url)
    prepared_only = run_page(database_url, "papers", as_of="2020-10-30")
    assert [button.proto.label for button in prepared_only.get("download_button")] == ["下载 Word 文稿"]
    held(prepared())
    page = run_page(database_url, "papers", as_of="2020-10-30")
    assert "2020年第2次督查调度会（2020年10月30日）" in headings(page)
    assert [button.proto.label for button in page.get("download_button")] == [
        "会前材料", "附表", "会议纪要", "督查通报", "领导批示通报", "各单位交办事项单", "下载 Word 文稿",
    ]  # fmt: skip


def test_without_data_the_page_says_what_to_do(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
    page = run_page(database_url, "papers")
    assert not page.get("download_button")
    assert "暂无数据" in page.info[0].value


@pytest.mark.parametrize(
    ("role", "opens"), [("leader", True), ("supervision", True), ("division", False), ("admin", False)]
)
def test_leaders_and_supervision_draft_papers(
    run_page: RunPage, sample_url: str, monkeypatch: pytest.MonkeyPatch, role: Role, opens: bool
) -> None:
    monkeypatch.setattr(signed_in, "LOCAL", Person("经办", role, "总值班室" if role == "division" else None))
    assert bool(headings(run_page(sample_url, "papers"))) is opens
