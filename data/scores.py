"""Scores and ranks of units (量化考核) from their counts, with the parts shown (reference §2.9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data.datasets import dataset
from data.directory import directory
from data.facts import in_force
from data.rules import Rules
from data.status import Counts, Group, by_unit, groups
from data.units import Directory

COUNTIES = ("county", "zone")
COMMENDING = "commending"
"""Nature of an instruction that praises."""


@dataclass(frozen=True, slots=True)
class Part:
    """One weighted part of a score. `value` is 0–1, None where the unit has nothing to judge."""

    name: str
    value: float | None
    weight: float


@dataclass(frozen=True, slots=True)
class Loss:
    """What a part of a score cost of its 100 points."""

    part: Part
    points: float


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """A unit's counts, score (0–100 and bonus; None without items to judge) and competition rank in its group.

    `group` is county or department; `rank_change` is places gained since the period before (positive = up).
    """

    unit: str
    name: str
    kind: str
    group: str
    order: int
    counts: Counts
    parts: tuple[Part, ...]
    bonus: float
    score: float | None
    rank: int | None = None
    rank_change: int | None = None

    @property
    def costliest(self) -> Loss | None:
        """The part that cost most points, None where none was lost; all losses and the score make 100 and the bonus."""
        judged = [part for part in self.parts if part.value is not None]
        whole = sum(part.weight for part in judged)
        losses = (Loss(part, (1 - (part.value or 0.0)) * part.weight / whole * 100) for part in judged)
        return max((loss for loss in losses if loss.points > 0), key=lambda loss: loss.points, default=None)


def standings(
    connection: sa.Connection, day: dt.date, rules: Rules, known_at: dt.datetime | None = None
) -> list[UnitStanding]:
    """Every unit with items on `day`, ranked within departments and within counties, best first, with rank changes."""
    before = placed_on(connection, previous_period(day), rules, known_at)
    return with_changes(placed_on(connection, day, rules, known_at), before)


def placed(found: Sequence[Group], known: Directory, praise: Mapping[str, int], rules: Rules) -> list[UnitStanding]:
    """The units of a day's groups, ranked, without changes; `praise` counts commending instructions by unit."""
    scored = [_standing(unit, counts, praise.get(unit, 0), known, rules) for unit, counts in by_unit(found).items()]
    return _ranked(scored, rules)


def with_changes(now: Sequence[UnitStanding], before: Sequence[UnitStanding]) -> list[UnitStanding]:
    """The standings of `now`, each with the places that its unit gained since `before`."""
    earlier = {standing.unit: standing.rank for standing in before}
    return [replace(s, rank_change=_change(earlier.get(s.unit), s.rank)) for s in now]


def previous_period(day: dt.date) -> dt.date:
    """The last day of the month before: what ranks are compared with."""
    return day.replace(day=1) - dt.timedelta(days=1)


def _change(before: int | None, now: int | None) -> int | None:
    return None if before is None or now is None else before - now


def placed_on(
    connection: sa.Connection, day: dt.date, rules: Rules, known_at: dt.datetime | None
) -> list[UnitStanding]:
    """Every unit with items on `day`, ranked as `standings`, without changes."""
    known = directory(connection, day, known_at)
    praise = commended(connection, day, known_at)
    return placed(groups(connection, day, rules, known_at), known, praise, rules)


def _standing(unit: str, counts: Counts, commended: int, known: Directory, rules: Rules) -> UnitStanding:
    parts = score_parts(counts, rules)
    bonus = min(commended * rules.score.commending_points, rules.score.commending_cap)
    judged = [part for part in parts if part.value is not None]
    weight = sum(part.weight for part in judged)
    base = sum((part.value or 0.0) * part.weight for part in judged) / weight * 100 if weight else None
    listed = unit in known.official_order
    kind = known.kind(unit) if listed else "department"
    return UnitStanding(
        unit=unit,
        name=known.label(unit),
        kind=kind,
        group="county" if kind in COUNTIES else "department",
        order=known.official_order.index(unit) if listed else len(known.official_order),
        counts=counts,
        parts=parts,
        bonus=bonus,
        score=None if base is None else round(base + bonus, 2),
    )


def score_parts(counts: Counts, rules: Rules) -> tuple[Part, ...]:
    """The four parts; weights of parts without a base are shared among the others."""
    weights = rules.score
    on_time = (counts.feedback_due - counts.feedback_late) / counts.feedback_due if counts.feedback_due else None
    pace = counts.pace / counts.paced if counts.paced else None
    returned = 1 - counts.returned / counts.total if counts.total else None
    return (
        Part("按时办结率", counts.on_time_rate, weights.on_time_closure_weight),
        Part("按时反馈率", on_time, weights.on_time_feedback_weight),
        Part("序时完成度", pace, weights.progress_weight),
        Part("未退回率", returned, weights.not_returned_weight),
    )


def commended(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> Mapping[str, int]:
    """Commending instructions (肯定性批示) of the year so far, by lead unit."""
    facts = in_force(dataset("instructions"), day, known_at)
    found = connection.execute(
        sa.select(facts.c.lead_unit, sa.func.count())
        .where(facts.c.nature == COMMENDING, facts.c.instructed_on >= dt.date(day.year, 1, 1))
        .where(facts.c.instructed_on <= day, facts.c.lead_unit.is_not(None))
        .group_by(facts.c.lead_unit)
    )
    return {row[0]: row[1] for row in found}


def _ranked(scored: list[UnitStanding], rules: Rules) -> list[UnitStanding]:
    """Competition ranks (1, 2, 2, 4): by score, then fewer overdue; equal in both share a rank, shown in official order.

    Units without a rank stand behind those with one.
    """
    ordered = sorted(scored, key=lambda s: (s.group != "department", not _is_rankable(s, rules), *_place(s), s.order))
    return [replace(s, rank=_rank(s, ordered, rules)) for s in ordered]


def _place(standing: UnitStanding) -> tuple[float, int]:
    return (-(standing.score if standing.score is not None else -1.0), standing.counts.overdue)


def _rank(standing: UnitStanding, ordered: list[UnitStanding], rules: Rules) -> int | None:
    """None for a unit with too few items to compare (reference §2.9: n < 3 is not ranked)."""
    if not _is_rankable(standing, rules):
        return None
    rivals = [s for s in ordered if s.group == standing.group and _is_rankable(s, rules)]
    return 1 + sum(_place(rival) < _place(standing) for rival in rivals)


def _is_rankable(standing: UnitStanding, rules: Rules) -> bool:
    return standing.score is not None and standing.counts.total >= rules.score.ranked_from_items
