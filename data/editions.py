"""Editions (版本) of the tables that the office edits: every text that one has had, since when, by whom, why."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.clock import now
from data.editable import Editable, TableError, as_stood
from data.editable_tables import ALL
from data.hand_in_tables import edition

BESIDE = "直接改文件"
"""By whom a text was changed that did not come through the program."""
FIRST = "首次登记"
MOST_LINES, LONGEST_LINE = 12, 80
"""Of the changed lines that go into the audit trail."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of a table; it held from `since` until the next one's. `number` counts from 1 for each table."""

    number: int
    name: str
    text: str
    since: dt.datetime
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """Who changes a table, and why."""

    by: str
    why: str = ""
    address: str = ""


def notice(connection: sa.Connection) -> tuple[str, ...]:
    """Keeps the text of every table whose file was changed by other means; answers their names.

    A text that is wrong is in force nowhere, so it is no edition.
    """
    return tuple(table.name for table in ALL if _notice(connection, table))


def is_noticed(connection: sa.Connection) -> bool:
    """Whether every table's text in force is kept already: what `notice` would find, without the writers' lock."""
    with suppress(TableError):
        return all(_last_sha256(connection, table.name) == _sha256(table.text()) for table in ALL)
    return False


def _notice(connection: sa.Connection, table: Editable[Any]) -> bool:
    with suppress(TableError):
        table.read()
        return keep(connection, table.name, table.text(), Change(BESIDE))
    return False


def keep(connection: sa.Connection, name: str, text: str, change: Change) -> bool:
    """Keeps a text as the table's newest edition and notes it in the trail; False where it is the newest already.

    The first text of a table is no change: it is kept without a note. The connection must hold the writers' lock.
    """
    previous = last(connection, name)
    if previous and previous.text == text:
        return False
    given = change if previous else Change(change.by, change.why or FIRST)
    new = edition.insert().values(
        name=name, sha256=_sha256(text), text=text, since=now(), by=given.by, why=given.why
    )  # fmt: skip
    connection.execute(new)
    if previous:
        detail = {"edition": previous.number + 1, "why": change.why, "lines": changed_lines(previous.text, text)}
        audit.record(connection, Event(change.by, "rules", name, change.address, detail))
    return True


def changed_lines(before: str, after: str) -> list[str]:
    """The lines taken out (−) and put in (+), in short."""
    found = [
        f"{'−' if line[0] == '-' else '+'}{line[1:].strip()[:LONGEST_LINE]}"
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
        if line[0] in "-+" and not line.startswith(("---", "+++")) and line[1:].strip()
    ]
    more = [f"另有{len(found) - MOST_LINES}行"] if len(found) > MOST_LINES else []
    return found[:MOST_LINES] + more


def last(connection: sa.Connection, name: str) -> Edition | None:
    """The newest edition of a table; None where none is kept yet."""
    found = editions(connection, name, 1)
    return found[0] if found else None


def editions(connection: sa.Connection, name: str, most: int = 500) -> tuple[Edition, ...]:
    """The editions of a table, newest first."""
    of_name = _numbered(name)
    query = sa.select(of_name).order_by(of_name.c.number.desc()).limit(most)
    return tuple(map(_edition, connection.execute(query)))


def find(connection: sa.Connection, name: str, number: int) -> Edition | None:
    """The edition of a number of a table; None where there is none."""
    of_name = _numbered(name)
    row = connection.execute(sa.select(of_name).where(of_name.c.number == number)).first()
    return _edition(row) if row else None


def _numbered(name: str) -> sa.Subquery:
    """The editions of a table with their numbers."""
    number = sa.func.row_number().over(order_by=edition.c.id).label("number")
    return sa.select(edition, number).where(edition.c.name == name).subquery()


def at(connection: sa.Connection, name: str, moment: dt.datetime) -> Edition | None:
    """The edition that held at a moment: the first one for moments before any was kept; None where there is none.

    What it said is `editable_table(name).parse(edition.text)`.
    """
    of_name = _numbered(name)
    then = sa.select(of_name).where(of_name.c.since <= moment).order_by(of_name.c.number.desc()).limit(1)
    first = sa.select(of_name).where(of_name.c.number == 1)
    found = connection.execute(then).first() or connection.execute(first).first()
    return _edition(found) if found else None


@contextmanager
def as_known(connection: sa.Connection, moment: dt.datetime) -> Iterator[None]:
    """Has every editable table read as it held at a moment: rules, terms, duties of then."""
    then = {table.name: at(connection, table.name, moment) for table in ALL}
    with as_stood({name: edition.text for name, edition in then.items() if edition}):
        yield


def _last_sha256(connection: sa.Connection, name: str) -> str | None:
    query = sa.select(edition.c.sha256).where(edition.c.name == name).order_by(edition.c.id.desc()).limit(1)
    return connection.scalar(query)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _edition(row: sa.Row[tuple[object, ...]]) -> Edition:
    return Edition(row.number, row.name, row.text, row.since, row.by, row.why)
