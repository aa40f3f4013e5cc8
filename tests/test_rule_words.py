"""The rules in words on 数据来源: every condition is told, in its order, as the file has it."""

from __future__ import annotations

import html
import re

from dashboard.rule_words import CONDITIONS, PACES, PLANS, written
from data import rules as given
from data.rules import TABLE, parse


def said(**replacements: str) -> str:
    text = TABLE.shipped.read_text(encoding="utf-8")
    for before, after in replacements.items():
        text = text.replace(before, after)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", written(parse(text)))))


def test_every_condition_mode_and_choice_has_words() -> None:
    assert set(CONDITIONS) == set(given.CONDITIONS)
    assert set(PACES) == set(given.TIME_MODES)
    assert set(PLANS) == set(given.OWN_PLANS)


def test_the_shipped_rules_in_words() -> None:
    text = said()
    for line in (
        "3 ▲ 红灯 过了现行时限仍未办结（时限当天不算逾期）",
        "4 ▲ 红灯 完成率低于序时进度超过30个百分点",
        "5 ▲ 红灯 连续2个周期没有反馈",
        "6 ◆ 黄灯 7天内到期，含当天",
        "7 ◆ 黄灯 完成率低于序时进度达到10个百分点",
        "12 ● 绿灯 以上都不是",
        "序时进度按月算：到月底那天这个月才算过完，月中不动；",
        "时限超出清单年度的事项（或清单没有年度的），按它自己的起止日期算",
        "长期事项不算序时",
    ):
        assert line in text


def test_an_offices_own_rules_are_told() -> None:
    text = said(**{"soon_days = 7": "soon_days = 3", 'mode = "by_month"': 'mode = "by_day"'})
    assert "3天内到期，含当天" in text
    assert "序时进度按日算" in text
