"""年度数据稿: every figure of the year's report in its section, read back out of the document; what has no data is not made up."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import docx
import pytest
import sqlalchemy as sa
from docx.document import Document
from docx.oxml.ns import qn

from dashboard.papers.check import check
from dashboard.papers.content import Paragraph, Table
from dashboard.papers.document import draw
from dashboard.papers.marked import marks
from dashboard.papers.year.paper import title, year_paper
from dashboard.papers.year.sections import ALL
from dashboard.papers.year.sentences import codes
from data.clock import now
from data.database import reading
from data.indicators import ALL as INDICATORS
from data.indicators import REPORT
from data.quantities import parse_quantity
from tests.commands import dashboard
from tests.returns import hand_in, item
from tests.test_report_figures import REPORT as FIGURES

YEAR_END = dt.date(2020, 12, 31)


@dataclass(frozen=True)
class Expected:
    """A figure of the report."""

    code: str
    section: str
    value: float | None
    qualifier: str
    unit: str


def expected() -> list[Expected]:
    if not FIGURES.exists():
        return []
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return [
            Expected(
                row["code"],
                row["section"],
                float(row["value"]) if row["value"] else None,
                row["qualifier"],
                row["unit"],
            )
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def sample(sample_url: str) -> Iterator[sa.Connection]:
    with reading(sample_url) as connection:
        yield connection


@pytest.fixture(scope="module")
def content(sample: sa.Connection) -> bytes:
    """The report of the sample's year."""
    return draw(year_paper(sample, YEAR_END, now()))


@pytest.fixture(scope="module")
def stated(content: bytes) -> dict[tuple[str, str], str]:
    """(section, code) → the value as the section's text has it, read from the document."""
    document = docx.Document(io.BytesIO(content))
    bindings = dict(zip(names(document), marks(content), strict=True))
    found, section = {}, ""
    for paragraph in document.paragraphs:
        if paragraph.style and paragraph.style.style_id == "Heading1":
            section = paragraph.text.partition("、")[2]
        for start in paragraph._p.findall(qn("w:bookmarkStart")):
            mark = bindings[start.get(qn("w:name"))]
            if mark.binding.aspect == "value" and section:
                found[section, mark.binding.code] = mark.text or ""
    return found


def names(document: Document) -> list[str]:
    """Names of the bookmarks in the order in which they were written."""
    return [start.get(qn("w:name"), "") for start in document.element.body.iter(qn("w:bookmarkStart"))]


def section_of(entry: Expected) -> str:
    return next(name for name, parts in REPORT.items() if entry.section in parts)


@pytest.mark.parametrize(
    "entry", [entry for entry in expected() if entry.value is not None], ids=lambda entry: entry.code
)
def test_a_figure_of_the_report_stands_in_its_section_with_unit_and_qualifier(
    stated: dict[tuple[str, str], str], entry: Expected
) -> None:
    text = stated[section_of(entry), entry.code]
    read = parse_quantity(text)
    assert read is not None
    assert read.value == Decimal(str(entry.value))
    assert (read.qualifier, read.percent) == (entry.qualifier, entry.unit == "%")
    assert entry.unit == "%" or entry.unit in text


def test_words_in_place_of_a_number_stand_as_they_were_written(stated: dict[tuple[str, str], str]) -> None:
    assert stated["服务决策", "decis_drafts"] == "数百篇"


def test_sentences_read_like_those_of_a_work_report(content: bytes) -> None:
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert "2020年度工作数据稿" in texts
    assert (
        "全年组织召开协调会议300余次，协调事项办结率79.09%（距80%的年度目标还差0.91个百分点）。保障重大会议活动2场。"
        in texts
    )
    assert (
        "三是做好常态化督查。民生实事完成率91.43%（距100%的年度目标还差8.57个百分点），获民生获得感示范工程最佳组织奖1项。"
        "承办省级以上领导批示317件、市政府领导批示2135件，合计2452件（推算），批示办结率95.83%（超过95%的年度目标0.83个百分点），"
        "批示逾期未办结15件，编发市政府领导批示通报22期。"
    ) in texts
    assert any("制发各类文件317件（控制在330件的年度目标以内），同比下降3.94%" in text for text in texts)
    assert any("上报信息1187条（同比增长7.71%，超过1100条的年度目标87条）" in text for text in texts)


def test_the_ten_sections_are_those_of_the_report() -> None:
    assert [section.name for section in ALL] == list(REPORT)


def test_every_indicator_has_its_sentence_in_its_own_section() -> None:
    told = {code: section.name for section in ALL for code in codes(section)}
    own = {entry.code: next(name for name, parts in REPORT.items() if entry.section in parts) for entry in INDICATORS}
    assert told == own


def test_the_tables_list_every_indicator_beside_last_year_and_target(content: bytes) -> None:
    tables = docx.Document(io.BytesIO(content)).tables
    assert [len(table.rows) - 1 for table in tables] == [
        sum(entry.section in parts for entry in INDICATORS) for parts in REPORT.values()
    ]
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for table in tables for row in table.rows}
    assert rows["上报信息条数"] == ["1187条", "1102条", "增长7.71%", "1100条"]
    assert rows["承办领导批示合计（推算）"] == ["2452件", "—", "—", "—"]


def test_every_figure_is_bound_and_holds(sample: sa.Connection, content: bytes) -> None:
    found = check(sample, content)
    assert len(found) > 350
    assert {finding.verdict for finding in found} == {"holds"}


def test_before_the_year_is_over_targets_are_those_due_by_the_day(sample: sa.Connection) -> None:
    paper = year_paper(sample, dt.date(2020, 6, 30), now())
    text = "".join(run.text for block in paper.blocks if isinstance(block, Paragraph) for run in block.words)
    assert paper.title == "2020年1月至6月工作数据稿"
    assert "今年以来组织开展反走私执法检查309次（年度目标600次，达到序时目标）" in text
    assert "组织开展应急演练11次（年度目标30次，未达序时目标）" in text
    assert "应急指挥平台" not in text
    assert "最佳组织奖" not in text


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2020-12-31", "2020年度工作数据稿"),
        ("2020-12-30", "2020年1月至12月工作数据稿"),
        ("2020-01-31", "2020年1月工作数据稿"),
    ],
)
def test_the_title_says_how_far_the_year_has_gone(day: str, name: str) -> None:
    assert title(dt.date.fromisoformat(day)) == name


def test_what_has_no_data_is_said_to_have_none_and_is_never_zero(database_url: str) -> None:
    hand_in(database_url, "supervision", "2020-10-31", item("1"))
    with reading(database_url) as connection:
        paper = year_paper(connection, dt.date(2020, 10, 31), now())
    texts = ["".join(run.text for run in block.words) for block in paper.blocks if isinstance(block, Paragraph)]
    assert "“四张清单”共列督查事项1项" in texts[1]
    assert texts.count("截至2020年10月31日，本板块还没有数据。") == 9
    assert texts[-1].endswith("项，见附件中标注“无数据”的各行。")
    (table,) = (block for block in paper.attachments[0].blocks if isinstance(block, Table) and "反走私" in str(block))
    assert {row[1][0].text for row in table.rows} == {"无数据"}


def test_the_command_writes_a_document_that_the_other_one_checks(sample_url: str, tmp_path: Path) -> None:
    path = tmp_path / "年度数据稿.docx"
    answer = dashboard(sample_url, "papers", "year", "--as-of", "2020-12-31", "-o", path)
    assert answer.status == 0
    assert answer.out.startswith(f"已生成2020年度工作数据稿（数据截至2020年12月31日）：{path}。")
    answer = dashboard(sample_url, "papers", "check", path)
    assert answer.status == 0
    assert "个数字，按2020年12月31日的数据核对，全部相符。" in answer.out
