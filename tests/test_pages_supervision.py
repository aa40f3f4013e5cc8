"""The pages of lists, instructions, livelihood projects and ranks, run empty and with the sample."""

from __future__ import annotations

import datetime as dt
import html
import io
import json
import re
from urllib.parse import parse_qs

import pytest
from openpyxl import load_workbook

from dashboard import item_board, ladder_records, ladder_view, unit_ranking
from dashboard.filters import Chosen
from dashboard.panels import FOUR_LISTS
from dashboard.reads import View, look
from dashboard.supervision_reads import read_files, read_names, read_rungs, read_standings
from data.status import Wanted
from tests.page_runs import RunPage, headings, links, words
from tests.prepared import give_tables
from tests.returns import hand_in, item

YEAR_END = dt.date(2020, 12, 31)
DATASETS = {
    "supervision": "四张清单",
    "instructions": "领导批示台账",
    "livelihood": "民生实事项目",
    "ranks": "省对市考核指标排名",
}
EXTENDED = "supervision:2020|county_supervision|XQ-2020-43"


@pytest.mark.parametrize(("name", "sheet"), DATASETS.items())
def test_a_page_without_data_names_the_sheet_to_hand_in_and_where_its_template_is(
    run_page: RunPage, database_url: str, name: str, sheet: str
) -> None:
    give_tables(database_url)
    notice = run_page(database_url, name).info[0].value
    assert "暂无数据" in notice
    assert sheet in notice
    assert f"[{sheet}](sources?dataset=" in notice


@pytest.mark.parametrize("name", DATASETS)
def test_a_page_before_its_first_return_is_empty_as_well(run_page: RunPage, sample_url: str, name: str) -> None:
    notice = run_page(sample_url, name, as_of="2018-06-30").info[0].value
    assert "截至2018年6月30日" in notice
    assert re.search(r"最早有数据的日期是20(19|20)年", notice)


@pytest.mark.parametrize("name", DATASETS)
def test_a_page_names_its_sources_with_their_days(run_page: RunPage, sample_url: str, name: str) -> None:
    page = run_page(sample_url, name)
    said = words(page) + "".join(caption.value for caption in page.caption)
    assert re.search(rf"{DATASETS[name]}[（(]截至2020年12月31日", said)
    assert not page.error
    assert not page.warning


def test_the_lists_page_counts_what_is_late_by_bands_before_anything_else(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "supervision"))
    late = [said.index(f"逾期{band}") for band in ("30天以上", "8–30天", "1–7天")]
    assert late == sorted(late)
    assert late[-1] < said.index("7天内到期") < said.index("清单与序时进度")


def test_the_lists_add_up_to_300_items(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision")
    assert "四张清单事项（300项）" in headings(page)
    assert "合计 300 245 7 12 16 10 83.6%" in words(page)
    assert "销号率＝已销号÷（事项－已中止）" in words(page)


def test_a_green_light_is_green_in_the_grid_too(run_page: RunPage, sample_url: str) -> None:
    columns = run_page(sample_url, "supervision").dataframe[0].proto.columns
    colours = next(config for name, config in json.loads(columns).items() if name == "亮灯")["type_config"]["options"]
    assert {entry["value"]: entry["color"] for entry in colours}["● 绿灯"] == "#2c7a51"


def test_all_red_items_stand_first_and_the_rest_is_counted(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "supervision"))
    first = said[said.index("先看这些") : said.index("清单与序时进度")]
    assert first.count("▲ 红灯") == 12
    assert "红灯12项 · 黄灯16项" in first
    assert "还有黄灯16项，见下表" in first


def test_the_first_items_follow_the_filters_and_say_that_the_rest_does_not(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", unit="盐湾县")
    said = words(page)
    assert "市交通运输局" not in said[said.index("先看这些") : said.index("清单与序时进度")]
    assert any("其他图表和单位排名仍按全部事项" in caption.value for caption in page.caption)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"unit": "盐湾县"}, {"牵头单位": {"盐湾县"}}),
        ({"list": "政府工作报告"}, {"清单": {"政府工作报告"}}),
        ({"leader": "常务副市长"}, {"分管领导": {"常务副市长"}}),
    ],
)
def test_a_filter_in_the_url_leaves_only_its_items(
    run_page: RunPage, sample_url: str, query: dict[str, str], shown: dict[str, set[str]]
) -> None:
    grid = run_page(sample_url, "supervision", **query).dataframe[0].value
    assert 0 < len(grid) < 300
    for column, values in shown.items():
        assert set(grid[column]) == values


def test_filters_hold_together_and_keep_to_the_url(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", light="红灯")
    page.multiselect(key="unit").select("yanwan").run()
    lights = {light for lights in page.dataframe[0].value["亮灯"] for light in lights}
    assert lights == {"▲ 红灯"}
    assert set(page.dataframe[0].value["牵头单位"]) == {"盐湾县"}


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        ("7天内到期", "2020-12-31", "2021-01-07"),
        ("30天内到期", "2020-12-31", "2021-01-30"),
        ("本月到期", "2020-12-01", "2020-12-31"),
    ],
)
def test_a_due_window_leaves_open_items_that_fall_due_in_it(
    run_page: RunPage, sample_url: str, window: str, first: str, last: str
) -> None:
    grid = run_page(sample_url, "supervision", due=window).dataframe[0].value
    days = grid["现行时限"]
    assert dt.date.fromisoformat(first) <= days.min()
    assert days.max() <= dt.date.fromisoformat(last)
    assert "✓ 已办结" not in {light for lights in grid["亮灯"] for light in lights}


def test_overdue_items_are_overdue(run_page: RunPage, sample_url: str) -> None:
    grid = run_page(sample_url, "supervision", due="已逾期").dataframe[0].value
    assert (grid["逾期天数"] > 0).all()


def test_days_of_ones_own_choice_bound_the_due_window(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", due="自选日期")
    page.date_input(key="due_days").set_value((dt.date(2021, 1, 1), dt.date(2021, 1, 10))).run()
    days = page.dataframe[0].value["现行时限"]
    assert dt.date(2021, 1, 1) <= days.min() <= days.max() <= dt.date(2021, 1, 10)


def test_filters_that_leave_nothing_say_so(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", unit="市委编办", light="红灯")
    assert page.info[0].value == "没有符合这些条件的事项。可以清除上面的筛选条件。"


def test_an_item_opens_to_its_dates_reason_history_and_source_row(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", item=EXTENDED)
    said = words(page)
    assert "盐湾县推进县级医共体信息系统互联互通" in said
    assert "转为绿灯：办结销号，或经批准延期" in said
    assert "原定时限 2020年11月30日 现行时限 2020年12月5日（已延期1次）" in said
    assert "完成时限： 2020年11月30日 → 2020年12月5日" in said
    assert "当前数据出处：" in said
    assert "工作表“县(市、区)重点督办”第" in said


def test_an_unknown_item_is_no_error(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", item="nothing:of the kind")
    assert "没有这个事项" in page.info[0].value


def test_links_to_items_keep_the_filters(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", unit="盐湾县", as_of="2020-12-31")
    opened = [parse_qs(link.removeprefix("?")) for link in links(page) if "item=" in link]
    assert opened
    assert all(query["unit"] == ["盐湾县"] for query in opened)


def test_choosing_a_unit_in_the_ranking_filters_by_it(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision")
    page.session_state["unit"] = ["yanwan"]
    page.run()
    assert set(page.dataframe[0].value["牵头单位"]) == {"盐湾县"}


def test_units_with_too_few_items_have_no_rank(run_page: RunPage, database_url: str) -> None:
    records = [item(f"a{n}", lead_unit="edu") for n in range(3)] + [item("b1", lead_unit="ndrc")]
    hand_in(database_url, "supervision", "2020-06-30", *records)
    ranking = run_page(database_url, "supervision", as_of="2020-06-30").dataframe[1].value.set_index("单位")
    assert ranking.loc["市教育局", "名次"] == "1"
    assert ranking.loc["市发展改革委", "名次"] == "—"


def test_units_without_a_rank_stand_behind_those_with_one(run_page: RunPage, database_url: str) -> None:
    done = [item("b1", lead_unit="ndrc", status="finished", finished_on=dt.date(2020, 5, 1))]
    late = [item(f"a{n}", lead_unit="edu", due_on=dt.date(2020, 5, 1), due_kind="date") for n in range(3)]
    hand_in(database_url, "supervision", "2020-06-30", *done, *late)
    page = run_page(database_url, "supervision", as_of="2020-06-30")
    assert list(page.dataframe[1].value["单位"]) == ["市教育局", "市发展改革委"]
    assert "这里没有由县（市、区）牵头的事项。" in [notice.value for notice in page.info]


def test_a_score_above_100_is_explained(run_page: RunPage, sample_url: str) -> None:
    captions = [caption.value for caption in run_page(sample_url, "supervision").caption]
    assert any("肯定性批示每件另加1分，最多加5分，所以得分可以超过100" in caption for caption in captions)


def test_text_of_a_cell_stays_text(run_page: RunPage, database_url: str) -> None:
    attack = '<img src=x onerror="alert(1)">![](http://example.org/x.png)'
    hand_in(
        database_url, "supervision", "2020-06-30", item("a", title=attack, due_on=dt.date(2020, 6, 1), due_kind="date")
    )
    page = run_page(database_url, "supervision", as_of="2020-06-30")
    blocks = "".join(block.proto.body for block in page.get("html"))
    assert html.escape(attack) in blocks
    assert "<img src=x" not in blocks
    assert not any("example.org" in element.value for element in page.markdown)


@pytest.mark.parametrize(
    ("figure", "name"),
    [
        ("317 件", "省级以上领导批示"),
        ("2135 件", "市政府领导批示"),
        ("2452 件", "两项合计，不含市委领导40件"),
        ("22 期", "批示通报"),
    ],
)
def test_the_instructions_page_shows_the_years_figures(
    run_page: RunPage, sample_url: str, figure: str, name: str
) -> None:
    assert f"{figure} {name}" in words(run_page(sample_url, "instructions"))


def test_instructions_stand_by_level_and_by_leader(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "instructions")
    said = words(page)
    assert "省级以上领导 317" in said
    assert "市政府领导 2135" in said
    assert "市长 " in said
    assert any(link.startswith("figures?indicator=instr_provincial_plus") for link in links(page))


def test_the_grid_of_instructions_holds_the_most_urgent_of_all(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "instructions")
    assert len(page.dataframe[0].value) == item_board.MOST
    assert any("全部2492项请导出" in caption.value for caption in page.caption)


def test_the_livelihood_page_shows_ten_projects_with_their_sub_targets(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "livelihood"))
    assert "32/35 个子项" in said
    assert all(f"{number}. " in said for number in range(1, 11))
    assert "669/300台" in said
    assert "223.0%" in said


def test_the_lagging_list_names_reason_and_start_and_what_caught_up(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "livelihood", as_of="2020-10-31"))
    listed = said[said.index("滞后项目清单") : said.index("今年移出滞后清单")]
    assert "新建社区多功能运动场 市体育局 63.3% 3月底起 低于序时20.0个百分点" in listed
    assert "建设24小时政务服务自助点 市政务数据办 3月底—10月底" in said


def test_what_caught_up_without_reaching_its_target_is_not_called_met(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "livelihood"))
    assert "今年移出滞后清单的6个（已达标4个，赶上序时2个）" in said
    assert "5月底—11月底 93.5% 赶上序时，未达标" in said
    assert "已销号" not in said


def test_counties_are_shown_with_what_lags_of_their_tasks(run_page: RunPage, sample_url: str) -> None:
    assert "南城区 35 1 新建社区多功能运动场5处" in words(run_page(sample_url, "livelihood"))


def test_the_ladder_counts_every_band_and_names_breaches_first(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "ranks"))
    assert (
        said.index("瞄一（已居首位）")
        < said.index("跌出前4位的指标（3项：失守2项、落后1项）")
        < said.index("全部指标（17项）")
    )
    assert "▲ 第8位 单位生产总值能耗降低率" in said
    assert "距保四还差4位" in said
    assert "5/11" in said
    assert "位次写成“名次/参加排名的市数”" in said
    assert "2020年12月 8/11" in said


def test_the_ladder_filtered_by_unit_keeps_its_bands(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "ranks", unit="市统计局"))
    assert "全部指标（2项）" in said
    assert "跌出前4位的指标（1项）" in said


@pytest.fixture
def sample_view(run_page: RunPage, sample_url: str) -> View:
    """The sample on its last day, read as pages read it."""
    run_page(sample_url, "ranks")
    return look(YEAR_END)


def cells(content: bytes, sheet: int = 0) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(content)).worksheets[sheet].iter_rows(values_only=True))


def test_the_workbook_of_items_holds_all_of_them_with_their_sources(sample_view: View) -> None:
    chosen = Chosen(Wanted(lists=("instructions",)), (("亮灯", "全部"),))
    content = item_board.export(sample_view, chosen, "领导批示件")
    rows = cells(content)
    assert len(rows) == 2493
    assert rows[0][:2] == ("亮灯", "事项")
    assert all(row[-4] and row[-1] for row in rows[1:])
    assert any(str(row[0]).endswith("亮灯") and row[1] == "全部" for row in cells(content, 1))


def test_the_workbook_of_the_ranking_explains_the_score(sample_view: View) -> None:
    content = unit_ranking.export(sample_view, read_standings(sample_view, FOUR_LISTS), "四张清单")
    assert cells(content)[0][:4] == ("名次", "升降", "单位", "得分")
    assert any("按时办结率50%" in str(row) for row in cells(content, 1))


def test_the_workbook_of_ranks_has_a_row_an_indicator(sample_view: View) -> None:
    every = read_rungs(sample_view)
    seen = ladder_view.Seen(sample_view, every, every, read_names(sample_view), read_files(sample_view), ())
    rows = cells(ladder_records.export(seen))
    assert len(rows) == 18
    assert rows[1][0] == "单位生产总值能耗降低率"
