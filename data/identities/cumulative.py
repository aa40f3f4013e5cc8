"""Identities over time: cumulative numbers against those of the months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import Condition, PeriodInYear
from data.formulas.qualifiers import combine
from data.formulas.view import View
from data.identities.identity import MOST_PLACES, Breach, Identity, Source, may_be_within, may_equal
from data.identities.records import facts_with_files, named, stated
from data.places import place

ADVICE = "请核对是累计数有误，还是某月的当月数漏报、更正后没有改回。"


@dataclass(frozen=True)
class CumulativeOfMonths(Identity):
    """The year's latest cumulative number is the sum of the months up to it, for each unit.

    Where a month is missing, the months that are there must not come to more.
    """

    dataset: str
    period: str
    month: str
    cumulative: str
    per: str | None = None
    where: tuple[Condition, ...] = ()

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach a unit."""
        owners: dict[Any, list[Any]] = {}
        for row in facts_with_files(connection, view, self.dataset, (PeriodInYear(self.period), *self.where)):
            if getattr(row, self.period) <= _end_of_year(view):
                owners.setdefault(getattr(row, self.per) if self.per else None, []).append(row)
        for rows in owners.values():
            yield from self._of_owner(rows, view)

    def _of_owner(self, rows: list[Any], view: View) -> Iterator[Breach]:
        told = [row for row in rows if getattr(row, self.cumulative) is not None]
        if not told:
            return
        last = max(told, key=lambda row: getattr(row, self.period))
        end: dt.date = getattr(last, self.period)
        months = [row for row in rows if getattr(row, self.period) <= end and getattr(row, self.month) is not None]
        reached = stated(self.dataset, self.cumulative, last)
        if not months or reached is None:
            return
        summed = self._sum(months)
        is_whole = {getattr(row, self.period).month for row in months} == set(range(1, end.month + 1))
        holds = may_equal(summed, reached) if is_whole else may_be_within(summed, reached)
        if not holds:
            yield Breach(self.code, self.sentence, named(self.dataset, last, view), reached, summed, ADVICE)

    def _sum(self, months: list[Any]) -> Source:
        parts = [found for row in months if (found := stated(self.dataset, self.month, row))]
        marks = combine(part.qualifier for part in parts)
        latest_first = sorted(months, key=lambda row: getattr(row, self.period), reverse=True)
        places = tuple(place(row) for row in latest_first)
        label = f"{len(parts)}个月{parts[0].label}之和"
        return Source(label, sum(part.value for part in parts), marks, parts[0].unit, places[:MOST_PLACES], len(places))


def _end_of_year(view: View) -> dt.date:
    return view.new_year.replace(month=12, day=31)
