"""Legality review (合法性审查) of the year: by unit, opinions and how many were taken up, every paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.clock_board import entries
from data.clocks import Clock, clocked
from data.clocks.legal_review import FILING, OTHER_REVIEW, REVIEW
from data.datasets.legal_reviews import KIND, NATURE
from data.formulas.conditions import AnyOf, InYear, NotYet
from data.formulas.view import View
from data.indicators.rule_of_law import CONTRACT, ISSUED, NORMATIVE
from data.places import Place, place, with_files

SHOWN = AnyOf((InYear("received_on"), ISSUED, NotYet("issued_on")))


@dataclass(frozen=True, slots=True)
class UnitReviews:
    """What one unit sent in and was given out this year. `unit` is a code; `waiting` papers have no review yet."""

    unit: str | None
    papers: int
    normative: int
    contracts: int
    opinions: float
    adopted: float
    waiting: int

    @property
    def adopted_rate(self) -> float | None:
        """A fraction; None without an opinion."""
        return self.adopted / self.opinions if self.opinions else None


@dataclass(frozen=True, slots=True)
class Review:
    """One paper. `unit` is a code; `clock` is that of the review, `filing` that of a normative document's filing."""

    title: str
    kind: str
    unit: str | None
    received_on: dt.date
    issued_on: dt.date | None
    opinions: float | None
    nature: str | None
    adopted: float | None
    normative_no: str | None
    published_on: dt.date | None
    filed_on: dt.date | None
    clock: Clock | None
    filing: Clock | None
    place: Place

    @property
    def kind_word(self) -> str:
        """规范性文件, 合同…"""
        return KIND.label(self.kind)

    @property
    def nature_word(self) -> str | None:
        """合法, 修改后合法…"""
        return NATURE.label(self.nature) if self.nature else None


def by_unit(connection: sa.Connection, day: dt.date) -> tuple[UnitReviews, ...]:
    """The units whose papers were reviewed this year or wait for it, most papers first."""
    view = View(day)
    facts = view.facts("legal_reviews")
    c = facts.c
    issued = ISSUED.on(c, view)

    def number(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.sum(sa.case((sa.and_(*conditions), 1), else_=0))

    def total(column: sa.ColumnElement[Any]) -> sa.ColumnElement[float]:
        return sa.func.coalesce(sa.func.sum(sa.case((issued, column))), 0.0)

    papers = number(issued)
    query = (
        sa.select(
            c.submit_unit, papers, number(issued, NORMATIVE.on(c, view)), number(issued, CONTRACT.on(c, view)),
            total(c.opinions), total(c.adopted), number(NotYet("issued_on").on(c, view)),
        )
        .where(SHOWN.on(c, view))
        .group_by(c.submit_unit)
        .order_by(papers.desc(), total(c.opinions).desc(), c.submit_unit)
    )  # fmt: skip
    return tuple(UnitReviews(*row) for row in connection.execute(query))


def reviews(connection: sa.Connection, day: dt.date) -> tuple[Review, ...]:
    """Every paper received or reviewed this year: those that wait first, then the newest."""
    view = View(day)
    facts = view.facts("legal_reviews")
    c = facts.c
    running = entries(connection, day, of=(clocked("legal_reviews"),))
    clocks = {(entry.key, entry.clock.term.code): entry.clock for entry in running}
    query = (
        with_files(
            facts, c.record_key, c.title, c.kind, c.submit_unit, c.received_on, c.issued_on, c.opinions, c.nature, c.adopted,
            c.normative_no, c.published_on, c.filed_on,
        )
        .where(SHOWN.on(c, view))
        .order_by(sa.case((c.issued_on.is_(None), 0), else_=1), c.issued_on.desc(), c.received_on, c.title)
    )  # fmt: skip
    return tuple(_review(row, clocks) for row in connection.execute(query))


def _review(row: Any, clocks: dict[tuple[str, str], Clock]) -> Review:
    reviewed = clocks.get((row.record_key, REVIEW)) or clocks.get((row.record_key, OTHER_REVIEW))
    return Review(
        row.title, row.kind, row.submit_unit, row.received_on, row.issued_on, row.opinions, row.nature, row.adopted,
        row.normative_no, row.published_on, row.filed_on, reviewed,
        clocks.get((row.record_key, FILING)), place(row),
    )  # fmt: skip


def average_days(found: tuple[Review, ...], since: dt.date) -> float | None:
    """Working days from receipt to the review, on average over the papers reviewed since that day; None without any."""
    used = [r.clock.days_used for r in found if r.clock and r.issued_on and r.issued_on >= since]
    given = [days for days in used if days is not None]
    return sum(given) / len(given) if given else None
