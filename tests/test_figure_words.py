"""How figures are written: qualifiers, 万 and 亿, verdicts, year on year."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from dashboard.figure_words import amount_words, value_words, verdict_words, year_on_year
from data.figures import Figure


def made(**fields: Any) -> Figure:
    """An indicator of which more is better, worth 80 项 of 100, with nothing known of last year."""
    plain = Figure(
        code="x", name="指标", section="supervision", value=80.0, qualifier="eq", unit="项", derived=False, target=100.0,
        as_of=dt.date(2020, 12, 31), rows=3, direction="up", note="说明。", last_year=None, met=False,
    )  # fmt: skip
    return dataclasses.replace(plain, **fields)


@pytest.mark.parametrize(("written", "shown"), [("数百篇", "数百篇"), ("一大批", "一大批"), (None, "若干篇")])
def test_words_in_place_of_a_number_are_shown_as_they_were_written(written: str | None, shown: str) -> None:
    assert value_words(made(value=None, qualifier="text", unit="篇", words=written)) == shown


@pytest.mark.parametrize(
    ("value", "qualifier", "unit", "words"),
    [
        (172.0, "eq", "条", "172条"),
        (200_000.0, "ge", "次", "20万次以上"),
        (60_000.0, "gt", "条", "6万多条"),
        (1200.0, "gt", "家", "1200余家"),
        (3.0, "lt", "天", "不足3天"),
        (30.0, "le", "天", "30天以下"),
        (600.0, "approx", "项", "约600项"),
        (0.7, "ge", "%", "70.0%以上"),
        (0.625, "eq", "%", "62.5%"),
        (24425.4, "eq", "万元", "2.4亿元"),
        (62.1, "eq", "万元", "62.1万元"),
        (0.0, "eq", "起", "0起"),
        (None, "eq", "项", "—"),
        (None, "ge", "次", "—"),
        (None, "text", "次", "若干次"),
    ],
)
def test_a_value_keeps_its_qualifier_and_never_shows_a_zero_for_nothing(
    value: float | None, qualifier: str, unit: str, words: str
) -> None:
    assert value_words(made(value=value, qualifier=qualifier, unit=unit)) == words


@pytest.mark.parametrize(
    ("target", "unit", "words"), [(0.5, "%", "50.0%"), (150_000.0, "次", "15万次"), (None, "次", "—")]
)
def test_a_target_is_written_like_a_value(target: float | None, unit: str, words: str) -> None:
    assert amount_words(target, unit) == words


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"met": True}, "✓ 达标"),
        ({"met": False}, "◆ 未达标"),
        ({"met": None, "target": None}, "未设目标"),
        ({"met": None, "direction": "neutral", "target": None}, "工作量"),
        ({"met": None, "direction": "neutral", "value": 12.0, "target": 12.0}, "完成计划数"),
        ({"met": None, "direction": "neutral", "value": 11.0, "target": 12.0}, "工作量"),
        ({"met": True, "pro_rata": 50.0}, "✓ 达序时目标"),
        ({"met": False, "pro_rata": 90.0}, "◆ 未达序时目标"),
        ({"value": None, "met": None, "pro_rata": 90.0}, "○ 无数据"),
        ({"value": None, "met": None}, "○ 无数据"),
        ({"value": None, "met": None, "direction": "neutral"}, "○ 无数据"),
    ],
)
def test_work_done_is_neither_good_nor_bad(fields: dict[str, Any], word: str) -> None:
    assert verdict_words(made(**fields)) == word


@pytest.mark.parametrize(
    ("value", "last_year", "unit", "words"),
    [
        (110.0, 100.0, "项", "↑10%"),
        (90.0, 100.0, "项", "↓10%"),
        (0.625, 0.5, "%", "↑12.5个百分点"),
        (5.0, 0.0, "项", "↑5项"),
        (3.0, 5.0, "位", "↑2位"),
        (6.0, 4.0, "位", "↓2位"),
        (100.0, 100.0, "项", "持平"),
        (100.0, None, "项", "—"),
        (None, 100.0, "项", "—"),
    ],
)
def test_year_on_year_is_points_for_rates_places_for_ranks_and_nothing_without_last_year(
    value: float | None, last_year: float | None, unit: str, words: str
) -> None:
    assert year_on_year(made(value=value, last_year=last_year, unit=unit)) == words
