"""What leaves the house by a download button: made when it is asked for, noted in the audit trail with who took it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dashboard.signed_in import person
from data import audit
from data.audit import Event
from data.database import writing

Words = tuple[tuple[str, str], ...]


def taken(what: str, make: Callable[[], bytes], day: dt.date | None = None, filters: Words = ()) -> Callable[[], bytes]:
    """For a download button: makes the file, notes it as an export. Without the note there is no file."""
    # The button's callable runs outside of the page's run, where nobody could say who is looking.
    who = person()
    said = "，".join(f"{name} {value}" for name, value in filters)
    detail = {name: value for name, value in (("day", day and day.isoformat()), ("filters", said)) if value}

    def made() -> bytes:
        content = make()
        with writing() as connection:
            audit.record(connection, Event(who.post, "export", what, who.address, detail))
        return content

    return made
