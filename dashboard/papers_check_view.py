"""Checks a finished document on the page of papers: which of its figures no longer hold."""

from __future__ import annotations

import streamlit as st

from dashboard.markup import GREEN, Html, tag
from dashboard.papers.check import Finding, check
from dashboard.papers.findings import head, line
from dashboard.papers.marked import NotAPaper
from data.database import reading

LARGEST_MB = 10
ASKS = "核对一份文稿：把改写过的 Word 文稿放进来，看哪些数字与现在的数据不符（只核对，不保存）"


def checking() -> None:
    """A place for a document, and what was found in it."""
    with st.expander("核对文稿", icon=":material/fact_check:"):
        file = st.file_uploader(ASKS, type=["docx"], max_upload_size=LARGEST_MB, key="papers_check")
        if file is not None:
            st.html(answer(file.getvalue()))


def answer(content: bytes) -> Html:
    """What a check of the document says, figure by figure where one does not hold."""
    try:
        with reading() as connection:
            found = check(connection, content)
    except NotAPaper as error:
        return tag("p", str(error), role="alert")
    wrong = [finding for finding in found if finding.verdict != "holds"]
    return tag("div", _head(found, wrong), tag("ol", *(tag("li", line(finding)) for finding in wrong)), role="status")


def _head(found: list[Finding], wrong: list[Finding]) -> Html:
    sign, look = ("▲ ", "") if wrong else ("✓ ", f"color:{GREEN}")
    return tag("b", f"{sign}{head(found)}", style=look)
