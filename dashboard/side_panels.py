"""The panels of 总览 beside supervision: emergency, anti-smuggling, data sharing, sources."""

from __future__ import annotations

from dashboard import sketches
from dashboard.figure_words import worded
from dashboard.markup import ALARM, AMBER, MUTED, Html, bar, image, link, tag
from dashboard.notation import near_date, number, percent
from dashboard.panels import CUT, SMALL, nothing, panel
from dashboard.seen import Seen
from dashboard.sketches import Size
from data.formulas.reading import Reading
from data.sources import Source

SKETCH = Size(150, 46)
ROW = "display:grid;grid-template-columns:minmax(0,1.2fr) minmax(0,1.3fr) repeat(2,minmax(0,1fr)) 150px;gap:.8em;align-items:start"


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
        image(sketches.data_uri(line), f"一证通办率逐月走势，{aim or '未下达目标'}") if line else None,
    )  # fmt: skip
    note = link(seen.to("data_sharing"), f"一证通办率逐月，虚线为{aim} ›" if aim else "一证通办率逐月 ›")
    return _section("数据共享", row, note, rate is None, "数据共享")


def sources(seen: Seen) -> Html:
    """The age of every source; those past their period say so."""
    cells = [_source(source, seen) for source in seen.sources]
    grid = tag(
        "div",
        *cells,
        style="display:grid;grid-template-columns:repeat(auto-fill,minmax(12.9em,1fr));gap:.1em 1em;font-size:.95em",
    )
    late = sum(source.is_stale for source in seen.sources)
    missing = sum(source.as_of is None for source in seen.sources)
    marked = [f"{late}项已过报送周期"] * bool(late) + [f"{missing}项暂无数据"] * bool(missing)
    note = "，".join(marked) or "都在报送周期内"
    return panel("数据来源", grid, note=link(seen.to("sources"), f"{note} ›"))


def _source(source: Source, seen: Seen) -> Html:
    if source.as_of is None:
        said, colour = "暂无数据", MUTED
    else:
        said = near_date(source.as_of, seen.view.day)
        said, colour = (f"⚠ {said} 过期", AMBER) if source.is_stale else (said, MUTED)
    name = tag("span", source.name, style=f"{CUT};flex:0 1 auto")
    age = tag("span", said, style=f"color:{colour};white-space:nowrap{';font-weight:700' if source.is_stale else ''}")
    return tag("span", name, age, style="display:flex;gap:.5em;justify-content:space-between")


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
    return image(sketches.data_uri(drawn), words) if drawn else None


def _worded(reading: Reading, unit: str) -> tuple[str, str]:
    return worded(reading.value, reading.qualifier, unit)
