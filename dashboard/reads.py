"""Cached reads: every answer of the database that pages share, kept until a load, an undo, a new day or new rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
import streamlit as st

from dashboard import edition_watch
from dashboard.rights import require_read
from data import editable_tables
from data.clock import demonstration_day, now
from data.database import reading
from data.facts import data_version
from data.schema import prepare

P = ParamSpec("P")
T = TypeVar("T")

MOST_ANSWERS = 16
"""Of one read: days times filters; the oldest go."""


@dataclass(frozen=True, slots=True)
class View:
    """What a viewer looks at: the day asked for, the real or demonstration today, the state of data and rules."""

    day: dt.date
    today: dt.date
    is_sample: bool
    version: str
    """Differs after every load, undo and change of a table that the office edits."""


@st.cache_resource(show_spinner=False)
def _prepared() -> bool:
    prepare()
    return True


def look(day: dt.date | None) -> View:
    """The view of a day, today for None. Raises DatabaseUnavailable."""
    _prepared()
    with reading() as connection:
        standing = demonstration_day(connection)
        version = data_version(connection)
    today = standing or now().date()
    editable_tables.require_sound()
    digest = editable_tables.digest()
    edition_watch.look(digest)
    return View(day or today, today, standing is not None, f"{version}.{digest[:8]}")


def cached(read: Callable[Concatenate[sa.Connection, dt.date, P], T], *of: str) -> Callable[Concatenate[View, P], T]:
    """A read of the database as a function of the view: answered from the cache while data, day and rules stay.

    The read takes the connection and the day first; its other arguments must be hashable. `of` are the datasets of
    whose records the answer is made: it raises Forbidden for a person who may not read them. Sums that everyone may
    see name none.
    """

    def answer(version: str, day: dt.date, arguments: tuple, options: dict) -> T:  # type: ignore[type-arg]
        with reading() as connection:
            return read(connection, day, *arguments, **options)

    # Or all reads would share one store: Streamlit tells functions apart by module, name and source.
    answer.__qualname__ = f"{read.__module__}.{read.__qualname__}"
    kept = st.cache_data(max_entries=MOST_ANSWERS, show_spinner=False)(answer)

    def of_view(view: View, /, *arguments: P.args, **options: P.kwargs) -> T:
        require_read(of)
        return kept(view.version, view.day, arguments, options)

    of_view.__doc__ = read.__doc__
    return of_view
