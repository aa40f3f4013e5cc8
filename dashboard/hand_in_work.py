"""Asks the desk for checks and loads, shows how far they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.hand_in_state import remembered
from dashboard.markup import Html, bar, tag
from data.database import database_url, reading, writing
from data.permissions import Person
from etl.hand_in import store
from etl.hand_in.check import Check, Correction
from etl.hand_in.commit import Answers
from etl.hand_in.desk import Ticket, desk
from etl.hand_in.jobs import STAGES, Job
from etl.hand_in.store import HandIn
from etl.hand_in.take_back import Foreseen, why_not

LOOK_EVERY_S = 0.15


def wait_for(ticket: Ticket, words: str) -> Any:
    """The answer, with a bar while it takes time. Raises what the job raised."""
    if ticket.wait(LOOK_EVERY_S):
        return ticket.answer()
    shown = st.empty()
    while True:
        shown.html(_under_way(ticket.stage, words))
        if ticket.wait(LOOK_EVERY_S):
            break
    shown.empty()
    return ticket.answer()


def _under_way(stage: str, words: str) -> Html:
    share = (STAGES.index(stage) + 1) / (len(STAGES) + 1) if stage in STAGES else 0.05
    said = tag("div", tag("span", words, style="word-break:break-all"), f"：{stage or '排队等候'}…", role="status")
    return tag("div", said, bar(share), style="padding:.3em 0")


def take_in(content: bytes, file: str, who: Person, upload: str) -> Ticket:
    """Has an uploaded file taken in and checked, once for each upload."""
    tickets = remembered().tickets
    if upload not in tickets:
        tickets[upload] = _ask("take_in", None, ("take_in", upload), content, file, who)
    return tickets[upload]


def check_of(number: int, who: Person, correction: Correction | None = None) -> Check:
    """The check of a hand-in: the session's own, else made now."""
    checks = remembered().checks
    if number not in checks or correction is not None:
        ticket = _ask("examine", number, ("examine", number, who, correction), number, who, correction)
        checks[number] = wait_for(ticket, "核对")
    return checks[number]


def check_again(number: int, who: Person, correction: Correction) -> None:
    """Has a hand-in checked as corrected; it is the one that the person is at, and stays on top."""
    here = remembered()
    here.missing.pop(number, None)
    here.latest = (number,)
    check_of(number, who, correction)


def load(check: Check, answers: Answers, who: Person) -> Ticket:
    """Has a checked hand-in loaded; whoever asks a second time is given the first one's ticket."""
    base: Mapping[str, str] = dict(check.base)
    return _ask("commit", check.number, ("commit", check.number), check.number, answers, who, base)


def running_load(number: int) -> Ticket | None:
    """The load of a hand-in that is under way, whichever tab or session asked for it."""
    return desk().running((database_url(), "commit", number))


def foresee(number: int, who: Person) -> Ticket:
    """Has it found out what taking a hand-in back would do."""
    return _ask("foresee", number, ("foresee", number, who), number, who)


def take_back(number: int, who: Person, why: str, seen: Foreseen) -> Ticket:
    """Has a hand-in taken back by who has seen what that does."""
    return _ask("take_back", number, ("take_back", number), number, who, why, seen)


def marked(number: int, who: Person) -> bytes:
    """The workbook as it came in with its problems marked, as an .xlsx. Raises NotThere, Unmarkable, DeskFailed."""
    content: bytes = _ask("mark", number, ("mark", number), number, who).answer()
    return content


def _ask(task: str, number: int | None, key: tuple[Any, ...], *arguments: Any) -> Ticket:
    return desk().ask(Job(task, database_url(), number, arguments), (database_url(), *key))


def read_hand_in(number: int, who: Person) -> HandIn:
    """Raises NotThere."""
    with reading() as connection:
        return store.find(connection, number, who)


def read_returns(who: Person, most: int) -> list[HandIn]:
    """The newest hand-ins of the person's division; for 督查 its own and what others loaded."""
    with reading() as connection:
        return store.returns_of(connection, who, most)


def drop_unloaded(who: Person) -> None:
    """Takes off the person's list what was not loaded."""
    with writing() as connection:
        store.drop_unloaded(connection, who)


def read_content(number: int, who: Person) -> bytes:
    """The bytes as they came in. Raises NotThere."""
    with reading() as connection:
        return store.content(connection, store.find(connection, number, who).sha256)


def cannot_take_back(number: int, who: Person) -> str | None:
    """Why the person cannot take the hand-in back; None where it can be done."""
    with reading() as connection:
        return why_not(connection, number, who)
