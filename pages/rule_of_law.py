"""法治保障: clocks of open cases first, outcomes and respondents, legality review by unit, law study and its coverage."""

import streamlit as st

from dashboard import law_sections
from dashboard.emptiness import is_empty
from dashboard.figure_tiles import figure_tiles
from dashboard.frame import source_note, view

DATASETS = ("reconsideration", "legal_reviews", "law_study", "law_study_coverage")
FIGURES = (
    "legal_recon_accepted", "legal_recon_concluded", "legal_recon_pending", "legal_recon_close_rate",
    "legal_recon_overdue", "legal_recon_correction_rate", "legal_docs_reviewed", "legal_normative_reviewed",
    "legal_doc_opinions", "legal_contracts_reviewed", "legal_contract_opinions", "legal_opinion_adopted_rate",
    "legal_study_laws", "legal_study_coverage", "legal_bureau_opened",
)  # fmt: skip

here = view()
if is_empty(here, *DATASETS):
    st.stop()
st.html(figure_tiles(here, *FIGURES))
law_sections.clocks(here)
law_sections.reconsideration(here)
law_sections.reviews_and_study(here)
law_sections.all_clocks(here)
source_note(here, *DATASETS, "milestones", "annual_targets")
