"""Openness (政务公开) as panels: disclosure by unit, channel and month; what came of requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.figure_reads import figure_address
from dashboard.markup import INK, MUTED, Html, bar, join, link, table, tag
from dashboard.notation import NOTHING, full_width, number, percent
from dashboard.openness_reads import read_disclosed, read_requests
from dashboard.panels import CUT, SMALL, nothing, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.disclosure import Sums
from data.disclosure_requests import OPEN, Request, Wanted, outcomes
from data.sums import summed
from data.units import Directory

CHANNELS = (
    ("门户网站", "site"),
    ("政务新媒体", "new_media"),
    ("政府公报", "gazette"),
    ("其他渠道", "other"),
    ("未分渠道", "unsplit"),
)
SHADES = ("#1f4e8c", "#e69f00", "#009e73", "#8a6bb1", "#8a97a6")
SHADES_DARK = ("#6fa8e8", "#f0b429", "#2bc79a", "#b79ddb", "#8a97a6")
MOST_UNITS = 6
"""Departments that the panel has room for at each end."""


def channels(here: View) -> Html:
    """The year's items by channel, each with its share."""
    total = sum((cell.sums for cell in read_disclosed(here)), Sums())
    if not total.total:
        return panel("公开渠道", nothing("主动公开情况"))
    counted = [(name, getattr(total, field)) for name, field in CHANNELS]
    rows = [
        (name, bar(count / total.total), tag("b", f"{count:,.0f}"), percent(count / total.total))
        for name, count in counted if count
    ]  # fmt: skip
    more = f"，其中{total.vague}期写“多”" if total.vague else ""
    return panel(
        "公开渠道", table(("渠道", "", "条数", "占比"), rows, ("7em", "auto", "5em", "4.6em")), note=f"全年累计{more}"
    )


def units(here: View) -> Html:
    """Counties and departments by items disclosed, most first, with the share of their main channels."""
    found = summed(read_disclosed(here), lambda cell: cell.unit)
    sums = dict(sorted(found.items(), key=lambda entry: (-entry[1].total, str(entry[0]))))
    if not sums:
        return panel("各单位主动公开", nothing("主动公开情况"))
    names = read_names(here)
    places = {code: _is_place(code, names) for code in sums}
    halves = ([code for code in sums if places[code]], [code for code in sums if not places[code]])
    tables = tag(
        "div", *(_ranked(half, sums, names) for half in halves), style="display:flex;gap:1.8em;align-items:flex-start"
    )
    left_out = len(halves[1]) - 2 * MOST_UNITS
    note = (
        f"左为县（市、区）和开发区，右为部门（前后各{MOST_UNITS}个）"
        if left_out > 0
        else "左为县（市、区）和开发区，右为部门"
    )
    source = link(figure_address(here, "open_published"), "各单位每月的记录和出处 ›", style=f"color:{MUTED}")
    return panel("各单位主动公开", tables, source, note=note)


def _is_place(code: str | None, names: Directory) -> bool:
    return code is not None and code in names.official_order and names.kind(code) in ("city", "county", "zone")


def _ranked(codes: Sequence[str | None], sums: dict[str | None, Sums], names: Directory) -> Html:
    shown = codes if len(codes) <= 2 * MOST_UNITS else [*codes[:MOST_UNITS], *codes[-MOST_UNITS:]]
    most = sums[codes[0]].total if codes else 1
    rows = [
        (
            codes.index(code) + 1, tag("span", names.label(code) or "未写明", style=CUT), bar(sums[code].total / (most or 1)),
            tag("b", f"{sums[code].total:,.0f}{'多' if sums[code].vague else ''}"), _media(sums[code]),
        )
        for code in shown
    ]  # fmt: skip
    return table(("名次", "单位", "", "条数", "新媒体占比"), rows, ("2.6em", "8.6em", "auto", "5em", "5.2em"))


def _media(sums: Sums) -> str:
    split = sums.total - sums.unsplit
    return percent(sums.new_media / split if split else None, 0)


def months(here: View) -> None:
    """Items by month and channel."""
    found = summed(read_disclosed(here), lambda cell: cell.month)
    rows = [
        (f"{month}月", name, int(getattr(found.get(month, Sums()), field)))
        for month in range(1, here.day.month + 1)
        for name, field in CHANNELS
    ]
    shades = SHADES_DARK if charts.is_dark() else SHADES
    colours = tuple((name, shade) for (name, _), shade in zip(CHANNELS, shades, strict=True))
    chart = charts.parts_by_month(rows, colours, "各月主动公开信息（条），按渠道")
    charts.draw(chart, f"{here.day.year}年各月主动公开信息条数，按渠道", "disclosure_months")


def results(here: View) -> Html:
    """What came of the year's requests, with the reasons under each outcome."""
    found = read_requests(here, Wanted())
    if not found:
        return panel("依申请公开办理结果", nothing("依申请公开台账"))
    rows = [
        (
            link(filter_address(result=result), result), tag("b", reasons.total()),
            bar(reasons.total() / len(found), MUTED if result == OPEN else INK),
            tag("span", _reasons(reasons), style=f"{SMALL}"),
        )
        for result, reasons in outcomes(found).items()
    ]  # fmt: skip
    return panel(
        "依申请公开办理结果", table(("结果", "件数", "", "情形"), rows, ("6em", "3.4em", "22%", "auto")),
        _who(found), note=f"当年收到{len(found)}件",
    )  # fmt: skip


def _reasons(reasons: Counter[str | None]) -> str:
    return "，".join(f"{full_width(name)}{count}" for name, count in reasons.most_common() if name) or NOTHING


def _who(found: Sequence[Request]) -> Html:
    """Who asked, how, and what was contested afterwards."""
    applicants = Counter(request.applicant or "未写明" for request in found)
    channels = Counter(request.channel or "未写明" for request in found)
    disputes = Counter(f"{request.dispute}{request.dispute_result or ''}" for request in found if request.dispute)
    lines = (("申请人", applicants), ("申请方式", channels), ("复议诉讼", disputes))
    return join(
        tag("p", tag("span", f"{name}：", style=SMALL), "，".join(f"{full_width(word)}{number(n)}" for word, n in counted.most_common()), style="margin:.25em 0 0")
        for name, counted in lines if counted
    )  # fmt: skip
