"""The pages of emergency duty, anti-smuggling, data sharing, figures and sources: empty, on any day, with the sample."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.reads import View, look
from data.datasets import ALL as DATASETS
from tests.page_runs import RunPage, headings, links, words
from tests.prepared import give_tables
from tests.returns import hand_in

SECTIONS = {
    "emergency": "紧急信息报送",
    "anti_smuggling": "反走私执法检查",
    "data_sharing": "数据共享",
    "rule_of_law": "行政复议台账",
    "openness": "主动公开情况",
    "decision_support": "政务信息报送采用",
    "figures": "四张清单",
}
ALL_PAGES = (*SECTIONS, "sources")


@pytest.fixture
def here(sample_url: str, monkeypatch: pytest.MonkeyPatch) -> View:
    """The sample at its own day, for reads without a page."""
    monkeypatch.setenv("DATABASE_URL", sample_url)
    return look(None)


@pytest.mark.parametrize(("name", "sheet"), SECTIONS.items())
def test_a_page_without_data_names_the_sheet_to_hand_in_and_no_command(
    run_page: RunPage, database_url: str, name: str, sheet: str
) -> None:
    give_tables(database_url)
    notice = run_page(database_url, name).info[0].value
    assert "暂无数据" in notice
    assert sheet in notice
    assert "交给管理员导入" in notice
    assert "(sources" in notice
    assert "python" not in notice


def test_incidents_in_the_table_are_those_of_the_tile(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "emergency"))
    assert "7 起 突发事件数·较大（Ⅲ级）" in said
    assert "合计 0 0 8 132 32 172 其中首报（起） 0 0 7 " in said
    assert "12 期 应急管理专刊 目标12期 完成计划数" in said


def test_sources_without_data_list_every_dataset_as_missing(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
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
        ("rule_of_law", "2021年还没有行政复议案件。"),
        ("openness", "2021年还没有主动公开的数据。"),
        ("openness", "2021年还没有依申请公开的数据。"),
        ("openness", "2021年还没有建议提案。"),
        ("decision_support", "2021年还没有政务信息。"),
        ("decision_support", "2021年还没有文稿和课题。"),
    ],
)
def test_a_year_without_returns_shows_no_zeros(run_page: RunPage, sample_url: str, name: str, notice: str) -> None:
    page = run_page(sample_url, name, as_of="2021-02-01")
    assert any(info.value.startswith(notice) for info in page.info)
    assert "0 条" not in words(page)


@pytest.mark.parametrize(
    "name", ["emergency", "anti_smuggling", "data_sharing", "rule_of_law", "openness", "decision_support"]
)
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


def test_emergency_says_that_a_report_reached_the_province_late(run_page: RunPage, database_url: str) -> None:
    received = dt.datetime(2020, 8, 1, 8, 0)
    plain = {
        "year": 2020.0, "report_no": "JJ-1", "title": "厂房火灾", "kind": "事故灾难", "level": "level_3",
        "report_kind": "first", "channel": "电话", "received_at": received,
    }  # fmt: skip
    moments = {"to_leader_at": received + dt.timedelta(minutes=9), "to_province_at": dt.datetime(2020, 8, 1, 10, 10)}
    hand_in(database_url, "urgent_reports", "2020-08-02", {**plain, **moments})
    page = run_page(database_url, "emergency", as_of="2020-08-02")
    assert "▲ 报省10分钟 厂房火灾" in words(page)
    assert "130/120分钟" in words(page)
    assert "较大及以上报省120分钟" in words(page)
    assert list(page.dataframe[0].value["迟报漏报"]) == ["▲ 报省超时10分钟"]


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
    assert "366天中6天有空缺，白班、夜班各算半天，折合3天，落实率99.2%" in words(page)


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
