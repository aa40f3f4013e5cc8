"""Requests for disclosure (依申请公开) of the year: what came of them, who asked and how, each with its days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import Clause, InYear
from data.formulas.view import View
from data.places import Place, place, with_files

OPEN = "在办"
"""The outcome of a request that has none yet."""


@dataclass(frozen=True)
class Wanted:
    """Which requests; empty is no filter."""

    results: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `key` is its record's; `unit` is a code, `units` those of the others that take part; `result` is `OPEN` without an answer."""

    key: str
    number: str
    content: str | None
    applicant: str | None
    channel: str | None
    unit: str | None
    received_on: dt.date
    correction_asked_on: dt.date | None
    correction_in_on: dt.date | None
    third_party_from_on: dt.date | None
    third_party_to_on: dt.date | None
    extended_on: dt.date | None
    is_extended: bool
    answered_on: dt.date | None
    result: str
    reason: str | None
    dispute: str | None
    dispute_result: str | None
    place: Place


def requests(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[Request, ...]:
    """The year's requests that the filters leave, the latest first."""
    view = View(day)
    facts = view.facts("disclosure_requests")
    c = facts.c
    columns = (
        c.record_key, c.req_no, c.content, c.applicant_kind, c.channel, c.unit, c.received_on, c.correction_asked_on,
        c.correction_in_on, c.third_party_from_on, c.third_party_to_on, c.extended_on, c.extended, c.answered_on,
        c.result, c.result_reason, c.dispute, c.dispute_result,
    )  # fmt: skip
    query = with_files(facts, *columns).where(*_conditions(c, view, wanted))
    return tuple(_request(row) for row in connection.execute(query.order_by(c.received_on.desc(), c.req_no.desc())))


def _request(row: Any) -> Request:
    return Request(
        row.record_key, row.req_no, row.content, row.applicant_kind, row.channel, row.unit, row.received_on, row.correction_asked_on,
        row.correction_in_on, row.third_party_from_on, row.third_party_to_on, row.extended_on, bool(row.extended),
        row.answered_on, row.result or OPEN, row.result_reason, row.dispute, row.dispute_result, place(row),
    )  # fmt: skip


def _conditions(c: Any, view: View, wanted: Wanted) -> list[Clause]:
    chosen = (
        (sa.func.coalesce(c.result, OPEN), wanted.results), (c.applicant_kind, wanted.applicants),
        (c.channel, wanted.channels), (c.unit, wanted.units),
    )  # fmt: skip
    return [InYear("received_on").on(c, view), *(column.in_(values) for column, values in chosen if values)]


def outcomes(found: Sequence[Request]) -> dict[str, Counter[str | None]]:
    """Reasons counted under each outcome, the commonest outcome first, those still open last."""
    counted: dict[str, Counter[str | None]] = {}
    for request in found:
        counted.setdefault(request.result, Counter())[request.reason] += 1
    return dict(sorted(counted.items(), key=lambda entry: (entry[0] == OPEN, -entry[1].total(), entry[0])))
