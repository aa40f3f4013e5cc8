"""Clocks (法定期限和约定期限) of records: add one by writing its file and naming it here."""

from data.clocks import disclosure, documents, executive_meetings, legal_review, proposals, reconsideration
from data.clocks.clock import Clock, Reckoner
from data.clocks.counting import Stop, add_months, last_day
from data.clocks.running import Clocked, Running
from data.clocks.terms import NoTerm, Term, TermsError, terms

ALL: tuple[Clocked, ...] = (
    documents.CLOCKED,
    executive_meetings.CLOCKED,
    reconsideration.CLOCKED,
    legal_review.CLOCKED,
    disclosure.CLOCKED,
    proposals.CLOCKED,
)


def clocked(dataset: str) -> Clocked:
    """What a dataset says about clocks. Raises KeyError."""
    return {entry.dataset: entry for entry in ALL}[dataset]


__all__ = [
    "ALL", "Clock", "Clocked", "NoTerm", "Reckoner", "Running", "Stop", "Term", "TermsError", "add_months", "clocked",
    "last_day", "terms",
]  # fmt: skip
