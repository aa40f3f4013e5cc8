"""The page part of one record's alerts: what it is, how to get to it, all its alerts."""

from __future__ import annotations

import streamlit as st

from dashboard.alert_reads import read_alert_history, read_lately_closed
from dashboard.alert_record import closed_panel, history_panel
from dashboard.alert_words import PAGE, RECORD
from dashboard.markup import Html, address, link, tag
from dashboard.reads import View
from data import datasets
from data.datasets import tracked

ASK = "在“今日预警”里点一项末尾的“记录”，或打开事项详情，可以看到它的历次预警。"
LATELY = 14
"""Days within which alerts that closed are listed."""
MOST = 100


def alert_history(here: View) -> None:
    """The history of the record that the URL names; without one, what closed lately."""
    dataset, _, key = st.query_params.get(RECORD, "").partition(":")
    is_known = dataset in {spec.name for spec in datasets.ALL}
    if not key:
        _lately(here)
        return
    found = read_alert_history(dataset, key) if is_known else []
    if not found:
        st.info("这条记录没有发过预警，或当前账号看不到它。")
        return
    title = tag("span", found[0].title, style="font-size:1.25em;font-weight:700")
    row = "display:flex;gap:1.2em;align-items:baseline;margin-bottom:.4em"
    st.html(tag("div", title, _to_item(here, dataset, key), style=row))
    st.html(history_panel(found, here))


def _lately(here: View) -> None:
    found = read_lately_closed(here, LATELY)
    st.caption(ASK)
    st.html(closed_panel(found[:MOST], len(found), here, f"近{LATELY}天解除的预警"))


def _to_item(here: View, dataset: str, key: str) -> Html | None:
    if dataset not in {spec.name for spec in tracked()}:
        return None
    day = None if here.day == here.today else here.day
    return link(address(PAGE, day, item=f"{dataset}:{key}"), tag("u", "事项详情 ›"))
