"""全部指标 and 数据来源 with the sample: definitions, records, batches, files, and the tables that leave the house."""

from __future__ import annotations

import dataclasses
import io

import pytest
from openpyxl import load_workbook

from dashboard import batch_board, figure_board, smuggling_ledgers
from dashboard.emergency_reads import read_reports
from dashboard.figure_reads import read_figures
from dashboard.ledger import Ledger, export
from dashboard.reads import View, look
from dashboard.smuggling_filters import Chosen
from dashboard.smuggling_reads import read_cases
from dashboard.source_reads import original_bytes, read_batches, template_bytes
from data.anti_smuggling import Wanted
from data.batches import Remark
from data.database import writing
from data.datasets import ALL as DATASETS
from data.datasets import dataset
from data.emergency import Wanted as WantedReports
from data.indicators import ALL as INDICATORS
from data.indicators import Indicator
from data.spec import Dataset
from etl.undo import undo
from tests.databases import ROOT
from tests.page_runs import RunPage, headings, words
from tests.returns import hand_in, item
from tests.soaking import SOAKING

OPENED = INDICATORS if SOAKING else {(one.section, type(one.measure)): one for one in INDICATORS}.values()
"""Of every section one indicator of each formula; all of them by `make soak`, their records alone in `test_figures.py`."""


@pytest.fixture
def here(sample_url: str, monkeypatch: pytest.MonkeyPatch) -> View:
    """The sample at its own day, for reads without a page."""
    monkeypatch.setenv("DATABASE_URL", sample_url)
    return look(None)


def test_figures_list_every_indicator_with_its_qualifier(run_page: RunPage, sample_url: str) -> None:
    grid = run_page(sample_url, "figures").dataframe[0].value.set_index("指标")
    assert len(grid) == len(INDICATORS)
    assert grid.loc["累计调用数据次数", "数值"] == "20万次以上"
    assert grid.loc["市级民生事项一证通办率", "目标"] == "50.0%"
    assert list(grid.loc["组织开展应急演练", "达标情况"]) == ["◆ 未达标"]
    assert list(grid.loc["承办领导批示合计", "达标情况"]) == ["工作量"]
    assert grid.loc["查获率", "推算"] == "推算"
    assert grid.loc["查获案件", "同比"] == "—"
    assert grid.loc["上报信息条数", "同比"] == "↑7.7%"
    assert grid.loc["政务信息工作全省排名", "同比"] == "↑2位"


def test_before_the_year_is_over_cumulative_figures_are_held_against_the_time_gone_by(
    run_page: RunPage, sample_url: str
) -> None:
    page = run_page(sample_url, "figures", as_of="2020-06-30")
    grid = page.dataframe[0].value.set_index("指标")
    assert list(grid.loc["反走私执法检查", "达标情况"]) == ["✓ 达序时目标"]
    assert "与序时目标（年度目标×序时进度）比较" in page.caption[0].value
    opened = words(run_page(sample_url, "figures", as_of="2020-06-30", indicator="smug_inspections"))
    assert "目标 600次 序时目标 300次" in opened
    tiles = words(run_page(sample_url, "anti_smuggling", as_of="2020-06-30"))
    assert "目标600次，序时300次" in tiles


def test_last_year_gives_a_year_on_year(run_page: RunPage, sample_url: str) -> None:
    grid = run_page(sample_url, "figures", as_of="2021-02-01").dataframe[0].value.set_index("指标")
    assert grid.loc["督查事项总数", "同比"].startswith("↑")


def test_a_section_in_the_url_leaves_its_indicators(run_page: RunPage, sample_url: str) -> None:
    grid = run_page(sample_url, "figures", section="反走私与海防").dataframe[0].value
    assert set(grid["板块"]) == {"反走私与海防"}


def test_an_indicator_is_opened_by_its_name_and_closed_again(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "figures")
    page.selectbox(key="find_figure").set_value("emrg_drills").run()
    assert page.query_params["indicator"] == "emrg_drills"
    assert "28 次" in words(page)
    page.button[0].click().run()
    assert "indicator" not in page.query_params
    assert len(page.dataframe[0].value) == len(INDICATORS)


@pytest.mark.parametrize("entry", OPENED, ids=lambda entry: entry.code)
def test_every_indicator_opens_to_its_definition_and_its_records(
    run_page: RunPage, sample_url: str, entry: Indicator
) -> None:
    page = run_page(sample_url, "figures", indicator=entry.code)
    said = words(page)
    assert "统计口径：" in said
    figure = next(one for one in read_figures(look(None)) if one.code == entry.code)
    counted = int(headings(page)[0].rpartition("（")[2].removesuffix("条记录）"))
    assert counted == figure.rows
    if figure.rows:
        grid = page.dataframe[0].value
        assert grid["文件"].notna().all()
        assert (grid["行"] > 0).all()


def test_contributions_add_up_to_the_figure_that_they_stand_under(run_page: RunPage, sample_url: str) -> None:
    checks = run_page(sample_url, "figures", indicator="smug_inspections").dataframe[0].value
    assert checks["计入数值"].sum() == 679
    rate = run_page(sample_url, "figures", indicator="data_one_id_rate").dataframe[0].value
    assert rate["计入分子"].sum() / rate["计入分母"].sum() == 0.625
    assert rate["记录"][0] == "2020年12月　市公安局"


def test_an_unknown_indicator_is_no_error(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "figures", indicator="nonsense")
    assert page.info[0].value == "没有代码为“nonsense”的指标。请从“全部指标”里选择。"


def test_sources_tell_the_age_of_every_dataset(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "sources", as_of="2020-09-15")
    grid = page.dataframe[0].value.set_index("数据")
    assert len(grid) == len(DATASETS)
    assert (grid.loc["省对市考核指标排名", "状态"], grid.loc["省对市考核指标排名", "已过天数"]) == (
        "⚠ 逾期未报",
        46,
    )
    assert grid.loc["反走私执法检查", "状态"] == "✓ 在周期内"
    assert any("督查规则版本：2020-1" in caption.value for caption in page.caption)
    assert not page.warning


def test_a_year_without_holidays_in_the_table_is_warned_of(run_page: RunPage, database_url: str) -> None:
    hand_in(database_url, "supervision", "2019-06-30", item("1"))
    page = run_page(database_url, "sources", as_of="2027-03-01")
    assert page.warning[0].value.startswith("节假日表没有2027年的安排，暂按周一至周五为工作日计算")


def test_batches_come_newest_first_and_by_dataset(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "sources", dataset="应急演练")
    grid = next(frame.value for frame in page.dataframe if "本次未包含" in frame.value)
    assert set(grid["数据"]) == {"应急演练"}
    assert list(grid["数据截至"]) == sorted(grid["数据截至"], reverse=True)
    assert any(expander.label.startswith("“应急演练”怎样填") for expander in page.expander)


def test_a_batch_opens_to_its_counts_and_warnings(run_page: RunPage, sample_url: str, here: View) -> None:
    kept = "进展状态没有填，保留上次的状态。"
    warned = next(one for one in read_batches(here) if any(kept in remark.message for remark in one.remarks))
    page = run_page(sample_url, "sources", batch=str(warned.number))
    said = words(page)
    assert f"批次{warned.number}：{warned.file}" in said
    assert f"导入时的提示（{len(warned.remarks)}条）" in said
    assert warned.sha256 in said
    assert kept in said


def test_an_unknown_batch_is_no_error(run_page: RunPage, sample_url: str) -> None:
    assert run_page(sample_url, "sources", batch="x9").info[0].value == "没有批次“x9”。请从下面的批次里选择。"


def test_a_withdrawn_batch_stays_in_the_list_and_says_so(run_page: RunPage, database_url: str) -> None:
    done = hand_in(database_url, "supervision", "2020-06-30", item("1"))
    assert done.batch is not None
    with writing(database_url) as connection:
        undo(connection, done.batch, "督查处")
    page = run_page(database_url, "sources", batch=str(done.batch))
    assert list(page.dataframe[1].value["状态"]) == ["已撤回"]
    assert "由督查处撤回" in words(page)


def test_the_bytes_handed_in_come_back_unchanged(here: View) -> None:
    for one in read_batches(here)[::40]:
        assert original_bytes(one.number) == (ROOT / "data" / "sample" / one.file).read_bytes()


@pytest.mark.parametrize("spec", DATASETS, ids=lambda spec: spec.name)
def test_every_dataset_has_its_template(spec: Dataset) -> None:
    book = load_workbook(io.BytesIO(template_bytes(spec)))
    assert book.sheetnames[0] == spec.zh


def test_the_workbook_of_figures_holds_them_all_as_they_are_read(here: View) -> None:
    found = read_figures(here)
    sheet = load_workbook(io.BytesIO(figure_board.export(here, found, ()))).worksheets[0]
    rows = {row[1]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert len(rows) == len(INDICATORS)
    assert rows["累计调用数据次数"][2] == "20万次以上"
    assert rows["累计调用数据次数"][9] == 200_000
    assert rows["掌上可办率"][6] == "第1位（2020年12月）"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_the_workbook_of_a_table_holds_all_its_rows_and_filters(here: View) -> None:
    chosen = Chosen(Wanted(goods=("冻品",)), (("走私物品", "冻品"),), "查获案件")
    rows = [(case.number, case.place.batch) for case in read_cases(here, chosen.wanted)]
    columns = (smuggling_ledgers.CASES[1], smuggling_ledgers.CASES[-1])
    ledger = Ledger("走私案件台账", "cases", columns, rows, ("smuggling_cases",), "起", chosen.words)
    book = load_workbook(io.BytesIO(export(here, ledger)))
    assert book.worksheets[0].max_row == 1 + 50
    notes = {str(row[0]): str(row[1]) for row in book.worksheets[1].iter_rows(values_only=True)}
    assert notes["筛选：走私物品"] == "冻品"
    assert "走私" in notes["来源"]


def test_text_that_looks_like_a_formula_stays_text(here: View) -> None:
    columns = (smuggling_ledgers.CASES[1],)
    ledger = Ledger("表", "x", columns, [("=1+1",), ("<b>粗</b>",)], ())
    sheet = load_workbook(io.BytesIO(export(here, ledger))).worksheets[0]
    assert [(row[0].value, row[0].data_type) for row in sheet.iter_rows(min_row=2)] == [
        ("=1+1", "s"),
        ("<b>粗</b>", "s"),
    ]


def test_cell_text_reaches_the_page_escaped(here: View) -> None:
    remarks = (Remark("表<script>", "A1", "<img src=x>"),)
    shown = batch_board.described(dataclasses.replace(read_batches(here)[0], remarks=remarks, file="<b>.xlsx"))
    assert "<script>" not in shown
    assert "&lt;img src=x&gt;" in shown
    assert "&lt;b&gt;.xlsx" in shown


def test_reports_of_a_page_are_those_of_the_figure(here: View) -> None:
    value = next(figure.value for figure in read_figures(here) if figure.code == "emrg_late_reports")
    assert sum(report.is_late for report in read_reports(here, WantedReports())) == value


def test_a_template_is_made_of_the_spec_that_the_page_describes(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "sources", dataset="应急值班表")
    for column in dataset("duty_roster").columns:
        assert column.zh in words(page)
