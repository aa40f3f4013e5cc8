"""The week ahead (下周会红的): the items named, what is shown and why, how the last list fared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from zlib import crc32

import sqlalchemy as sa

from data.forecast.forecast import Forecast, forecast_cases, named
from data.forecast.learning import Learning
from data.forecast.past import Past
from data.forecast.scoring import Score
from data.forecast.standings import Name, Source
from data.forecast.weeks import next_friday, weeks_known
from data.rules import Rules

SAMPLED = 5000
"""Items that experience is taken from where there are more: the same ones in every week."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that the last list named. `light` is the one that came."""

    dataset: str
    key: str
    title: str
    light: str


@dataclass(frozen=True, slots=True)
class LastList:
    """How the newest list fared whose week is over. `unnamed` turned red without standing on it."""

    friday: dt.date
    target: dt.date
    hits: tuple[Hit, ...]
    unnamed: int

    @property
    def turned(self) -> int:
        """Items named that turned red."""
        return sum(hit.light == "red" for hit in self.hits)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The week ahead of a day."""

    day: dt.date
    target: dt.date
    """Next Friday, of which the forecast speaks."""
    named: tuple[Forecast, ...]
    by_line: bool
    """The straight line is shown, since it told the last weeks better."""
    score: Score
    """Of the last weeks, by which that is chosen."""
    open: int
    red: int
    """Open items that are red already; they are not named."""
    expected: float
    """How many of the others will be red, by their chances."""
    last: LastList | None


def forecasts(
    connection: sa.Connection, day: dt.date, rules: Rules, known_at: dt.datetime | None = None
) -> tuple[Forecast, ...]:
    """Every open item's prospects, by what was told until the day (as known at the moment, if one is given)."""
    return Ahead(Source(connection, rules, known_at), day).forecasts


def outlook(connection: sa.Connection, day: dt.date, rules: Rules, known_at: dt.datetime | None = None) -> Outlook:
    """The week ahead of the day."""
    return Ahead(Source(connection, rules, known_at), day).outlook()


@dataclass(frozen=True)
class Ahead:
    """All items of the day in one past, and one in which experience is gathered: the same where items are not too many."""

    source: Source
    day: dt.date
    lists: tuple[str, ...] | None = None
    """Lists whose items are named and counted; None for all. Experience is taken from all."""

    @cached_property
    def learning(self) -> Learning:
        """Of the items that experience is taken from."""
        past = Past(self.source)
        names = list(past.standings(self.day))
        return Learning(past if len(names) <= SAMPLED else Past(replace(self.source, keys=sampled(names))))

    def _whole(self) -> Past:
        """Of every item. Where they are many they are read for one question and let go, for the sake of memory."""
        past = self.learning.past
        return past if past.source.keys is None else Past(self.source)

    @cached_property
    def forecasts(self) -> tuple[Forecast, ...]:
        """Of the day's open items."""
        return self._on(self.day, self._whole())

    def outlook(self) -> Outlook:
        """What is shown of them."""
        last = self.last_list()
        found, score = self.forecasts, self.learning.judged(self.day)
        calm = [each for each in found if each.light != "red"]
        return Outlook(
            self.day, next_friday(self.day), named(found, score.is_line_better), score.is_line_better, score, len(found),
            len(found) - len(calm), sum(each.chance_red for each in calm), last,
        )  # fmt: skip

    def _on(self, day: dt.date, whole: Past) -> tuple[Forecast, ...]:
        cases = [case for case in whole.cases(day) if self.lists is None or case.now.list in self.lists]
        return forecast_cases(cases, self.learning.experience(day), self.source.rules) if cases else ()

    def last_list(self) -> LastList | None:
        """The newest list whose week is over, by the method shown then; None where nothing was open."""
        friday, whole = weeks_known(self.day, 1)[0], self._whole()
        found = self._on(friday, whole)
        if not found:
            return None
        chosen = named(found, self.learning.judged(friday).is_line_better)
        hits = tuple(Hit(each.dataset, each.key, each.title, whole.outcome(each.case)) for each in chosen)
        turned = sum(each.light != "red" and whole.outcome(each.case) == "red" for each in found)
        return LastList(friday, next_friday(friday), hits, turned - sum(hit.light == "red" for hit in hits))


def sampled(names: Sequence[Name]) -> Mapping[str, tuple[str, ...]]:
    """So many of the items as experience is taken from, by dataset; the choice of each hangs on its name alone."""
    chosen = sorted(names, key=lambda name: crc32(repr(name).encode()))[:SAMPLED]
    return {dataset: tuple(key for name, key in chosen if name == dataset) for dataset in {name for name, _ in chosen}}
