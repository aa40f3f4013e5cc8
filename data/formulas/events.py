"""Formulas over things that happen one by one: numbered issues, milestones, days of a roster."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from data.dates_sql import days_between
from data.formulas.conditions import Condition, InYear
from data.formulas.formula import PLACE, Formula, Rows, Total, clauses, contribute, mark_of, read_by
from data.formulas.sources import Facts, Origin, Source
from data.formulas.view import View


@dataclass(frozen=True)
class HighestIssue(Formula):
    """The highest issue number (期号): each issue contributes its distance to the number before it, so 1 without gaps."""

    source: Source
    field: str
    where: tuple[Condition, ...] = ()

    def rows(self, view: View) -> Rows:
        """A text that is no bare number contributes 0."""
        origin = self.source.open(view)
        written = sa.func.trim(origin.c[self.field])
        bare = sa.and_(written != "", sa.func.ltrim(written, "0123456789") == "")
        number = sa.case((bare, sa.cast(written, sa.Integer())), else_=0)
        before = sa.func.lag(number, 1, 0).over(order_by=number)
        return contribute(origin, clauses(self.where, origin.c, view), number - before)

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The issue number and the conditions' columns."""
        return read_by(self.source, self.where, self.field)

    def value(self, total: Total, spoken: bool) -> float | None:
        """The highest number; 0 where the source has reported and no issue is out."""
        return 0.0 if total.amount is None and spoken else total.amount


@dataclass(frozen=True)
class Occasions(Formula):
    """How many different days, meetings or other values stand in a field: the first record of each contributes 1."""

    source: Source
    field: str
    where: tuple[Condition, ...] = ()

    def rows(self, view: View) -> Rows:
        """One record a value: that with the lowest key."""
        origin = self.source.open(view)
        c = origin.c
        ranked = (
            sa.select(
                *(c[name] for name in PLACE),
                origin.key.label("key"),
                sa.func.row_number().over(partition_by=c[self.field], order_by=origin.key).label("place"),
            )
            .where(*origin.bounds, c[self.field].is_not(None), *clauses(self.where, c, view))
            .subquery()
        )
        first = Origin(ranked.c, origin.dataset, ranked.c.key, (ranked.c.place == 1,))
        return contribute(first, (), sa.literal(1.0))

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The field and the conditions' columns."""
        return read_by(self.source, self.where, self.field)

    def value(self, total: Total, spoken: bool) -> float | None:
        """The number of values; 0 where the source has reported and no record fits."""
        return 0.0 if total.amount is None and spoken else total.amount


@dataclass(frozen=True)
class MilestoneReached(Formula):
    """How many of a milestone are reached this year: records whose code is `code` or begins with it."""

    code: str
    source = Facts("milestones")

    def rows(self, view: View) -> Rows:
        """Each milestone reached contributes its quantity."""
        origin = self.source.open(view)
        reached = clauses((InYear("reached_on"),), origin.c, view)
        named = origin.c.code.startswith(self.code, autoescape=True)
        return contribute(origin, (named, *reached), origin.c.quantity, mark_of(origin.c, "quantity"))

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The milestone's code, day and quantity."""
        return read_by(self.source, (InYear("reached_on"),), "code", "quantity")

    def value(self, total: Total, spoken: bool) -> float | None:
        """The quantity reached; 0 where milestones were reported and this one is not reached."""
        return 0.0 if total.amount is None and spoken else total.amount


@dataclass(frozen=True)
class Days(Formula):
    """Calendar days from the first record of the year to the day looked from, both included."""

    source: Source
    field: str

    def rows(self, view: View) -> Rows:
        """The first record contributes all the days."""
        origin = self.source.open(view)
        first = origin.c[self.field]
        days = days_between(sa.literal(view.day, sa.Date()), first) + 1
        rows = contribute(origin, clauses((InYear(self.field),), origin.c, view), days)
        return rows.order_by(first, origin.key).limit(1)

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """The day's column."""
        return read_by(self.source, (), self.field)
