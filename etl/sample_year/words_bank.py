"""Reads the word lists (words/*.csv) from which the sample's texts are made."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TypeVar

WORDS = Path(__file__).parent / "words"
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Seasonal:
    """Something of certain months of the year; in the others, `otherwise` takes its place."""

    first_month: int
    last_month: int
    otherwise: str

    def in_season(self, day: dt.date) -> bool:
        return self.first_month <= day.month <= self.last_month


@dataclass(frozen=True, slots=True)
class Department:
    """A municipal department. `weight` is its share of work, `slack` its chance in percent of being late."""

    name: str
    aliases: str
    leader: str
    division: str
    section: str
    weight: int
    slack: int


@dataclass(frozen=True, slots=True)
class County:
    """A county or zone; `coastal` is 1 at the sea."""

    name: str
    government: str
    short: str
    coastal: int
    weight: int
    slack: int


def bank(name: str, entry: type[Entry]) -> tuple[Entry, ...]:
    """The lines of `words/<name>.csv` as entries; fields declared int are turned into numbers."""
    with (WORDS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(entry(**_typed(entry, line)) for line in csv.DictReader(lines))


def _typed(entry: type[Entry], line: dict[str, str]) -> dict[str, str | int | float]:
    casts = {"int": int, "float": float}
    return {field.name: casts.get(str(field.type), str)(line[field.name]) for field in fields(entry)}  # type: ignore[arg-type]


@cache
def departments() -> tuple[Department, ...]:
    """All municipal departments of the sample, in official order."""
    return bank("departments", Department)


@cache
def counties() -> tuple[County, ...]:
    """The seven counties, then the two zones, in official order."""
    return bank("counties", County)
