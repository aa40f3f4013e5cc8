"""Two weeks of a list for tests of the review meeting: what is late, done, fell back, has a new deadline; a promise broken."""

from __future__ import annotations

import datetime as dt

from data.database import writing
from data.permissions import Person
from data.review import meetings
from data.review.meetings import Meeting
from data.tables import setting
from tests.returns import hand_in, item

OFFICE = Person("督查处经办", "supervision", "督查处")
OLD, DAY = dt.date(2020, 10, 23), dt.date(2020, 10, 30)
LATE, FELL, MOVED, DONE, NEW = "推进港区码头改造<b>", "整治背街小巷", "修订招商引资办法", "办好老年食堂", "建设云溪水厂"
"""Titles; the angle brackets must come out as they are."""
PROMISE = "10月28日前拆除围挡"


def fill(url: str) -> None:
    """Loads the two weeks into a database that then stands still at the second one's day."""
    late = item(
        "1", title=LATE, due_on=dt.date(2020, 10, 26), due_kind="date", completion=0.9, leader_role="常务副市长"
    )
    hand_in(url, "supervision", f"{OLD}", late, *_others(completion=0.8), _done("in_progress", 0.9))
    moved = item("3", title=MOVED, lead_unit="commerce", due_on=dt.date(2021, 3, 31), due_kind="date", completion=0.5)
    fell = item(
        "2", title=FELL, lead_unit="construction", due_on=dt.date(2020, 12, 31), due_kind="date", completion=0.7
    )
    new = item("5", title=NEW, lead_unit="water", due_on=dt.date(2020, 12, 31), due_kind="date", completion=0.9)
    hand_in(url, "supervision", f"{DAY}", late, fell, moved, _done("finished", 1.0), new)
    promise = {"promise_no": "2020-1-1", "meeting": "2020年第1次督查调度会", "made_on": OLD, "unit": "ndrc", "what": PROMISE,
               "due_on": dt.date(2020, 10, 28), "measure": "closed", "item": "supervision/2020|work_report|1",
               "item_title": LATE}  # fmt: skip
    hand_in(url, "promises", f"{OLD}", promise)
    with writing(url) as connection:
        connection.execute(setting.insert().values(name="demonstration_day", value=f"{DAY}"))


def _others(completion: float) -> tuple[dict[str, object], ...]:
    until = {"due_on": dt.date(2020, 12, 31), "due_kind": "date"}
    return (
        item("2", title=FELL, lead_unit="construction", completion=completion, **until),
        item("3", title=MOVED, lead_unit="commerce", completion=0.5, **until),
    )


def _done(status: str, completion: float) -> dict[str, object]:
    until = {"due_on": dt.date(2020, 11, 30), "due_kind": "date"}
    return item("4", title=DONE, lead_unit="civil", completion=completion, **until) | {"status": status}


def prepared(url: str, length: int = 60) -> Meeting:
    """The meeting of the second week, ready to be held."""
    with writing(url) as connection:
        made = meetings.prepare(connection, OFFICE, DAY, length)
        return meetings.complete(connection, made, meetings.pack_of(connection, made))


def begun(url: str) -> Meeting:
    """That meeting, opened."""
    made = prepared(url)
    with writing(url) as connection:
        return meetings.begin(connection, OFFICE, made)
