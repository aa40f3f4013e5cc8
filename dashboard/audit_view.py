"""The page of the audit trail (操作日志): whether it holds, filters in the URL, entries a page at a time, an export."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from dashboard.audit_words import action_of, told
from dashboard.exports import ExportColumn, Notes, table_workbook
from dashboard.filters import several
from dashboard.ledger import Ledger, grid
from dashboard.markup import ALARM, GREEN, Html, tag
from dashboard.notation import date
from dashboard.taking_away import Parcel, offer
from data import audit, trail
from data.audit import ACTIONS
from data.clock import now
from data.database import reading
from data.trail import Asked, Entry

SIZE = 100
"""Entries of a page."""
COLUMNS: tuple[ExportColumn, ...] = (
    ExportColumn("序号", "whole", 8), ExportColumn("时间", "moment"), ExportColumn("经办", width=18),
    ExportColumn("操作", width=10), ExportColumn("对象", width=34), ExportColumn("说明", width=70),
    ExportColumn("地址", width=14),
)  # fmt: skip


@dataclass(frozen=True)
class Filters:
    """What is asked for, as a query and in words (name, value)."""

    asked: Asked
    words: tuple[tuple[str, str], ...]


def standing() -> None:
    """Whether the trail holds, how long it is, its seal to be written down."""
    with reading() as connection:
        number, digest = audit.head(connection)
    st.html(_standing(number, digest, _touched(number, digest)))


@st.cache_data(ttl=60, max_entries=8, show_spinner="正在核对日志……")
def _touched(number: int, digest: str) -> int | None:
    """The first entry touched. Looked for anew after a minute: what is changed by other means leaves number and seal."""
    with reading() as connection:
        return audit.verify(connection)


def _standing(number: int, digest: str, touched: int | None) -> Html:
    if touched is not None:
        said = f"▲ 操作日志从第{touched}条起对不上：这一条被改过，或它前面有记录被删、被插。请与留存的封存码核对，并查明原因。"
        return tag("div", said, role="alert", style=f"color:{ALARM};font-weight:700;font-size:1.1em")
    return tag(
        "div", tag("b", f"✓ 共{number}条，前后衔接，没有改动", style=f"color:{GREEN}"),
        tag("span", "封存码 ", tag("code", digest, style="word-break:break-all"), "，请定期抄存，以后核对时可知末尾有没有被删。"),
        style="display:flex;flex-wrap:wrap;gap:.2em 1.5em;align-items:baseline",
    )  # fmt: skip


def choose() -> Filters:
    """Draws the filters; answers what was chosen in them or in the URL."""
    with reading() as connection:
        names = trail.actors(connection)
    today = now().date()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        actions = several("操作", "action", ACTIONS)
        actor = st.selectbox("经办", names, index=None, key="actor", bind="query-params", placeholder="全部", width=220)
        first = _day("自", "from", today)
        last = _day("至", "to", today)
    words = (
        ("操作", "、".join(ACTIONS[code] for code in actions)),
        ("经办", actor or ""),
        ("自", date(first) if first else ""),
        ("至", date(last) if last else ""),
    )
    return Filters(Asked(actions, actor, first, last), tuple(entry for entry in words if entry[1]))


def _day(label: str, name: str, today: dt.date) -> dt.date | None:
    return st.date_input(
        label, value=None, max_value=today, format="YYYY-MM-DD", key=name, bind="query-params", width=150
    )


def entries(filters: Filters) -> None:
    """A heading with the count, an export, the entries of one page."""
    with reading() as connection:
        count = trail.count(connection, filters.asked)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(f"操作记录（{count}条，新的在前）", anchor=False, width="content")
        name = f"操作日志（{date(now().date())}）.xlsx"
        parcel = Parcel("导出表格", name, lambda: workbook(filters), filters=filters.words)
        offer(parcel, disabled=not count, key="audit_export")
    if not count:
        st.info("没有符合这些条件的记录。" if filters.words else "还没有记录。")
        return
    pages = -(-count // SIZE)
    number = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
    with reading() as connection:
        found = trail.page(connection, filters.asked, SIZE, number)
    grid(Ledger("操作日志", "audit", COLUMNS, [_row(entry) for entry in found], (), most_rows=20))


def workbook(filters: Filters) -> bytes:
    """All entries asked for as a workbook, oldest first."""
    with reading() as connection:
        number, digest = audit.head(connection)
        remarks = (f"导出时共{number}条，封存码 {digest}",)
        notes = Notes((), now().date(), now(), filters.words, remarks)
        return table_workbook("操作日志", COLUMNS, map(_row, trail.every(connection, filters.asked)), notes)


def _row(entry: Entry) -> tuple[object, ...]:
    return entry.number, entry.at, entry.actor, action_of(entry), entry.subject, told(entry), entry.address
