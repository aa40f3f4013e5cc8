"""Corrects what was recognised of a file: its data, its day, its division. Nothing here has to be answered."""

from __future__ import annotations

import streamlit as st

from dashboard.hand_in_work import check_again
from data.datasets import ALL, dataset
from data.permissions import Person, may, owners
from etl.hand_in.check import Check, Correction


def correction(check: Check, who: Person) -> None:
    """A small panel with the facts as fields; has the file checked anew where one was changed."""
    with st.popover("更正识别结果"), st.form(f"correct_{check.number}", border=False):
        given = _fields(check, who)
        wanted = st.form_submit_button("按此重新核对", key=f"recheck_{check.number}")
    if wanted and given != check.correction:
        check_again(check.number, who, given)
        st.rerun()


def _fields(check: Check, who: Person) -> Correction:
    names = [spec.name for spec in ALL if may(who, "hand_in", spec)]
    found = {part.dataset for part in check.parts}
    named = check.correction.dataset or (next(iter(found)) if len(found) == 1 else None)
    chosen = st.selectbox(
        "数据类别", names, index=names.index(named) if named in names else None, key=f"dataset_{check.number}",
        format_func=lambda name: dataset(name).zh, placeholder="按文件内容自动识别",
    )  # fmt: skip
    days = {part.as_of for part in check.parts}
    day = st.date_input(
        "数据截至", value=next(iter(days)) if len(days) == 1 else None, format="YYYY-MM-DD", key=f"day_{check.number}"
    )
    return Correction(
        chosen if chosen != named else check.correction.dataset,
        day if day not in days or (len(days) == 1 and _is_assumed(check)) else check.correction.as_of,
        _division(check, who),
        check.correction.units,
    )


def _is_assumed(check: Check) -> bool:
    """To leave an assumed day as it is and confirm it is a statement, too."""
    return any(part.is_day_assumed for part in check.parts)


def _division(check: Check, who: Person) -> str | None:
    if who.role == "division":
        return None
    divisions = list(dict.fromkeys(name for spec in ALL for name in owners(spec)))
    chosen = st.selectbox(
        "报送处室", divisions, index=divisions.index(check.division) if check.division in divisions else None,
        key=f"division_{check.number}",
    )  # fmt: skip
    return chosen if chosen != check.division else check.correction.division
