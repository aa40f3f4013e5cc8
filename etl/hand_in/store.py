"""Rows of `hand_in`: what came in by the page, from whom, and what became of it."""

from __future__ import annotations

import datetime as dt
import json
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
    """A file that came in. `receipt` is empty until it was loaded; `state` is checked, refused or loaded."""

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
    """What the person's division handed in, whatever became of it; everybody's for 督查. Newest first."""
    query = sa.select(hand_in, original.c.size_bytes).join(original, original.c.sha256 == hand_in.c.sha256)
    if not may(person, "take_back_any"):
        query = query.where(_own(person))
    return [_read(row) for row in connection.execute(query.order_by(hand_in.c.id.desc()).limit(most))]


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


def written(correction: Correction) -> str:
    """The correction as JSON."""
    day = correction.as_of.isoformat() if correction.as_of else None
    said = {"dataset": correction.dataset, "as_of": day, "division": correction.division, "units": correction.units}
    return json.dumps(said, ensure_ascii=False)


def _read(row: Any) -> HandIn:
    said = json.loads(row.wish)
    day = dt.date.fromisoformat(said["as_of"]) if said.get("as_of") else None
    units = tuple((name, code) for name, code in said.get("units", ()))
    return HandIn(
        row.id, row.by, row.division, row.file, row.sha256, row.size_bytes, row.received_at, row.state,
        Correction(said.get("dataset"), day, said.get("division"), units), json.loads(row.receipt),
    )  # fmt: skip
