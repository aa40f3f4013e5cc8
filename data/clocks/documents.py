"""The handling time (办文时限) of documents: from receipt to issue, by the office's own rule (reference §5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data.clocks.running import Clocked, Running


def clocks(row: Any) -> Iterator[Running]:
    """One clock from the day of receipt; a draft that was returned ends without an issue."""
    if row.received_on is not None:
        dropped = bool(row.returned) and row.issued_on is None
        yield Running("document_handling", row.received_on, row.issued_on, dropped=dropped)


CLOCKED = Clocked(
    dataset="documents",
    name="公文办理",
    title=lambda row: str(row.title),
    unit=lambda row: row.draft_unit,
    clocks=clocks,
)
