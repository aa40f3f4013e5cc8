"""总览: what its board says of the sample's days, of a day without data, of an empty database."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa

from dashboard.navigation import ENTRIES
from dashboard.overview import draw
from dashboard.panels import FOUR_LISTS, PAGE_OF, SHORT
from dashboard.reads import look
from dashboard.seen import WORST, see
from data import datasets, indicators, overview
from data.database import reading
from data.figures import figure
from data.rules import TABLE, parse, rules
from data.scores import previous_period, standings, with_changes
from data.status import LISTS, PROBLEMS, count_items, find_items
from tests.page_runs import RunPage, links, words
from tests.prepared import give_tables
from tests.returns import hand_in, item

LAST_DAY = dt.date(2020, 12, 31)
PANELS = (
    "今天要过问什么", "部门排名", "县（市、区）排名", "主要指标", "清单进度", "应急值守", "反走私与海防", "数据共享", "法定期限",
    "十个板块",
)  # fmt: skip


@pytest.fixture(scope="module")
def connection(sample_url: str) -> Iterator[sa.Connection]:
    with reading(sample_url) as open_connection:
        yield open_connection


def test_every_list_has_a_short_name_and_every_page_named_is_one() -> None:
    assert set(SHORT) == set(LISTS)
    assert set(PAGE_OF.values()) <= {entry.name for entry in ENTRIES}


def test_the_board_shows_only_indicators_that_there_are() -> None:
    assert {*overview.NOW, *overview.MONTHLY} <= {entry.code for entry in indicators.ALL}


@pytest.mark.parametrize("day", [dt.date(2020, 6, 30), LAST_DAY])
def test_its_counts_are_those_of_the_indicators(connection: sa.Connection, day: dt.date) -> None:
    counts = overview.standing(connection, day).of(*FOUR_LISTS)
    shown = {
        "supv_items_total": counts.total,
        "supv_red": counts.red,
        "supv_overdue": counts.overdue,
        "supv_ontime_rate": counts.on_time_rate,
        "supv_close_rate": counts.close_rate,
    }
    assert shown == {code: pytest.approx(figure(connection, code, day).value) for code in shown}


def test_its_other_figures_are_those_of_the_indicators(connection: sa.Connection) -> None:
    values = overview.values(connection, LAST_DAY, overview.NOW)
    for code in overview.NOW:
        assert values.value(code) == figure(connection, code, LAST_DAY).value, code


def test_its_ranks_are_those_of_the_scores(connection: sa.Connection) -> None:
    now, then = (overview.standing(connection, day) for day in (LAST_DAY, previous_period(LAST_DAY)))
    assert with_changes(now.units, then.units) == standings(connection, LAST_DAY, rules())


def test_the_months_end_on_their_last_days_and_on_the_day_itself() -> None:
    assert overview.month_ends(dt.date(2020, 3, 15)) == (
        dt.date(2020, 1, 31), dt.date(2020, 2, 29), dt.date(2020, 3, 15),
    )  # fmt: skip
    assert overview.month_ends(dt.date(2020, 1, 1)) == (dt.date(2020, 1, 1),)


def test_time_progress_is_reckoned_in_the_mode_of_the_rules() -> None:
    by_day = parse(TABLE.shipped.read_text(encoding="utf-8").replace('mode = "by_month"', 'mode = "by_day"'))
    day = dt.date(2020, 3, 15)
    assert overview.year_progress(day, rules()) == pytest.approx(2 / 12)
    assert overview.year_progress(day, by_day) == pytest.approx(75 / 366)


def test_it_has_every_panel_under_its_own_heading(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "overview")
    board = page.get("html")[-1].proto.body
    assert sorted(re.findall(r"<h2[^>]*>([^<]*)</h2>", board)) == sorted(PANELS)


def test_it_asks_about_the_worst_items_with_unit_and_days(
    run_page: RunPage, sample_url: str, connection: sa.Connection
) -> None:
    said = words(run_page(sample_url, "overview"))
    worst = find_items(connection, LAST_DAY, rules())[:WORST]
    assert len(worst) == WORST
    for entry in worst:
        assert entry.title in said
        assert f"逾期 {entry.overdue_days} 天" in said
    total = count_items(connection, LAST_DAY, rules(), PROBLEMS)
    red, yellow = re.search(r"红灯(\d+)项 · 黄灯(\d+)项", said).groups()  # type: ignore[union-attr]
    assert int(red) + int(yellow) == total


def test_an_extended_item_shows_its_first_deadline(run_page: RunPage, sample_url: str) -> None:
    assert "原时限5月31日，延期1次" in words(run_page(sample_url, "overview", as_of="2020-08-15"))


def test_the_figures_of_the_year_stand_on_it(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "overview"))
    for figures in (
        "紧急信息 172 条",
        "执法检查 679 次",
        "查获案件 293 起",
        "查获率 43.2%",
        "一证通办率 62.5%",
        "数据调用 20万 次以上",
    ):
        assert figures in said
    assert "虚线为目标50%" in said
    assert re.search(r"演练/计划 28/\d+ 次", said)


def test_everything_opens_a_page_that_there_is(run_page: RunPage, sample_url: str) -> None:
    opened = [urlsplit(link) for link in links(run_page(sample_url, "overview"))]
    assert {link.path for link in opened} <= {entry.name for entry in ENTRIES}
    assert {"supervision", "instructions", "livelihood", "emergency", "anti_smuggling", "data_sharing", "sources"} <= {
        link.path for link in opened
    }
    codes = {code for link in opened for code in parse_qs(link.query).get("indicator", [])}
    assert codes
    assert codes <= {entry.code for entry in indicators.ALL}


def test_an_item_opens_by_its_dataset_and_key(run_page: RunPage, sample_url: str, connection: sa.Connection) -> None:
    first = find_items(connection, LAST_DAY, rules())[0]
    opened = [parse_qs(urlsplit(link).query).get("item") for link in links(run_page(sample_url, "overview"))]
    assert [f"{first.dataset}:{first.key}"] in opened


def test_another_day_goes_along_into_every_link(run_page: RunPage, sample_url: str) -> None:
    opened = links(run_page(sample_url, "overview", as_of="2020-06-30"))
    assert opened
    assert all(parse_qs(urlsplit(link).query)["as_of"] == ["2020-06-30"] for link in opened)


def test_today_goes_along_into_none(run_page: RunPage, sample_url: str) -> None:
    assert not any("as_of" in link for link in links(run_page(sample_url, "overview")))


def test_a_day_before_the_first_return_says_for_each_panel_what_to_hand_in(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "overview", as_of="2020-01-15"))
    for sheets in ("四张清单", "紧急信息报送", "反走私执法检查", "数据共享"):
        assert re.search(f"暂无数据。报送“[^”]*{sheets}", said)


def test_sources_past_their_period_are_marked(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "overview", as_of="2021-04-01")
    said = words(page)
    assert "四张清单：2020年12月31日，逾期未报；" in page.get("html")[-1].proto.body
    assert "⚠ 2020年12月31日" in said
    assert re.search(r"\d+类数据，\d+类逾期未报（[^）]+等\d+个处室）", said)


def test_who_owes_a_return_that_is_overdue_is_named(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "overview", as_of="2020-12-15"))
    assert "37类数据，1类逾期未报（建议提案处） ›" in said


def test_an_empty_database_says_how_to_load_one(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
    said = words(run_page(database_url, "overview"))
    assert "暂无数据" in said
    assert "各处室把四张清单、民生实事、领导批示等表交给管理员导入" in said
    assert "python" not in said


def test_every_source_of_a_section_is_named_with_its_day(run_page: RunPage, sample_url: str) -> None:
    board = run_page(sample_url, "overview").get("html")[-1].proto.body
    told = html.unescape(" ".join(re.findall(r'title="([^"]*)"', board)))
    assert [spec.zh for spec in datasets.ALL if f"{spec.zh}：" not in told] == []


def test_months_before_the_first_return_are_a_gap(run_page: RunPage, database_url: str) -> None:
    case = {"case_no": "1", "seized_on": dt.date(2020, 5, 6), "county": "yanwan"}
    hand_in(database_url, "smuggling_cases", "2020-05-31", case)
    run_page(database_url, "overview", as_of="2020-06-30")
    assert see(look(dt.date(2020, 6, 30))).by_month("smug_cases") == [None, None, None, None, 1.0, 0.0]


def test_units_with_too_few_items_are_not_called_missing_data(run_page: RunPage, database_url: str) -> None:
    hand_in(database_url, "supervision", "2020-06-30", item("1"))
    said = words(run_page(database_url, "overview", as_of="2020-06-30"))
    assert "1个部门的事项都少于3项，不排名。" in said


def test_text_from_a_sheet_stays_text(run_page: RunPage, sample_url: str) -> None:
    run_page(sample_url, "overview")
    seen = see(look(None))
    hostile = replace(seen.worst.items[0], title="<script>甲</script>", problems="<img src=http://x/>", key='"><i>')
    board = draw(replace(seen, worst=replace(seen.worst, items=(hostile,))))
    assert "&lt;script&gt;甲&lt;/script&gt;" in board
    assert "&lt;img src=http://x/&gt;" in board
    assert not re.search(r"<script|<img src=http|<i>", board)
