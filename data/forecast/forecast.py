"""What is to be expected of an open item: its light next Friday, whether it finishes in time, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from data.forecast.cases import Case
from data.forecast.experience import Chances, Experience
from data.forecast.lines import line_in_time, line_light
from data.forecast.rhythm import Rhythm
from data.forecast.words import basis_words, reason_words
from data.rules import Rules

IN_TIME, LATE = "in_time", "late"
MOST = 10
"""Items that a list names."""
LEAST = 0.05
"""The smallest chance that is named."""
SURE = 0.95
"""Chance of red of what is due today and, by its own pace, not even done by next Friday."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """An open item's prospects. `line` is its light next Friday by the straight line alone."""

    case: Case
    chances: Chances
    """Of the lights next Friday."""
    finish: Chances | None
    """Of finishing in time; None without a deadline."""
    line: str
    when: str
    """The condition of the rules that gives the light ahead if nothing is told."""

    @property
    def dataset(self) -> str:
        """The dataset that the item comes from."""
        return self.case.now.dataset

    @property
    def key(self) -> str:
        """The item's key in its dataset."""
        return self.case.now.key

    @property
    def title(self) -> str:
        """What the item is called."""
        return self.case.now.title

    @property
    def unit(self) -> str | None:
        """Code of the unit that leads it."""
        return self.case.now.unit

    @property
    def due(self) -> dt.date | None:
        """The deadline; None where no day can be missed."""
        return self.case.now.deadline

    @property
    def light(self) -> str:
        """The light today, a colour code."""
        return self.case.now.light

    @property
    def expected_light(self) -> str:
        """The likeliest light next Friday."""
        return self.chances.likeliest

    @property
    def chance_red(self) -> float:
        """The chance of a red light next Friday, 0–1."""
        return self.chances.of("red")

    @property
    def chance_in_time(self) -> float | None:
        """The chance that it is finished by its deadline, 0–1; 0 once that is over, None without one.

        With a return to come, what falls due before next Friday is not likelier to be finished in time than done by then.
        """
        if self.finish is None or self.due is None:
            return None
        if self.due < self.case.day:
            return 0.0
        share = self.finish.of(IN_TIME)
        is_told = self.case.rhythm != Rhythm.SILENT and self.due < self.case.target and bool(self.chances.alike)
        return min(share, self.chances.of("done")) if is_told else share

    @property
    def reason(self) -> str:
        """Why, in words: its own speed, and what silence would come to."""
        return reason_words(self.case, self.when)

    @property
    def basis(self) -> str:
        """What became of items like it, in words."""
        return basis_words(self.case, self.chances.alike, self.finish.alike if self.finish else None)


def forecast_cases(cases: Sequence[Case], experience: Experience, rules: Rules) -> tuple[Forecast, ...]:
    """The prospects of each case by an experience, in the cases' order."""
    return tuple(_forecast(case, experience, rules) for case in cases)


def _forecast(case: Case, experience: Experience, rules: Rules) -> Forecast:
    # With no return to come, time alone moves the light. Where one comes and nothing is known of the rhythm, it stays.
    first = case.ahead.light if case.rhythm == Rhythm.SILENT else case.now.light
    chances = experience.chances(case.levels, {first: 1.0})
    if case.is_red_by_pace:
        chances = chances.at_least("red", SURE)
    finish = _finish(case, experience)
    return Forecast(case, chances, finish, line_light(case, rules), rules.light[case.ahead.rule].when)


def _finish(case: Case, experience: Experience) -> Chances | None:
    if case.days_left is None:
        return None
    likely = line_in_time(case)
    found = experience.chances(case.finish_levels, {IN_TIME: likely, LATE: 1 - likely})
    return found.at_least(LATE, 1.0) if case.is_too_late else found


def named(found: Sequence[Forecast], by_line: bool = False) -> tuple[Forecast, ...]:
    """At most ten items that are not red and are likeliest to be next Friday, the likeliest first (下周会红的).

    `by_line` has those first that the straight line makes red.
    """
    if by_line:
        chosen = [each for each in found if each.light != "red" and each.line == "red"]
    else:
        chosen = [each for each in found if each.light != "red" and each.chance_red >= LEAST]
    return tuple(sorted(chosen, key=_urgency)[:MOST])


def _urgency(found: Forecast) -> tuple[float, float, dt.date, str, str]:
    return -found.chance_red, -(found.case.need or 0.0), found.due or dt.date.max, found.dataset, found.key
