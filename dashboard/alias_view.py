"""Names of units that divisions have proposed (待确认的单位别名): 督查 confirms each or turns it down."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.markup import GREEN, MUTED, Html, tag
from dashboard.reads import View
from data import aliases
from data.aliases import Alias, NoAlias
from data.clock import ZONE
from data.database import reading, writing
from data.directory import directory
from data.permissions import Person, may
from data.units import Directory

_WIDTHS = (8.6, 1, 1)
_SAID = "alias_said"


def aliases_panel(person: Person, here: View) -> None:
    """What waits for a decision, then what is in force; nothing is drawn for who may not decide."""
    if not may(person, "confirm_alias"):
        return
    with reading() as connection:
        waiting, standing = aliases.pending(connection), aliases.in_force(connection)
        units = directory(connection, here.day)
    if said := st.session_state.pop(_SAID, ""):
        st.html(tag("p", said, role="status", style=f"margin:0;color:{GREEN};font-weight:700"))
    if waiting:
        st.subheader(f"待确认的单位别名（{len(waiting)}个）", anchor=False)
        st.caption("处室报送时为不认识的写法选定的单位。确认以后，该处室再这样写就直接认得；退回的，仍按不认识处理。")
    for entry in waiting:
        _line(entry, units, person, ("确认", "退回"))
    if standing:
        with st.expander(f"已确认的单位别名（{len(standing)}个）", expanded=False):
            for entry in standing:
                _line(entry, units, person, (None, "撤销"))


def _line(entry: Alias, units: Directory, person: Person, words: Sequence[str | None]) -> None:
    told, *places = st.columns(_WIDTHS, gap="small", vertical_alignment="center")
    told.html(_told(entry, units))
    for place, word, accepted in zip(places, words, (True, False), strict=True):
        if word is not None:
            place.button(
                word, on_click=_decide, args=(entry, accepted, person), key=f"alias_{entry.number}_{accepted}",
                type="primary" if accepted else "secondary",
            )  # fmt: skip


def _told(entry: Alias, units: Directory) -> Html:
    when = entry.decided_at or entry.proposed_at
    step = f"{entry.decided_by}确认" if entry.decided_by else f"{entry.proposed_by}提出"
    return tag(
        "div", tag("b", entry.division), "写的", tag("b", f"“{entry.name}”", style="margin:0 .3em"), "指",
        tag("b", units.label(entry.unit_code), style="margin:0 .3em"),
        tag("span", f"{when.astimezone(ZONE):%Y-%m-%d %H:%M} {step}", style=f"color:{MUTED};margin-left:1em"),
    )  # fmt: skip


def _decide(entry: Alias, accepted: bool, person: Person) -> None:
    """Decides; what came of it is told once the page is drawn anew."""
    try:
        with writing() as connection:
            aliases.decide(connection, entry.number, accepted, person)
    except NoAlias as refusal:
        st.session_state[_SAID] = str(refusal)
    else:
        st.session_state[_SAID] = f"{'已确认' if accepted else '已退回'}：{entry.division}写的“{entry.name}”。"
