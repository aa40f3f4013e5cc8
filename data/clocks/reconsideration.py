"""Clocks of a reconsideration (行政复议): examination, copy to the respondent, its reply, the decision (reference §5.2).

Which text of the law counts follows from the day on which the clock began (`[C]`): the one amended in 2017 until the
end of 2023, then the one revised in 2023.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.clocks.counting import Stop, last_day
from data.clocks.running import Clocked, Running
from data.clocks.terms import terms
from data.workdays import read_calendar

REVISED = dt.date(2024, 1, 1)
"""Since when the simplified procedure exists (2023年修订)."""
CORRECTING, SUSPENDED = "等待补正", "中止"


@dataclass(frozen=True, slots=True)
class Reached:
    """The last day of a decision, and the clause that gives it."""

    due: dt.date
    source: str


def decision_due(row: Mapping[str, Any]) -> Reached | None:
    """The last day for the decision of a row; None for one that is not accepted, or whose clock stands still."""
    running = _decision(row)
    if running is None or any(stop.end is None for stop in running.stops):
        return None
    term = terms().find(running.term, running.started)
    day = last_day(
        term.granting(running.granted), running.started, read_calendar(), running.extended, running.stops
    ).day
    return Reached(day, term.source)


def _clocks(row: Any) -> Iterator[Running]:
    record: Mapping[str, Any] = row._mapping
    for running in (_examination(record), _copy(record), _reply(record), _decision(record)):
        if running is not None:
            yield running


def _examination(row: Mapping[str, Any]) -> Running | None:
    """Until the application is accepted; one that was answered otherwise does not say on which day, so has none.

    Time for corrections does not count; by the law of 2023 the days begin anew when they come in.
    """
    received, asked, came_in = row["received_on"], row["correction_asked_on"], row["correction_in_on"]
    if row["accept_result"] not in ("accepted", "examining", "correction"):
        return None
    if came_in and received >= REVISED:
        return Running("recon_accept", came_in, row["accepted_on"])
    stops = (Stop(asked, came_in, CORRECTING),) if asked else ()
    return Running("recon_accept", received, row["accepted_on"], stops=stops)


def _copy(row: Mapping[str, Any]) -> Running | None:
    """From acceptance until the copy goes out, where the ledger says when it did."""
    if not row["accepted_on"] or not row["forwarded_on"]:
        return None
    return Running(_form("recon_copy", row), row["accepted_on"], row["forwarded_on"])


def _reply(row: Mapping[str, Any]) -> Running | None:
    """From the copy until the respondent's reply; it falls away where the case was concluded without one."""
    if not row["forwarded_on"]:
        return None
    dropped = row["replied_on"] is None and row["concluded_on"] is not None
    form = _form("recon_reply", row)
    return Running(form, row["forwarded_on"], row["replied_on"], dropped=dropped, unit=row["respondent"])


def _decision(row: Mapping[str, Any]) -> Running | None:
    """From acceptance until the conclusion."""
    accepted, suspended = row.get("accepted_on"), row.get("suspended_on")
    if accepted is None or row.get("accept_result") != "accepted":
        return None
    stops = (Stop(suspended, row.get("resumed_on"), SUSPENDED),) if suspended else ()
    days = row.get("extended_days")
    return Running(
        _form("recon_decide", row), accepted, row.get("concluded_on"), bool(row.get("extended")), stops=stops,
        granted=int(days) if days else None,
    )  # fmt: skip


def _form(code: str, row: Mapping[str, Any]) -> str:
    """The code of the simplified procedure's term for a case in it."""
    is_simplified = row.get("procedure") == "simplified" and row["accepted_on"] and row["accepted_on"] >= REVISED
    return f"{code}_simplified" if is_simplified else code


def _title(row: Any) -> str:
    return f"{row.case_no} {row.matter}" if row.matter else str(row.case_no)


CLOCKED = Clocked("reconsideration", "行政复议", _title, lambda row: row.bureau, _clocks)
