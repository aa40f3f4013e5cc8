"""Templates filled with what is in force: handed in as they are, they change nothing."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter

import openpyxl
import pytest

from data.database import reading
from data.datasets import ALL, dataset
from data.kinds.kind import Setting
from data.kinds.percents import Percent
from data.spec import Column, Dataset
from etl import current_rows
from etl.cli import DONE, main
from etl.commands import circumstances
from etl.current_rows import MOST_ROWS
from etl.filling import Filling
from etl.intake import Wish, take_in
from etl.load import Outcome, examine
from etl.template import EXAMPLE_ROW, HEADER_ROW, template
from etl.written_back import Writer
from tests.returns import hand_in, item

DAY = dt.date(2020, 12, 31)
FULL = {spec.name for spec in ALL if spec.scope is not None}
OPEN = {"instructions", "documents", "executive_items", "legal_reviews", "disclosure_requests", "proposals"}
"""News only, of which those still open are known."""
WITH_WARNINGS = {"supervision": {"status_blank": 4}}
"""Records that stand in the sample as their return left them: without a status."""


def fill(url: str, name: str, day: dt.date = DAY) -> tuple[Filling, bytes]:
    with reading(url) as connection:
        filling = current_rows.current_rows(connection, dataset(name), day)
    return filling, template(dataset(name), filling, day)


def compared(url: str, content: bytes, name: str) -> list[Outcome]:
    with reading(url) as connection:
        intake = take_in(content, f"{dataset(name).zh}.xlsx", Wish(), circumstances(connection))
        return examine(connection, intake, content)


@pytest.mark.parametrize("spec", [spec for spec in ALL if spec.name in FULL | OPEN], ids=lambda spec: spec.name)
def test_a_filled_template_handed_in_as_it_is_changes_nothing(spec: Dataset, sample_url: str) -> None:
    filling, content = fill(sample_url, spec.name)
    if not filling.rows:
        assert spec.name == "proposals"
        assert filling.note == "截至2020年12月31日没有还没办结的，所以没有预填。"
        return
    (outcome,) = compared(sample_url, content, spec.name)
    counts = (outcome.added, outcome.changed, outcome.unchanged, outcome.missing)
    assert (outcome.dataset, counts) == (spec.name, (0, 0, len(filling.rows), 0))
    assert filling.inexact == 0
    assert Counter(entry["code"] for entry in outcome.problems) == WITH_WARNINGS.get(spec.name, {})


@pytest.mark.parametrize("spec", [spec for spec in ALL if spec.name not in FULL | OPEN], ids=lambda spec: spec.name)
def test_a_template_of_what_brings_only_news_is_empty_and_says_so(spec: Dataset, sample_url: str) -> None:
    filling, content = fill(sample_url, spec.name)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert (filling.rows, filling.note) == ((), "这类数据每次只报新增或有变动的，所以没有预填。")
    assert sheet["A1"].comment.text == filling.note
    assert sheet.cell(EXAMPLE_ROW, 1).value == "示例，不计入合计"


def test_a_filled_template_says_what_it_holds_and_of_which_day(sample_url: str) -> None:
    filling, content = fill(sample_url, "supervision")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    first = dict(zip(headers, (cell.value for cell in sheet[EXAMPLE_ROW]), strict=True))
    assert sheet["A1"].value == "四张清单报送模板（截至2020年12月31日）"
    assert filling.note.startswith("已填好截至2020年12月31日的300条：有变化的直接改")
    assert (first["清单类别"], first["牵头单位"], first["完成时限"]) == (
        "省委省政府部署重点工作清单",
        "市农业农村局",
        "2020年5月",
    )


def test_of_a_monthly_table_the_newest_month_is_filled_in(sample_url: str) -> None:
    filling, _ = fill(sample_url, "data_sharing", dt.date(2020, 7, 15))
    assert filling.note.startswith("已填好上一期（2020年6月）的20条：请先把“")


def test_drop_downs_reach_from_the_first_row_that_is_filled(sample_url: str) -> None:
    _, content = fill(sample_url, "supervision")
    rules = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].data_validations.dataValidation
    assert {next(iter(rule.sqref.ranges)).min_row for rule in rules} == {EXAMPLE_ROW}


def test_text_that_looks_like_a_formula_is_filled_in_as_text(database_url: str) -> None:
    hand_in(database_url, "supervision", "2020-10-31", item("[2020]1号", title="=1+1", progress_text="@SUM(A1)"))
    _, content = fill(database_url, "supervision")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet[EXAMPLE_ROW] if cell.data_type == "f"] == []
    assert "=1+1" in [cell.value for cell in sheet[EXAMPLE_ROW]]


def test_more_rows_than_anyone_edits_are_not_filled_in(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current_rows, "MOST_ROWS", 1)
    hand_in(database_url, "supervision", "2020-10-31", item("[2020]1号"), item("[2020]2号"))
    filling, _ = fill(database_url, "supervision")
    assert MOST_ROWS > 1000
    assert (filling.rows, filling.note) == ((), "现有2条，超过1条，没有预填；请在上次报送的表里修改。")


@pytest.mark.parametrize(
    ("values", "raw", "cell"),
    [
        ((0.625, None, None), None, 0.625),
        ((0.7, None, "ge"), "70%以上", "70%以上"),
        ((0.8, "进度滞后", None), "80%（进度滞后）", "80%（进度滞后）"),
        ((1 / 3, None, None), None, 1 / 3),
        ((None, None, None), None, None),
    ],
)
def test_a_share_is_written_so_that_it_is_read_as_the_same(
    values: tuple[float | None, str | None, str | None], raw: str | None, cell: float | str | None
) -> None:
    column = Column("rate", "完成率", Percent())
    written = Writer(column, Setting(2020, DAY)).write(values, raw)
    assert (written.cell, written.is_exact, written.is_quiet) == (cell, True, True)


def test_the_command_fills_a_template_and_says_with_what(
    sample_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    monkeypatch.setenv("DATABASE_URL", sample_url)
    monkeypatch.chdir(str(tmp_path))
    assert main(["template", "drills", "--filled", "-o", "演练.xlsx"]) == DONE
    said = capsys.readouterr().out
    assert said.startswith("已生成“应急演练”报送模板：演练.xlsx。已填好截至2020年12月31日的34条：")
