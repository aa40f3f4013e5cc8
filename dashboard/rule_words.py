"""The rules of supervision in words: which condition lights which colour, how time progress is reckoned."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.markup import Html, join, light, table, tag
from data.rules import LightRule, Rules, rules

CONDITIONS: dict[str, Callable[[LightRule, Rules], str]] = {
    "done": lambda rule, given: "已办结或已销号",
    "paused": lambda rule, given: "已中止或已终止",
    "overdue": lambda rule, given: "过了现行时限仍未办结（时限当天不算逾期）",
    "behind": lambda rule, given: f"完成率低于序时进度{'达到' if rule.inclusive else '超过'}{rule.points:g}个百分点",
    "feedback_overdue": lambda rule, given: f"{'连续' if rule.cycles > 1 else ''}{rule.cycles}个周期没有反馈",
    "due_soon": lambda rule, given: f"{given.due.soon_days}天内到期，含当天",
    "reported_behind": lambda rule, given: "单位自报进展滞后",
    "not_started": lambda rule, given: "应开工未开工",
    "no_data": lambda rule, given: "没有报送任何进展",
    "otherwise": lambda rule, given: "以上都不是",
}
PACES = {
    "by_month": "按月算：到月底那天这个月才算过完，月中不动",
    "by_day": "按日算：到当天为止的天数占全年",
    "by_node": "按节点算：用报表里的节点进度，没有的按月",
}
PLANS = {
    "beyond_year": "写了交办时间和完成时限、时限超出清单年度的事项（或清单没有年度的），按它自己的起止日期算",
    "always": "写了交办时间和完成时限的事项，按它自己的起止日期算",
    "never": "事项一律按年度算，报表写明“按日”的除外",
}


def light_rules() -> None:
    """The table of lights in an expander, with the rules of time progress below it."""
    with st.expander("亮灯和序时进度怎样算"):
        st.html(written(rules()))


def written(given: Rules) -> Html:
    """Every line of the table, then time progress, deadlines by rule."""
    rows = [
        (number, light(rule.colour), CONDITIONS[rule.when](rule, given)) for number, rule in enumerate(given.light, 1)
    ]
    lists = table(("顺序", "亮灯", "条件（自上而下，第一条符合的算数）"), rows, ("4em", "7em", "auto"))
    pace = (
        f"序时进度{PACES[given.time_progress.mode]}；{PLANS[given.time_progress.own_plan]}；"
        "报表里写了“序时方式”的从其规定；长期事项不算序时。"
    )
    return join((lists, tag("p", pace, style="margin:.6em 0 0")))
