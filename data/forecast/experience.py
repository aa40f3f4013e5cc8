"""What became of cases of each kind (经验表), smoothed from the widest kind to the narrowest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from data.forecast.cases import Level

WEIGHT = 4.0
"""Cases that a wider kind counts for in a narrower one."""
ENOUGH = 4
"""Cases from which a kind is named: it counts for at least half then."""

Tally = Mapping[Level, Counter[str]]
"""By kind of case, how often each outcome followed."""


def tally(found: Iterable[tuple[Sequence[Level], str]]) -> Tally:
    """Counts the outcomes of cases at each of their levels."""
    counts: dict[Level, Counter[str]] = {}
    for levels, outcome in found:
        for level in levels:
            counts.setdefault(level, Counter())[outcome] += 1
    return counts


@dataclass(frozen=True, slots=True)
class Chances:
    """The share of each outcome, 0–1; `alike` counts what followed in the narrowest kind with cases enough."""

    shares: Mapping[str, float]
    alike: Counter[str]

    def of(self, outcome: str) -> float:
        """The chance of an outcome."""
        return self.shares.get(outcome, 0.0)

    def at_least(self, outcome: str, share: float) -> Chances:
        """The same with a share of one outcome that is not smaller, the others in their proportions."""
        now = self.of(outcome)
        if now >= share:
            return self
        left = (1 - share) / (1 - now)
        return replace(self, shares={**{name: each * left for name, each in self.shares.items()}, outcome: share})

    @property
    def likeliest(self) -> str:
        """The outcome with the largest share; the first in order where two are equal."""
        return max(sorted(self.shares), key=self.shares.__getitem__)


class Experience:
    """What weeks gone by have taught."""

    def __init__(self, tallies: Iterable[Tally]) -> None:
        self._counts: dict[Level, Counter[str]] = {}
        for each in tallies:
            for level, outcomes in each.items():
                self._counts.setdefault(level, Counter()).update(outcomes)
        self._known: dict[tuple[Level, tuple[tuple[str, float], ...]], Chances] = {}

    def chances(self, levels: Sequence[Level], prior: Mapping[str, float]) -> Chances:
        """The chances in the narrowest kind; what is rarely or never seen leans on the wider kinds, last on the prior."""
        asked = (levels[-1], tuple(sorted(prior.items())))
        if asked not in self._known:
            self._known[asked] = self._reckon(levels, prior)
        return self._known[asked]

    def _reckon(self, levels: Sequence[Level], prior: Mapping[str, float]) -> Chances:
        shares, alike = dict(prior), Counter[str]()
        for level in levels:
            counts = self._counts.get(level, Counter())
            total = counts.total()
            # Counts come in the order of a query's rows: sums are made in one order everywhere.
            outcomes = sorted({*shares, *counts})
            shares = {name: (counts[name] + WEIGHT * shares.get(name, 0.0)) / (total + WEIGHT) for name in outcomes}
            alike = counts if total >= ENOUGH or not alike else alike
        return Chances(shares, alike)
