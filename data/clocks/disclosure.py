"""Clocks of requests for disclosure (依申请公开): the answer, the notice of what to correct (reference §5.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from data.clocks.counting import Stop
from data.clocks.running import Clocked, Running

ANSWER, CORRECTION = "disclosure_answer", "disclosure_correction"
FIRST_DAY = dt.date(2019, 5, 15)
"""Since when the notice of what to correct has a term."""


def clocks(row: Any) -> Iterator[Running]:
    """The answer's clock; where a correction was asked for, that of the notice.

    The answer's begins anew with the correction (§30) and stands still while it is waited for or a third party is
    consulted (§33). A request that was never corrected is given up: nobody owes
    an answer, it has no such clock.
    """
    asked, corrected = row.correction_asked_on, row.correction_in_on
    is_given_up = asked and not corrected and row.answered_on
    if not is_given_up:
        start = corrected or row.received_on
        yield Running(
            ANSWER, start, row.answered_on, bool(row.extended), row.extended_on, tuple(_stops(row)),
            restarts=bool(asked and not corrected),
        )  # fmt: skip
    if asked and row.received_on >= FIRST_DAY:
        yield Running(CORRECTION, row.received_on, asked)


def _stops(row: Any) -> Iterator[Stop]:
    start = row.correction_in_on or row.received_on
    if row.correction_asked_on and not row.correction_in_on:
        yield Stop(row.correction_asked_on, None, "等待申请人补正")
    since, until = row.third_party_from_on, row.third_party_to_on
    if since and (until is None or until > start):
        yield Stop(max(since, start), until, "征求第三方意见")


CLOCKED = Clocked(
    dataset="disclosure_requests",
    name="依申请公开",
    title=lambda row: f"{row.req_no} {row.content or ''}".strip(),
    unit=lambda row: row.unit,
    clocks=clocks,
)
