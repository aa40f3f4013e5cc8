"""Cached reads of 法治保障."""

from __future__ import annotations

from dashboard.reads import cached
from data import law_study, legal_reviews, reconsideration

read_cells = cached(reconsideration.cells)
read_months = cached(reconsideration.months)
read_outcomes = cached(reconsideration.outcomes)
read_cases = cached(reconsideration.cases)
read_units = cached(legal_reviews.by_unit)
read_reviews = cached(legal_reviews.reviews)
read_studies = cached(law_study.studies)
read_coverage = cached(law_study.coverage)
