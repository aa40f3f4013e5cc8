"""Integrity work (廉政建设) of the year: events held, pledges signed against due by division."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.checks import share
from data.datasets.integrity import WHOLE_OFFICE
from data.formulas.conditions import InYear, Is, OfYear
from data.formulas.view import View
from data.places import Place, place, with_files

PLEDGE = Is("kind", "pledge")


@dataclass(frozen=True, slots=True)
class Pledges:
    """The pledges (责任书、承诺书) of one division: due, signed; None where the return gives no number."""

    division: str
    title: str
    due: float | None
    signed: float | None
    note: str | None
    place: Place

    @property
    def rate(self) -> float | None:
        """Signed ÷ due, a fraction."""
        return share(self.signed, self.due)

    @property
    def missing(self) -> float | None:
        """How many are still to be signed."""
        return None if self.due is None or self.signed is None else max(self.due - self.signed, 0.0)


@dataclass(frozen=True, slots=True)
class Event:
    """One integrity event. `kind` is a code."""

    title: str
    kind: str
    held_on: dt.date
    people: float | None
    note: str | None
    place: Place


def pledges(connection: sa.Connection, day: dt.date) -> tuple[Pledges, ...]:
    """The year's pledges by division: what is not told first, then the lowest share signed, then the most due."""
    view = View(day)
    facts = view.facts("integrity")
    c = facts.c
    query = with_files(facts, c.division, c.title, c.pledges_due, c.pledges_signed, c.note).where(
        OfYear().on(c, view), PLEDGE.on(c, view)
    )
    found = [
        Pledges(row.division or WHOLE_OFFICE, row.title, row.pledges_due, row.pledges_signed, row.note, place(row))
        for row in connection.execute(query)
    ]
    return tuple(
        sorted(found, key=lambda entry: (entry.rate is not None, entry.rate, -(entry.due or 0), entry.division))
    )


def events(connection: sa.Connection, day: dt.date) -> tuple[Event, ...]:
    """The year's events up to the day, newest first; pledges are none."""
    view = View(day)
    facts = view.facts("integrity")
    c = facts.c
    query = (
        with_files(facts, c.title, c.kind, c.held_on, c.people, c.note)
        .where(InYear("held_on").on(c, view), c.kind != PLEDGE.value)
        .order_by(c.held_on.desc(), c.title)
    )
    return tuple(
        Event(row.title, row.kind, row.held_on, row.people, row.note, place(row)) for row in connection.execute(query)
    )
