"""公开与提案: what is late by law first, units ranked by what is chosen, opinions in parts, ledgers with filters."""

from __future__ import annotations

import pytest

from tests.page_runs import RunPage, words

pytest_plugins = ["tests.page_runs"]


def test_what_is_late_by_law_stands_first(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "openness"))
    late, today, stopped = "答复超法定期限8天", "答复法定期限今日届满", "征求第三方意见，自2020年12月18日起停止计时"
    assert said.index(late) < said.index(today) < said.index(stopped) < said.index("各单位办理情况")
    assert "超期1项，临期2项，停止2项" in said


def test_the_figures_stand_against_their_targets(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "openness"))
    assert "6万多 条 主动公开信息数 上年同期5.2万条，↑14.7% 目标5.5万条 ✓ 达标" in said
    assert "95.9% 依申请公开按期答复率 上年同期100.0%，↓4.1个百分点 目标100.0% ◆ 未达标" in said
    assert "100.0% 满意率和基本满意率 上年同期100.0%，持平 目标98.0% ✓ 达标" in said


def test_satisfaction_is_shown_in_its_parts_with_its_base(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "openness"))
    assert "办理工作 560 27 0 587 12 95.40% 100.00%" in said
    assert "办理结果 528 57 ▲ 2 587 12 89.95% 99.66%" in said
    assert "以已反馈件数为基数，未反馈不计" in said


def test_the_rate_of_satisfaction_says_that_it_is_of_the_work_alone(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "openness")
    assert "指标“满意率和基本满意率”只计对办理工作的意见。" in words(page)
    tiles = " ".join(block.proto.body for block in page.get("html"))
    assert "只计对办理工作的意见：满意和基本满意的件数÷已反馈意见的件数" in tiles


def test_the_formula_of_resolution_stands_beside_the_classes(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "openness"))
    assert "解决率77.6%：办理结果为A类的件数÷已分类的件数，限市政府系统承办的；口径可由管理员改选。" in said
    assert "A类 已解决或基本解决 465" in said


def test_units_are_ranked_by_what_is_chosen_those_with_few_proposals_not_at_all(
    run_page: RunPage, sample_url: str
) -> None:
    by_meeting = words(run_page(sample_url, "openness"))
    assert "1 市教育局 28 100.0%" in by_meeting
    assert "— 云溪县 2 100.0%" in by_meeting
    assert "按承办件数，市政府系统37个主办单位" in words(run_page(sample_url, "openness", rank_by="承办件数"))


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ({"opinion": "不满意"}, "建议提案台账（2件）"),
        ({"side": "其他机关"}, "建议提案台账（48件）"),
        ({"result": "在办"}, "依申请公开台账（8件）"),
        ({"clock": "▲ 超期"}, "期限台账（1项期限）"),
    ],
)
def test_a_filter_in_the_address_leaves_the_rows_of_its_ledger(
    run_page: RunPage, sample_url: str, query: dict[str, str], heading: str
) -> None:
    page = run_page(sample_url, "openness", **query)
    assert heading in [entry.value for entry in page.subheader]


def test_rows_of_the_ledgers_name_file_sheet_row_and_batch(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "openness")
    for grid in page.dataframe:
        if "文件" in grid.value:
            assert grid.value[["文件", "工作表", "行", "批次"]].notna().all().all()
    assert sum("文件" in grid.value for grid in page.dataframe) == 3


@pytest.mark.parametrize(
    ("heading", "late", "done"),
    [
        ("受理编号", ("▲ 超期", "答复超法定期限8天"), "✓ 已办结"),
        ("编号", None, "✓ 已办结"),
    ],
)
def test_ledgers_say_of_each_record_how_its_clock_stands_and_its_last_day(
    run_page: RunPage, sample_url: str, heading: str, late: tuple[str, str] | None, done: str
) -> None:
    page = run_page(sample_url, "openness")
    grid = next(frame.value for frame in page.dataframe if heading in frame.value and "期限名称" not in frame.value)
    states = grid["状态"]
    assert done in set(states)
    assert grid.loc[states == done, "到期日"].notna().all()
    assert grid.loc[states == "‖ 停止计时", "到期日"].isna().all()
    if late:
        assert late in set(zip(states, grid["说明"], strict=True))


def test_the_ledger_of_proposals_says_why_it_lists_more_than_the_figures_count(
    run_page: RunPage, sample_url: str
) -> None:
    page = run_page(sample_url, "openness")
    assert "599 件 承办建议提案" in words(page)
    said = next(caption.value for caption in page.caption if caption.value.startswith("台账列出"))
    assert said.startswith("台账列出当年交办的全部建议提案647件，其中市政府系统承办599件；")


def test_the_clocks_listed_are_those_of_the_year(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "openness")
    clocks = next(grid.value for grid in page.dataframe if "期限名称" in grid.value)
    ended = [day for day in clocks["办结日"] if day == day and day is not None]
    assert min(day.year for day in ended) == 2020
