"""The cases of any day and what became of them, each day read once, never by facts that speak of later days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from data.forecast.cases import Case, pace
from data.forecast.rhythm import Rhythm, return_days, rhythms
from data.forecast.standings import Name, Source, Standing, read
from data.forecast.weeks import PACE_WEEKS, WEEK, next_friday
from data.items import Told

GONE = "done"
"""What became of an item that is on no list any more."""


@dataclass(frozen=True)
class Past:
    """Reads through a source and keeps what it read."""

    source: Source
    _standings: dict[dt.date, dict[Name, Standing]] = field(default_factory=dict)
    _cases: dict[dt.date, tuple[Case, ...]] = field(default_factory=dict)
    _return_days: dict[dt.date, dict[str, tuple[dt.date, ...]]] = field(default_factory=dict)

    def standings(self, day: dt.date) -> dict[Name, Standing]:
        """Every item as it stood on the day."""
        if day not in self._standings:
            self._standings[day] = read(self.source, day, day)
        return self._standings[day]

    def cases(self, day: dt.date) -> tuple[Case, ...]:
        """The open items of the day, looking ahead to the Friday of the next week."""
        if day not in self._cases:
            self._cases[day] = self._look(day, next_friday(day))
        return self._cases[day]

    def _look(self, day: dt.date, target: dt.date) -> tuple[Case, ...]:
        now = self.standings(day)
        if not any(standing.is_open for standing in now.values()):
            return ()
        ahead = read(self.source, day, target)
        before = self.standings(day - PACE_WEEKS * WEEK)
        expected = rhythms(self._returns(day), target)
        return tuple(
            Case(day, target, standing, ahead.get(name, standing), expected.get(name[0], Rhythm.SILENT),
                 pace(standing, before.get(name), day, PACE_WEEKS * WEEK.days))
            for name, standing in now.items() if standing.is_open
        )  # fmt: skip

    def outcome(self, case: Case) -> str:
        """The light that the case had on its target day, which is over."""
        then = self.standings(case.target).get(case.now.name)
        return GONE if then is None else then.light

    def in_time(self, case: Case, by: dt.date) -> bool | None:
        """True if it was finished by the deadline that it had then; None where there is none or no return since tells by `by`.

        An extension is no finishing in time. What was finished early waits for that return too: judged at once, while what
        is late is not, it would make the past look better than it was.
        """
        due, then = case.now.deadline, self.standings(by).get(case.now.name)
        if due is None or then is None or not case.day <= due < by:
            return None
        if self._returns(by).get(case.now.dataset, (dt.date.min,))[-1] < due:
            return None
        return then.is_done and (then.finished or due) <= due

    def _returns(self, day: dt.date) -> dict[str, tuple[dt.date, ...]]:
        if day not in self._return_days:
            self._return_days[day] = return_days(self.source.connection, Told(day, self.source.known_at))
        return self._return_days[day]
