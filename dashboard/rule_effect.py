"""What a change of the rules would do today, before it is saved (试算): lights, alerts, ranks, late urgent reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
import streamlit as st

from dashboard.dry_run_view import show_moves
from dashboard.frame import view
from dashboard.markup import tag
from dashboard.reads import cached
from dashboard.supervision_reads import read_names
from data import dry_run
from data.alerts import Ruled, in_force
from data.alerts.settings import NAME as ALERTS
from data.dry_run import Moves
from data.editable import Editable
from data.editable_tables import editable_table
from data.permissions import Person, may
from data.rules import NAME as RULES

ASKED, TRIED = "rules_asked", "rules_tried"
"""Keep that the effect was asked for in this run, and of which text: the one that the run has, not the button."""


def _moves(connection: sa.Connection, day: dt.date, name: str, text: str) -> Moves:
    before = in_force()
    made = editable_table(name).parse(text)
    after = Ruled(made, before.alerts) if name == RULES else Ruled(before.rules, made)
    return dry_run.dry_run(connection, day, before, after)


_read_moves = cached(_moves)


def effect_button(edited: Editable[Any]) -> None:
    """Asks for the effect of the text, a sound one; for tables that lights and alerts follow from."""
    if edited.name in (RULES, ALERTS):
        st.button("试算：看看会变什么", key=f"try_{edited.name}", on_click=_ask)


def _ask() -> None:
    st.session_state[ASKED] = True


def effect(edited: Editable[Any], text: str, person: Person) -> None:
    """What would move under the text, once that was asked for; until then, and for another text, nothing."""
    if st.session_state.pop(ASKED, False):
        st.session_state[TRIED] = text
    if st.session_state.get(TRIED) != text or edited.name not in (RULES, ALERTS) or text == edited.text():
        return
    here = view()
    st.subheader("试算：保存以后会变的", anchor=False)
    with st.spinner("正在试算……"):
        moves = _read_moves(here, edited.name, text)
    seen, hidden = readable(moves, person)
    show_moves(moves, read_names(here), seen)
    if hidden:
        st.html(tag("p", f"其中{hidden}项是处室自己的数据，上面只计数，不列出。"))


def readable(moves: Moves, person: Person) -> tuple[Moves, int]:
    """The moves without the records that the person may not read, and how many those are."""
    lights = tuple(one for one in moves.lights if may(person, "read", one.after.dataset))
    alerts = tuple(one for one in moves.alerts if may(person, "read", one.cause.dataset))
    hidden = len(moves.lights) - len(lights) + len(moves.alerts) - len(alerts)
    return replace(moves, lights=lights, alerts=alerts), hidden
