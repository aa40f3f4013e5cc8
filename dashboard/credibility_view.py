"""Hints on what returns say (可信度提示), for 督查 alone: counts by kind, each record with the returns that show it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.exports import ExportColumn
from dashboard.filters import several
from dashboard.identities_view import difference_note
from dashboard.ledger import Ledger, show
from dashboard.markup import MUTED, Html, tag
from dashboard.notation import near_date, percent
from dashboard.reads import View, cached
from dashboard.supervision_reads import read_names
from data import credibility
from data.credibility import KINDS, MOST, Hint, Hints, Said
from data.datasets import dataset
from data.permissions import Person, require

COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("提示", width=14), ExportColumn("事项", width=36), ExportColumn("牵头单位", width=18),
    ExportColumn("可以了解什么", width=52), ExportColumn("依据（各次报送）", width=80), ExportColumn("数据", width=14),
)  # fmt: skip
LONGEST = 40
"""Characters of a progress text in the evidence: its beginning is enough to know it again."""

read_hints = cached(credibility.hints)


def hints(person: Person, here: View) -> None:
    """Counts, filter, ledger. Raises Forbidden for who may not see them."""
    require(person, "see_hints")
    found = read_hints(here)
    st.html(_head(found))
    note = difference_note(here)
    if note is not None:
        st.html(note)
    kinds = several("提示", "hint", {code: KINDS[code] for code in found.counts})
    chosen = [hint for hint in found.told if not kinds or hint.kind in kinds]
    names = read_names(here)
    rows = [_row(hint, names.label(hint.unit), here) for hint in chosen]
    words = (("提示", "、".join(KINDS[hint] for hint in found.counts if hint in kinds)),) if kinds else ()
    datasets = tuple(dict.fromkeys(hint.dataset for hint in chosen))
    show(here, Ledger("可信度提示", "hints", COLUMNS, rows, datasets, "条", words, most_rows=16))


def _head(found: Hints) -> Html:
    said = "、".join(f"{KINDS[code]}{count}项" for code, count in found.counts.items()) or "没有需要了解的事项"
    more = f"每类数据每种列出前{MOST}项。" if any(count > MOST for count in found.counts.values()) else ""
    return tag(
        "div", tag("b", said),
        tag("span", f"提示只说明最近几次报送的写法，不是结论，只有督查看得到。{more}", style=f"color:{MUTED}"),
        style="display:flex;flex-wrap:wrap;gap:.2em 1.5em;align-items:baseline",
    )  # fmt: skip


def _row(hint: Hint, unit: str, here: View) -> tuple[Any, ...]:
    shown = "；".join(_said(said, here) for said in hint.evidence)
    return KINDS[hint.kind], hint.title, unit or None, hint.words, shown, dataset(hint.dataset).zh


def _said(said: Said, here: View) -> str:
    """12月25日 80%“正在推进”."""
    text = said.text if said.text is None or len(said.text) <= LONGEST else f"{said.text[:LONGEST]}…"
    parts = (percent(said.completion) if said.completion is not None else "", f"“{text}”" if text else "")
    return f"{near_date(said.as_of, here.day)} {''.join(parts) or '没有写'}"
