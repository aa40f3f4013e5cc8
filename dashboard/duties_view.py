"""What a division owes (本处室应报): each dataset with its due day, what came in and when, its templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from dashboard.duties_reads import filled_template, read_owed, template_day
from dashboard.markup import ALARM, AMBER, GREEN, LINE, MUTED, Html, tag
from dashboard.notation import near_date
from dashboard.reads import View
from dashboard.source_reads import template_bytes
from dashboard.taking_away import Parcel, offer
from data.datasets import dataset
from data.duties import Duty, duties
from data.owed import Owed, State, current
from data.permissions import Person

SIGNS: dict[State, tuple[str, str]] = {
    "missing": ("▲", ALARM), "late": ("◆", AMBER), "due_today": ("◆", AMBER), "handed_in": ("✓", GREEN),
    "not_due": ("○", MUTED),
}  # fmt: skip
"""Sign and colour of every state; its word stands beside it."""
_ORDER: tuple[State, ...] = ("missing", "due_today", "not_due", "late", "handed_in")
_WIDTHS, _SHARES = (8.4, 1.9, 0.9), (1.7, 1.6, 1.9, 2.4, 1.2)
_LINE = "min-width:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;line-height:2.2"


def owed(person: Person, here: View) -> None:
    """The panel of the person's division; 督查 chooses one. Nothing is drawn for who hands nothing in."""
    division = _division(person)
    if division is None:
        return
    entries = [entry for entry in current(read_owed(here)) if entry.division == division]
    others = [duty for duty in duties() if duty.cycle == "event" and division in duty.owed_by]
    st.html(_heading(division, entries))
    for entry in sorted(entries, key=lambda one: (_ORDER.index(one.state), one.period.last_on)):
        _row(entry, here)
    for duty in others:
        _event_row(duty, here)


def chip(entry: Owed) -> Html:
    """The state in colour, sign and words."""
    sign, colour = SIGNS[entry.state]
    return tag("span", f"{sign} {entry.word}", style=f"color:{colour};font-weight:700;white-space:nowrap")


def _division(person: Person) -> str | None:
    if person.role == "division":
        return person.division
    if person.role != "supervision":
        return None
    names = list(dict.fromkeys(division for duty in duties() for division in duty.owed_by))
    place = names.index(person.division) if person.division in names else 0
    return st.selectbox("处室", names, index=place, key="owed_division", width=260)


def _heading(division: str, entries: Sequence[Owed]) -> Html:
    missing = sum(entry.state == "missing" for entry in entries)
    done = sum(entry.handed_in is not None for entry in entries)
    told = f"逾期未报{missing}类" if missing else f"本期应报{len(entries)}类，已报{done}类"
    return tag(
        "div", tag("b", f"{division}应报", style="font-size:1.15em"),
        tag("span", told, style=f"color:{ALARM if missing else MUTED};font-weight:{700 if missing else 400}"),
        style="display:flex;gap:1.2em;align-items:baseline",
    )  # fmt: skip


def _row(entry: Owed, here: View) -> None:
    period, came = entry.period, entry.handed_in
    due = f"{near_date(period.due_on, here.day)}到期"
    if period.last_on > period.due_on:
        due += f"，宽限至{near_date(period.last_on, here.day)}"
    told = f"{near_date(came.on, here.day)}由{came.by}报送" if came else "还没有报送"
    file = f"{entry.name}报送表（{period.label}）.xlsx"
    day = template_day(entry, here.day)
    _draw((entry.name, period.label, due, told, chip(entry)), entry.dataset, day, file)


def _event_row(duty: Duty, here: View) -> None:
    cells = (duty.name, "有变动时报", "没有固定的到期日", "", "")
    _draw(cells, duty.dataset, here.day, f"{duty.name}报送表.xlsx")


def _draw(cells: Sequence[object], name: str, day: dt.date, file: str) -> None:
    """One line: what is owed, then its two templates."""
    told, filled, blank = st.columns(_WIDTHS, gap="small", vertical_alignment="center")
    told.html(
        tag(
            "div",
            *(
                tag("span", cell, title=cell if type(cell) is str else None, style=f"flex:{share} 1 0;{_LINE}")
                for cell, share in zip(cells, _SHARES, strict=True)
            ),
            style=f"display:flex;gap:1em;border-top:1px solid {LINE}",
        )
    )
    with filled:
        held = "当前数据" if dataset(name).scope is not None else "最近一期"
        parcel = Parcel(f"下载模板（已填{held}）", file, lambda: filled_template(name, day), (name,))
        offer(parcel, key=f"filled_{name}", type="tertiary")
    blank.download_button(
        "空白模板", lambda: template_bytes(dataset(name)), f"{dataset(name).zh}报送模板.xlsx", on_click="ignore",
        key=f"blank_{name}", type="tertiary",
    )  # fmt: skip
