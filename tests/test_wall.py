"""The wall without a browser: rotation, every scene on good and bad days, guests, what happens when something fails."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.markup import Html
from dashboard.reads import View, look
from dashboard.wall import parts, pictures, rotation, stage
from dashboard.wall import scene as scenes
from dashboard.wall.pictures import Kept, Picture
from dashboard.wall.registry import ALL
from dashboard.wall.rotation import Place
from dashboard.wall.scene import Drawn, Headline
from dashboard.wall.wall import UNKNOWN
from data.clock import now
from data.database import DatabaseUnavailable
from data.schema import prepare
from data.screens import SCENES, ScreensError, Turn
from tests.page_runs import _Cache

TURNS = (Turn("asking", 30), Turn("ranking", 10), Turn("lists", 20))
DAYS = (dt.date(2020, 1, 5), dt.date(2020, 5, 20), dt.date(2020, 12, 31), dt.date(2021, 6, 1))


def test_every_scene_of_the_table_is_drawn_by_a_file_of_its_own() -> None:
    assert set(ALL) == set(SCENES)


def test_a_scene_turns_its_pages_before_the_next_one_comes() -> None:
    place = Place(turn=0, page=0)
    way = []
    for _ in range(4):
        place = rotation.step(place, TURNS, 2)
        way.append((place.turn, place.page))
    assert way == [(0, 1), (1, 0), (1, 1), (2, 0)]


def test_after_the_last_scene_the_first_one_comes_again() -> None:
    assert rotation.step(Place(turn=2), TURNS, 1).turn == 0


def test_backward_leads_to_the_page_before_then_to_the_scene_before() -> None:
    place = rotation.step(Place(turn=1, page=1), TURNS, 2, forward=False)
    assert (place.turn, place.page) == (1, 0)
    assert rotation.step(place, TURNS, 2, forward=False).turn == 0


@pytest.mark.parametrize(("seconds", "is_over"), [(20, False), (22.5, True), (30, True)])
def test_a_page_stands_for_its_time_whichever_refresh_comes_nearest(seconds: float, is_over: bool) -> None:
    assert rotation.is_due(Place(since=100), TURNS, 100 + seconds, 15) is is_over


def test_a_paused_screen_stays_where_it_is() -> None:
    assert not rotation.is_due(Place(is_paused=True), TURNS, 10_000, 15)


def test_guests_are_led_past_scenes_of_units_and_ranks() -> None:
    assert rotation.step(Place(turn=0, is_guest=True), TURNS, 1).turn == 2
    assert rotation.settled(Place(turn=1, page=3, is_guest=True), TURNS) == Place(turn=2, page=0, is_guest=True)


def test_a_long_list_is_cut_into_pages_of_like_length_and_at_most_seven_rows() -> None:
    def joined(shown: object) -> Html:
        return Html(len(shown))  # type: ignore[arg-type]

    assert parts.paged(range(41), joined) == ("7", "7", "7", "7", "7", "6")
    assert parts.paged(range(9), joined) == ("5", "4")
    assert parts.paged((), joined) == ("0",)


def test_a_very_long_text_ends_at_a_stop_and_says_where_the_rest_stands() -> None:
    words = "推进全市数字化改革和公共数据平台建设，" * 8
    assert (
        parts.shortened(words)
        == "推进全市数字化改革和公共数据平台建设，推进全市数字化改革和公共数据平台建设，推进全市数字化改革和公共数据平台建设（全文见看板）"
    )


@pytest.fixture
def see(sample_url: str, monkeypatch: pytest.MonkeyPatch, page_cache: _Cache) -> Callable[[dt.date], View]:
    page_cache.keep_for(sample_url)
    monkeypatch.setenv("DATABASE_URL", sample_url)
    return lambda day: replace(look(day), today=day)


def text(html: Html) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_scene_can_be_drawn_on_any_day_with_at_most_seven_rows(
    see: Callable[[dt.date], View], day: dt.date
) -> None:
    here = see(day)
    for code in ALL:
        drawn = pictures.drawn(here, code, is_guest=False)
        assert drawn.headline.words
        for page in drawn.pages:
            assert "数据截至" in page or "还没有报送" in page
            assert "…" not in text(page)
            assert all(rows.count('<div class="w-row"') <= 7 for rows in page.split('<div class="w-rows"'))


@pytest.mark.parametrize("day", DAYS[1:3], ids=str)
def test_the_worst_thing_of_every_scene_names_its_owner(see: Callable[[dt.date], View], day: dt.date) -> None:
    here = see(day)
    for code in ALL:
        headline = pictures.drawn(here, code, is_guest=False).headline
        if headline.light in ("red", "yellow"):
            names = scenes.look(here, is_guest=False).names
            spoken = {names.label(unit) for unit in names.official_order}
            assert any(name in headline.owner for name in spoken)


SAID = {
    "asking": ("红灯（含已逾期） 27 项 比11月底 ↑增2项", "其中已逾期 25 项 比11月底 ↑增9项", "责任单位",
 "红灯27项，列出最急的18项，其余9项见看板各清单"),
    "ranking": (
        "县（市、区）末位云溪县 76.2分，按时反馈率0.0%，失20.0分；部门末位市委改革办 83.3分，按时办结率66.7%，失16.7分",
        "满分100，肯定性批示另加分（最多5分）", "部门（41个），末位在前", "41 市委改革办 按时办结率66.7%，失16.7分 75.0% 83.3",
"40 市信访局 按时反馈率0.0%，失20.0分 ▲ 红灯1项 97.5% 84.0 含加4分",
    ),
    "lists": (
        "县（市、区）督办：经开区推进“低散乱”企业整治提升，逾期92天，各清单中最久；逾期最多的是领导批示，15项",
        "比序时＝办结率－全年序时进度（100.0%），时限还没到的也算在内", "190/255项（办结＋逾期）", "58/69项，另1项中止 84.1%", "四张清单12＋领导批示15", "四张清单10＋领导批示15",
        "领导批示 ▲ 逾期最多",
    ),
    "livelihood": (
        "新建社区多功能运动场：今天到期，未完成，明天转红（90.0%）", "低于序时10个百分点以内不算滞后", "3 / 35个 其中到期3个", "93.3%",
        "97.5% 56.03 / 57.46亿元",
    ),
    "ladder": (
        "单位生产总值能耗降低率第8位，离目标第4位差4位；共3项在前4位以外", "离目标位次远的在前，同样远的降得多的在前",
        "再升1位还差", "升降（比上期）", "17项考核指标 · 2020年全年", "▲ 差4位 目标第4位", "◆ 差1位 目标第3位",
    ),
    "emergency": (
        "应急演练逾期未开展3次，其中最久的海上溢油处置联合演练逾期92天", "▲ 演练 28 / 33次 逾期3次，未逾期2次",
        "◆ 迟报漏报 10 条 近30天没有", "案值（万元） 24425.4 最大一起占全年49.1%", "冻品 8月7日 · 占全年49.1% 平海市 12000 万元",
    ),
    "sharing": ("市体育局一证通办率37.5%，20个部门中最低，距目标50%差12.5个百分点；另有3个部门没有达标", "浙政钉周活跃度（12月28日起一周）", "市体育局 3/8项"),
    "coming": (
        "新建社区多功能运动场：今天到期，还差28天工作量，明天转红", "到1月8日（下周五）到期55项，预计转红12项；以下各项尚未转红",
        "今天到期的在前，共55项，列最急的18项", "12月18日点名10项，其中4项转红",
        "含今天到期的9项", "◆ 来不及 新建社区多功能运动场 民生实事 · 今天到期，明天转红 市体育局 还差 28 天工作量",
        "政府工作报告 GZBG-2020-067", "同类16件次中3件次转红",
    ),
}  # fmt: skip
"""What each scene of the last day of the sample year says: what is worst, whose it is, what its figures are made of."""


@pytest.mark.parametrize("code", SAID)
def test_a_scene_tells_what_is_worst_and_what_its_figures_are_made_of(
    see: Callable[[dt.date], View], code: str
) -> None:
    drawn = pictures.drawn(see(dt.date(2020, 12, 31)), code, is_guest=False)
    said = " ".join([drawn.headline.words, drawn.aside, *map(text, drawn.pages)])
    assert [words for words in SAID[code] if words not in said] == []


def test_the_shorter_list_of_ranks_is_empty_on_no_page_and_begins_but_once(see: Callable[[dt.date], View]) -> None:
    pages = pictures.drawn(see(dt.date(2020, 12, 31)), "ranking", is_guest=False).pages
    assert ["云溪县" in page for page in pages] == [True] * 4 + [False] * 3
    assert ["盐湾县" in page for page in pages] == [False] * 4 + [True] * 3


def test_late_reports_are_red_while_they_are_news(see: Callable[[dt.date], View]) -> None:
    drawn = pictures.drawn(see(dt.date(2020, 7, 31)), "emergency", is_guest=False)
    assert drawn.headline.light == "red"
    assert "▲ 迟报漏报" in text(drawn.pages[0])


def test_ranks_say_of_which_period_they_are_beside_the_day_of_their_file(see: Callable[[dt.date], View]) -> None:
    drawn = pictures.drawn(see(dt.date(2020, 12, 20)), "ladder", is_guest=False)
    assert drawn.age is not None
    assert drawn.age.words == "2020年1—11月位次，数据截至11月30日（20天前）"
    assert "数据截至11月30日" in drawn.pages[0]


def test_before_its_last_day_a_shortfall_within_the_tolerance_is_no_lag(see: Callable[[dt.date], View]) -> None:
    page = pictures.drawn(see(dt.date(2020, 11, 30)), "livelihood", is_guest=False).pages
    assert "个百分点，不算滞后" in text(Html(" ".join(page)))


def test_good_news_bears_no_word_of_the_worst(see: Callable[[dt.date], View]) -> None:
    here = see(dt.date(2020, 12, 31))
    shown = stage.Shown(UNKNOWN, 0, 0, False, here)
    calm = text(stage.stage(shown, Drawn(Headline("green", "没有红灯和黄灯事项"), "", (Html(),))))
    assert "● 本屏无逾期" in calm
    assert "本屏最差" not in calm


@pytest.mark.parametrize("day", DAYS[1:3], ids=str)
def test_guests_read_no_name_of_any_unit(see: Callable[[dt.date], View], day: dt.date) -> None:
    here = see(day)
    names = scenes.look(here, is_guest=True).names
    spellings = {
        word for row in names.rows if row.kind not in ("city", "group") for word in row.spellings if len(word) > 2
    }
    for code in (code for code, scene in ALL.items() if scene.for_guests):
        drawn = pictures.drawn(here, code, is_guest=True)
        said = " ".join([drawn.headline.words, drawn.headline.owner, drawn.aside, *map(text, drawn.pages)])
        assert [word for word in (*spellings, "总值班室", "海防与打击走私办公室") if word in said] == []


def test_a_panel_whose_data_is_past_its_period_says_so(see: Callable[[dt.date], View]) -> None:
    page = pictures.drawn(see(dt.date(2021, 6, 1)), "asking", is_guest=False).pages[0]
    assert "w-stale" in page
    assert re.search(r"⚠ .*数据截至2020年12月31日，已152天未更新（应按月报送）", page)


def test_no_scene_is_well_by_old_data(see: Callable[[dt.date], View]) -> None:
    here = see(dt.date(2021, 6, 1))
    headlines = {code: pictures.drawn(here, code, is_guest=False).headline for code in ALL}
    assert "green" not in {headline.light for headline in headlines.values()}
    assert headlines["emergency"].words == "今年还没有紧急信息的数据"


def test_nothing_is_stale_on_the_day_of_the_last_returns(see: Callable[[dt.date], View]) -> None:
    here = see(dt.date(2020, 12, 31))
    assert not any("w-stale" in page for code in ALL for page in pictures.drawn(here, code, is_guest=False).pages)


def test_an_empty_database_gets_calm_scenes(
    database_url: str, monkeypatch: pytest.MonkeyPatch, page_cache: _Cache
) -> None:
    prepare(database_url)
    page_cache.keep_for(database_url)
    monkeypatch.setenv("DATABASE_URL", database_url)
    here = look(dt.date(2020, 5, 1))
    assert {pictures.drawn(here, code, is_guest=False).headline.light for code in ALL} == {"no_data"}


SCREEN = ("hall", False)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    fresh = Kept()
    monkeypatch.setattr(pictures, "KEPT", fresh)
    return fresh


def fail(error: Exception) -> Callable[[], tuple[Html, int]]:
    def draw() -> tuple[Html, int]:
        raise error

    return draw


def test_without_the_database_the_last_good_picture_stays_with_its_time(kept: Kept) -> None:
    good = pictures.taken(SCREEN, lambda: (Html("<b>画面</b>"), 3))
    found = pictures.taken(SCREEN, fail(DatabaseUnavailable("数据库无法打开或连接。")))
    assert found == replace(good, trouble="数据库暂时连不上，恢复后自动更新，不必操作。", holds=True)


def test_a_wrong_table_is_told_with_its_place(kept: Kept) -> None:
    found = pictures.taken(SCREEN, fail(ScreensError("大屏设置 [[screen]] 第1条：缺少“scenes”。")))
    assert found.trouble == "规则或参照表有误：大屏设置 [[screen]] 第1条：缺少“scenes”。改好后自动更新。"
    assert found.html == ""


def test_a_scene_that_alone_is_broken_is_passed_over_and_logged_once(
    kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    first = pictures.taken(SCREEN, fail(ZeroDivisionError("division by zero")))
    again = pictures.taken(SCREEN, fail(ZeroDivisionError("division by zero")))
    assert re.fullmatch(r"程序出了错，数据没有受影响；请把错误编号 [0-9A-F]{8} 告诉管理员。", first.trouble)
    assert (first.trouble, first.holds, first.pages) == (again.trouble, False, 1)
    assert len(caplog.records) == 1


def test_guests_never_get_the_picture_that_others_saw(kept: Kept) -> None:
    kept.keep(SCREEN, Picture(Html("<b>市发展改革委</b>"), now(), 1))
    assert pictures.taken(("hall", True), fail(DatabaseUnavailable(""))).html == ""
