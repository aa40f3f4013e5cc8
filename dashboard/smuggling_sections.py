"""The sections of 反走私与海防, each with what it says before this year's returns have come."""

from __future__ import annotations

import streamlit as st

from dashboard import smuggling_ledgers, smuggling_view
from dashboard.figure_reads import has_value
from dashboard.reads import View
from dashboard.smuggling_filters import choose


def checks_and_cases(here: View) -> None:
    """Filters, counties ranked, goods, months, every case, what went into the checks; the coast beside them."""
    if not (has_value(here, "smug_inspections") or has_value(here, "smug_cases")):
        st.info(f"{here.day.year}年还没有执法检查和案件。报送“反走私执法检查”“走私案件台账”后在这里显示。")
        st.html(smuggling_view.coast(here))
        return
    chosen = choose(here)
    left, right = st.columns((6, 5), gap="medium")
    left.html(smuggling_view.counties(here, chosen))
    left.html(smuggling_view.coast(here))
    right.html(smuggling_view.goods(here, chosen))
    by_month = right.container()
    smuggling_ledgers.cases(here, chosen)
    smuggling_ledgers.efforts(here, chosen)
    with by_month:
        smuggling_view.months(here, chosen)
