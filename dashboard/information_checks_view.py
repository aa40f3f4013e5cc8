"""What the province and circulars state of information work, as panels beside what the records come to."""

from __future__ import annotations

from dashboard.figure_reads import figure_address
from dashboard.information_reads import read_circular, read_city_lines
from dashboard.markup import AMBER, GREEN, MUTED, Html, link, rank_change, table, tag
from dashboard.notation import NOTHING, number, period_words
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.information_checks import CityLine, Difference
from data.places import Place
from data.units import Directory

MOST_DIFFERENCES = 6


def city(here: View) -> Html:
    """The provincial rank period by period; stated issues and items beside what the records come to."""
    found = read_city_lines(here)
    if not found:
        return panel("全省排名", nothing("全市政务信息工作"))
    rows = [_city_line(line) for line in found]
    head = ("统计时间", "全省排名", "升降", "编发期数", "登记", "上报条数", "月报合计")
    widths = ("auto", "6em", "3em", "5em", "5em", "5em", "5.4em")
    source = link(figure_address(here, "info_rank"), "记录和出处 ›", style=f"color:{MUTED}")
    return panel("全省排名", table(head, rows, widths), source, note="◆ 为通报数与登记、月报合计不符")


def _city_line(line: CityLine) -> tuple[object, ...]:
    rank = NOTHING if line.rank is None else f"第{line.rank}位{f'/{line.of}' if line.of else ''}"
    period = tag("span", period_words(line.period, line.period_kind), title=source_words(line.place))
    issues = (number(line.issues), _counted(line.issues, line.issues_counted))
    items = (number(line.submitted), _counted(line.submitted, line.submitted_counted))
    return (period, tag("b", rank), rank_change(line.change), *issues, *items)


def _counted(stated: float | None, counted: float | None) -> Html:
    """What the records come to: amber with the difference where another number is stated."""
    if counted is None or stated is None:
        return tag("span", number(counted), style=f"color:{MUTED}")
    if stated == counted:
        return tag("span", f"✓ {number(counted)}", style=f"color:{GREEN}")
    return tag("b", f"◆ {number(counted)}", style=f"color:{AMBER}", title=f"相差{counted - stated:+g}")


def circular(here: View) -> Html | None:
    """The latest circular's places, points and adoptions, where the records say otherwise; None without a circular."""
    found = read_circular(here)
    if found is None:
        return None
    names, period = read_names(here), period_words(found.period, found.period_kind)
    title, note = "最近一期通报核对", f"{period}通报，{found.units}个单位"
    if not found.differences:
        ok = tag("p", "✓ 名次、得分、采用条数与记录一致。", style=f"margin:.2em 0;color:{GREEN}")
        return panel(title, ok, note=note)
    rows = [_difference(one, names) for one in found.differences[:MOST_DIFFERENCES]]
    body = table(("单位", "不符的项", "通报", "系统核算", "出处"), rows, ("9em", "5.4em", "5em", "6em", "auto"))
    basis = "名次按通报得分组内重排，得分和采用条数按月报相加；系统不改通报，请信息处核对。"
    return panel(
        title,
        body,
        tag("p", basis, style=f"margin:.2em 0;color:{MUTED}"),
        note=f"{note}，{len(found.differences)}处不符",
    )


def _difference(one: Difference, names: Directory) -> tuple[object, ...]:
    shown = (
        (f"第{one.stated:g}位", f"第{one.counted:g}位")
        if one.what == "名次"
        else (f"{one.stated:g}", f"{one.counted:g}")
    )
    where = tag("span", f"{one.place.sheet}第{one.place.row}行", style=CUT, title=source_words(one.place))
    return names.label(one.unit), f"◆ {one.what}", shown[0], tag("b", shown[1], style=f"color:{AMBER}"), where


def source_words(place: Place) -> str:
    return f"{place.file}，{place.sheet}第{place.row}行，批次{place.batch}"
