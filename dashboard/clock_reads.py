"""Cached reads of clocks (法定期限和约定期限)."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.reads import View, cached
from dashboard.rights import readable
from data import clock_board
from data.clock_board import Entry
from data.clocks import Clock

read_clocks = cached(clock_board.entries)


def clocks_of(here: View, datasets: Collection[str]) -> list[Entry]:
    """The clocks of these datasets' records that run or ended this year: overdue ones first, then by their last day.

    Of datasets that the person may not read there are none.
    """
    first, seen = here.day.replace(month=1, day=1), readable(datasets)
    return [
        entry for entry in read_clocks(here)
        if entry.dataset in seen and (entry.clock.finished is None or entry.clock.finished >= first)
    ]  # fmt: skip


def clocks_by_record(here: View, dataset: str, term: str) -> dict[str, Clock]:
    """The clocks of one term, by the key of their record."""
    return {entry.key: entry.clock for entry in clocks_of(here, (dataset,)) if entry.clock.term.code == term}
