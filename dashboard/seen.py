"""What the board of 总览 is drawn from: the day's state, that of the month before, the months of the year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.clock_reads import read_clocks
from dashboard.frame import read_sources
from dashboard.markup import address
from dashboard.reads import View, cached
from dashboard.sight import EVERYTHING, Sight
from data import overview
from data.clock_board import Entry
from data.overview import Standing, Values, Worst
from data.rules import rules
from data.scores import UnitStanding, previous_period, with_changes
from data.section_states import SectionState, section_states
from data.sources import Source

WORST = 8
"""Items asked about: as many as can be read from the other end of a meeting room."""

# Each is kept by its own day, so that a change of the day shown leaves the months before it in the cache.
read_standing = cached(overview.standing)
read_values = cached(overview.values)
read_worst = cached(overview.worst)
read_sections = cached(section_states)


@dataclass(frozen=True)
class Seen:
    """Everything that the board shows. `then` and `values_then` are of the last day of the month before."""

    view: View
    now: Standing
    then: Standing
    values: Values
    values_then: Values
    months: tuple[Values, ...]
    """At the end of each month of the year, then on the day."""
    worst: Worst
    sources: tuple[Source, ...]
    year_progress: float
    clocks: tuple[Entry, ...]
    sections: tuple[SectionState, ...]
    sight: Sight = EVERYTHING

    @property
    def units(self) -> list[UnitStanding]:
        """Departments, then counties, best first, with their changes."""
        return with_changes(self.now.units, self.then.units)

    @property
    def month_before(self) -> int:
        """The month at whose end comparisons are made."""
        return previous_period(self.view.day).month

    def monthly(self, code: str) -> list[float | None]:
        """A figure at the end of each month of the year, then on the day."""
        return [values.value(code) for values in self.months]

    def by_month(self, code: str) -> list[float | None]:
        """What each month of the year added to a figure that counts from New Year; None before its first return."""
        reached = self.monthly(code)
        before = [0.0, *(value or 0.0 for value in reached)]
        return [None if after is None else after - earlier for earlier, after in zip(before, reached, strict=False)]

    def to(self, page: str, **parameters: str | None) -> str:
        """The address of a page, none for one that does not open; the day goes along unless it is today."""
        if page in self.sight.pages:
            return ""
        return address(page, None if self.view.day == self.view.today else self.view.day, **parameters)

    def figure(self, code: str) -> str:
        """The address at which an indicator opens."""
        return self.to("figures", indicator=code)


def see(view: View, sight: Sight = EVERYTHING) -> Seen:
    """Reads what the view shows, from the cache where it can; items are those within the sight, sums are whole."""
    then = replace(view, day=previous_period(view.day))
    return Seen(
        view=view,
        now=read_standing(view),
        then=read_standing(then),
        values=read_values(view, overview.NOW),
        values_then=read_values(then, overview.NOW),
        months=tuple(_monthly(view, overview.month_ends(view.day))),
        worst=read_worst(view, WORST, sight.seen_lists) if sight.lists else read_worst(view, WORST),
        sources=tuple(read_sources(view)),
        year_progress=overview.year_progress(view.day, rules()),
        clocks=tuple(read_clocks(view)),
        sections=read_sections(view),
        sight=sight,
    )


def _monthly(view: View, days: Sequence[dt.date]) -> list[Values]:
    return [read_values(replace(view, day=day), overview.MONTHLY) for day in days]
