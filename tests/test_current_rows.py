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
WITH_WARNINGS = {"draft_totals": {"number_vague": 1}}
"""What stands in the sample as its return said it: 若干."""


def fill(url: str, name: str, day: dt.date = DAY) -> tuple[Filling, bytes]:
    with reading(url) as connection:
        filling = current_rows.current_rows(connection, dataset(name), day)
    return filling, template(dataset(name), filling, day)


def compared(url: str, content: bytes, name: str) -> list[Outcome]:
    with reading(url) as connection:
        intake = take_in(content, f"{dataset(name).zh}.xlsx", Wish(), circumstances(connection))
        return examine(connection, intake, content)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)
def test_a_filled_template_handed_in_as_it_is_changes_nothing(spec: Dataset, sample_url: str) -> None:
    filling, content = fill(sample_url, spec.name)
    if not filling.rows:
        assert (spec.name, filling.note) == ("units", "还没有这类数据，所以没有预填。")
        return
    (outcome,) = compared(sample_url, content, spec.name)
    counts = (outcome.added, outcome.changed, outcome.unchanged, outcome.missing)
    assert (outcome.dataset, counts) == (spec.name, (0, 0, len(filling.rows), 0))
    assert filling.inexact == 0
    assert Counter(entry["code"] for entry in outcome.problems) == WITH_WARNINGS.get(spec.name, {})


def test_of_what_brings_only_news_the_newest_period_is_filled_in_whole(sample_url: str) -> None:
    filling, content = fill(sample_url, "urgent_reports")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert filling.note == (
        "已填好最近一期（截至2020年12月31日）报送的16条：有变化、要更正的直接改那一格，新增的接着往下写。"
        "不用再报的整行删去，删去的不会从系统里撤下。"
    )
    assert sheet["A1"].comment.text == filling.note
    assert sheet.max_row == EXAMPLE_ROW + 15


def test_what_is_still_open_of_earlier_periods_is_filled_in_too(sample_url: str) -> None:
    filling, _ = fill(sample_url, "instructions")
    assert "报送的164条，和以前报送、还没有办结的44条：" in filling.note
    assert len(filling.rows) == 208


def test_a_correction_of_one_record_leaves_the_others_of_its_period_in_the_next_template(database_url: str) -> None:
    december, one = [item_of_news(number) for number in ("1", "2", "3")], item_of_news("2", title="更正后的标题")
    hand_in(database_url, "publications", "2020-12-31", *december)
    hand_in(database_url, "publications", "2021-01-08", one)
    filling, _ = fill(database_url, "publications", dt.date(2021, 1, 15))
    assert [(row[0], row[1]) for row in filling.rows] == [("1", "标题1"), ("2", "更正后的标题"), ("3", "标题3")]


def item_of_news(number: str, **fields: object) -> dict[str, object]:
    plain = {"year": 2020.0, "issue_no": number, "title": f"标题{number}", "kind": "督查通报"}
    return {**plain, "issued_on": dt.date(2020, 12, 20), **fields}


def test_a_cell_that_would_be_read_as_zero_says_that_nothing_was_said(sample_url: str) -> None:
    _, content = fill(sample_url, "urgent_reports")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    assert sheet.cell(EXAMPLE_ROW, headers.index("失踪") + 1).value == "不涉及"


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


def test_a_status_left_blank_again_is_no_hint_while_one_that_stands_is(database_url: str) -> None:
    blank, stated = item("[2020]1号", status=None, status_text=None), item("[2020]2号", status_text="推进中")
    hand_in(database_url, "supervision", "2020-10-31", blank, stated)
    _, content = fill(database_url, "supervision")
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    status = [cell.value for cell in sheet[HEADER_ROW]].index("进展状态") + 1
    sheet.cell(EXAMPLE_ROW + 1, status).value = None
    target = io.BytesIO()
    book.save(target)
    (outcome,) = compared(database_url, target.getvalue(), "supervision")
    assert [entry["cell"] for entry in outcome.problems if entry["code"] == "status_blank"] == [f"AB{EXAMPLE_ROW + 1}"]


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
