"""The page of papers (文稿): the report of the year to the day looked at, to read and to take away."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
import streamlit as st

from dashboard.figure_reads import figure_address
from dashboard.markup import MUTED, Html, link, tag
from dashboard.notation import date
from dashboard.papers.content import Block, Heading, Paper, Paragraph, Run
from dashboard.papers.document import DOCX, draw
from dashboard.papers.numbering import Numbering
from dashboard.papers.year.paper import year_paper
from dashboard.reads import View, cached
from dashboard.taking_away import Parcel, offer
from data.clock import now

SAYS = "文稿里的数字与页面同源，点开看出处；Word 里每个数字都绑定了指标，改写以后仍能核对哪些数字已经变了。"
LINES = "max-width:62em;line-height:1.9;font-size:1.05rem"


def _year(connection: sa.Connection, day: dt.date) -> Paper:
    return year_paper(connection, day, now())


read_year = cached(_year)


def year_report(here: View) -> None:
    """The report's title, with a button that takes it away as a Word document."""
    paper = read_year(here)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(paper.title, anchor=False, width="content")
        name = f"{paper.title}（截至{date(here.day)}）.docx"
        offer(Parcel("下载 Word 文稿", name, lambda: draw(paper), mime=DOCX), type="primary", key="year_report")
    st.caption(SAYS)


def year_text(here: View) -> None:
    """The report's text."""
    st.html(preview(here, read_year(here)))


def preview(here: View, paper: Paper) -> Html:
    """The text without its tables; every figure opens to its indicator."""
    numbering = Numbering()
    return tag("article", *(_block(here, block, numbering) for block in paper.blocks), style=LINES)


def _block(here: View, block: Block, numbering: Numbering) -> Html | None:
    if isinstance(block, Heading):
        return tag("h3", numbering.next(block.level) + block.text, style="font-size:1.15rem;margin:.6em 0 0;padding:0")
    if isinstance(block, Paragraph):
        return tag("p", *(_run(here, run) for run in block.words), style="margin:0;text-indent:2em")
    return None


def _run(here: View, run: Run) -> Html:
    if run.bound is None:
        return tag("span", run.text, style=f"color:{MUTED}" if run.face == "script" else "")
    return link(figure_address(here, run.bound.code), tag("b", run.text))
