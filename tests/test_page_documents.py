"""办文办会: empty, on any day, with the sample, in Chromium."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import english, in_both_themes, settle
from tests.page_runs import RunPage, headings, links, words
from tests.prepared import give_tables
from tests.serving import Server


def test_the_page_without_data_names_the_sheets_to_hand_in(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
    notice = run_page(database_url, "documents").info[0].value
    for expected in ("暂无数据", "“公文制发登记”", "“会议登记”", "“常务会议议题预报”", "秘书处", "填报说明和空白模板"):
        assert expected in notice


@pytest.mark.parametrize("day", ["2020-12-31", "2020-06-15", "2020-02-10", "2020-01-05", "2021-02-01"])
def test_the_page_stands_on_any_day(run_page: RunPage, sample_url: str, day: str) -> None:
    page = run_page(sample_url, "documents", as_of=day)
    assert not page.error
    assert any("数据来源：" in caption.value for caption in page.caption)


def test_a_year_without_returns_shows_no_zeros(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "documents", as_of="2021-02-01")
    assert page.info[0].value == "2021年还没有公文制发登记。报送“公文制发登记”“办文办会月报”后在这里显示。"
    assert "暂无数据。报送“会议登记”后在这里显示。" in words(page)
    assert not re.search(r"\b0 ?[次件个处]", words(page).partition("公文和议题期限")[0])


def test_the_figures_of_the_report_stand_beside_target_and_last_year(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "documents"))
    for figure in (
        "317 件 制发各类文件数 上年同期330件，↓3.9% 目标330件 ✓ 达标",
        "-3.9% 制发文件同比",
        "-7.7% 发明电召开会议同比 目标0.0% ✓ 达标",
        "300余 次 协调会议次数",
        "82.1% 议题预报率 目标90.0% ◆ 未达标",
    ):
        assert figure in said


def test_what_is_late_by_the_offices_rules_comes_first(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "documents"))
    assert "超期4项，临期5项，停止0项" in said
    first, second, third = (
        said.index(reason) for reason in ("办文超约定期限7天", "议题审核超约定期限6天", "距材料报送约定期限还有3日")
    )
    assert first < second < third


def test_coming_items_say_how_they_were_forecast_and_reviewed(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "documents"))
    assert "共10个，迟报4个；急的在前" in said
    assert "1月，未定 关于工业园区“污水零直排”建设情况的汇报 市生态环境局 ◆ 迟报 ▲ 超期2天 — ◆ 未征求意见" in said
    assert "《夜间经济培育实施方案(送审稿)》 市商务局 ✓ 按期 列入，4个工作日 ✓ 12月29日 ✓ 已备" in said


def test_divisions_meetings_and_units_are_ranked(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "documents"))
    assert "综合一处 76余次 97/108 89.8%" in said
    assert "协调会 300余次 — — 295/373 79.1%" in said
    assert "市发展改革委 ◆ 3件 10.0% 2处 27件 5.7工作日" in said


def test_the_number_of_city_wide_meetings_is_told_apart_from_the_kind_of_that_name(
    run_page: RunPage, sample_url: str
) -> None:
    said = words(run_page(sample_url, "documents"))
    assert "81 次 全市性会议数" in said
    assert "全市性会议 42次" in said
    assert "指标“全市性会议数”把全体会议、全市性会议、电视电话会合在一起计，共81次。" in said


def test_two_numbers_for_one_month_are_both_shown_until_they_agree(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "documents", as_of="2020-04-30"))
    assert "◆ 制发文件数两处不一致：4月月报31件、登记30件。系统按登记计数，请秘书处核对。" in said
    assert "两处不一致" not in words(run_page(sample_url, "documents", as_of="2020-05-31"))


def test_every_figure_at_the_head_opens_to_its_records(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "documents")
    opened = [parse_qs(urlsplit(link).query)["indicator"][0] for link in links(page) if link.startswith("figures?")]
    assert len(opened) >= 12
    for code in dict.fromkeys(opened):
        assert run_page(sample_url, "figures", indicator=code).dataframe[0].value["批次"].notna().all()


def test_the_ledgers_count_their_records(run_page: RunPage, sample_url: str) -> None:
    found = headings(run_page(sample_url, "documents"))
    for heading in ("公文台账（353件）", "会议台账（687条）", "常务会议议题（142个）"):
        assert heading in found


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ({"state": "已退文"}, "公文台账（26件）"),
        ({"state": "在办"}, "公文台账（10件）"),
        ({"faulty": "true"}, "公文台账（19件）"),
        ({"meeting": "协调会"}, "会议台账（70条）"),
        ({"telegram": "true"}, "会议台账（563条）"),
        ({"item_month": "2021年1月"}, "常务会议议题（10个）"),
    ],
)
def test_filters_come_from_the_url(run_page: RunPage, sample_url: str, query: dict[str, str], heading: str) -> None:
    assert heading in headings(run_page(sample_url, "documents", **query))


def test_a_series_of_meetings_keeps_its_qualifier(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "documents", meeting="协调会")
    grid = next(frame.value for frame in page.dataframe if "会议名称" in frame.value)
    assert {"10余次", "20余次"} < set(grid["次数"])


def test_the_page_stands_in_both_themes_in_chinese(sample_server: Server, page: Page) -> None:
    named = {"X", "XX", "xlsx", "xls", "csv", "sources", "batch"}
    for _ in in_both_themes(page, f"{sample_server.url}/documents"):
        expect(page.get_by_text("数据来源：")).to_be_visible(timeout=20_000)
        expect(page.get_by_text("错误编号")).to_have_count(0)
        assert {word for word in english(page, named) if not re.fullmatch("[a-f]+", word)} == set()


def test_a_unit_filters_the_register_and_the_growth_opens_to_both_years(sample_server: Server, page: Page) -> None:
    page.goto(f"{sample_server.url}/documents")
    settle(page)
    page.get_by_role("link", name="市发展改革委").first.click()
    page.wait_for_url("**unit=*")
    settle(page)
    expect(page.get_by_role("heading", name=re.compile(r"公文台账（3\d件）"))).to_be_visible()
    page.get_by_role("link", name=re.compile("制发文件同比")).first.click()
    page.wait_for_url("**indicator=docmt_issued_yoy**")
    settle(page)
    expect(page.get_by_role("heading", name=re.compile("数据来源（329条记录）"))).to_be_visible()
