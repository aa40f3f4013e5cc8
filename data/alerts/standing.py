"""Alerts as they stand on a day: today's causes together with what is kept of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.alerts.cause import Cause
from data.alerts.kept import Kept
from data.alerts.words import KINDS, SEVERITIES


@dataclass(frozen=True, slots=True)
class Standing:
    """One alert of the day; `kept` is None where alerts were not settled since it came up."""

    cause: Cause
    kept: Kept | None

    @property
    def since(self) -> dt.date:
        """The first day of the cause that is known."""
        return min(self.cause.since, self.kept.since) if self.kept else self.cause.since


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which alerts: all filters hold together; empty is no filter. A leader is wanted among several of an item, too."""

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()

    def holds(self, cause: Cause) -> bool:
        """Whether the filters leave the cause."""
        return (
            (not self.kinds or cause.kind in self.kinds)
            and (not self.units or (cause.unit or "") in self.units)
            and (not self.leaders or not set(self.leaders).isdisjoint(leaders_of(cause)))
            and (not self.severities or cause.severity in self.severities)
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The alerts of one unit or leader's role, worst first; '' where none is named."""

    name: str
    alerts: tuple[Standing, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many of each severity, the gravest first."""
        return by_severity(standing.cause for standing in self.alerts)


def standing(found: Iterable[Cause], kept: Mapping[str, Kept]) -> list[Standing]:
    """The causes that open an alert or keep one open, in their order."""
    return [
        Standing(cause, kept.get(cause.cause_key)) for cause in found if cause.opens or cause.cause_key in kept
    ]  # fmt: skip


def grouped(found: Sequence[Standing], by: str) -> list[Group]:
    """By `unit` or `leader`, those with the most grave ones first; an alert of two leaders stands with both."""
    groups: dict[str, list[Standing]] = {}
    for one in found:
        for name in leaders_of(one.cause) if by == "leader" else (one.cause.unit or "",):
            groups.setdefault(name, []).append(one)
    made = [Group(name, tuple(members)) for name, members in groups.items()]
    return sorted(made, key=lambda group: (group.name == "", *(-count for count in group.counts)))


def leaders_of(cause: Cause) -> tuple[str, ...]:
    """The roles in charge; one blank for none."""
    return tuple((cause.leader or "").split("、"))


def by_severity(found: Iterable[Cause]) -> tuple[int, ...]:
    """How many of each severity, the gravest first."""
    counts: Counter[str] = Counter(cause.severity for cause in found)
    return tuple(counts[severity] for severity in SEVERITIES)


def by_kind(found: Iterable[Cause]) -> dict[str, int]:
    """How many of each kind that there are, in the order of the kinds."""
    counts = Counter(cause.kind for cause in found)
    return {kind: counts[kind] for kind in KINDS if counts[kind]}
