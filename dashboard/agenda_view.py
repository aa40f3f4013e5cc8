"""The executive meeting (市政府常务会议) as panels: what comes next, how each month's items were forecast and reviewed."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.documents_reads import read_items
from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, bar, table, tag
from dashboard.notation import NOTHING, near_date, number, percent
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.agenda import Item, MonthOfItems, by_month
from data.clocks import Clock
from data.datasets.executive_items import RESULT

MOST = 10
MANY_UNITS = 5
"""More units than this take part only in exceptional items (reference §4.9)."""


def coming(here: View) -> Html:
    """Items still to be held: forecast, review, material, preparation; what is late or near first."""
    found = [item for item in read_items(here) if item.is_coming]
    if not found:
        return panel("即将上会的议题", tag("p", "没有待上会的议题。", style=f"margin:0;color:{MUTED}"))
    rows = [_coming(item, here, read_names(here).label(item.unit)) for item in found[:MOST]]
    head = ("拟上会", "议题", "提请单位", "预报", "审核", "上会材料", "准备")
    widths = ("7.6em", "auto", "9em", "5em", "9em", "7.6em", "8em")
    late = sum(item.is_forecast_late for item in found)
    return panel("即将上会的议题", table(head, rows, widths), note=f"共{len(found)}个，迟报{late}个；急的在前")


def _coming(item: Item, here: View, unit: str | None) -> Sequence[object]:
    return (
        near_date(item.meeting_on, here.day) if item.meeting_on else f"{item.month.month}月，未定",
        tag("span", item.title, style=f"{CUT};font-weight:600", title=item.title),
        tag("span", unit or "未写明", style=CUT),
        _word("◆ 迟报", AMBER) if item.is_forecast_late else _word("✓ 按期", GREEN),
        _review(item), _material(item, here), _prepared(item),
    )  # fmt: skip


def _review(item: Item) -> Html:
    if item.approved_on is not None:
        word = RESULT.label(item.result) if item.result else "已审核"
        return tag("span", f"{word}，{item.review_days}个工作日")
    return _running(item.clocks.get("exec_review"), "个工作日")


def _material(item: Item, here: View) -> Html:
    if item.material_on is not None:
        return _word(f"✓ {near_date(item.material_on, here.day)}", GREEN)
    return _running(item.clocks.get("exec_material"), "天")


def _running(clock: Clock | None, unit: str) -> Html:
    """How an open clock stands: sign and days."""
    if clock is None:
        return tag("span", NOTHING, style=f"color:{MUTED}")
    if clock.is_overdue:
        return tag("b", f"▲ 超期{clock.overdue_days}天", style=f"color:{ALARM}")
    left = f"剩{clock.days_left}{unit}" if clock.days_left else "今日届满"
    return tag("b", f"◆ {left}", style=f"color:{AMBER}") if clock.light == "yellow" else tag("span", f"● {left}")


def _prepared(item: Item) -> Html:
    missing = [
        word for done, word in ((item.consulted, "未征求意见"), (item.legal_reviewed, "未审查")) if done is False
    ]
    if item.units > MANY_UNITS:
        missing.append(f"涉及{item.units}家")
    return _word(f"◆ {'、'.join(missing)}", AMBER) if missing else _word("✓ 已备", GREEN)


def _word(words: str, colour: str) -> Html:
    return tag("span", words, style=f"color:{colour};white-space:nowrap")


def months(here: View) -> Html:
    """Month by month: items held, how many were forecast in time, how long the review took."""
    found = [month for month in by_month(read_items(here), here.day) if month.held]
    if not found:
        return panel("议题预报与审核", nothing("常务会议议题预报"))
    head = ("月份", "议题", "按期预报", "", "平均审核")
    note = "按期预报＝上月20日前申报；审核以工作日计"
    return panel(
        "议题预报与审核",
        table(head, [_month(month) for month in found], ("3.4em", "4em", "7.5em", "auto", "7em")),
        note=note,
    )


def _month(month: MonthOfItems) -> Sequence[object]:
    share = month.in_time / month.held
    days = NOTHING if month.review_days is None else f"{number(month.review_days)}工作日"
    return f"{month.month}月", f"{month.held}个", f"{month.in_time}个 {percent(share, 0)}", bar(share), days
