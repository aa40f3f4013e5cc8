"""Documents (公文) as charts and panels: this year beside last year, returned drafts and errors, drafting units ranked."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.documents_reads import read_months, read_units
from dashboard.markup import AMBER, MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, number, percent
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.paperwork import Month, UnitWork

MOST = 10
SMALL_COUNT = 3
"""Fewer drafts than this give no share to compare."""


def issued_by_month(here: View) -> None:
    """Documents issued, month by month, beside those of the year before."""
    pairs = [(month.month, month.issued, month.issued_before) for month in read_months(here)]
    _beside_last_year(here, pairs, ("制发文件", "件"))


def disagreements(here: View) -> Html | None:
    """Months for which the monthly count and the register tell different numbers, with both; None without any."""
    found = [
        f"{month.month}月月报{number(month.issued_told)}件、登记{month.issued}件"
        for month in read_months(here)
        if month.disagrees
    ]
    if not found:
        return None
    said = f"◆ 制发文件数两处不一致：{'；'.join(found)}。系统按登记计数，请秘书处核对。"
    return tag("p", said, style=f"margin:0;color:{AMBER}")


def telegrams_by_month(here: View) -> None:
    """Meetings called by open telegram, month by month, beside those of the year before."""
    pairs = [(month.month, int(month.telegrams), month.telegrams_before) for month in read_months(here)]
    _beside_last_year(here, pairs, ("发明电召开会议", "次"))


def _beside_last_year(here: View, pairs: Sequence[tuple[int, int, float | None]], what: tuple[str, str]) -> None:
    name, unit = what
    year = here.day.year
    last, this = f"{year - 1}年（{unit}）", f"{year}年（{unit}）"
    rows = [
        (f"{month}月", line, count)
        for month, now, before in pairs
        for line, count in ((last, before), (this, now))
        if count is not None
    ]
    shades = ((last, charts.MUTED), (this, charts.ink()))
    title = f"各月{name}与上年同月"
    charts.draw(
        charts.bars_by_month([(m, line, int(count)) for m, line, count in rows], shades, title),
        f"{year}年各月{name}数与{year - 1}年同月",
        f"documents_{unit}",
    )


def faults_by_month(here: View) -> None:
    """Drafts returned and errors found, month by month."""
    rows = [
        (f"{month.month}月", name, count)
        for month in read_months(here)
        for name, count in (("退文（件）", month.returned), ("差错（处）", int(month.errors)))
    ]
    shades = (("退文（件）", charts.MUTED), ("差错（处）", charts.amber()))
    chart = charts.bars_by_month(rows, shades, "各月退文与公文差错")
    charts.draw(chart, f"{here.day.year}年各月退文件数、公文差错处数", "documents_faults")


def handling_by_month(here: View) -> Html:
    """Mean handling time of each month, with the longest marked."""
    told = [month for month in read_months(here) if month.days is not None]
    if not told:
        return panel("平均办文时长", nothing("公文制发登记"))
    most = max(month.days or 0.0 for month in told)
    rows = [
        (f"{month.month}月", _days(month), bar((month.days or 0.0) / (most or 1.0)), month.issued) for month in told
    ]
    head = ("月份", "工作日", "", "印发")
    return panel("平均办文时长", table(head, rows, ("4em", "5em", "auto", "4em")), note="收稿到印发，按印发月份")


def _days(month: Month) -> str:
    return number(month.days)


def drafting_units(here: View) -> Html:
    """Units whose drafts were returned most, with the share returned, errors and handling time."""
    found = [unit for unit in read_units(here) if unit.returned or unit.errors]
    if not found:
        return panel("主办单位公文质量", tag("p", "没有退文和差错。", style=f"margin:0;color:{MUTED}"))
    names = read_names(here)
    rows = [_unit(unit, names.label(unit.unit) or "未写明", unit.unit) for unit in found[:MOST]]
    head = ("主办单位", "退文", "退文率", "差错", "印发", "平均时长")
    note = f"退文多的在前；退文率＝退文÷（印发＋退文），共{len(found)}家有退文或差错"
    return panel("主办单位公文质量", table(head, rows, ("auto", "4em", "5em", "4em", "4em", "6em")), note=note)


def _unit(unit: UnitWork, name: str, code: str | None) -> Sequence[object]:
    shown = tag("span", name, style=CUT)
    share = NOTHING if unit.issued + unit.returned < SMALL_COUNT else percent(unit.returned_share)
    returned = tag("b", f"◆ {unit.returned}件", style=f"color:{AMBER}") if unit.returned else "0件"
    return (
        link(filter_address(unit=name), shown) if code else shown, returned, share, f"{number(unit.errors)}处",
        f"{unit.issued}件", f"{number(unit.days)}工作日" if unit.days is not None else NOTHING,
    )  # fmt: skip
