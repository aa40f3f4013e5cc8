"""Drafts (草稿): what somebody is typing in a review meeting and has not recorded yet, kept while it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from data.clock import now
from data.permissions import Person, require
from data.review_tables import note

LONGEST = 20_000
"""Characters kept of one field: far more than a record may have, so that what has to be shortened is still there."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a meeting's form: `subject` is that of the agenda's entry, `name` such as `promise.text`."""

    meeting: int
    subject: str
    name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in a field, and when it was last typed in."""

    text: str
    at: dt.datetime


def writer_of(person: Person) -> str:
    """Whose drafts a person's are: the account's, else the post's."""
    return person.post if person.account_id is None else f"account {person.account_id}"


def keep(connection: sa.Connection, person: Person, field: Field, text: str) -> dt.datetime:
    """Keeps what stands in a field, nothing for an empty one; answers when. Raises Forbidden.

    The connection must hold the writers' lock.
    """
    require(person, "run_meeting")
    connection.execute(note.delete().where(*_of(person, field.meeting, field.subject), note.c.field == field.name))
    at = now()
    if text.strip():
        key = {"review_id": field.meeting, "subject": field.subject, "field": field.name, "writer": writer_of(person)}
        connection.execute(note.insert().values(**key, text=text[:LONGEST], updated_at=at))
    return at


def drafts(connection: sa.Connection, person: Person, meeting: int, subject: str) -> Mapping[str, Draft]:
    """The person's drafts about a subject, by the name of their field."""
    rows = connection.execute(sa.select(note).where(*_of(person, meeting, subject)))
    return {row.field: Draft(row.text, row.updated_at) for row in rows}


def left_over(connection: sa.Connection, meeting: int) -> tuple[Field, ...]:
    """The fields with a text that somebody has typed in a meeting and not recorded."""
    query = sa.select(note.c.subject, note.c.field).where(note.c.review_id == meeting, note.c.field.like("%.text"))
    return tuple(
        Field(meeting, row.subject, row.field) for row in connection.execute(query.order_by(note.c.updated_at))
    )


def drop(connection: sa.Connection, person: Person, form: Field) -> None:
    """Drops the person's drafts of a form: of every field whose name begins with that of `form` (`promise.`)."""
    here = _of(person, form.meeting, form.subject)
    connection.execute(note.delete().where(*here, note.c.field.startswith(form.name, autoescape=True)))


def _of(person: Person, meeting: int, subject: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (note.c.review_id == meeting, note.c.subject == subject, note.c.writer == writer_of(person))
