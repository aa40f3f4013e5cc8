"""The tables that the office edits, in words: what each is for, what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dashboard.markup import Html, table, tag
from dashboard.notation import NOTHING, date
from dashboard.rule_words import written
from data.alerts.settings import NAME as ALERTS
from data.alerts.settings import AlertRules
from data.alerts.words import KINDS
from data.choices import NAME as CHOICES
from data.choices import Choices
from data.clocks.terms import DAY_WORDS, Term, Terms
from data.clocks.terms import NAME as TERMS
from data.duties import NAME as DUTIES
from data.duties import Duty
from data.editable import Editable
from data.groups import NAME as GROUPS
from data.groups import Mapping as Mapped
from data.permissions import ROLES
from data.rules import NAME as RULES
from data.screens import NAME as SCREENS
from data.screens import SCENES, Screen

PURPOSES: Mapping[str, str] = {
    RULES: "亮灯条件和先后、临期天数、反馈周期、计分权重、名次档、报送限额",
    TERMS: "法定期限和本市约定的期限：依据哪条、多少天、从哪天起用",
    DUTIES: "每类数据多久报一次、哪天到期、由谁报",
    ALERTS: "提前几天提醒、满几天才发、隔几天重复、几点不打扰、逾期几天报负责人、督办单几天回复",
    GROUPS: "统一身份认证的用户组对应哪个角色、哪个处室",
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


def _duties(given: tuple[Duty, ...]) -> Html:
    rows = [
        (duty.name, duty.words, "、".join(duty.owed_by), date(duty.since) if duty.since else NOTHING) for duty in given
    ]
    return table(("数据", "到期", "由谁报", "从哪天起"), rows, ("16em", "22em", "auto", "10em"))


def _alerts(given: AlertRules) -> Html:
    told = given.reminder
    lines = (
        ("提前提醒", f"到期前{'、'.join(map(str, given.days_before))}天各一次"),
        (
            "再次提醒",
            f"没有解除的每{told.repeat_days}天一次，同一渠道最多{told.ceiling}次" if told.repeat_days else "不重复",
        ),
        ("不打扰", f"{told.quiet_from}—{told.quiet_to}{'' if told.on_days_off else '，休息日和节假日'}"),
        ("升级", f"逾期{given.escalation.overdue_days}天的，报责任单位主要负责人"),
        (
            "督办单回复",
            f"蓝{given.slip.blue_reply_days}、黄{given.slip.yellow_reply_days}、红{given.slip.red_reply_days}个工作日",
        ),
        ("不用的预警", "、".join(KINDS[name] for name in given.off) or "无"),
    )
    return table(("", "现行规则"), lines, ("8em", "auto"))


def _groups(given: tuple[Mapped, ...]) -> Html:
    if not given:
        return tag("p", "还没有对照：用统一身份认证登录的，一个组也对不上，不让登录。")
    rows = [(one.group, ROLES[one.role], one.division or NOTHING, one.post or NOTHING) for one in given]
    return table(("用户组", "角色", "处室", "岗位"), rows, ("16em", "8em", "14em", "auto"))


_WORDS: Mapping[str, Callable[..., Html]] = {
    RULES: written,
    TERMS: _terms,
    CHOICES: _choices,
    SCREENS: _screens,
    DUTIES: _duties,
    ALERTS: _alerts,
    GROUPS: _groups,
}
