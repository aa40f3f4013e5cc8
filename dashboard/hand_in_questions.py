"""What a person answers before a load: reasons, yes or no, which records left out are to be taken off."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.markup import ALARM, LINE, Html, tag
from etl.hand_in.check import Check, Part, Question
from etl.hand_in.commit import WITHDRAWN, Answers
from etl.hand_in.questions import LEAST_REASON

LONGEST_REASON, MOST_TITLES = 300, 10
WIDTH = 900
DUE_LIKE, BACKWARD_LIKE = "省里批准延期", "上月多报了一项"
"""What a reason may read like, by what it is asked for."""


def ask_questions(check: Check, missing: Mapping[str, str]) -> Answers:
    """The answers as they stand; what is still missing of one is said right under it."""
    reasons: dict[str, str] = {}
    confirmed: set[str] = set()
    counted: dict[str, int] = {}
    for number, question in enumerate(check.questions, 1):
        key = f"{check.number}|{question.code}"
        st.html(_asked(number, question))
        if question.asks == "reason":
            reasons[question.code] = _reason(number, question, key)
            if question.count is not None and (found := _count(number, key)) is not None:
                counted[question.code] = found
        elif st.checkbox("确认", key=key):
            confirmed.add(question.code)
        _say(missing.get(question.code))
    withdrawn = {
        part.code: _taken_off(check, part) for part in check.parts if part.count("missing") and not part.repeats
    }
    why = _why_taken_off(check, missing) if withdrawn else ""
    off = {code: keys for code, keys in withdrawn.items() if keys}
    return Answers(reasons, frozenset(confirmed), off, why, counted)


def _asked(number: int, question: Question) -> Html:
    """The question, which may name records: cells' text, which a widget's label would read as Markdown."""
    if question.count is not None:
        return tag("div", tag("b", f"{number}. "), question.words, _all_of(question), style="word-break:break-word")
    listed = (tag("div", f"· {title}") for title in question.titles[:MOST_TITLES])
    left = len(question.titles) - MOST_TITLES
    more = tag("div", f"· 另有{left}项，见“逐项看变化”") if left > 0 else None
    return tag(
        "div", tag("b", f"{number}. "), question.words, *listed, more, style="margin-bottom:-.6em;word-break:break-word"
    )


def _all_of(question: Question) -> Html:
    """Every record that one reason will stand for, numbered, in a box that scrolls."""
    lines = [tag("div", f"{number}. {title}") for number, title in enumerate(question.titles, 1)]
    left = (question.count or 0) - len(lines)
    more = tag("div", f"另有{left}项未列出，请在原表里核对。") if left > 0 else None
    look = f"max-height:18em;overflow:auto;border:1px solid {LINE};border-radius:.3em;padding:.3em .8em;max-width:{WIDTH}px"
    return tag("div", *lines, more, style=look, tabindex="0", role="region", aria_label="要逐项看过的清单")


def _count(number: int, key: str) -> int | None:
    return st.number_input(
        f"第{number}项的清单逐项看过，共几项", key=f"{key}|count", min_value=0, value=None, step=1, width=WIDTH // 3,
        placeholder="填写清单里的项数",
    )  # fmt: skip


def _reason(number: int, question: Question, key: str) -> str:
    like = BACKWARD_LIKE if question.code.startswith("backward") else DUE_LIKE
    return st.text_input(
        f"第{number}项的理由", key=key, max_chars=LONGEST_REASON, label_visibility="collapsed", width=WIDTH,
        placeholder=f"理由，至少{LEAST_REASON}个字，如：{like}",
    )  # fmt: skip


def _taken_off(check: Check, part: Part) -> tuple[str, ...]:
    rows = part.rows_of("missing")
    titles = {row.key: row.title for row in rows}
    chosen = st.multiselect(
        f"“{part.name}”有{part.count('missing')}项本次未包含，系统照旧保留。确实不再列入的，在这里选出来撤下：",
        list(titles), format_func=lambda key: titles[key], key=f"{check.number}|off|{part.code}", width=WIDTH,
        placeholder="不选就全部保留",
    )  # fmt: skip
    return tuple(chosen)


def _why_taken_off(check: Check, missing: Mapping[str, str]) -> str:
    why = st.text_input(
        "撤下的理由（没有撤下的不必填）", key=f"{check.number}|off", width=WIDTH, max_chars=LONGEST_REASON,
        placeholder=f"至少{LEAST_REASON}个字，如：并入其他事项",
    )  # fmt: skip
    _say(missing.get(WITHDRAWN))
    return why


def _say(words: str | None) -> None:
    if words:
        st.html(tag("div", f"✕ {words}", role="alert", style=f"color:{ALARM};font-weight:600;margin-top:-.6em"))
