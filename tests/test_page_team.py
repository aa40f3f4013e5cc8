"""队伍与廉政: empty, on any day, with the sample, in Chromium."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import english, in_both_themes, settle
from tests.page_runs import RunPage, headings, links, words
from tests.prepared import give_tables
from tests.serving import Server


def test_the_page_without_data_names_the_sheets_to_hand_in(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
    notice = run_page(database_url, "team").info[0].value
    for expected in (
        "暂无数据",
        "“机关活动”",
        "“干部培训”",
        "“干部变动”",
        "“廉政建设”",
        "机关党委",
        "把表交给管理员导入",
    ):
        assert expected in notice


@pytest.mark.parametrize("day", ["2020-12-31", "2020-05-15", "2020-01-15", "2021-02-01"])
def test_the_page_stands_on_any_day(run_page: RunPage, sample_url: str, day: str) -> None:
    page = run_page(sample_url, "team", as_of=day)
    assert not page.error
    assert any("数据来源：" in caption.value for caption in page.caption)


def test_a_year_without_returns_shows_no_zeros(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "team", as_of="2021-02-01")
    assert page.info[0].value == "2021年还没有机关活动。报送“机关活动”后在这里显示。"
    assert "暂无数据。报送“干部变动”后在这里显示。" in words(page)
    assert not re.search(r"\b0 ?[次名人份]", words(page))


def test_the_figures_of_the_year_stand_beside_those_of_the_year_before(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "team"))
    for row in (
        "参与宣讲人数 72人 — 58人 ↑24.1% 工作量",
        "宣讲听众 3500余人 — 3000人 ↑16.7% 工作量",
        "文体活动 20余场次 — 18场次 ↑11.1% 工作量",
        "参加培训班人数 7名 6名 6名 ↑16.7% ✓ 达标",
        "党风廉政责任书、承诺书签订率 98.6% 100.0% 97.8% ↑0.8个百分点 ◆ 未达标",
    ):
        assert row in said


def test_divisions_with_pledges_unsigned_come_first(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "team"))
    assert "应签144份，已签142份，签订率98.6%， ◆ 2个处室还差2份 。" in said
    first, second, third = (
        said.index(name) for name in ("海防与打击走私办公室 7/8", "数据管理处 12/13", "秘书处 17/17")
    )
    assert first < second < third


def test_cadre_changes_are_counts_by_quarter(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "team")
    assert "岗位交流 2 3 1 3 9" in words(page)
    assert "只登记人数，不登记个人" in words(page)


def test_filters_in_the_address_leave_the_activities_of_a_month_and_kind(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "team", month="5月", kind="宣讲")
    assert headings(page)[0] == "机关活动（2项）"
    assert set(page.dataframe[0].value["活动类别"]) == {"宣讲"}


def test_every_record_names_the_row_that_it_was_read_from(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "team")
    assert len(page.dataframe) == 5
    for frame in page.dataframe:
        assert frame.value[["文件", "工作表", "行", "批次"]].notna().all(axis=None)


def test_a_corrected_number_of_listeners_is_shown_as_corrected(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "team", kind="宣讲", month="5月")
    rows = page.dataframe[0].value
    (corrected,) = rows[rows["活动时间"].astype(str).str.startswith("2020-05-15")].to_dict("records")
    assert (corrected["听众人数"], "更正" in corrected["文件"]) == (260, True)


def test_every_figure_opens_to_its_records(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "team")
    opened = [parse_qs(urlsplit(link).query)["indicator"][0] for link in links(page) if link.startswith("figures?")]
    assert len(set(opened)) == 18
    for code in ("team_culture_events", "integ_pledge_rate", "integ_meeting"):
        assert run_page(sample_url, "figures", indicator=code).dataframe[0].value["批次"].notna().all()


def test_the_page_stands_in_both_themes_in_chinese(sample_server: Server, page: Page) -> None:
    for _ in in_both_themes(page, f"{sample_server.url}/team"):
        expect(page.get_by_text("数据来源：")).to_be_visible(timeout=20_000)
        expect(page.get_by_text("错误编号")).to_have_count(0)
        assert english(page, {"xlsx", "xls", "sources", "batch"}) == set()


def test_a_kind_is_chosen_by_a_click_and_its_activities_leave_as_a_workbook(
    sample_server: Server, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{sample_server.url}/team")
    settle(page)
    page.get_by_label("活动类别与季度").get_by_role("link", name="大讨论").click()
    page.wait_for_url(re.compile(r"/team\?.*kind="))
    settle(page)
    expect(page.get_by_role("heading", name="机关活动（3项）")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出表格").first.click()
    waiting.value.save_as(tmp_path / "out.xlsx")
    assert waiting.value.suggested_filename == "机关活动（截至2020年12月31日）.xlsx"
