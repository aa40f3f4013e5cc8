"""How well forecasts told what came, beside the two baselines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.forecast.forecast import Forecast


@dataclass(frozen=True, slots=True)
class Score:
    """Brier scores (mean squared distance between chance of red and what came, 0 best) over so many cases."""

    cases: int = 0
    forecast: float = 0.0
    stays: float = 0.0
    """Of the baseline that today's light stays."""
    line: float = 0.0
    """Of the straight line."""

    @property
    def is_line_better(self) -> bool:
        """True where the straight line told them better than the forecast."""
        return self.line < self.forecast

    @property
    def is_beaten(self) -> bool:
        """True where one of the two baselines told them better."""
        return min(self.line, self.stays) < self.forecast


@dataclass(frozen=True, slots=True)
class Told:
    """A forecast and the light that came, a colour code."""

    forecast: Forecast
    outcome: str

    @property
    def is_red(self) -> bool:
        """True if it was red."""
        return self.outcome == "red"

    @property
    def turned(self) -> bool:
        """True if it was not red when the forecast was made, and came to be."""
        return self.is_red and self.forecast.light != "red"


def score(found: Sequence[Told]) -> Score:
    """The scores of forecasts beside the lights that came."""
    if not found:
        return Score()
    sums = [0.0, 0.0, 0.0]
    for told in found:
        each, red = told.forecast, float(told.is_red)
        guesses = (each.chance_red, float(each.light == "red"), float(each.line == "red"))
        sums = [total + (guess - red) ** 2 for total, guess in zip(sums, guesses, strict=True)]
    return Score(len(found), *(total / len(found) for total in sums))
