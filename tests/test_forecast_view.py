"""下周会红的 on the page of the four lists: chances in words and numbers, how the last list fared, what they rest on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dashboard.forecast_view import basis_words, chance, draw, last_words, read_forecast
from dashboard.reads import View, look
from data.forecast.outlook import Hit, LastList
from data.forecast.scoring import Score
from tests.page_runs import RunPage, links, words
from tests.returns import hand_in, item

FRIDAY, TARGET = dt.date(2020, 12, 18), dt.date(2020, 12, 25)


@pytest.fixture
def here(sample_url: str, run_page: RunPage) -> View:
    run_page(sample_url, "supervision")
    return look(dt.date(2020, 12, 4))


def test_the_page_names_ten_at_most_with_chance_reason_and_basis(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", as_of="2020-12-04")
    said = words(page)
    assert "下周会红的 看12月11日（下周五）" in said
    assert "今天已是红灯的21件不在此列" in said
    assert "▲ 很可能 79%" in said
    assert "按近4周速度还需31天，离时限6天；不办结的话，到12月11日逾期1天" in said
    assert "每周报送：同类情形" in said
    assert "上一期：11月27日点名" in said
    assert "这里按近12周同类事项的经验点名；近4周回算的误差（0最好）：同类经验0.024、灯不变0.029、直线0.085。" in said
    assert any("item=supervision" in link and "as_of=2020-12-04" in link for link in links(page))


def test_the_four_lists_and_all_lists_have_their_own_ten(here: View) -> None:
    own = read_forecast(here, ("county_supervision",))
    everything = read_forecast(here)
    assert {each.case.now.list for each in own.named} == {"county_supervision"}
    assert own.open < everything.open
    assert own.score == everything.score


def test_a_first_return_is_told_by_time_alone(run_page: RunPage, database_url: str) -> None:
    soon = item("<b>1</b>", due_on=dt.date(2020, 9, 23), due_kind="date")
    hand_in(database_url, "supervision", "2020-09-18", soon)
    page = run_page(database_url, "supervision", as_of="2020-09-18")
    assert "▲ 很可能 100% 事项<b>1</b>" in words(page)
    assert "还没有可以回算的周，先按时间推移推算。" in words(page)


def test_what_a_baseline_told_better_is_said(here: View) -> None:
    seen = read_forecast(here)
    by_line = replace(seen, by_line=True, score=Score(90, 0.2, 0.3, 0.1))
    assert (
        basis_words(by_line) == "这里按直线推算点名；近4周回算的误差（0最好）：同类经验0.200、灯不变0.300、直线0.100。"
    )
    assert "▲ 直线推算为红灯" in draw(here, by_line)
    stays = basis_words(replace(seen, score=Score(90, 0.2, 0.1, 0.3)))
    assert stays.endswith("近4周是“灯不变”最准，点名请参考着看。")


def test_an_empty_list_says_so(here: View) -> None:
    seen = read_forecast(here)
    assert "看不出有哪件会在下周五前转红。" in draw(here, replace(seen, named=()))
    assert "没有在办事项。" in draw(here, replace(seen, named=(), open=0))


@pytest.mark.parametrize(
    ("lights", "unnamed", "said"),
    [
        (("red", "done", "red"), 2, "上一期：12月18日点名3件，到12月25日有2件是红灯，没有点名而转红的有2件。"),
        (("done",), 0, "上一期：12月18日点名1件，到12月25日有0件是红灯，没有漏掉的。"),
        ((), 1, "上一期：12月18日没有点名；到12月25日，没有点名而转红的有1件。"),
    ],
)
def test_the_last_list_is_told_in_a_sentence(here: View, lights: tuple[str, ...], unnamed: int, said: str) -> None:
    hits = tuple(Hit("supervision", str(number), "事项", light) for number, light in enumerate(lights))
    assert last_words(here, LastList(FRIDAY, TARGET, hits, unnamed)) == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.6, "▲ 很可能 "), (0.3, "◆ 可能 "), (0.1, "● 有些可能 "), (0.05, "● 可能很小 ")]
)
def test_a_chance_is_told_by_sign_word_and_number(share: float, said: str) -> None:
    shown = chance(share)
    assert said in shown
    assert f"<b>{share:.0%}</b>" in shown
