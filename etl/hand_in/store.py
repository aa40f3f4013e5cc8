"""Rows of `hand_in`: what came in by the page, from whom, and what became of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.clock import now
from data.hand_in_tables import hand_in
from data.permissions import ROLES, Forbidden, Person, may, may_somewhere
from data.tables import original
from etl.hand_in.check import Correction
from etl.messages_hand_in import say


@dataclass(frozen=True, slots=True)
class HandIn:
    """A file that came in. `receipt` is empty until it was loaded; `found` are the datasets that were recognised.

    `state` is checked (waits to be confirmed), repeated (all of it was handed in before), refused, loaded or dropped.
    """

    number: int
    by: str
    division: str
    file: str
    sha256: str
    size_bytes: int
    received_at: dt.datetime
    state: str
    correction: Correction
    receipt: dict[str, Any]
    found: tuple[str, ...] = ()


class NotThere(LookupError):
    """There is no such hand-in, or it is not this person's to see. The message is for people."""


def require_hand_in(person: Person) -> None:
    """Raises Forbidden for who hands nothing in, whatever the dataset."""
    if not may_hand_in(person):
        raise Forbidden(say("not_allowed", role=ROLES[person.role]))


def may_hand_in(person: Person) -> bool:
    """Whether the person hands anything in at all: a division for itself, 督查 for any, an administrator the units."""
    return may_somewhere(person, "hand_in")


def add(connection: sa.Connection, person: Person, file: str, digest: str) -> int:
    """Notes a file that came in; answers its number."""
    inserted = connection.execute(
        hand_in.insert().values(
            account_id=person.account_id, by=person.post, division=person.division or "", file=file, sha256=digest,
            received_at=now(), state="checked",
        )
    )  # fmt: skip
    key = inserted.inserted_primary_key
    assert key is not None  # noqa: S101 - both databases answer an insert with its key
    return int(key[0])


def find(connection: sa.Connection, number: int, person: Person) -> HandIn:
    """The hand-in of that number. Raises NotThere where there is none, or none that is this person's to see."""
    query = sa.select(hand_in, original.c.size_bytes).join(original, original.c.sha256 == hand_in.c.sha256)
    row = connection.execute(query.where(hand_in.c.id == number)).first()
    if row is None or not _is_open_to(row, person):
        raise NotThere(say("not_there"))
    return _read(row)


def _is_open_to(row: Any, person: Person) -> bool:
    """Whatever was handed in for the person's division, or by the account itself: an administrator's has no division."""
    if may(person, "take_back_any"):
        return True
    own = person.account_id is not None and row.account_id == person.account_id
    return may_hand_in(person) and (own or row.division == person.division)


def returns_of(connection: sa.Connection, person: Person, most: int) -> list[HandIn]:
    """What the person's division handed in, whatever became of it, and for 督查 what others loaded. Newest first."""
    query = sa.select(hand_in, original.c.size_bytes).join(original, original.c.sha256 == hand_in.c.sha256)
    query = query.where(hand_in.c.state != "dropped")
    if may(person, "take_back_any"):
        query = query.where(sa.or_(hand_in.c.state == "loaded", _by(person)))
    else:
        query = query.where(_own(person))
    return [_read(row) for row in connection.execute(query.order_by(hand_in.c.id.desc()).limit(most))]


def drop_unloaded(connection: sa.Connection, person: Person) -> int:
    """Takes off the person's list what was not loaded; the files stay, and open again by their address. Their number."""
    mine = _by(person) if may(person, "take_back_any") else _own(person)
    gone = connection.execute(hand_in.update().where(mine, hand_in.c.state.in_(UNLOADED)).values(state="dropped"))
    return int(gone.rowcount)


UNLOADED = ("checked", "repeated", "refused")
"""States of what changed nothing."""


def _by(person: Person) -> sa.ColumnElement[bool]:
    """What the account itself handed in; whoever sits at the machine where sign-in is off."""
    return hand_in.c.account_id.is_(None) if person.account_id is None else hand_in.c.account_id == person.account_id


def _own(person: Person) -> sa.ColumnElement[bool]:
    if person.division:
        return hand_in.c.division == person.division
    return hand_in.c.account_id == (-1 if person.account_id is None else person.account_id)


def content(connection: sa.Connection, digest: str) -> bytes:
    """The bytes as they came in."""
    return bytes(connection.execute(sa.select(original.c.content).where(original.c.sha256 == digest)).scalar_one())


def update(connection: sa.Connection, number: int, **values: Any) -> None:
    """Sets columns of a hand-in."""
    connection.execute(hand_in.update().where(hand_in.c.id == number).values(**values))


def written(correction: Correction, found: Iterable[str] = ()) -> str:
    """The correction as JSON, with the datasets that were recognised."""
    day = correction.as_of.isoformat() if correction.as_of else None
    said = {
        "dataset": correction.dataset, "as_of": day, "division": correction.division, "units": correction.units,
        "found": tuple(dict.fromkeys(found)),
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False)


def _read(row: Any) -> HandIn:
    said = json.loads(row.wish)
    day = dt.date.fromisoformat(said["as_of"]) if said.get("as_of") else None
    units = tuple((name, code) for name, code in said.get("units", ()))
    return HandIn(
        row.id, row.by, row.division, row.file, row.sha256, row.size_bytes, row.received_at, row.state,
        Correction(said.get("dataset"), day, said.get("division"), units), json.loads(row.receipt),
        tuple(said.get("found", ())),
    )  # fmt: skip
