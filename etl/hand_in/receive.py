"""Takes a file in: who may, how much, then its bytes are kept, whatever becomes of it."""

from __future__ import annotations

import sqlalchemy as sa

from data.database import writing
from data.permissions import Person
from data.quotas import NoRoom, require_room
from etl.hand_in import store
from etl.load import keep_original
from etl.messages_hand_in import say
from etl.sniff import MAX_BYTES

LONGEST_NAME = 200


class NotAdmitted(ValueError):
    """The file was not taken in, and nothing of it is kept. The message is for people."""


def receive(content: bytes, file: str, person: Person) -> int:
    """Keeps the bytes, notes who handed them in; answers the hand-in's number. Raises Forbidden, NotAdmitted."""
    store.require_hand_in(person)
    with writing() as connection:
        admit(connection, content, person)
        return store.add(connection, person, _name(file), keep_original(connection, content))


def admit(connection: sa.Connection, content: bytes, person: Person) -> None:
    """Raises NotAdmitted for what is more than anybody, or than this person, may hand in."""
    if len(content) > MAX_BYTES:
        size, limit = f"{len(content) / 1024 / 1024:.1f}", MAX_BYTES // 1024 // 1024
        raise NotAdmitted(say("too_large", size=size, limit=limit))
    try:
        require_room(connection, person, len(content))
    except NoRoom as error:
        raise NotAdmitted(str(error)) from None


def _name(file: str) -> str:
    """The file's own name, without folders and line breaks, short enough to be kept whole."""
    plain = file.replace("\\", "/").rpartition("/")[2]
    plain = "".join(character if character.isprintable() else "�" for character in plain).strip()
    stem, dot, suffix = plain.rpartition(".")
    return plain if len(plain) <= LONGEST_NAME else f"{(stem or suffix)[: LONGEST_NAME - 10]}…{dot}{suffix[:8]}"
