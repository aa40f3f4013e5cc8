"""What a browser's session remembers while it hands in: which hand-ins are open (in the URL), their last checks."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from etl.hand_in.check import Check
from etl.hand_in.desk import Ticket
from etl.hand_in.take_back import Foreseen

OPEN = "hand_in"
"""Name in the URL: numbers of the hand-ins that are open, with commas."""
MOST_OPEN = 12


@dataclass(slots=True)
class Remembered:
    """`drop` counts the uploads, so that each has an empty area; `said` are notices to show above a card, by number."""

    checks: dict[int, Check] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    missing: dict[int, dict[str, str]] = field(default_factory=dict)
    said: dict[int, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    """File name → why it was not taken in."""
    foreseen: dict[int, Foreseen] = field(default_factory=dict)
    """By hand-in that the person is about to take back, what that would do."""
    meant: dict[int, dict[str, str]] = field(default_factory=dict)
    """By hand-in, the units by code that were chosen for unknown names before the person chose anew."""
    drop: int = 0
    fresh: int | None = None
    """The hand-in that was loaded just now: its receipt is brought into view."""
    latest: tuple[int, ...] = ()
    """The hand-ins that were dropped, or one that was worked on, last: they stand on top."""


def remembered() -> Remembered:
    """This session's own."""
    if "handing_in" not in st.session_state:
        st.session_state["handing_in"] = Remembered()
    found: Remembered = st.session_state["handing_in"]
    return found


def open_numbers() -> list[int]:
    """The hand-ins that the URL names, in its order; what is no number is left out."""
    given = st.query_params.get(OPEN, "").split(",")
    return list(dict.fromkeys(int(one) for one in given if one.isdecimal() and len(one) < 10))[:MOST_OPEN]


def open_too(numbers: list[int]) -> None:
    """Puts hand-ins before those that are open."""
    _write(list(dict.fromkeys([*numbers, *open_numbers()]))[:MOST_OPEN])


def close(number: int) -> None:
    """Takes a hand-in off the page; it stays under 我的报送."""
    _write([one for one in open_numbers() if one != number])
    remembered().said.pop(number, None)
    remembered().foreseen.pop(number, None)


def _write(numbers: list[int]) -> None:
    if numbers:
        st.query_params[OPEN] = ",".join(map(str, numbers))
    else:
        st.query_params.pop(OPEN, None)
