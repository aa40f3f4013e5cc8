"""Reads of the review meetings' pages: what was frozen is kept, what is recorded is read as it is now."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa
import streamlit as st

from dashboard.reads import View, cached
from data.database import reading
from data.meeting_records import Link
from data.moment import Moment
from data.permissions import Person
from data.promises import Promise, promises
from data.review import drafts, meetings, subject
from data.review.agenda import Entry
from data.review.drafts import Draft, Field
from data.review.meetings import Meeting, MeetingError, Replay
from data.review.pack import Pack
from data.review.subject import Subject
from data.status import Item
from etl.meeting_record import Recorded, recorded

AHEAD = dt.timedelta(days=366)
"""Meetings may be prepared for days to come."""


def read_meetings(here: View) -> list[Meeting]:
    """Every meeting, the newest first."""
    with reading() as connection:
        return meetings.meetings(connection, here.today + AHEAD)


def read_meeting(number: str | None) -> Meeting | None:
    """The meeting that a URL names; None for none."""
    if number is None or not number.isdecimal():
        return None
    try:
        with reading() as connection:
            return meetings.find(connection, int(number))
    except MeetingError:
        return None


def read_now(here: View, meeting: Meeting, about: Link | None) -> Item | None:
    """The item by what is known now, as of the meeting's day."""
    return _read_item(replace(here, day=meeting.held_on), about) if about else None


def read_pack(meeting: Meeting) -> Pack:
    """The pack of a prepared meeting. What was frozen stays the same, so that it is built once."""
    return _pack(_frozen(meeting), meeting)


@st.cache_resource(max_entries=32, show_spinner=False)
def _pack(frozen: str, _meeting: Meeting) -> Pack:
    with reading() as connection:
        return meetings.pack_of(connection, _meeting)


def read_replay(here: View, meeting: Meeting) -> Replay:
    """The meeting as it was shown, built anew after every change of the data or the rules."""
    found = _replay(here.version, _frozen(meeting), meeting)
    _same()[here.version, _frozen(meeting)] = found.is_same
    return found


@st.cache_resource(max_entries=32, show_spinner=False)
def _replay(version: str, frozen: str, _meeting: Meeting) -> Replay:
    with reading() as connection:
        return meetings.replay(connection, _meeting)


def known_to_be_same(here: View, meeting: Meeting) -> bool | None:
    """Whether the meeting is seen as it was shown; None where nobody has looked since data or rules changed."""
    return _same().get((here.version, _frozen(meeting)))


@st.cache_resource(show_spinner=False)
def _same() -> dict[tuple[str, str], bool]:
    return {}


def read_present(here: View, meeting: Meeting) -> Pack:
    """What the same meeting would look at by what is known now."""
    return _present(here.version, _frozen(meeting), meeting)


@st.cache_resource(max_entries=8, show_spinner=False)
def _present(version: str, frozen: str, _meeting: Meeting) -> Pack:
    with reading() as connection:
        return meetings.now_of(connection, _meeting)


def read_subject(meeting: Meeting, entry: Entry) -> Subject:
    """What the meeting is shown about a point of its agenda, by what was known then."""
    return _subject(_frozen(meeting), entry.subject, entry.title, meeting, entry)


@st.cache_resource(max_entries=256, show_spinner=False)
def _subject(frozen: str, name: str, title: str, _meeting: Meeting, _entry: Entry) -> Subject:
    with reading() as connection:
        return subject.subject(connection, _meeting, _entry)


def _item_now(connection: sa.Connection, day: dt.date, link: Link) -> Item | None:
    return subject.item_at(connection, link, Moment(day))


def _promised(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None) -> tuple[Promise, ...]:
    return promises(connection, day, known_at)


_read_item = cached(_item_now, "supervision", "livelihood", "instructions")
read_promised = cached(_promised, "promises")


def read_records(meeting: Meeting) -> tuple[Recorded, ...]:
    """What the meeting has recorded up to now."""
    with reading() as connection:
        return recorded(connection, meeting)


def read_drafts(meeting: Meeting, about: str, person: Person) -> dict[str, Draft]:
    """What the person has typed about a subject and not recorded, by the name of the field."""
    with reading() as connection:
        return dict(drafts.drafts(connection, person, meeting.id, about))


def read_left_over(meeting: Meeting) -> tuple[Field, ...]:
    """What anybody has typed in the meeting and not recorded."""
    with reading() as connection:
        return drafts.left_over(connection, meeting.id)


def _frozen(meeting: Meeting) -> str:
    return f"{meeting.id} {meeting.digest} {meeting.at} {meeting.since}"
