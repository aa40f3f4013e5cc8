"""What a division owes (本处室应报): each dataset with its due day, what came in and when, its templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from dashboard.duties_reads import filled_template, read_owed, template_day
from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, address, link, tag
from dashboard.notation import near_date
from dashboard.reads import View
from dashboard.source_reads import template_bytes
from dashboard.taking_away import Parcel, offer
from data.clock import ZONE
from data.datasets import dataset
from data.duties import Duty, duties
from data.owed import HandedIn, Owed, State, current
from data.permissions import Person
from etl.hand_in.check import receipt_number
from etl.template import file_name

SIGNS: dict[State, tuple[str, str]] = {
    "missing": ("▲", ALARM), "late": ("◆", AMBER), "due_today": ("◆", AMBER), "handed_in": ("✓", GREEN),
    "passed": ("△", MUTED), "not_due": ("○", MUTED),
}  # fmt: skip
"""Sign and colour of every state; its word stands beside it."""
_ORDER: tuple[State, ...] = ("missing", "due_today", "not_due", "passed", "late", "handed_in")
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
    _head()
    for entry in sorted(entries, key=lambda one: (_ORDER.index(one.state), one.period.last_on)):
        _row(entry, here)
    for duty in others:
        _event_row(duty, here)


def line(person: Person, here: View) -> Html | None:
    """What the person's own division owes, in one line that leads to 数据报送; None for who is of none, or owes nothing."""
    if person.role != "division" or not person.division:
        return None
    entries = [entry for entry in current(read_owed(here)) if entry.division == person.division]
    if not entries:
        return None
    missing = [entry.name for entry in entries if entry.state == "missing"]
    told = tag("b", f"逾期未报：{'、'.join(missing)}", style=f"color:{ALARM}") if missing else None
    words = tag("span", f"本处室应报{len(entries)}类，已报{_done(entries)}类")
    to_page = link(address("hand_in"), "去报送", style="text-decoration:underline")
    return tag("div", words, told, to_page, class_="owed", style="display:flex;gap:1.2em;flex-wrap:wrap")


def _done(entries: Sequence[Owed]) -> int:
    return sum(entry.handed_in is not None for entry in entries)


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
    told = f"逾期未报{missing}类" if missing else f"本期应报{len(entries)}类，已报{_done(entries)}类"
    return tag(
        "div", tag("b", f"{division}应报", style="font-size:1.15em"),
        tag("span", told, style=f"color:{ALARM if missing else MUTED};font-weight:{700 if missing else 400}"),
        style="display:flex;gap:1.2em;align-items:baseline",
    )  # fmt: skip


def _row(entry: Owed, here: View) -> None:
    period = entry.period
    due = f"{near_date(period.due_on, here.day)}到期"
    if period.last_on > period.due_on:
        due += f"，宽限至{near_date(period.last_on, here.day)}"
    file = f"{file_name(dataset(entry.dataset), '表')}（{period.label}）.xlsx"
    _draw(
        (entry.name, period.label, due, _came(entry, here), chip(entry)),
        entry.dataset,
        template_day(entry, here.day),
        file,
    )


def _came(entry: Owed, here: View) -> Html | str:
    """When and by whom the period's latest return came, its receipt to open."""
    last = entry.latest
    if last is None:
        return "还没有报送"
    told = f"{near_date(last.on, here.day)}{_time(last)}由{last.by}报送"
    if last.hand_in is None or last.received_at is None:
        return told
    receipt = link(
        address("hand_in", hand_in=str(last.hand_in)), f"回执{receipt_number(last.hand_in, last.received_at)}",
        style="text-decoration:underline",
    )  # fmt: skip
    return tag("span", f"{told}，", receipt, title=told)


def _time(last: HandedIn) -> str:
    """The hour of what came by the page; what was loaded by command may stand for a paper of any hour."""
    return "" if last.hand_in is None else f" {last.at.astimezone(ZONE):%H:%M}"


def _event_row(duty: Duty, here: View) -> None:
    cells = (duty.name, "有变动时报", "没有固定的到期日", "", "")
    _draw(cells, duty.dataset, here.day, f"{file_name(dataset(duty.dataset), '表')}.xlsx")


def _draw(cells: Sequence[object], name: str, day: dt.date, file: str) -> None:
    """One line: what is owed, then its two templates."""
    with st.container(key=f"duty_line_{name}"):
        told, filled, blank = st.columns(_WIDTHS, gap="small", vertical_alignment="center")
    told.html(_cells(cells, "span"))
    with filled:
        held = "当前数据" if dataset(name).scope is not None else "最近一期"
        parcel = Parcel(f"下载模板（已填{held}）", file, lambda: filled_template(name, day), (name,))
        offer(parcel, key=f"filled_{name}", type="tertiary", icon=":material/download:")
    blank.download_button(
        "空白模板", lambda: template_bytes(dataset(name)), f"{file_name(dataset(name))}.xlsx", on_click="ignore",
        key=f"blank_{name}", type="tertiary", icon=":material/download:",
    )  # fmt: skip


def _head() -> None:
    """What the columns are."""
    with st.container(key="duty_line_head"):
        told, templates = st.columns((_WIDTHS[0], sum(_WIDTHS[1:])), gap="small")
    told.html(_cells(("数据", "期次", "到期", "最近一次报送", "状态"), "b", f"color:{MUTED};font-weight:400"))
    templates.html(tag("div", "模板", style=f"color:{MUTED};{_LINE}"))


def _cells(cells: Sequence[object], name: str, style: str = "") -> Html:
    shown = (
        tag(name, cell, title=cell if type(cell) is str else None, style=f"flex:{share} 1 0;{_LINE};{style}")
        for cell, share in zip(cells, _SHARES, strict=True)
    )
    return tag("div", *shown, style="display:flex;gap:1em")
