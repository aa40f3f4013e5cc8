"""Reads and writes of slips for the page."""

from __future__ import annotations

import datetime as dt

from dashboard.reads import View
from dashboard.signed_in import person
from data.database import reading, writing
from data.permissions import may
from data.slips import Draft, Slip, issue_slip, record_reply, slips


def read_slips(here: View) -> list[Slip]:
    """The slips issued by the day on items that the person may read, the newest first."""
    with reading() as connection:
        found = slips(connection, here.day)
    return [one for one in found if may(person(), "read", one.dataset)]


def write_slip(day: dt.date, draft: Draft) -> Slip:
    """Issues it. Raises Forbidden, SlipError, DatabaseUnavailable."""
    with writing() as connection:
        return issue_slip(connection, person(), day, draft)


def write_reply(number: int, on: dt.date, text: str) -> Slip:
    """Records a reply. Raises Forbidden, SlipError, DatabaseUnavailable."""
    with writing() as connection:
        return record_reply(connection, person(), number, on, text)
