"""Livelihood projects (民生实事) as panels: figures, the lagging list, the projects, counties' shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.alerts import item_address
from dashboard.markup import AMBER, INK, MUTED, Html, address, bar, join, light, link, table, tag
from dashboard.notation import NOTHING, number, percent
from dashboard.panels import CUT, TWO_LINES, pace_note, panel
from dashboard.reads import View
from dashboard.seen import read_values
from dashboard.supervision_reads import month_views, read_lagging, read_names, read_sub_targets
from data.lagging import Lag, lags
from data.livelihood_progress import LIVELIHOOD, County, Project, SubTarget, counties, projects
from data.overview import year_progress
from data.rules import rules
from data.units import Directory

TEXT = "display:flex;flex-wrap:wrap"


@dataclass(frozen=True)
class Seen:
    """Everything that the panels show of a day; `lags` are of the year so far, by month end."""

    here: View
    parts: tuple[SubTarget, ...]
    projects: tuple[Project, ...]
    lags: tuple[Lag, ...]
    gone: float
    names: Directory

    def part(self, key: str) -> SubTarget | None:
        """The sub-target of that key; None for one that left the year's projects."""
        return next((part for part in self.parts if part.item.key == key), None)


def see(here: View) -> Seen:
    """Reads what the view shows, from the cache where it can."""
    parts = read_sub_targets(here)
    found = _lags(here.version, here.day, here)
    return Seen(here, parts, projects(parts), found, year_progress(here.day, rules()), read_names(here))


@st.cache_data(max_entries=64, show_spinner=False)
def _lags(version: str, day: dt.date, _here: View) -> tuple[Lag, ...]:
    return lags([(view.day, read_lagging(view, LIVELIHOOD)) for view in month_views(_here)])


def figures(seen: Seen) -> Html:
    """How many sub-targets are met, how many lag, what was spent of what was planned."""
    rate = read_values(seen.here, ("livelihood_completion",)).value("livelihood_completion")
    met, plan = sum(part.is_met for part in seen.parts), sum(project.invest_plan for project in seen.projects)
    done = sum(project.invest_done for project in seen.projects)
    lagging = sum(part.is_lagging for part in seen.parts)
    target = address("figures", _day(seen.here), indicator="livelihood_completion")
    cells = (
        link(target, _figure(f"{met}/{len(seen.parts)}", "个子项", f"达到年度目标，占{percent(rate)}")),
        _figure(
            str(len(seen.projects)), "个项目", f"其中{sum(p.met == len(p.parts) for p in seen.projects)}个全部达标"
        ),
        _figure(str(lagging), "个子项", "在滞后清单上", AMBER if lagging else ""),
        _figure(percent(seen.gone), "", "序时进度"),
        _figure(percent(done / plan if plan else None), "", f"投资完成，{_money(done)}/{_money(plan)}"),
    )
    return tag("div", *cells, style=f"{TEXT};gap:.6em 3.4em;padding:.2em 0 .4em")


def _day(here: View) -> dt.date | None:
    return None if here.day == here.today else here.day


def _figure(value: str, unit: str, name: str, colour: str = "") -> Html:
    large = tag("b", value, style=f"font-size:2em;line-height:1.15{f';color:{colour}' if colour else ''}")
    return tag("div", large, f" {unit}", tag("span", name, style=f"display:block;color:{MUTED}"))


def _money(wan: float) -> str:
    return f"{number(wan * 1e4)}元"


def lagging_list(seen: Seen) -> Html:
    """滞后项目清单: what lags with its reason and since when; below, what left the list this year."""
    now = [(lag, part) for lag in seen.lags if lag.until is None and (part := seen.part(lag.key))]
    gone = [(lag, part) for lag in seen.lags if lag.until is not None and (part := seen.part(lag.key))]
    behind = table(
        ("亮灯", "滞后子项", "牵头单位", "进度", "自何时", "原因"),
        [_lagging(lag, part, seen) for lag, part in now],
        ("5.2em", "auto", "9.5em", "5em", "6em", "15em"),
    )
    caught = table(
        ("已移出的子项", "牵头单位", "滞后期间", "现进度", "现状"),
        [_caught(lag, part, seen) for lag, part in gone],
        ("auto", "9.5em", "9em", "5em", "8.5em"),
    )
    none = tag("p", "没有滞后的子项。", style="margin:.2em 0")
    listed = panel("滞后项目清单", behind if now else none, note="自何时按各月底推算")
    if not gone:
        return listed
    met = sum(part.is_met for _, part in gone)
    title = f"今年移出滞后清单的{len(gone)}个（已达标{met}个，赶上序时{len(gone) - met}个）"
    return join((listed, tag("div", style="height:.7em"), panel(title, caught)))


def _lagging(lag: Lag, part: SubTarget, seen: Seen) -> Sequence[object]:
    why = f"{part.lag_reason}：{part.item.problems}" if part.item.problems else part.lag_reason
    return (
        light(part.item.light), _named(part), tag("span", seen.names.label(part.item.unit), style=CUT),
        tag("b", percent(part.item.completion)), f"{lag.since.month}月底起", tag("span", why, style=TWO_LINES, title=why),
    )  # fmt: skip


def _caught(lag: Lag, part: SubTarget, seen: Seen) -> Sequence[object]:
    span = f"{lag.since.month}月底—{lag.until.month}月底" if lag.until else NOTHING
    unit = tag("span", seen.names.label(part.item.unit), style=CUT)
    return _named(part), unit, span, percent(part.item.completion), "已达标" if part.is_met else "赶上序时，未达标"


def _named(part: SubTarget) -> Html:
    title = tag("span", part.item.title, style=CUT, title=f"{part.project}：{part.item.title}")
    return link(item_address(part.item), title, style="font-weight:600")


def project_panels(seen: Seen) -> tuple[Html, Html]:
    """The projects with their sub-targets against time progress, in two columns of about the same length."""
    halves: tuple[list[Project], list[Project]] = ([], [])
    room = (len(seen.parts) + len(seen.projects)) / 2
    for project in seen.projects:
        used = sum(len(other.parts) + 1 for other in halves[0])
        halves[used + len(project.parts) / 2 > room].append(project)
    left, right = (join(_project(project, seen) for project in half) for half in halves)
    return left, right


def _project(project: Project, seen: Seen) -> Html:
    title = f"{project.number}. {project.name}" if project.number else project.name
    met = f"{project.met}/{len(project.parts)}个子项达标"
    spent = f"，投资{_money(project.invest_done)}/{_money(project.invest_plan)}" if project.invest_plan else ""
    behind = tag("b", f"　{project.lagging}个滞后", style=f"color:{AMBER}") if project.lagging else None
    rows = [_sub_target(part) for part in project.parts]
    body = table(("子项", "完成数/目标", "", "完成率", "亮灯"), rows, ("auto", "13em", "32%", "4.6em", "5.6em"))
    return tag(
        "div", panel(title, body, note=join((met, spent, *([behind] if behind else [])))), style="margin-bottom:.7em"
    )


def _sub_target(part: SubTarget) -> Sequence[object]:
    item = part.item
    amounts = f"{number(part.actual, 2)}/{number(part.target, 2)}{part.uom}"
    colour = AMBER if part.is_lagging else INK
    return (
        _named(part), tag("span", amounts, style=CUT), bar(item.completion, colour, tick=item.time_progress),
        tag("b", percent(item.completion)), light(item.light),
    )  # fmt: skip


def county_table(seen: Seen) -> Html:
    """What every county was given to do, and which of it lags; the returns tell no county's own completion."""
    found = counties(seen.parts, seen.names)
    if not found:
        return panel("各县（市、区）任务", tag("p", "报表里没有分县任务数。", style=f"margin:.2em 0;color:{MUTED}"))
    head = ("县（市、区）", "承担子项", "其中滞后", "滞后子项和该地任务数")
    body = table(head, [_county(county) for county in found], ("7em", "5em", "5em", "auto"))
    return panel("各县（市、区）任务", body, note="报表只报分县任务数，滞后按全市进度判断")


def _county(county: County) -> Sequence[object]:
    lagging = (f"{part.item.title}{number(part.by_county[county.code])}{part.uom}" for part in county.lagging)
    count = tag("b", len(county.lagging), style=f"color:{AMBER if county.lagging else MUTED}")
    return county.name, len(county.parts), count, "；".join(lagging) or NOTHING


def investments(seen: Seen) -> Html:
    """Money spent of money planned, project by project."""
    rows = [
        (tag("span", project.name, style=CUT), f"{_money(project.invest_done)}/{_money(project.invest_plan)}",
         bar(project.invest_done / project.invest_plan, tick=seen.gone), tag("b", percent(project.invest_done / project.invest_plan)))
        for project in seen.projects if project.invest_plan
    ]  # fmt: skip
    if not rows:
        return panel("投资完成情况", tag("p", "报表里没有投资数。", style=f"margin:.2em 0;color:{MUTED}"))
    shown = table(("项目", "完成/计划", "", ""), rows, ("auto", "11em", "35%", "4.6em"))
    return panel("投资完成情况", shown, note=pace_note(seen.gone))


def side_by_side(*columns: tuple[Html, ...]) -> None:
    """Columns of panels beside each other, the panels of each one below the other."""
    gap = tag("div", style="height:.9em")
    for place, panels in zip(st.columns(len(columns), gap="medium"), columns, strict=True):
        place.html(join(part for shown in panels for part in (shown, gap)))
