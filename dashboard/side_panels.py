"""The panels of 总览 beside supervision: emergency, anti-smuggling, data sharing, the ten sections with their data's age."""

from __future__ import annotations

from dashboard import sketches
from dashboard.duties_reads import read_owed
from dashboard.figure_words import worded
from dashboard.markup import ALARM, AMBER, MUTED, Html, bar, image, join, link, tag
from dashboard.notation import near_date, number, percent
from dashboard.panels import CUT, SMALL, nothing, panel
from dashboard.section_strip import section_strip
from dashboard.seen import Seen
from dashboard.sketches import Size
from data.formulas.reading import Reading
from data.owed import overdue
from data.sources import SectionSources, Source, by_section

SKETCH = Size(150, 46)
# A column grows where its number needs the room, rather than let it run into the next.
ROW = (
    "display:grid;grid-template-columns:minmax(max-content,1.2fr) minmax(max-content,1.3fr) "
    "repeat(2,minmax(max-content,1fr)) minmax(0,150px);gap:.8em;align-items:start"
)
FIT = "max-width:100%"
MOST_DIVISIONS = 3
"""Divisions with overdue returns that are named."""


def emergency(seen: Seen) -> Html:
    """应急值守: urgent reports, late ones, drills against the plan, the roster."""
    values = seen.values
    late, planned, held = (
        values.value("emrg_late_reports"),
        values.rows("emrg_drill_plan_rate"),
        values.value("emrg_drills"),
    )
    note = link(seen.to("emergency"), "紧急信息逐月 ›")
    row = (
        _stat(seen.figure("emrg_urgent_reports"), "紧急信息", number(seen.monthly("emrg_urgent_reports")[-1]), "条"),
        _stat(seen.figure("emrg_late_reports"), "迟报漏报", number(late), "条", alarm=bool(late)),
        _stat(seen.figure("emrg_drill_plan_rate"), "演练/计划", f"{number(held)}/{planned}", "次", values.value("emrg_drill_plan_rate")),
        _stat(seen.figure("emrg_duty_hours"), "值班落实", percent(values.value("emrg_duty_hours")), ""),
        _monthly_bars(seen, "emrg_urgent_reports", "每月紧急信息条数"),
    )  # fmt: skip
    return _section("应急值守", row, note, held is None and late is None, "紧急信息报送、应急演练、应急值班表")


def anti_smuggling(seen: Seen) -> Html:
    """反走私与海防: checks, cases, hit rate, value."""
    values = seen.values
    checks, cases = seen.monthly("smug_inspections")[-1], seen.monthly("smug_cases")[-1]
    row = (
        _stat(seen.figure("smug_inspections"), "执法检查", number(checks), "次"),
        _stat(seen.figure("smug_cases"), "查获案件", number(cases), "起"),
        _stat(seen.figure("smug_hit_rate"), "查获率", percent(values.value("smug_hit_rate")), ""),
        _stat(seen.figure("smug_case_value"), "案值", *_worded(values.readings["smug_case_value"], "万元")),
        _monthly_bars(seen, "smug_cases", "每月查获案件数"),
    )
    note = link(seen.to("anti_smuggling"), "查获案件逐月 ›")
    return _section("反走私与海防", row, note, checks is None and cases is None, "反走私执法检查、走私案件台账")


def data_sharing(seen: Seen) -> Html:
    """数据共享: the one-ID rate with target and trend, calls, kinds of proof, weekly activity."""
    values, months = seen.values, seen.months[-1]
    rate, target = months.value("data_one_id_rate"), months.targets.get("data_one_id_rate")
    line = sketches.line_to_target(seen.monthly("data_one_id_rate"), target, SKETCH)
    aim = f"目标{percent(target, 0)}" if target is not None else ""
    row = (
        _stat(seen.figure("data_one_id_rate"), "一证通办率", percent(rate), "", rate, target),
        _stat(seen.figure("data_calls"), "数据调用", *_worded(months.readings["data_calls"], "次")),
        _stat(seen.figure("data_proof_kinds"), "共享证明", number(values.value("data_proof_kinds")), "类"),
        _stat(seen.figure("data_zzd_weekly_active"), "浙政钉周活跃", percent(values.value("data_zzd_weekly_active")), ""),
        image(sketches.data_uri(line), f"一证通办率逐月走势，{aim or '未下达目标'}", FIT) if line else None,
    )  # fmt: skip
    note = link(seen.to("data_sharing"), f"一证通办率逐月，虚线为{aim} ›" if aim else "一证通办率逐月 ›")
    return _section("数据共享", row, note, rate is None, "数据共享")


def sections(seen: Seen) -> Html:
    """十个板块: how each stands, how old its data is; those past their period say so."""
    day = None if seen.view.day == seen.view.today else seen.view.day.isoformat()
    grouped = by_section(seen.sources)
    ages = {entry.name: _age(entry, seen) for entry in grouped}
    strip = section_strip(seen.sections, seen.now.of(*seen.now.lists), day, ages)
    late = sum(source.is_stale for source in seen.sources)
    missing = sum(source.as_of is None for source in seen.sources)
    marked = [f"{late}类逾期未报{_from_whom(seen)}"] * bool(late) + [f"{missing}类暂无数据"] * bool(missing)
    said = "，".join(marked) or "都在报送周期内"
    note = join((
        link(seen.to("sources"), tag("span", f"{len(seen.sources)}类数据，{said} ›", style=f"color:{AMBER}" if late else "")),
        tag("span", style="margin-left:1.6em"), link(seen.to("figures"), "全部指标 ›"),
    ))  # fmt: skip
    return panel("十个板块", strip, note=note)


def _from_whom(seen: Seen) -> str:
    """（建议提案处）: the divisions whose returns are overdue, longest first, a few of many."""
    divisions = list(dict.fromkeys(entry.division for entry in overdue(read_owed(seen.view))))
    named = "、".join(divisions[:MOST_DIVISIONS])
    return f"（{named}{f'等{len(divisions)}个处室' if len(divisions) > MOST_DIVISIONS else ''}）"


def _age(entry: SectionSources, seen: Seen) -> Html:
    """The oldest newest day of the section's sources; every source's own where the pointer rests."""
    told = "；".join(f"{source.name}：{_day(source, seen)}" for source in entry.sources)
    oldest = entry.oldest
    if oldest is None or oldest.as_of is None:
        words, colour = ("未报送" if entry.sources else "没有数据源"), MUTED
    elif oldest.is_stale:
        words, colour = f"⚠ {near_date(oldest.as_of, seen.view.day)}", AMBER
    else:
        words, colour = f"数据{near_date(oldest.as_of, seen.view.day)}", MUTED
    gap = f"，缺{entry.missing}类" if oldest is not None and entry.missing and not oldest.is_stale else ""
    weight = ";font-weight:700" if colour == AMBER else ""
    shown = tag(
        "span",
        f"{words}{gap}",
        title=told,
        style=f"display:block;white-space:nowrap;font-size:.95em;color:{colour}{weight}",
    )
    return link(seen.to("sources"), shown)


def _day(source: Source, seen: Seen) -> str:
    return (
        f"{near_date(source.as_of, seen.view.day)}{'，逾期未报' if source.is_stale else ''}"
        if source.as_of
        else "暂无数据"
    )


def _section(title: str, row: tuple[Html | None, ...], note: Html, is_empty: bool, sheets: str) -> Html:
    content = nothing(sheets) if is_empty else tag("div", *row, style=ROW)
    return panel(title, content, note=None if is_empty else note)


def _stat(
    target: str,
    name: str,
    value: str,
    unit: str,
    share: float | None = None,
    tick: float | None = None,
    *,
    alarm: bool = False,
) -> Html:
    colour = f";color:{ALARM}" if alarm else ""
    shown = tag("span", value, style=f"font-size:1.5em;font-weight:700;line-height:1.25{colour}")
    label = tag("span", name, style=f"{CUT};{SMALL}")
    line = None if share is None else bar(share, tick=tick, height=".35em")
    return link(
        target,
        label,
        shown,
        tag("span", unit, style="margin-left:.15em"),
        line,
        style="display:block;white-space:nowrap",
    )


def _monthly_bars(seen: Seen, code: str, words: str) -> Html | None:
    drawn = sketches.bars(seen.by_month(code), SKETCH)
    return image(sketches.data_uri(drawn), words, FIT) if drawn else None


def _worded(reading: Reading, unit: str) -> tuple[str, str]:
    return worded(reading.value, reading.qualifier, unit)
