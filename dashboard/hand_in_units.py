"""Unknown names of units: the person says which unit each means, the file is checked anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.hand_in_state import remembered
from dashboard.hand_in_work import check_again
from dashboard.markup import MUTED, tag
from data.permissions import Person
from etl.hand_in.check import Check
from etl.unit_choices import UnitChoice

WIDTH = 420


def units_meant(check: Check, who: Person) -> None:
    """What the person chose for unknown names, with the way to choose anew; nothing where no name was chosen for."""
    if not check.units_meant:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(tag("div", "按您指明的读入：", meant_words(check.units_meant)), width="content")
        if st.button("改单位", key=f"units_anew_{check.number}", help="重新指明这些名称是指哪个单位。"):
            remembered().meant[check.number] = dict(check.correction.units)
            check_again(check.number, who, replace(check.correction, units=()))
            st.rerun()


def meant_words(meant: Sequence[tuple[str, str]]) -> str:
    """“市宇航局”即市发展改革委、…"""
    return "、".join(f"“{name}”即{unit}" for name, unit in meant)


def choose_units(check: Check, who: Person) -> None:
    """A field for each unknown name that has units like it; nothing where there is none."""
    asked = [choice for choice in check.unknown_units if choice.near and choice.may_choose]
    if not asked:
        return
    words = "　只在这个文件里算数；导入时提请督查处确认，确认以后各表都这样认，确认之前下次先替您选上。"
    note = tag("span", words, style=f"color:{MUTED}")
    with st.form(f"units_{check.number}", border=True):
        st.html(tag("div", tag("b", "认不得的单位，可以在这里指明"), note))
        chosen = {choice.name: code for number, choice in enumerate(asked) if (code := _field(check, choice, number))}
        wanted = st.form_submit_button("按此重新核对", key=f"units_now_{check.number}")
    if wanted and chosen:
        said = {**dict(check.correction.units), **chosen}
        check_again(check.number, who, replace(check.correction, units=tuple(said.items())))
        st.rerun()


def _field(check: Check, choice: UnitChoice, number: int) -> str | None:
    """The code chosen. The name is a cell's text, which a widget's label would read as Markdown."""
    names = dict(choice.near)
    before = remembered().meant.get(check.number, {}).get(choice.name, choice.suggested)
    waiting = "（您处室以前这样指明过，督查处还没有确认）" if choice.suggested else ""
    st.html(tag("div", "“", choice.name, f"”（{len(choice.places)}处）是指{waiting}", style="margin-bottom:-.6em"))
    return st.selectbox(
        f"第{number + 1}个单位", list(names), index=list(names).index(before) if before in names else None, format_func=lambda code: names[code], width=WIDTH,
        key=f"unit_{check.number}_{choice.name}", label_visibility="collapsed", placeholder="选一个单位，都不是的请改表",
    )  # fmt: skip
