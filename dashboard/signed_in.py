"""Who looks at this run of a page."""

from __future__ import annotations

from data.permissions import Person

LOCAL = Person("本机使用者", "supervision", "督查处", address="127.0.0.1")
"""Whoever sits at the machine, while sign-in is off."""


def person() -> Person:
    """The person of the current run."""
    return LOCAL
