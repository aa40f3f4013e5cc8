"""The commonest rules as boxes of numbers above their text: what is chosen is put into the text in its place."""

from __future__ import annotations

import streamlit as st

from data.editable import TableError
from data.rule_fields import FIELDS, RuleField, put, value
from data.rules import parse

MOST = 100_000.0
COLUMNS = 4
FILLED = "rule_form_filled"
"""Keeps the text that the boxes were filled from: what is typed into them stays until it is another one."""


def rule_form(text_key: str) -> None:
    """The boxes, filled from the text that the state keeps under that key; words where the text is wrong."""
    text = st.session_state[text_key]
    try:
        rules = parse(text)
    except TableError:
        st.warning("下面的内容有误，改对以后才能用数字格子改常用的几条。")
        return
    found = {field: number for field in FIELDS if (number := value(rules, field)) is not None}
    if st.session_state.get(FILLED) != text:
        st.session_state[FILLED] = text
        for field, number in found.items():
            st.session_state[_key(field)] = int(number) if field.is_whole else number
    # A form, sent as a whole: a box that changed the text by itself would be undone by a click that comes too soon.
    with st.form("rule_form"):
        st.caption("常用的几条在这里改数字，再点“填入”；其他的在下面的内容里改。")
        columns = st.columns(COLUMNS)
        for place, field in enumerate(found):
            with columns[place % COLUMNS]:
                _box(field)
        with columns[-1], st.container(height="stretch", vertical_alignment="bottom"):
            st.form_submit_button("填入下面的内容", on_click=_put, args=(tuple(found), text_key))


def _box(field: RuleField) -> None:
    label, key = f"{field.name}（{field.unit}）", _key(field)
    if field.is_whole:
        st.number_input(label, field.least, int(MOST), step=1, key=key)
    else:
        st.number_input(label, float(field.least), MOST, step=1.0, format="%g", key=key)


def _put(fields: tuple[RuleField, ...], text_key: str) -> None:
    for field in fields:
        st.session_state[text_key] = put(st.session_state[text_key], field, st.session_state[_key(field)])


def _key(field: RuleField) -> str:
    return f"rule_{field.code}"
