"""Urgent reports (紧急信息) as panels: the late ones first, minutes by channel, kinds by level, counties, months."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.emergency_filters import LEVELS, Chosen
from dashboard.emergency_reads import read_cells, read_channels, read_counties, read_reports
from dashboard.markup import ALARM, AMBER, MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, number
from dashboard.panels import CUT, SMALL, panel
from dashboard.reads import View
from data.datasets.urgent_reports import KIND, SERIOUS
from data.emergency import Channel, Report, Sums, level_word
from data.rules import rules
from data.sums import summed

MOST_LATE = 10
SHADES = ("#1f4e8c", "#e69f00", "#009e73", "#8a6bb1")
SHADES_DARK = ("#6fa8e8", "#f0b429", "#2bc79a", "#b79ddb")


def late(here: View, chosen: Chosen) -> Html:
    """迟报漏报: minutes beyond the limit, the worst first."""
    found = [report for report in read_reports(here, chosen.wanted) if report.is_late]
    limits = rules().urgent
    note = f"时限：电话{limits.phone_minutes}分钟，书面及其他{limits.written_minutes}分钟，较大及以上报省{limits.province_minutes}分钟，自接报起"
    if not found:
        return panel(
            "迟报漏报", tag("p", "没有迟报、漏报的紧急信息。", style="margin:.3em 0;font-size:1.1em"), note=note
        )
    counties = read_counties(here)
    rows = [_late_row(report, counties.get(report.county or "", NOTHING)) for report in found[:MOST_LATE]]
    head = ("超时", "事件", "属地", "接报", "方式", "用时/时限")
    more = (
        link(filter_address(late="true"), f"共{len(found)}条，查看全部 ›", style=SMALL)
        if len(found) > MOST_LATE
        else None
    )
    return panel("迟报漏报", table(head, rows, ("8.2em", "auto", "5em", "8em", "3.4em", "12em")), more, note=note)


def _late_row(report: Report, county: str) -> Sequence[object]:
    colour = f"color:{ALARM};font-weight:700"
    source = f"{report.place.file}，{report.place.sheet}第{report.place.row}行，批次{report.place.batch}"
    minutes, allowed = _used(report)
    used = bar(minutes / (2 * allowed), ALARM, tick=0.5)
    words = tag("span", f"{minutes}/{allowed}分钟", style="white-space:nowrap;flex:0 0 6.3em")
    return (
        tag("span", _over(report), style=colour),
        tag("span", report.title, style=f"{CUT};font-weight:600", title=f"{report.title}（{source}）"),
        county, f"{report.received_at:%-m月%-d日 %H:%M}", report.channel or NOTHING,
        tag("span", words, tag("span", used, style="flex:1"), style="display:flex;gap:.6em;align-items:center"),
    )  # fmt: skip


def _over(report: Report) -> str:
    """By how much to the leader, to the province; else why it counts all the same."""
    over = (
        f"{report.over}分钟" if report.over else "",
        f"报省{report.province_over}分钟" if report.province_over else "",
    )
    return f"▲ {'、'.join(filter(None, over)) or report.reason}"


def _used(report: Report) -> tuple[int, int]:
    """Minutes used and allowed to the leader; to the province where it was late there alone."""
    if report.province_minutes is None or report.province_over is None or report.over:
        return report.minutes, report.allowed
    return report.province_minutes, report.province_minutes - report.province_over


def channels(here: View, chosen: Chosen) -> Html:
    """Minutes from receipt to leader, by channel, against the limit."""
    rows = [_channel(entry) for entry in read_channels(here, chosen.wanted)]
    head = ("报送方式", "条数", "平均用时", "", "最长", "时限", "迟报")
    widths = ("5.5em", "3.2em", "5.4em", "auto", "5em", "4.4em", "3.2em")
    return panel("接报到报市领导用时", table(head, rows, widths), _province(here, chosen))


def _channel(entry: Channel) -> Sequence[object]:
    too_long = f"color:{ALARM};font-weight:700" if entry.longest > entry.allowed else ""
    late = tag("span", entry.late, style=f"color:{ALARM};font-weight:700" if entry.late else f"color:{MUTED}")
    return (
        entry.name, entry.reports, f"{entry.average:.0f}分钟", bar(entry.average / entry.allowed),
        tag("span", f"{entry.longest}分钟", style=too_long), f"{entry.allowed}分钟", late,
    )  # fmt: skip


def _province(here: View, chosen: Chosen) -> Html | None:
    """Serious reports go to the province as well: how many did so in time, how many do not say."""
    serious = [report for report in read_reports(here, chosen.wanted) if report.level in SERIOUS]
    if not serious:
        return None
    allowed = rules().urgent.province_minutes
    told = [report.province_minutes for report in serious if report.province_minutes is not None]
    slow = sum(minutes > allowed for minutes in told)
    said = f"较大及以上{len(serious)}条，须{allowed}分钟内报省：按时{len(told) - slow}条，"
    late = tag("b", f"超时{slow}条", style=f"color:{ALARM}") if slow else "超时0条"
    missing = len(serious) - len(told)
    unsaid = tag("b", f"◆ 未填报省时间{missing}条", style=f"color:{AMBER}") if missing else "未填报省时间0条"
    return tag("p", said, late, "，", unsaid, "。", style="margin:.4em 0 0")


def kinds_and_levels(here: View, chosen: Chosen) -> Html:
    """Reports by kind and level."""
    found = read_cells(here, chosen.wanted)
    crossed = summed(found, lambda cell: (cell.kind, cell.level))
    by_kind, by_level = summed(found, lambda cell: cell.kind), summed(found, lambda cell: cell.level)
    rows: list[Sequence[object]] = [
        (
            link(filter_address(kind=kind), kind),
            *(_cell(crossed.get((kind, level)), kind=kind, level=level_word(level)) for level in LEVELS),
            tag("b", by_kind.get(kind, Sums()).reports),
        )
        for kind in KIND.options
    ]
    totals = (_cell(by_level.get(level), level=level_word(level)) for level in LEVELS)
    rows.append((tag("b", "合计"), *totals, tag("b", sum(sums.reports for sums in by_kind.values()))))
    incidents = (by_level.get(level, Sums()).incidents for level in LEVELS)
    rows.append(("其中首报（起）", *incidents, sum(sums.incidents for sums in by_kind.values())))
    head = ("事件类别", *(level_word(level) for level in LEVELS), "合计")
    return panel(
        "事件类别与级别",
        table(head, rows, ("auto", *("5.4em",) * 5, "3.4em")),
        note="首报、续报各算一条；事件起数只数首报",
    )


def _cell(sums: Sums | None, **filters: str) -> Html:
    if sums is None or not sums.reports:
        return tag("span", "0", style=f"color:{MUTED}")
    return link(filter_address(**filters), str(sums.reports))


def counties(here: View, chosen: Chosen) -> Html:
    """Reports by county, most first, with the incidents and the late ones among them."""
    names = read_counties(here)
    sums = summed(read_cells(here, chosen.wanted), lambda cell: cell.county)
    ordered = sorted(sums.items(), key=lambda entry: (-entry[1].reports, str(entry[0])))
    most = max((entry.reports for entry in sums.values()), default=1) or 1
    rows = [_county(names.get(code or "", "未写明"), entry, entry.reports / most) for code, entry in ordered]
    head = ("属地", "条数", "", "其中首报", "迟报")
    return panel("各地紧急信息", table(head, rows, ("6em", "3.4em", "auto", "5em", "3.4em")))


def _county(name: str, sums: Sums, share: float) -> Sequence[object]:
    late = link(filter_address(county=name, late="true"), str(sums.late), style=f"color:{ALARM};font-weight:700")
    return (
        link(filter_address(county=name), name), tag("b", number(sums.reports)), bar(share), sums.incidents,
        late if sums.late else tag("span", "0", style=f"color:{MUTED}"),
    )  # fmt: skip


def months(here: View, chosen: Chosen) -> None:
    """Reports by month, stacked by kind."""
    crossed = summed(read_cells(here, chosen.wanted), lambda cell: (cell.month, cell.kind))
    rows = [
        (f"{month}月", kind, crossed.get((month, kind), Sums()).reports)
        for month in range(1, here.day.month + 1)
        for kind in KIND.options
    ]
    shades = SHADES_DARK if charts.is_dark() else SHADES
    chart = charts.parts_by_month(rows, tuple(zip(KIND.options, shades, strict=True)), "各月紧急信息（条）")
    charts.draw(chart, f"{here.day.year}年各月紧急信息条数，按事件类别", "report_months")
