"""All divisions by how they hand in (各处室报送情况): a ranking, every duty of the year, filters, an export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.duties_reads import read_owed
from dashboard.duties_view import SIGNS
from dashboard.exports import ExportColumn
from dashboard.filters import several
from dashboard.ledger import Ledger, show
from dashboard.markup import ALARM, MUTED, Html, address, bar, join, link, table, tag
from dashboard.notation import NOTHING, near_date, percent
from dashboard.panels import CUT, panel
from dashboard.provenance import BATCH
from dashboard.reads import View
from data.duties import CYCLES, duties
from data.owed import STATES, Owed, State, overdue
from data.owed_standings import MONTHS, DivisionStanding, of_year, standings

COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("处室", width=18), ExportColumn("数据", width=20), ExportColumn("期次", width=18),
    ExportColumn("周期", width=8), ExportColumn("到期日", "date"), ExportColumn("最迟", "date"),
    ExportColumn("状态", width=14), ExportColumn("报送日", "date"), ExportColumn("迟报天数", "whole"),
    ExportColumn("经办", width=16), ExportColumn("数据截至", "date"), ExportColumn(BATCH, "whole"),
)  # fmt: skip


NONE_NOW = "现在没有逾期未报的数据。以往有的期没有报、后来又报了下一期的，记为“以往漏报”，不再催。"


@dataclass(frozen=True)
class Filters:
    """Which duties are shown, and the same in words; nothing chosen is all."""

    divisions: tuple[str, ...]
    datasets: tuple[str, ...]
    states: tuple[str, ...]
    words: tuple[tuple[str, str], ...]

    def keeps(self, entry: Owed) -> bool:
        """Whether a duty is shown."""
        asked = ((self.divisions, entry.division), (self.datasets, entry.dataset), (self.states, entry.state))
        return all(not chosen or value in chosen for chosen, value in asked)


def head(here: View) -> Html:
    """What is overdue now, in one line for each; that nothing is, where nothing is."""
    found = overdue(read_owed(here))
    if not found:
        return panel("现在逾期未报", tag("p", NONE_NOW, style="margin:0;font-size:1.1em"))
    lines = [
        (
            entry.division, entry.name, entry.period.label, near_date(entry.period.last_on, here.day),
            tag("b", f"▲ 逾期{entry.days_late}天", style=f"color:{ALARM}"),
        )
        for entry in found
    ]  # fmt: skip
    shown = table(("处室", "数据", "期次", "最迟", "已逾期"), lines, ("14em", "auto", "14em", "10em", "10em"))
    return panel("现在逾期未报", shown, note=f"{len(found)}类")


def choose(here: View) -> Filters:
    """Draws the filters; answers what was chosen in them or in the URL."""
    found = of_year(read_owed(here), here.day.year)
    divisions = {name: name for duty in duties() for name in duty.owed_by}
    datasets = {entry.dataset: entry.name for entry in found}
    states: Mapping[str, str] = dict(STATES.items())
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        of_divisions = several("处室", "division", divisions)
        of_datasets = several("数据", "dataset", datasets)
        of_states = several("状态", "state", states)
    words = (
        ("处室", "、".join(of_divisions)),
        ("数据", "、".join(datasets[name] for name in of_datasets)),
        ("状态", "、".join(states[name] for name in of_states)),
    )
    return Filters(of_divisions, of_datasets, of_states, tuple(entry for entry in words if entry[1]))


def ranking(here: View) -> Html:
    """The divisions, worst first: share in time, late and missing returns, the months of the year."""
    found = standings(read_owed(here), here.day.year)
    head = ("处室", "按时率", "", "按时", "迟报", "逾期未报", "以往漏报", *(f"{month}月" for month in MONTHS))
    widths = ("15em", "auto", "4.2em", "3.4em", "3.4em", "5.2em", "5.2em", *["3.3em"] * len(MONTHS))
    body = table(head, [_line(standing, here) for standing in found], widths)
    return panel("各处室报送情况", body, note=join((f"{here.day.year}年，一格是当月各期里最差的一种：", _legend())))


def _line(standing: DivisionStanding, here: View) -> tuple[object, ...]:
    alarm = f"color:{ALARM};font-weight:700"
    name = tag("span", standing.division, style=f"{CUT};{alarm if standing.now else ''}")
    return (
        link(address("duties", None if here.day == here.today else here.day, division=standing.division), name),
        bar(standing.share),
        NOTHING if standing.share is None else percent(standing.share, 0),
        standing.on_time,
        standing.late,
        tag("span", standing.missing, style=alarm if standing.missing else ""),
        standing.passed,
        *(_cell(standing.months.get(month)) for month in MONTHS),
    )


def _cell(state: State | None) -> Html:
    if state is None:
        return tag("span", NOTHING, style=f"color:{MUTED}")
    sign, colour = SIGNS[state]
    return tag("span", sign, title=STATES[state], role="img", aria_label=STATES[state], style=f"color:{colour}")


def _legend() -> Html:
    order: Sequence[State] = ("handed_in", "late", "missing", "passed", "not_due")
    parts = (tag("span", f"{SIGNS[state][0]} {STATES[state]}", style=f"color:{SIGNS[state][1]}") for state in order)
    return tag("span", *parts, style="display:inline-flex;gap:.9em")


def ledger(here: View, filters: Filters) -> None:
    """Every duty of the year that the filters leave, the newest periods first."""
    found = [entry for entry in of_year(read_owed(here), here.day.year) if filters.keeps(entry)]
    found.sort(key=lambda entry: (entry.period.end, -entry.days_late), reverse=True)
    names = tuple(dict.fromkeys(entry.dataset for entry in found))
    show(here, Ledger("应报明细", "owed", COLUMNS, [_row(entry) for entry in found], names, "期", filters.words))


def _row(entry: Owed) -> tuple[Any, ...]:
    came, period = entry.handed_in, entry.period
    return (
        entry.division, entry.name, period.label, CYCLES[entry.cycle], period.due_on, period.last_on,
        f"{SIGNS[entry.state][0]} {entry.word}", came.on if came else None, entry.days_late or None,
        came.by if came else None, came.as_of if came else None, came.batch if came else None,
    )  # fmt: skip
