"""Team (队伍建设) as panels: activities by month and kind, courses, cadre changes by quarter."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.markup import MUTED, Html, link, table, tag
from dashboard.notation import NOTHING, number
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.team_filters import KINDS, Chosen
from dashboard.team_reads import read_cells, read_changes, read_courses
from data.datasets.activities import KIND
from data.datasets.cadre_changes import KIND as CHANGE
from data.datasets.training import KIND as COURSE
from data.indicators.team import CADRE_COURSES
from data.places import Place
from data.team import Change, Course, by_quarter

SHADES = ("#1f4e8c", "#e69f00", "#009e73", "#8a6bb1", "#b5533c", "#7a8794")
SHADES_DARK = ("#6fa8e8", "#f0b429", "#2bc79a", "#b79ddb", "#e58a73", "#a3afbc")
CHANGES = ("selected_deputy_division", "promoted_section", "promoted_deputy_section", "rotated", "seconded", "intern")


def months(here: View, chosen: Chosen) -> None:
    """Sessions by month, stacked by kind."""
    found = {(cell.month, cell.kind): cell.sessions for cell in read_cells(here, chosen.wanted)}
    rows = [
        (f"{month}月", KIND.label(kind), int(found.get((month, kind), 0)))
        for month in range(1, here.day.month + 1)
        for kind in KINDS
    ]
    shades = SHADES_DARK if charts.is_dark() else SHADES
    colours = tuple(zip((KIND.label(kind) for kind in KINDS), shades, strict=True))
    chart = charts.parts_by_month(rows, colours, "各月机关活动（场次）")
    charts.draw(chart, f"{here.day.year}年各月机关活动场次，按类别", "activity_months")


def kinds(here: View, chosen: Chosen) -> Html:
    """Sessions by kind and quarter; each number opens the ledger of that kind."""
    found = read_cells(here, chosen.wanted)
    rows = []
    for kind in KINDS:
        of_kind = [cell for cell in found if cell.kind == kind]
        quarters = [sum(cell.sessions for cell in of_kind if (cell.month + 2) // 3 == q) for q in (1, 2, 3, 4)]
        if of_kind:
            name = KIND.label(kind)
            rows.append(
                (link(filter_address(kind=name), name), *map(_count, quarters), tag("b", number(sum(quarters))))
            )
    head = ("类别", "一季度", "二季度", "三季度", "四季度", "合计（场次）")
    return panel("活动类别与季度", table(head, rows, ("auto", *("5em",) * 4, "7em")), note="约数按所写的数计")


def training(here: View) -> Html:
    """Every course of the year, with how many went."""
    found = read_courses(here)
    if not found:
        return panel("干部培训", nothing("干部培训"))
    rows = [_course(entry) for entry in found]
    counted = [entry for entry in found if entry.kind in CADRE_COURSES]
    said = (
        f"选派{number(_people(counted))}人次参加{len(counted)}个干部培训班；"
        f"自办业务培训{len(found) - len(counted)}期，{number(_people(found) - _people(counted))}人次，不计入。"
    )
    head = ("起止时间", "培训班", "类别", "人次", "学时")
    body = table(head, rows, ("11em", "auto", "9.5em", "3.6em", "3.6em"))
    return panel("干部培训", tag("p", said, style="margin:.1em 0 .3em"), body)


def _people(found: Sequence[Course]) -> float:
    return sum(entry.people or 0.0 for entry in found)


def _course(entry: Course) -> Sequence[object]:
    first, last = entry.first, entry.last
    until = f"—{last.month}月{last.day}日" if last and last != first else ""
    quiet = "" if entry.kind in CADRE_COURSES else f"color:{MUTED}"
    return (
        f"{first.month}月{first.day}日{until}", _titled(entry.title, entry.place),
        tag("span", COURSE.label(entry.kind), style=f"{CUT};{quiet}"), tag("b", number(entry.people), style=quiet),
        number(entry.hours),
    )  # fmt: skip


def cadres(here: View) -> Html:
    """How many were selected, promoted, moved, by quarter."""
    found = read_changes(here)
    if not found:
        return panel("干部变动", nothing("干部变动"))
    rows = [_change(found, kind) for kind in CHANGES if any(entry.kind == kind for entry in found)]
    head = ("类别", "一季度", "二季度", "三季度", "四季度", "合计（名）")
    return panel("干部变动", table(head, rows, ("auto", *("5em",) * 4, "7em")), note="只登记人数，不登记个人")


def _change(found: Sequence[Change], kind: str) -> Sequence[object]:
    quarters = by_quarter(found, kind)
    return (CHANGE.label(kind), *map(_count, quarters), tag("b", number(sum(quarters))))


def _count(value: float) -> object:
    return number(value) if value else tag("span", NOTHING, style=f"color:{MUTED}")


def _titled(title: str, place: Place) -> Html:
    source = f"{place.file}，{place.sheet}第{place.row}行，批次{place.batch}"
    return tag("span", title, style=f"{CUT};font-weight:600", title=f"{title}（{source}）")
