"""What the city government writes, meets and decides about: the subjects that documents, meetings and items share."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import cache

from data.workdays import add_working_days, is_working_day
from etl.sample_year.days import month_end
from etl.sample_year.words_bank import bank, departments


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, the department in charge, those that take part (parted by /)."""

    subject: str
    unit: str
    partners: str

    @property
    def leader(self) -> str:
        """The role of the city leader in charge."""
        return next((entry.leader for entry in departments() if entry.name == self.unit), "分管副市长")

    @property
    def division(self) -> str:
        """The office's division that looks after the department."""
        return next((entry.division for entry in departments() if entry.name == self.unit), "综合一处")


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects."""
    return bank("agenda", Subject)


def working_day(year: int, month: int, throw: random.Random) -> dt.date:
    """Some working day of the month."""
    days = [dt.date(year, month, day) for day in range(1, month_end(month, year).day + 1)]
    return throw.choice([day for day in days if is_working_day(day)])


def working_days_on(day: dt.date, days: int) -> dt.date:
    """The working day so many working days later, earlier where negative."""
    return add_working_days(day, days).day
