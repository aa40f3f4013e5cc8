"""Clocks of a legality review (合法性审查): the review itself, the filing of a normative document (reference §5.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from data.clocks.running import Clocked, Running
from data.clocks.terms import NoTerm, Term, terms

REVIEW, FILING = "legal_review", "normative_filing"
OTHER_REVIEW = "legal_review_other"
"""Of documents that are no normative ones and of contracts no rule of the State speaks."""


def review_term(received: dt.date) -> Term | None:
    """The term of a review that came in on that day; None before there was one."""
    try:
        return terms().find(REVIEW, received)
    except NoTerm:
        return None


def _clocks(row: Any) -> Iterator[Running]:
    if review_term(row.received_on):
        term = REVIEW if row.kind == "normative" else OTHER_REVIEW
        yield Running(term, row.received_on, row.issued_on)
    if row.kind == "normative" and row.published_on:
        yield Running(FILING, row.published_on, row.filed_on, unit=row.submit_unit)


CLOCKED = Clocked("legal_reviews", "合法性审查", lambda row: str(row.title), lambda row: row.reviewer, _clocks)
