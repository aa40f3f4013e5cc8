"""The page 服务决策: empty, on any day, with the sample."""

from __future__ import annotations

import pytest

from tests.page_runs import RunPage, headings, words


def test_the_figures_at_the_head_say_target_and_last_year(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "decision_support"))
    assert "1187 条 上报信息条数 上年同期1102条，↑7.7% 目标1100条" in said
    assert "3 位 政务信息工作全省排名 上年同期5位，↑2位 目标3位 ✓ 达标" in said
    assert "数百 篇 完成重要文稿" in said


def test_counties_and_departments_are_ranked_apart(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "decision_support"))
    counties, departments = said.split("市级部门排名")[:2]
    assert "县（市、区）排名 按得分组内重排，9个单位；升降比上月" in counties
    assert "1 — 平海市 295 70 40 15 0 6 0" in counties
    assert "小计 2197 546 333 96 15 38 ◆ 8" in counties
    assert "1 — 市发展改革委 216.5 47 27 13 3 2 ◆ 1" in departments


def test_another_measure_in_the_url_ranks_anew(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "decision_support", rank_by="上报"))
    assert "按上报组内重排，9个单位" in said
    assert said.index("北城区 263 73") < said.index("平海市 295 70")


def test_those_who_were_late_come_first_with_their_months(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "decision_support"))
    assert "16个单位，迟报漏报21次，约稿未完成8篇" in said
    assert "北城区 ▲ 3次 0篇 4月、9月、12月" in said


def test_the_provincial_rank_stands_with_what_was_stated_and_what_the_records_come_to(
    run_page: RunPage, sample_url: str
) -> None:
    said = words(run_page(sample_url, "decision_support"))
    assert "2020年 第3位/11 ↑1 680 ✓ 680 1187 ✓ 1187" in said
    assert "2020年一季度 第5位/11 — 171 ✓ 171 301 ◆ 307" in said
    assert "2019年 第5位/11 — 652 — 1102 —" in said


def test_the_latest_circular_is_checked(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "decision_support"))
    assert "2020年通报，29个单位，3处不符" in said
    assert "北城区 ◆ 名次 第5位 第4位" in said
    assert "市科技局 ◆ 得分 164.5 162.5" in said
    june = words(run_page(sample_url, "decision_support", as_of="2020-06-30"))
    assert "✓ 名次、得分、采用条数与记录一致。" in june


def test_a_month_that_came_late_is_in_march_once_it_came(run_page: RunPage, sample_url: str) -> None:
    grid = run_page(sample_url, "decision_support", unit="盐湾县", month="3月").dataframe[0].value
    assert list(grid["报送条数"]) == [6]
    assert "补报-盐湾县政府" in grid["文件"][0]


def test_the_ledger_keeps_to_the_filters_and_says_where_each_row_came_from(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "decision_support", troubled="true")
    assert "政务信息报送采用（28条）" in headings(page)
    grid = page.dataframe[0].value
    assert ((grid["迟报漏报"] > 0) | (grid["约稿未完成"] > 0)).all()
    assert grid["批次"].notna().all()
    assert grid["行"].notna().all()


def test_papers_past_their_time_come_first(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "decision_support")
    said = words(page)
    assert "▲ 逾期31天 制造业数字化改造投入产出调查 课题 调研处 11月30日" in said
    assert said.index("▲ 逾期31天") < said.index("◆ 今天到期") < said.index("◆ 还有6天") < said.index("○ 起草中")
    assert "重要文稿 数百篇 调研成果 11篇 政策性文件 6件" in said
    assert "文稿调研台账（66件）" in headings(page)


def test_the_ledger_of_papers_says_of_each_what_the_panel_says(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "decision_support")
    grid = next(frame.value for frame in page.dataframe if "文稿标题" in frame.value)
    states = list(grid["状态"])
    assert states[0] == "▲ 逾期31天"
    assert {"◆ 今天到期", "◆ 还有6天"} <= set(states)
    for state in states[:3]:
        assert state in words(page)


@pytest.mark.parametrize(
    ("query", "count"),
    [({"draft_kind": "课题"}, 13), ({"draft_state": "逾期未完成"}, 1), ({"draft_state": "超时完成"}, 4)],
)
def test_the_ledger_of_papers_keeps_to_its_filters(
    run_page: RunPage, sample_url: str, query: dict[str, str], count: int
) -> None:
    assert f"文稿调研台账（{count}件）" in headings(run_page(sample_url, "decision_support", **query))


def test_a_number_of_drafts_was_a_bound_before_it_became_a_word(run_page: RunPage, sample_url: str) -> None:
    assert "60余 篇 完成重要文稿" in words(run_page(sample_url, "decision_support", as_of="2020-03-31"))
