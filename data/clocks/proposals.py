"""Clocks of suggestions and proposals (建议提案): the answer, co-hosts' opinions, returns (reference §5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data.clocks.counting import Stop
from data.clocks.running import Clocked, Running

ANSWER, OPINION, RETURN = "proposal_answer", "proposal_co_opinion", "proposal_return"
ANSWER_OF_MEMBERS = "proposal_answer_cppcc"
"""政协提案 are no matter of the law on deputies: they follow its days by custom."""
KINDS = {"deputy": "建议", "member": "提案"}


def clocks(row: Any) -> Iterator[Running]:
    """The answer's clock, from the last assignment; that of co-hosts' opinions; that of a return by the wrong unit."""
    start = row.reassigned_on or row.assigned_on
    waits = row.returned_on and not row.reassigned_on
    stops = (Stop(row.returned_on, None, "已退回，等待重新交办"),) if waits else ()
    term = ANSWER_OF_MEMBERS if row.kind == "member" else ANSWER
    yield Running(term, start, row.answered_on, bool(row.extended), row.extended_on, stops)
    if row.co_units:
        # Once the host has answered, or sent it back, nobody waits for an opinion any more.
        unneeded = (row.answered_on or waits) and not row.co_opinion_on
        first = str(row.co_units).replace("、", ",").split(",")[0]
        yield Running(OPINION, start, row.co_opinion_on, dropped=bool(unneeded), unit=first)
    if row.returned_on:
        yield Running(RETURN, row.assigned_on, row.returned_on)


CLOCKED = Clocked(
    dataset="proposals",
    name="建议提案",
    title=lambda row: f"{KINDS.get(row.kind, '')}{row.no} {row.title}",
    unit=lambda row: row.host_unit,
    clocks=clocks,
)
