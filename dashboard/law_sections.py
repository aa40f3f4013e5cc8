"""The sections of 法治保障, each with what it says before this year's returns have come."""

from __future__ import annotations

import streamlit as st

from dashboard import law_ledgers, law_review_view, law_view
from dashboard.clock_view import clock_ledger, pressing
from dashboard.figure_comparison import figure_comparison
from dashboard.figure_reads import has_value
from dashboard.law_filters import choose
from dashboard.law_reads import read_cases
from dashboard.reads import View
from data.reconsideration import Wanted

CLOCKED = ("reconsideration", "legal_reviews")
COMPARED = (
    "legal_recon_accepted", "legal_recon_concluded", "legal_recon_close_rate", "legal_recon_correction_rate",
    "legal_docs_reviewed", "legal_contracts_reviewed", "legal_opinion_adopted_rate", "legal_study_laws", "legal_study_coverage",
)  # fmt: skip


def reconsideration(here: View) -> None:
    """Filters, outcomes, respondents, fields, months, every application."""
    if not has_value(here, "legal_recon_accepted"):
        _carried_over(here)
        return
    chosen = choose(here)
    left, right = st.columns((6, 5), gap="medium")
    left.html(law_view.respondents(here, chosen))
    left.html(law_view.fields(here, chosen))
    right.html(law_view.outcomes(here, chosen))
    by_month = right.container()
    right.html(figure_comparison(here, "与上年对照", *COMPARED))
    law_ledgers.cases(here, chosen)
    with by_month:
        law_view.months(here, chosen)


def _carried_over(here: View) -> None:
    """Words while the year has no returns; below them what former years left in hand."""
    found = read_cases(here, Wanted())
    below = f"下面是以前年度收到、还没有办结的{len(found)}件。" if found else ""
    st.info(f"{here.day.year}年还没有行政复议案件。报送“行政复议台账”后在这里显示。{below}")
    if found:
        law_ledgers.cases(here, choose(here))


def reviews_and_study(here: View) -> None:
    """Legality review by unit beside law study; the ledgers of both."""
    left, right = st.columns((6, 5), gap="medium")
    left.html(law_review_view.reviews(here))
    right.html(law_review_view.coverage(here))
    right.html(law_review_view.laws(here))
    law_ledgers.reviews(here)
    law_ledgers.study(here)


def clocks(here: View) -> None:
    """What presses first."""
    st.html(pressing(here, CLOCKED, "在审案件和审查的期限"))


def all_clocks(here: View) -> None:
    """Every clock of both, with its clause."""
    clock_ledger(here, CLOCKED)
