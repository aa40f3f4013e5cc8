"""How each division hands in over a year (各处室报送情况): on time, late, missing, month by month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.owed import Owed, State, overdue

MONTHS = tuple(range(1, 13))
_WORST: tuple[State, ...] = ("missing", "passed", "late", "due_today", "handed_in", "not_due")


@dataclass(frozen=True, slots=True)
class DivisionStanding:
    """One division's year so far. `now` are the duties that alert, `months` the worst state of each month's duties."""

    division: str
    on_time: int
    late: int
    missing: int
    passed: int
    open: int
    now: tuple[Owed, ...]
    months: dict[int, State]
    days_late: int

    @property
    def settled(self) -> int:
        """Duties of which it can be told if they were met in time."""
        return self.on_time + self.late + self.missing + self.passed

    @property
    def share(self) -> float | None:
        """Returns in time as a share of those due; None where none was due yet."""
        return self.on_time / self.settled if self.settled else None


def of_year(found: Iterable[Owed], year: int) -> tuple[Owed, ...]:
    """The duties whose periods end in the year."""
    return tuple(entry for entry in found if entry.period.end.year == year)


def standings(found: Sequence[Owed], year: int) -> tuple[DivisionStanding, ...]:
    """The divisions, those first that are late now, then by their share in time, the lowest first."""
    alerting = overdue(found)
    grouped: dict[str, list[Owed]] = {}
    for entry in found:
        grouped.setdefault(entry.division, [])
    for entry in of_year(found, year):
        grouped[entry.division].append(entry)
    made = [
        _standing(division, entries, tuple(one for one in alerting if one.division == division))
        for division, entries in grouped.items()
    ]
    return tuple(sorted(made, key=_behind_first))


def _standing(division: str, entries: Sequence[Owed], now: tuple[Owed, ...]) -> DivisionStanding:
    states = [entry.state for entry in entries]
    months = {month: [entry.state for entry in entries if entry.period.end.month == month] for month in MONTHS}
    return DivisionStanding(
        division,
        states.count("handed_in"),
        states.count("late"),
        states.count("missing"),
        states.count("passed"),
        states.count("not_due") + states.count("due_today"),
        now,
        {month: min(held, key=_WORST.index) for month, held in months.items() if held},
        sum(entry.days_late for entry in entries if entry.state == "late"),
    )


def _behind_first(standing: DivisionStanding) -> tuple[float, float, str]:
    share = 2.0 if standing.share is None else standing.share
    return -len(standing.now), share, standing.division
