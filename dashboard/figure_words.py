"""How an indicator's value is written: number, qualifier, unit, whether it meets its target."""

from __future__ import annotations

from typing import Literal

from dashboard.notation import NOTHING, change
from data.amounts import amount_words, worded
from data.figures import Figure

__all__ = [
    "VERDICTS", "Verdict", "amount_words", "rank_words", "value_and_unit", "value_words", "verdict", "verdict_words", "worded", "year_on_year",
]  # fmt: skip

Verdict = Literal["met", "missed", "no_target", "neutral", "reached", "no_data"]
VERDICTS: dict[Verdict, str] = {
    "met": "✓ 达标",
    "missed": "◆ 未达标",
    "no_target": "未设目标",
    "neutral": "工作量",
    "reached": "完成计划数",
    "no_data": "○ 无数据",
}
"""Sign and word of how a figure stands; work done is neither good nor bad, even where its amount was planned."""
WORKLOAD: tuple[Verdict, ...] = ("neutral", "reached")
PACE: dict[Verdict, str] = {"met": "✓ 达序时目标", "missed": "◆ 未达序时目标"}
"""The words where only the part of the target that is due by the day counts."""
PACE_NOTE = "年内累计的指标在年底前与序时目标（年度目标×序时进度）比较。"


def value_words(figure: Figure) -> str:
    """A figure's value with qualifier and unit: 20万次以上."""
    return "".join(value_and_unit(figure))


def value_and_unit(figure: Figure) -> tuple[str, str]:
    """The same in two parts; words that stand in place of a number stay as they were written: (数百, 篇)."""
    if figure.words is None:
        return worded(figure.value, figure.qualifier, figure.unit)
    bare = figure.words.removesuffix(figure.unit)
    return (bare, figure.unit) if bare != figure.words else (figure.words, "")


def verdict(figure: Figure) -> Verdict:
    """How a figure stands."""
    if figure.value is None:
        return "no_data"
    if figure.direction == "neutral":
        return "reached" if figure.target and figure.value >= figure.target else "neutral"
    if figure.met is None:
        return "no_target"
    return "met" if figure.met else "missed"


def verdict_words(figure: Figure) -> str:
    """How a figure stands, with its sign; 序时目标 where it is compared with the part of the target due by the day."""
    state = verdict(figure)
    return VERDICTS[state] if figure.pro_rata is None else PACE.get(state, VERDICTS[state])


def year_on_year(figure: Figure) -> str:
    """同比: percentage points for rates, places gained for ranks, per cent for amounts, the difference where last year had none.

    — without last year.
    """
    if figure.value is None or figure.last_year is None:
        return NOTHING
    difference = figure.value - figure.last_year
    if figure.unit == "%":
        return change(difference * 100, "个百分点")
    if figure.unit == "位":
        return change(-difference, "位")
    if not figure.last_year:
        return change(difference, figure.unit)
    return change(difference / abs(figure.last_year) * 100, "%")


def rank_words(figure: Figure) -> str:
    """全省第1位（共11市，2020年11月）; — for a figure that the province does not rank."""
    if figure.rank is None:
        return NOTHING
    among = f"共{figure.rank.of_n}市，" if figure.rank.of_n else ""
    return f"第{figure.rank.rank}位（{among}{figure.rank.period.year}年{figure.rank.period.month}月）"
