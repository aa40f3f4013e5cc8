"""Unknown names of units: the person says which unit each means, the file is checked anew."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.hand_in_state import remembered
from dashboard.hand_in_work import check_of
from dashboard.markup import MUTED, tag
from data.permissions import Person
from etl.hand_in.check import Check
from etl.unit_choices import UnitChoice

WIDTH = 420


def choose_units(check: Check, who: Person) -> None:
    """A field for each unknown name that has units like it; nothing where there is none."""
    asked = [choice for choice in check.unknown_units if choice.near and choice.may_choose]
    if not asked:
        return
    note = tag("span", "　这次照此读入；以后也这样认，待督查处确认。", style=f"color:{MUTED}")
    with st.form(f"units_{check.number}", border=True):
        st.html(tag("div", tag("b", "认不得的单位，可以在这里指明"), note))
        chosen = {choice.name: code for number, choice in enumerate(asked) if (code := _field(check, choice, number))}
        wanted = st.form_submit_button("按此重新核对", key=f"units_now_{check.number}")
    if wanted and chosen:
        said = {**dict(check.correction.units), **chosen}
        remembered().missing.pop(check.number, None)
        check_of(check.number, who, replace(check.correction, units=tuple(said.items())))
        st.rerun()


def _field(check: Check, choice: UnitChoice, number: int) -> str | None:
    """The code chosen. The name is a cell's text, which a widget's label would read as Markdown."""
    names = dict(choice.near)
    st.html(tag("div", "“", choice.name, f"”（{len(choice.places)}处）是指", style="margin-bottom:-.6em"))
    return st.selectbox(
        f"第{number + 1}个单位", list(names), index=None, format_func=lambda code: names[code], width=WIDTH,
        key=f"unit_{check.number}_{choice.name}", label_visibility="collapsed", placeholder="选一个单位，都不是的请改表",
    )  # fmt: skip
