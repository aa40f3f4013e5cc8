"""The forecast of every week gone by, made by what was told until its Friday, beside what came (回测)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.forecast.forecast import MOST, Forecast, named
from data.forecast.learning import Learning
from data.forecast.outlook import Ahead
from data.forecast.scoring import Score, Told, score
from data.forecast.standings import Source
from data.forecast.weeks import WEEK, weeks_known
from data.rules import Rules
from data.sources import first_day

TENTHS = 10


@dataclass(frozen=True, slots=True)
class Hits:
    """Of at most ten items named that were not red, how many turned red: by the forecast, by each baseline."""

    forecast: int
    stays: int
    line: int


@dataclass(frozen=True, slots=True)
class Tenth:
    """Forecasts whose chance of red was in one tenth: how many, their mean chance, the share that was red."""

    cases: int
    chance: float
    red: int


@dataclass(frozen=True, slots=True)
class InTime:
    """Brier scores of finishing in time over so many cases whose end is known, and the share that did."""

    cases: int = 0
    forecast: float = 0.0
    line: float = 0.0
    share: float = 0.0

    @property
    def constant(self) -> float:
        """The score of saying that share of every case, which nobody knows beforehand."""
        return self.share * (1 - self.share)


@dataclass(frozen=True)
class Week:
    """What was forecast on a Friday and came a week later. `turned` counts the items that turned red."""

    friday: dt.date
    told: tuple[Told, ...]
    score: Score
    hits: Hits
    turned: int
    by_line: bool
    """The straight line would have been shown."""


@dataclass(frozen=True)
class Backtest:
    """Every week of a year that is over, oldest first."""

    weeks: tuple[Week, ...]
    in_time: InTime

    def score(self, weeks: Iterable[Week]) -> Score:
        """The scores of some of the weeks together."""
        return score([told for week in weeks for told in week.told])

    def tenths(self) -> tuple[Tenth, ...]:
        """Calibration by tenths of the chance of red, over all weeks."""
        groups: list[list[Told]] = [[] for _ in range(TENTHS)]
        for told in (told for week in self.weeks for told in week.told):
            groups[min(int(told.forecast.chance_red * TENTHS), TENTHS - 1)].append(told)
        return tuple(_tenth(group) for group in groups)


def _tenth(group: Sequence[Told]) -> Tenth:
    total = sum(told.forecast.chance_red for told in group)
    return Tenth(len(group), total / len(group) if group else 0.0, sum(told.is_red for told in group))


def backtest(connection: sa.Connection, day: dt.date, rules: Rules, known_at: dt.datetime | None = None) -> Backtest:
    """Walks forward through the weeks from the first return to the day, at most a year."""
    learning = Ahead(Source(connection, rules, known_at), day).learning
    first = first_day(connection, day)
    count = 0 if first is None else min(53, (day - first).days // WEEK.days + 1)
    weeks = [_week(learning, friday) for friday in reversed(weeks_known(day, count))]
    known = tuple(week for week in weeks if week.told)
    return Backtest(known, _in_time(learning, known, day))


def _week(learning: Learning, friday: dt.date) -> Week:
    told = learning.told(friday)
    by_line = learning.judged(friday).is_line_better
    hits = Hits(_turned(told, named), _turned(told, _by_today), _turned(told, _by_line))
    return Week(friday, told, score(told), hits, sum(each.turned for each in told), by_line)


def _turned(told: Sequence[Told], choose: Callable[[Sequence[Forecast]], Sequence[Forecast]]) -> int:
    turned = {each.forecast.case.now.name for each in told if each.turned}
    return sum(chosen.case.now.name in turned for chosen in choose([each.forecast for each in told]))


def _by_today(found: Sequence[Forecast]) -> Sequence[Forecast]:
    """Yellow before green, the nearest deadline first."""
    return sorted((each for each in found if each.light != "red"), key=_nearness)[:MOST]


def _by_line(found: Sequence[Forecast]) -> Sequence[Forecast]:
    """What the straight line makes red, then as `_by_today`."""
    calm = (each for each in found if each.light != "red")
    return sorted(calm, key=lambda each: (each.line != "red", *_nearness(each)))[:MOST]


def _nearness(found: Forecast) -> tuple[bool, dt.date, str, str]:
    return found.light != "yellow", found.due or dt.date.max, found.dataset, found.key


def _in_time(learning: Learning, weeks: Sequence[Week], day: dt.date) -> InTime:
    found = [(told.forecast, learning.past.in_time(told.forecast.case, day)) for week in weeks for told in week.told]
    known = [(each, done) for each, done in found if done is not None]
    if not known:
        return InTime()
    ours = sum(((each.chance_in_time or 0.0) - done) ** 2 for each, done in known)
    line = sum((_line_says(each) - done) ** 2 for each, done in known)
    total = len(known)
    return InTime(total, ours / total, line / total, sum(done for _, done in known) / total)


def _line_says(found: Forecast) -> float:
    return 0.5 if found.case.need is None else float(found.case.need <= 1)
