"""What a page shows before its data came: that there is none, which sheet to hand in, by what command."""

from __future__ import annotations

import streamlit as st

from dashboard.frame import read_sources
from dashboard.notation import date
from dashboard.reads import View


def is_empty(here: View, *names: str) -> bool:
    """True, with a notice drawn, where none of these datasets has data by the day."""
    wanted = [source for source in read_sources(here) if source.dataset in names]
    if any(source.as_of is not None for source in wanted):
        return False
    sheets = "、".join(f"“{source.name}”" for source in wanted)
    divisions = "、".join(dict.fromkeys(source.division for source in wanted))
    st.info(
        f"**暂无数据**\n\n截至{date(here.day)}还没有{sheets}。请{divisions}报送后由管理员导入：\n\n"
        f"`python -m etl load 文件名.xlsx`\n\n空白模板：`python -m etl template {wanted[0].dataset} -o 模板.xlsx`"
    )
    return True
