"""The tables that the office edits, in words: what each is for, what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dashboard.markup import Html, table, tag
from dashboard.notation import NOTHING, date
from dashboard.rule_words import written
from data.alerts.settings import NAME as ALERTS
from data.choices import NAME as CHOICES
from data.choices import Choices
from data.clocks.terms import DAY_WORDS, Term, Terms
from data.clocks.terms import NAME as TERMS
from data.editable import Editable
from data.rules import NAME as RULES
from data.screens import NAME as SCREENS
from data.screens import SCENES, Screen

PURPOSES: Mapping[str, str] = {
    RULES: "亮灯条件和先后、临期天数、反馈周期、计分权重、名次档、报送限额",
    TERMS: "法定期限和本市约定的期限：依据哪条、多少天、从哪天起用",
    ALERTS: "提前几天提醒、满几天才发、隔几天重复、几点不打扰、逾期几天报负责人、督办单几天回复",
    SCREENS: "每块大屏放哪几幕、什么顺序、停多久",
    CHOICES: "同一个数有两个来源、数值不一致时以哪一个为准",
}
"""What a table settles, by its name."""


def in_words(edited: Editable[Any], text: str) -> Html | None:
    """What a sound text of the table says; None for a table that nobody has put into words."""
    say = _WORDS.get(edited.name)
    return say(edited.parse(text)) if say else None


def _terms(given: Terms) -> Html:
    rows = [
        (
            f"{term.name}（{term.code}）",
            term.length,
            _added(term),
            term.source,
            _span(term),
            "约定" if term.convention else "法定",
        )
        for term in given.rows
    ]
    return table(
        ("期限", "数额", "最多延长", "依据", "起止", "性质"), rows, ("20em", "8em", "8em", "auto", "18em", "4em")
    )


def _added(term: Term) -> str:
    return f"{term.extension}{DAY_WORDS[term.days]}" if term.extension else NOTHING


def _span(term: Term) -> str:
    return f"{date(term.in_force)}起" + (f"，{date(term.until)}止" if term.until else "")


def _choices(given: Choices) -> Html:
    rows = [
        *(
            (entry.indicator, f"{entry.year}年" if entry.year else "各年", entry.source, entry.reason)
            for entry in given.figures
        ),
        *((entry.dataset, "同一天两份报送", entry.by, entry.reason) for entry in given.returns),
    ]
    if not rows:
        return tag("p", "还没有选定：两个数都显示，全部指标用指标自己的来源。")
    return table(("指标或数据", "范围", "以谁为准", "原因"), rows, ("16em", "10em", "14em", "auto"))


def _screens(given: tuple[Screen, ...]) -> Html:
    rows = [
        (f"{screen.title}（{screen.name}）", f"{screen.refresh_s}秒",
         "、".join(f"{SCENES[turn.scene]}{turn.dwell_s}秒" for turn in screen.scenes))
        for screen in given
    ]  # fmt: skip
    return table(("大屏", "查新数据", "依次放"), rows, ("16em", "8em", "auto"))


_WORDS: Mapping[str, Callable[..., Html]] = {RULES: written, TERMS: _terms, CHOICES: _choices, SCREENS: _screens}
