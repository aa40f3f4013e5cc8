"""Cached reads of 法治保障."""

from __future__ import annotations

from dashboard.reads import cached
from data import law_study, legal_reviews, reconsideration

read_cells = cached(reconsideration.cells, "reconsideration")
read_months = cached(reconsideration.months, "reconsideration")
read_outcomes = cached(reconsideration.outcomes, "reconsideration")
read_cases = cached(reconsideration.cases, "reconsideration")
read_units = cached(legal_reviews.by_unit, "legal_reviews")
read_reviews = cached(legal_reviews.reviews, "legal_reviews")
read_studies = cached(law_study.studies, "law_study")
read_coverage = cached(law_study.coverage, "law_study_coverage")
