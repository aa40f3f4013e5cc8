"""Emergency drills (应急演练) as panels: held against the plan, what is overdue and what comes next, month by month."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import charts
from dashboard.emergency_reads import read_drills
from dashboard.markup import ALARM, Html, bar, join, table, tag
from dashboard.notation import near_date
from dashboard.panels import CUT, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.drills import Drill, by_month
from data.overview import year_progress
from data.rules import rules
from data.units import Directory


def drill_plan(here: View) -> Html:
    """Held of planned with time progress, then every drill that is still to be held, the longest overdue first."""
    found = read_drills(here)
    planned = [drill for drill in found if not drill.is_cancelled]
    held = sum(drill.is_held for drill in planned)
    waiting = [drill for drill in planned if not drill.is_held]
    overdue = sum(drill.overdue_days > 0 for drill in waiting)
    words = tag(
        "div", f"全年计划{len(found)}次，取消{len(found) - len(planned)}次；已开展", tag("b", held, style="font-size:1.4em"),
        f"次，占{len(planned)}次的{held / len(planned):.1%}，" if planned else "次，", _overdue(overdue),
        style="margin-bottom:.3em",
    )  # fmt: skip
    line = bar(held / len(planned) if planned else None, tick=year_progress(here.day, rules()))
    names = read_names(here)
    rows = [_row(drill, names, here) for drill in waiting]
    head = ("状态", "演练名称", "组织单位", "计划时间")
    below = table(head, rows, ("7.5em", "auto", "9.5em", "12em")) if rows else tag("p", "计划内的演练都已开展。")
    return panel("应急演练", join((words, line, tag("div", below, style="margin-top:.6em"))), note="竖线为序时进度")


def _overdue(number: int) -> Html:
    if not number:
        return tag("span", "没有逾期未开展的。")
    return tag("b", f"▲ 逾期未开展{number}次", style=f"color:{ALARM}")


def _row(drill: Drill, names: Directory, here: View) -> Sequence[object]:
    late = f"color:{ALARM};font-weight:700"
    state = tag("span", f"▲ 逾期{drill.overdue_days}天", style=late) if drill.overdue_days else f"○ {drill.status}"
    place = f"{drill.place.file}，{drill.place.sheet}第{drill.place.row}行，批次{drill.place.batch}"
    due = f"{near_date(drill.due, here.day)}" if drill.due else "未写明"
    return (
        state,
        tag("span", drill.title, style=f"{CUT};font-weight:600", title=f"{drill.title}（{place}）"),
        tag("span", names.label(drill.host_unit), style=CUT),
        f"{due}（{drill.due_words}）" if drill.due_words else due,
    )


def drill_months(here: View) -> None:
    """Held against planned, both added up from New Year."""
    rows = [
        (f"{entry.month}月", name, float(number))
        for entry in by_month(read_drills(here), here.day)
        for name, number in (("按计划应开展", entry.planned), ("已开展", entry.held))
    ]
    chart = charts.lines_by_month(
        rows, (("按计划应开展", charts.MUTED), ("已开展", charts.ink())), "演练累计：计划与开展（次）"
    )
    charts.draw(chart, f"{here.day.year}年各月应急演练累计次数，计划与已开展", "drill_months")
