"""应急与反走私: urgent reports and the late ones, drills, the roster; checks, cases, hit rate, value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.emergency_reads import read_drills, read_reports
from dashboard.markup import Html, tag
from dashboard.notation import NOTHING, near_date, number, percent
from dashboard.seen import read_values
from dashboard.smuggling_reads import read_cases
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data import anti_smuggling, emergency
from data.amounts import plain
from data.drills import Drill
from data.emergency import Report
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
    missed = [drill for drill in read_drills(look.here) if drill.overdue_days]
    page = parts.columns(_emergency(look, values, late, missed), _smuggling(look, values))
    return Drawn(_headline(look, values, late, missed), f"演练过了计划时间、近{RECENT_DAYS}天迟报漏报的为红", (page,))


def _headline(look: Look, values: Values, late: Sequence[Report], missed: Sequence[Drill]) -> Headline:
    """Drills not held in time and reports late in the last month, then those late earlier in the year."""
    if values.value("emrg_urgent_reports") is None:
        return Headline("no_data", "今年还没有紧急信息的数据", look.own("总值班室"))
    recent = [report for report in late if _is_recent(report, look)]
    if missed:
        also = f"；近{RECENT_DAYS}天迟报漏报{len(recent)}条" if recent else ""
        return Headline("red", f"{_missed(missed, look)}{also}", _owners([drill.host_unit for drill in missed], look))
    if not late:
        return Headline("green", "今年没有迟报漏报，应急演练没有逾期的", look.own("总值班室"))
    named, span = (
        (recent, f"近{RECENT_DAYS}天") if recent else (late, f"应急演练没有逾期的，近{RECENT_DAYS}天没有迟报漏报；今年")
    )
    first = named[0]
    told = f"{near_date(first.received_at.date(), look.here.day)}{look.text(first.title)}，{first.reason.partition('，')[0]}"
    said = f"{span}迟报漏报{len(named)}条，其中最久的：{told}"
    return Headline("red" if recent else "yellow", said, _owners([_owner(report) for report in named], look))


def _is_recent(report: Report, look: Look) -> bool:
    """Whether it came in the last month: what was late before that is no news."""
    return (look.here.day - report.received_at.date()).days <= RECENT_DAYS


def _missed(missed: Sequence[Drill], look: Look) -> str:
    first = missed[0]
    which = "其中最久的" if len(missed) > 1 else ""
    return f"应急演练逾期未开展{len(missed)}次，{which}{look.text(first.title)}逾期{first.overdue_days}天"


def _owner(report: Report) -> str | None:
    return report.from_unit or report.county


def _owners(units: Sequence[str | None], look: Look) -> str:
    """The first of several units, and how many they are."""
    first, count = look.unit(units[0]), len(set(units))
    return f"{first}等{count}家" if first and count > 1 else first


def _emergency(look: Look, values: Values, late: Sequence[Report], missed: Sequence[Drill]) -> Html:
    count = values.value("emrg_late_reports")
    recent = sum(_is_recent(report, look) for report in late)
    top = parts.figures(
        parts.figure("紧急信息", number(values.value("emrg_urgent_reports")), "条"),
        parts.figure(
            "迟报漏报",
            number(count),
            "条",
            f"近{RECENT_DAYS}天{recent or '没有'}{'条' * bool(recent)}",
            _late(count, recent),
        ),
        _drills(values, missed),
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


def _late(count: float | None, recent: int) -> str:
    """The colour of late reports: red while they are news."""
    return "red" if recent else "yellow" if count else ""


def _drills(values: Values, missed: Sequence[Drill]) -> Html:
    """Drills held of those planned; how many of the others are overdue, how many have time left."""
    held, planned = values.value("emrg_drills"), values.rows("emrg_drill_plan_rate")
    left = max(planned - int(held or 0) - len(missed), 0)
    said = [f"逾期{len(missed)}次"] * bool(missed) + [f"未逾期{left}次"] * bool(left)
    return parts.figure("演练", number(held), f"/ {planned}次", "，".join(said), "red" if missed else "")


def _report(report: Report, look: Look) -> tuple[object, ...]:
    first, _, rest = report.reason.partition("，")
    told = parts.told("red" if _is_recent(report, look) else "yellow", first)
    day = near_date(report.received_at.date(), look.here.day)
    return parts.two(tag("span", look.text(report.title)), day), look.unit(_owner(report)), parts.two(told, rest)


def _smuggling(look: Look, values: Values) -> Html:
    whole = values.value("smug_case_value")
    cases = sorted(read_cases(look.here, anti_smuggling.Wanted()), key=lambda case: -(case.value or 0.0))
    top_share = _share(cases[0], whole) if cases else ""
    top = parts.figures(
        parts.figure("执法检查", number(values.value("smug_inspections")), "次"),
        parts.figure("查获案件", number(values.value("smug_cases")), "起"),
        parts.figure("查获率", percent(values.value("smug_hit_rate"))),
        parts.figure("案值（万元）", _wan(whole), below=f"最大一起{top_share}" if top_share else ""),
        form="across",
    )
    found = [_case(case, look, whole) for case in cases[:SHOWN]]
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


def _case(case: anti_smuggling.Case, look: Look, whole: float | None) -> tuple[object, ...]:
    """A case with its share of the year's value: one large case may make half of it."""
    about = " · ".join(filter(None, (near_date(case.seized_on, look.here.day), _share(case, whole))))
    return (
        parts.two(tag("span", case.goods or "货物未写明"), about),
        look.unit(case.county) or NOTHING,
        parts.large(_wan(case.value), unit="万元"),
    )


def _share(case: anti_smuggling.Case, whole: float | None) -> str:
    """A case's part of the year's value, in words; empty where either is unknown."""
    return f"占全年{percent(case.value / whole)}" if case.value is not None and whole else ""


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
