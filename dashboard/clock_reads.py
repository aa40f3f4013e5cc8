"""Cached reads of clocks (法定期限和约定期限)."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.reads import View, cached
from data import clock_board
from data.clock_board import Entry

read_clocks = cached(clock_board.entries)


def clocks_of(here: View, datasets: Collection[str]) -> list[Entry]:
    """The clocks of these datasets' records: overdue ones first, then by their last day."""
    return [entry for entry in read_clocks(here) if entry.dataset in datasets]
