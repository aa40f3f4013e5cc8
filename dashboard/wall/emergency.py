"""应急与反走私: urgent reports and the late ones, drills, the roster; checks, cases, hit rate, value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.emergency_reads import read_drills, read_reports
from dashboard.markup import Html
from dashboard.notation import NOTHING, near_date, number, percent
from dashboard.seen import read_values
from dashboard.smuggling_reads import read_cases
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data import anti_smuggling, emergency
from data.amounts import plain
from data.overview import Values, month_ends

REPORTED = ("urgent_reports", "duty_roster", "drills")
CHECKED = ("inspections", "smuggling_cases")
MONTHLY = ("emrg_urgent_reports", "smug_cases")
CODES = (
    *MONTHLY, "emrg_late_reports", "emrg_drills", "emrg_drill_plan_rate", "emrg_duty_hours", "smug_inspections",
    "smug_hit_rate", "smug_case_value",
)  # fmt: skip
SHOWN = 3
RECENT_DAYS = 30


def draw(look: Look) -> Drawn:
    """Emergency at the left, anti-smuggling at the right."""
    values = read_values(look.here, CODES)
    late = read_reports(look.here, emergency.Wanted(late_only=True))
    page = parts.columns(_emergency(look, values, late), _smuggling(look, values))
    return Drawn(_headline(look, values, late), f"今年迟报漏报{number(values.value('emrg_late_reports'))}条", (page,))


def _headline(look: Look, values: Values, late: Sequence[emergency.Report]) -> Headline:
    """Reports late in the last month, else drills not held in time; what else of the year was late is no news."""
    if values.value("emrg_urgent_reports") is None:
        return Headline("no_data", "今年还没有紧急信息的数据", look.own("总值班室"))
    recent = [report for report in late if (look.here.day - report.received_at.date()).days <= RECENT_DAYS]
    if recent:
        worst = recent[0]
        told = f"{near_date(worst.received_at.date(), look.here.day)}{look.text(worst.title)}，{worst.reason.partition('，')[0]}"
        said = f"近{RECENT_DAYS}天迟报漏报{len(recent)}条，最久的：{told}"
        return Headline("red", said, look.unit(worst.from_unit or worst.county))
    missed = [drill for drill in read_drills(look.here) if drill.overdue_days]
    if missed:
        worst_drill = missed[0]
        said = f"应急演练逾期未开展{len(missed)}次，最久的：{look.text(worst_drill.title)}，逾期{worst_drill.overdue_days}天"
        return Headline("yellow", said, look.unit(worst_drill.host_unit))
    return Headline("green", f"近{RECENT_DAYS}天没有迟报漏报，应急演练没有逾期的", look.own("总值班室"))


def _emergency(look: Look, values: Values, late: Sequence[emergency.Report]) -> Html:
    count = values.value("emrg_late_reports")
    top = parts.figures(
        parts.figure("紧急信息", number(values.value("emrg_urgent_reports")), "条"),
        parts.figure("▲ 迟报漏报" if count else "迟报漏报", number(count), "条", colour="red" if count else ""),
        _drills(values),
        parts.figure("值班落实率", percent(values.value("emrg_duty_hours"), 0)),
        form="across",
    )
    found = [_report(report, look) for report in late[:SHOWN]]
    head = ("今年超时最久的", look.head("责任单位"), "原因")
    listed = (
        parts.rows(found, "minmax(0,1fr) 7.6em 8.4em", head)
        if found
        else parts.nothing("还没有数据。" if count is None else "没有迟报、漏报。")
    )
    return parts.panel(
        look,
        " · ".join(filter(None, ("应急值守", look.own("总值班室")))),
        REPORTED,
        top,
        listed,
        _months(look, "emrg_urgent_reports", "各月紧急信息（条）"),
    )


def _drills(values: Values) -> Html:
    """Drills held of those planned, the gap in words."""
    held, planned = values.value("emrg_drills"), values.rows("emrg_drill_plan_rate")
    gap = max(planned - int(held or 0), 0)
    name = f"◆ 演练（差{gap}次）" if gap else "演练"
    return parts.figure(name, number(held), f"/ {planned}次", colour="yellow" if gap else "")


def _report(report: emergency.Report, look: Look) -> tuple[object, ...]:
    owner = look.unit(report.from_unit or report.county)
    first, _, rest = report.reason.partition("，")
    return look.text(report.title), owner, parts.two(parts.warn(f"▲ {first}"), rest)


def _smuggling(look: Look, values: Values) -> Html:
    top = parts.figures(
        parts.figure("执法检查", number(values.value("smug_inspections")), "次"),
        parts.figure("查获案件", number(values.value("smug_cases")), "起"),
        parts.figure("查获率", percent(values.value("smug_hit_rate"))),
        parts.figure("案值（万元）", _wan(values.value("smug_case_value"))),
        form="across",
    )
    cases = sorted(read_cases(look.here, anti_smuggling.Wanted()), key=lambda case: -(case.value or 0.0))
    found = [_case(case, look) for case in cases[:SHOWN]]
    head = ("今年案值最大的", look.head("属地"), "案值")
    listed = (
        parts.rows(found, "minmax(0,1fr) 4.4em 10.8em", head) if found else parts.nothing("今年还没有查获案件的数据。")
    )
    return parts.panel(
        look,
        " · ".join(filter(None, ("反走私", look.own("海防与打击走私办公室")))),
        CHECKED,
        top,
        listed,
        _months(look, "smug_cases", "各月查获案件（起）"),
    )


def _case(case: anti_smuggling.Case, look: Look) -> tuple[object, ...]:
    day = near_date(case.seized_on, look.here.day)
    return (
        f"{day} {case.goods or '货物未写明'}",
        look.unit(case.county) or NOTHING,
        parts.large(_wan(case.value), unit="万元"),
    )


def _wan(value: float | None) -> str:
    """万元 as a number that can be added up with the others of the scene."""
    return NOTHING if value is None else plain(value, 1)


def _months(look: Look, code: str, title: str) -> Html:
    """What each month added to a figure that counts from New Year."""
    days = month_ends(look.here.day)
    reached = [read_values(replace(look.here, day=day), MONTHLY).value(code) for day in days]
    added = [
        None if after is None else after - (before or 0.0)
        for before, after in zip([0.0, *reached], reached, strict=False)
    ]
    labels = [f"{day.month}月" for day in days]
    return parts.month_bars(title, labels, added)


SCENE = Scene("emergency", (*REPORTED, *CHECKED), draw)
