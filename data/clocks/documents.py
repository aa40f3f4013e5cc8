"""The handling time (办文时限) of documents: from receipt to issue, by the office's own rule (reference §5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data.clocks.running import Clocked, Running


def clocks(row: Any) -> Iterator[Running]:
    """One clock from the day of receipt; none for a draft that was returned, unless it was issued after all."""
    if row.received_on is not None and (row.issued_on is not None or not row.returned):
        yield Running("document_handling", row.received_on, row.issued_on)


CLOCKED = Clocked(
    dataset="documents",
    name="公文办理",
    title=lambda row: str(row.title),
    unit=lambda row: row.draft_unit,
    clocks=clocks,
)
