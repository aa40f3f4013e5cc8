"""The pages of emergency duty, anti-smuggling, data sharing, figures and sources, run empty and with the sample."""

from __future__ import annotations

import dataclasses
import io
from urllib.parse import parse_qs, urlsplit

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
from data.schema import prepare
from data.spec import Dataset
from etl.undo import undo
from tests.databases import ROOT
from tests.page_runs import RunPage, headings, links, words
from tests.returns import hand_in, item

SECTIONS = {
    "emergency": "紧急信息报送",
    "anti_smuggling": "反走私执法检查",
    "data_sharing": "数据共享",
    "figures": "四张清单",
}
ALL_PAGES = (*SECTIONS, "sources")


@pytest.fixture
def here(sample_url: str, monkeypatch: pytest.MonkeyPatch) -> View:
    """The sample at its own day, for reads without a page."""
    monkeypatch.setenv("DATABASE_URL", sample_url)
    return look(None)


@pytest.mark.parametrize(("name", "sheet"), SECTIONS.items())
def test_a_page_without_data_names_the_sheet_to_hand_in_and_the_command(
    run_page: RunPage, database_url: str, name: str, sheet: str
) -> None:
    prepare(database_url)
    notice = run_page(database_url, name).info[0].value
    assert "暂无数据" in notice
    assert sheet in notice
    assert "python -m etl load" in notice


def test_sources_without_data_list_every_dataset_as_missing(run_page: RunPage, database_url: str) -> None:
    prepare(database_url)
    page = run_page(database_url, "sources")
    assert set(page.dataframe[0].value["状态"]) == {"○ 暂无数据"}
    assert f"{len(DATASETS)} 类暂无数据" in words(page)


@pytest.mark.parametrize("name", ALL_PAGES)
@pytest.mark.parametrize("day", ["2020-12-31", "2020-03-15", "2020-01-05"])
def test_a_page_stands_on_any_day_of_the_year(run_page: RunPage, sample_url: str, name: str, day: str) -> None:
    page = run_page(sample_url, name, as_of=day)
    assert not page.error
    assert any("数据来源：" in caption.value for caption in page.caption) or "暂无数据" in page.info[0].value


@pytest.mark.parametrize(
    ("name", "notice"),
    [
        ("emergency", "2021年还没有紧急信息。"),
        ("emergency", "2021年还没有应急演练计划。"),
        ("emergency", "2021年还没有值班表。"),
        ("anti_smuggling", "2021年还没有执法检查和案件。"),
        ("data_sharing", "2021年还没有一证通办率的数据。"),
    ],
)
def test_a_year_without_returns_shows_no_zeros(run_page: RunPage, sample_url: str, name: str, notice: str) -> None:
    page = run_page(sample_url, name, as_of="2021-02-01")
    assert any(info.value.startswith(notice) for info in page.info)
    assert "0 条" not in words(page)


@pytest.mark.parametrize("name", ["emergency", "anti_smuggling", "data_sharing"])
def test_every_figure_at_the_head_opens_to_its_records(run_page: RunPage, sample_url: str, name: str) -> None:
    page = run_page(sample_url, name)
    opened = [parse_qs(urlsplit(link).query)["indicator"][0] for link in links(page) if link.startswith("figures?")]
    assert len(opened) >= 5
    for code in dict.fromkeys(opened):
        assert run_page(sample_url, "figures", indicator=code).dataframe[0].value["批次"].notna().all()


def test_emergency_names_the_worst_delay_first(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "emergency")
    said = words(page)
    assert said.index("▲ 51分钟") < said.index("▲ 49分钟") < said.index("▲ 8分钟")
    assert list(page.dataframe[0].value["迟报漏报"][:2]) == ["▲ 超时51分钟，登记为迟报"] * 2
    assert "时限：电话30分钟，书面及其他60分钟" in said


def test_emergency_counts_its_reports_by_kind_level_and_county(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "emergency")
    assert "合计 0 0 8 132 32 172" in words(page)
    assert "紧急信息（172条）" in headings(page)
    assert "盐湾县 29" in words(page)


def test_emergency_tells_drills_of_the_plan_and_those_overdue(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "emergency")
    assert "全年计划34次，取消1次；已开展 28 次，占33次的84.8%， ▲ 逾期未开展3次" in words(page)
    assert "应急演练计划（34次）" in headings(page)


def test_emergency_shows_the_gaps_of_the_month_that_is_chosen(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "emergency", roster="6月")
    assert "6月值班 30天，29天24小时在岗" in words(page)
    assert "14 ▲ 夜班未排班" in words(page)
    page.selectbox(key="roster").set_value("12月").run()
    assert "12月值班 31天，30天24小时在岗" in words(page)
    assert "366天中6天有空缺" in words(page)


def test_emergency_lists_the_special_issues_with_their_rows(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "emergency")
    issues = page.dataframe[-1].value
    assert len(issues) == 12
    assert "12月应急管理工作专刊" in "".join(issues["记录"])


@pytest.mark.parametrize(
    ("query", "column", "shown"),
    [
        ({"county": "盐湾县"}, "属地", "盐湾县"),
        ({"kind": "自然灾害"}, "事件类别", "自然灾害"),
        ({"level": "Ⅲ较大"}, "事件级别", "Ⅲ较大"),
    ],
)
def test_filters_of_reports_come_from_the_url(
    run_page: RunPage, sample_url: str, query: dict[str, str], column: str, shown: str
) -> None:
    grid = run_page(sample_url, "emergency", **query).dataframe[0].value
    assert 0 < len(grid) < 172
    assert set(grid[column]) == {shown}


def test_late_reports_alone_are_ten(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "emergency", late="true")
    assert "紧急信息（10条）" in headings(page)


def test_filters_that_leave_no_report_say_so(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "emergency", level="Ⅰ特别重大")
    assert "没有符合这些条件的记录。可以清除上面的筛选条件。" in [info.value for info in page.info]


def test_counties_of_anti_smuggling_are_ranked_equal_ones_sharing_a_place(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "anti_smuggling"))
    assert "1 盐湾县 131 69 52.7% 2664万元 472.5万元" in said
    assert "7 北城区 37 7 18.9%" in said
    assert "7 南城区 37 7 18.9%" in said
    assert "全市 679 293 43.2% 2.4亿元 3725.7万元" in said


@pytest.mark.parametrize(("by", "first"), [("查获率", "1 平海市"), ("案值", "1 平海市"), ("执法检查", "1 海川市")])
def test_the_measure_that_counties_are_ranked_by_comes_from_the_url(
    run_page: RunPage, sample_url: str, by: str, first: str
) -> None:
    assert first in words(run_page(sample_url, "anti_smuggling", rank_by=by))


def test_no_hit_rate_is_shown_for_some_goods_alone(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "anti_smuggling", goods="冻品", rank_by="查获率")
    assert "全市 679 50 — 1.6亿元" in words(page)
    assert "走私案件台账（50起）" in headings(page)
    assert set(page.dataframe[0].value["走私物品"]) == {"冻品"}


def test_milestones_of_the_coast_say_whether_they_were_late(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "anti_smuggling"))
    assert "✓ 已完成 海防视频监控中心(市级)建成使用" in said
    assert "✓ 已完成，晚6天 海防视频监控中心(县级)建成使用" in said
    overdue = words(run_page(sample_url, "anti_smuggling", as_of="2020-11-03"))
    assert "▲ 逾期3天 海防视频监控中心(县级)建成使用" in overdue


def test_departments_are_ranked_against_the_target(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "data_sharing"))
    assert "1 市公积金中心 91.2% 31/34" in said
    assert "20 市体育局 37.5% ◆ 3/8" in said
    assert "8月 市民政局 12500 11400 ◆ 更正 −1100 更正上月重复统计的调用次数" in said


def test_regions_show_mobile_items_and_online_rates(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "data_sharing"))
    assert "1 市本级 741 100.0%" in said
    assert "8 盐湾县 553 98.4%" in said


def test_figures_list_every_indicator_with_its_qualifier(run_page: RunPage, sample_url: str) -> None:
    grid = run_page(sample_url, "figures").dataframe[0].value.set_index("指标")
    assert len(grid) == len(INDICATORS)
    assert grid.loc["累计调用数据次数", "数值"] == "20万次以上"
    assert grid.loc["市级民生事项一证通办率", "目标"] == "50.0%"
    assert list(grid.loc["组织开展应急演练", "达标情况"]) == ["◆ 未达标"]
    assert list(grid.loc["承办领导批示合计", "达标情况"]) == ["工作量"]
    assert grid.loc["查获率", "推算"] == "推算"
    assert set(grid["同比"]) == {"—"}


def test_last_year_gives_a_year_on_year(run_page: RunPage, sample_url: str) -> None:
    grid = run_page(sample_url, "figures", as_of="2021-02-01").dataframe[0].value.set_index("指标")
    assert grid.loc["督查事项总数", "同比"].startswith("↑")


def test_a_section_in_the_url_leaves_its_indicators(run_page: RunPage, sample_url: str) -> None:
    grid = run_page(sample_url, "figures", section="反走私与海防").dataframe[0].value
    assert set(grid["板块"]) == {"反走私与海防"}


@pytest.mark.parametrize("entry", INDICATORS, ids=lambda entry: entry.code)
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


def test_an_indicator_is_opened_by_its_name_and_closed_again(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "figures")
    page.selectbox(key="find_figure").set_value("emrg_drills").run()
    assert page.query_params["indicator"] == "emrg_drills"
    assert "28 次" in words(page)
    page.button[0].click().run()
    assert "indicator" not in page.query_params
    assert len(page.dataframe[0].value) == len(INDICATORS)


def test_sources_tell_the_age_of_every_dataset(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "sources", as_of="2020-09-15")
    grid = page.dataframe[0].value.set_index("数据")
    assert len(grid) == len(DATASETS)
    assert (grid.loc["省对市考核指标排名", "状态"], grid.loc["省对市考核指标排名", "已过天数"]) == (
        "⚠ 已过报送周期",
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
    grid = page.dataframe[1].value
    assert set(grid["数据"]) == {"应急演练"}
    assert list(grid["数据截至"]) == sorted(grid["数据截至"], reverse=True)
    assert page.expander[0].label.startswith("“应急演练”怎样填")


def test_a_batch_opens_to_its_counts_and_warnings(run_page: RunPage, sample_url: str, here: View) -> None:
    warned = next(one for one in read_batches(here) if one.remarks)
    page = run_page(sample_url, "sources", batch=str(warned.number))
    said = words(page)
    assert f"批次{warned.number}：{warned.file}" in said
    assert f"导入时的提示（{len(warned.remarks)}条）" in said
    assert warned.sha256 in said
    assert "进展状态没有填，保留上次的状态。" in said


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
    assert rows["累计调用数据次数"][8] == 200_000
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
