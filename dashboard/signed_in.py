"""Who looks at this run of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from dashboard import access, at_hand
from data.permissions import Person
from data.sessions import Signed

LOCAL = Person("本机使用者", "supervision", "督查处", address="127.0.0.1")
"""Whoever sits at the machine, while sign-in is off."""
USER_KEY = "session"
"""Where Streamlit's `st.user` holds the session's key, which the gate put into a header."""
SAME_RUN_S = 2.0
"""So old may be what the gate found when the message came that started this run."""


class SignedOut(Exception):
    """The session of this page has ended. The message is for people."""


_acting: ContextVar[Person] = ContextVar("acting")


def person() -> Person:
    """The person of the current run. Raises SignedOut, DatabaseUnavailable."""
    acting = _acting.get(None)
    return acting or (signed().person if access.is_on() else LOCAL)


@contextmanager
def acting_as(who: Person) -> Iterator[None]:
    """Has `person` answer so where there is no run: a file to take away is made after the run that offered it."""
    before = _acting.set(who)
    try:
        yield
    finally:
        _acting.reset(before)


def signed() -> Signed:
    """The session of the current run. Raises SignedOut, also where no gate stands before the script."""
    key = st.user.get(USER_KEY)
    found = (at_hand.recall(key, SAME_RUN_S) or at_hand.find(key)) if isinstance(key, str) else None
    if found is None or found.must_change:
        raise SignedOut("登录已经结束，请重新登录。")
    return found
