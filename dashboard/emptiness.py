"""What a page shows before its data came: that there is none, from whom it comes, where its templates are."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard.frame import read_first_day, read_sources
from dashboard.notation import date
from dashboard.reads import View

MOST, FEW = 10, 3
"""Up to so many sheets a notice names each; of more it names a few."""


def is_empty(here: View, *names: str) -> bool:
    """True, with a notice drawn, where none of these datasets has data by the day."""
    wanted = [source for source in read_sources(here) if source.dataset in names]
    if any(source.as_of is not None for source in wanted):
        return False
    is_many = len(wanted) > MOST
    named = [source for source in wanted if source.section != "reference"][:FEW] if is_many else wanted
    sheets = "、".join(f"“{source.name}”" for source in named) + (f"等{len(wanted)}类数据" if is_many else "")
    divisions = "各处室" if is_many else "、".join(dict.fromkeys(source.division for source in named))
    templates = "、".join(f"[{source.name}](sources?{urlencode({'dataset': source.name})})" for source in named)
    st.info(
        f"**暂无数据**\n\n截至{date(here.day)}还没有{sheets}。{_earliest(here)}请{divisions}把表交给管理员导入，导入后在这里显示。"
        f"\n\n填报说明和空白模板：{'[数据来源](sources)' if is_many else templates}"
    )
    return True


def _earliest(here: View) -> str:
    first = read_first_day(here)
    return f"最早有数据的日期是{date(first)}。" if first and first > here.day else ""
