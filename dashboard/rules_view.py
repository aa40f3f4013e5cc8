"""The page of the tables that the office edits (规则设置): in words, its text to change, check and save, its editions."""

from __future__ import annotations

import difflib
from typing import Any

import streamlit as st

from dashboard.markup import ALARM, GREEN, MUTED, Html, address, join, link, table, tag
from dashboard.notation import NOTHING
from dashboard.rule_effect import effect_button, effect_counts, effect_records
from dashboard.rule_form import rule_form
from dashboard.table_words import PURPOSES, in_words
from data.clock import to_the_minute
from data.database import reading
from data.editable import Editable, TableError
from data.editable_tables import ALL, editable_table
from data.editing import Mistake, NotSaved, find_mistake, save
from data.editions import editions
from data.permissions import Person
from data.rules import NAME as RULES

CONTEXT = 2
"""Lines that are shown round a change."""
SAVED = "rules_saved"


def choose() -> Editable[Any]:
    """The table that is worked on, from the URL or the control; where accounts and units are looked after."""
    names = [table.name for table in ALL]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("哪一张表", names, key="table", bind="query-params", width=260)
        st.caption(PURPOSES.get(name, ""))
        units = link(address("hand_in"), "数据报送", style="text-decoration:underline")
        st.html(tag("span", "单位和别名不在这里改：单位名录改好后到", units, "报送。", style=f"color:{MUTED}"))
    if st.session_state.pop(SAVED, None) == name:
        st.success("已保存，立即生效。")
    return editable_table(name)


def words(edited: Editable[Any]) -> None:
    """What the table in force says; what is wrong with it, where somebody has put a wrong one beside the program."""
    with st.expander(f"现行的{edited.name}（用文字看）"):
        try:
            shown = in_words(edited, edited.text())
        except TableError as error:
            st.warning(str(error))
            return
        st.html(shown if shown is not None else tag("p", "这张表没有文字说明，请看下面的内容。"))


def editor(edited: Editable[Any], person: Person) -> None:
    """The text, what is wrong with it, what it changes, the way to save it."""
    standing, key = edited.text(), f"text_{edited.name}"
    seen = st.session_state.get(f"seen_{edited.name}")
    if st.session_state.get(key) in (None, seen):
        # Nothing changed here yet: whatever somebody else has saved meanwhile is what is worked on.
        _load(edited.name, None)
        seen = standing
    left, right = st.columns([3, 2], gap="medium")
    with left:
        if edited.name == RULES:
            rule_form(key)
        text = st.text_area(f"{edited.name}的内容", key=key, height=620)
    with right:
        if text == standing:
            st.info("改左边的内容，改完点一下别处或按 Ctrl+Enter，这里就显示核对结果和改动。")
        else:
            _checked(edited, text, (seen or standing, person))
        _editions(edited)
    effect_records(edited, text, person)


def _checked(edited: Editable[Any], text: str, seen_by: tuple[str, Person]) -> None:
    mistake = find_mistake(edited, text)
    st.html(
        _mistake(text, mistake) if mistake else tag("p", "✓ 核对通过", style=f"color:{GREEN};font-weight:700;margin:0")
    )
    st.html(difference(seen_by[0], text))
    why = ""
    if not mistake:
        why = st.text_input("为什么改（必填）", key=f"why_{edited.name}", placeholder="如：按市政府办第3次调度会要求")
    with st.container(horizontal=True):
        if not mistake and st.button("保存并生效", type="primary"):
            _save(edited, (text, why), seen_by)
        if not mistake:
            effect_button(edited)
        st.button("放弃改动", on_click=_load, args=(edited.name, None), key=f"drop_{edited.name}")
    if not mistake:
        effect_counts(edited, text, seen_by[1])


def _save(edited: Editable[Any], new: tuple[str, str], seen_by: tuple[str, Person]) -> None:
    try:
        save(edited, seen_by[0], new[0], (seen_by[1], new[1]))
    except NotSaved as refused:
        st.error(str(refused))
        return
    st.session_state[f"seen_{edited.name}"] = new[0]
    st.session_state[SAVED] = edited.name
    st.rerun()


def _mistake(text: str, mistake: Mistake) -> Html:
    """What is wrong, with the line that it is wrong in."""
    said = tag("p", f"▲ {mistake.message}", style=f"color:{ALARM};font-weight:700;margin:0")
    lines = text.splitlines()
    if mistake.line is None or not 0 < mistake.line <= len(lines):
        return said
    shown = range(max(1, mistake.line - CONTEXT), min(len(lines), mistake.line + CONTEXT) + 1)
    return join((said, *(_numbered(lines, number, number == mistake.line) for number in shown)))


def _numbered(lines: list[str], number: int, is_wrong: bool) -> Html:
    look = f"color:{ALARM};font-weight:700" if is_wrong else f"color:{MUTED}"
    return tag("pre", f"第{number}行　{lines[number - 1]}", style=f"{_CODE};{look}")


def difference(before: str, after: str) -> Html:
    """The lines taken out and put in, each with a word for it, a few lines round them."""
    rows = [
        _line(line)
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=CONTEXT, lineterm="")
        if not line.startswith(("---", "+++"))
    ]
    if not rows:
        return tag("p", "与现行内容相同。")
    return tag("div", *rows, role="figure", aria_label="改动", style="max-height:22em;overflow:auto;margin:.4em 0")


def _line(line: str) -> Html:
    if line.startswith("@@"):
        return tag("div", "……", style=f"color:{MUTED}")
    word, colour = {"-": ("删去", ALARM), "+": ("新增", GREEN)}.get(line[0], ("　　", MUTED))
    return tag("pre", f"{word}　{line[1:]}", style=f"{_CODE};color:{colour}")


_CODE = "margin:0;white-space:pre-wrap;word-break:break-all;font-size:.9em;background:none;padding:0"


def _editions(edited: Editable[Any]) -> None:
    """All texts that the table has had; one of them put into the editor again."""
    with reading() as connection:
        found = editions(connection, edited.name)
    st.subheader(f"历次版本（{len(found)}个）", anchor=False)
    if not found:
        st.info("还没有登记。打开过一次总览就会登记现行的内容。")
        return
    rows = [(one.number, to_the_minute(one.since), one.by, one.why or NOTHING) for one in found[:50]]
    st.html(
        tag(
            "div",
            table(("版本", "起用时间", "经办", "原因"), rows, ("4em", "10em", "9em", "auto")),
            style="max-height:18em;overflow:auto",
        )
    )
    labels = {one.number: f"第{one.number}版　{to_the_minute(one.since)}　{one.by}" for one in found}
    texts = {one.number: one.text for one in found}
    st.selectbox(
        "拿哪一版来改回去", list(labels), index=None, format_func=lambda number: labels[number], key=f"back_{edited.name}",
        placeholder="选一版，内容放进左边，看过改动再保存", on_change=_go_back, args=(edited.name, texts),
    )  # fmt: skip


def _go_back(name: str, texts: dict[int, str]) -> None:
    number = st.session_state[f"back_{name}"]
    if number is not None:
        _load(name, texts[number])
        st.session_state[f"why_{name}"] = f"改回第{number}版"
        st.session_state[f"back_{name}"] = None


def _load(name: str, text: str | None) -> None:
    """Puts a text into the editor; the one in force for None."""
    standing = editable_table(name).text()
    st.session_state[f"seen_{name}"] = standing
    st.session_state[f"text_{name}"] = standing if text is None else text
