"""The commonest rules as boxes of numbers above their text: what is chosen is put into the text in its place."""

from __future__ import annotations

import streamlit as st

from data.editable import TableError
from data.rule_fields import FIELDS, RuleField, put, value
from data.rules import parse

MOST = 100_000.0
COLUMNS = 4


def rule_form(text_key: str) -> None:
    """The boxes, filled from the text that the state keeps under that key; words where the text is wrong."""
    with st.container(border=True):
        st.caption("常用的几条在这里改，下面的内容跟着变；其他的在下面的内容里改。")
        try:
            rules = parse(st.session_state[text_key])
        except TableError:
            st.warning("下面的内容有误，改对以后才能在这里改。")
            return
        columns = st.columns(COLUMNS)
        for place, field in enumerate(FIELDS):
            found = value(rules, field)
            if found is not None:
                with columns[place % COLUMNS]:
                    _box(field, found, text_key)


def _box(field: RuleField, found: float, text_key: str) -> None:
    key, label = _key(field), f"{field.name}（{field.unit}）"
    taken = (key, _put, (field, text_key))
    if field.is_whole:
        st.session_state[key] = int(found)
        st.number_input(label, field.least, int(MOST), step=1, key=taken[0], on_change=taken[1], args=taken[2])
    else:
        st.session_state[key] = found
        st.number_input(
            label, float(field.least), MOST, step=1.0, format="%g", key=taken[0], on_change=taken[1], args=taken[2]
        )


def _put(field: RuleField, text_key: str) -> None:
    st.session_state[text_key] = put(st.session_state[text_key], field, st.session_state[_key(field)])


def _key(field: RuleField) -> str:
    return f"rule_{field.code}"
