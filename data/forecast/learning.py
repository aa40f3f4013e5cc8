"""What may be learned by a day: from the weeks that are over, and how well that would have told them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from data.forecast.cases import Case
from data.forecast.experience import Experience, Tally, tally
from data.forecast.forecast import IN_TIME, LATE, forecast_cases
from data.forecast.past import Past
from data.forecast.scoring import Score, Told, score
from data.forecast.weeks import WEEK, fridays, weeks_known

WEEKS = 12
"""Weeks gone by that an experience is made of."""
JUDGED_WEEKS = 4
"""Weeks by which the method shown is chosen."""


@dataclass(frozen=True)
class Learning:
    """Learns from a past; what a week taught is counted once."""

    past: Past
    _tallies: dict[dt.date, Tally] = field(default_factory=dict)
    _told: dict[dt.date, tuple[Told, ...]] = field(default_factory=dict)

    def experience(self, day: dt.date) -> Experience:
        """What the weeks that are over by the day have taught."""
        lights = [self._tally(friday) for friday in weeks_known(day, WEEKS)]
        return Experience([*lights, self._finished(day)])

    def _tally(self, friday: dt.date) -> Tally:
        if friday not in self._tallies:
            cases = self.past.cases(friday)
            self._tallies[friday] = tally((case.levels, self.past.outcome(case)) for case in cases)
        return self._tallies[friday]

    def _finished(self, day: dt.date) -> Tally:
        """Deadlines that are over by the day, seen from the weeks before them."""
        by = fridays(day, 1)[0]
        seen = ((case, self.past.in_time(case, by)) for case in self._before(by))
        return tally((case.finish_levels, IN_TIME if done else LATE) for case, done in seen if done is not None)

    def _before(self, day: dt.date) -> list[Case]:
        return [case for friday in fridays(day - WEEK, WEEKS) for case in self.past.cases(friday)]

    def told(self, friday: dt.date) -> tuple[Told, ...]:
        """What would have been forecast on a Friday, beside what came a week later."""
        if friday not in self._told:
            cases = self.past.cases(friday)
            found = forecast_cases(cases, self.experience(friday), self.past.source.rules) if cases else ()
            self._told[friday] = tuple(Told(each, self.past.outcome(each.case)) for each in found)
        return self._told[friday]

    def judged(self, day: dt.date) -> Score:
        """The scores of the last weeks that are over by the day."""
        weeks = weeks_known(day, JUDGED_WEEKS)
        return score([told for friday in weeks for told in self.told(friday)])
