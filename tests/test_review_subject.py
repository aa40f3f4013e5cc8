"""A point of the agenda as it is presented, what became of it afterwards."""

from __future__ import annotations

import datetime as dt

import pytest

from data.database import reading
from data.meeting_records import Link
from data.review.afterwards import afterwards
from data.review.subject import subject
from etl.meeting_record import Minute, record
from tests.meeting_weeks import LATE, OFFICE, PROMISE, begun, fill


@pytest.fixture
def url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DATABASE_URL", database_url)
    fill(database_url)
    return database_url


def test_a_point_tells_what_was_promised_what_happened_and_who_is_involved(url: str) -> None:
    made = begun(url)
    entry = made.agenda[0]
    assert entry.title == PROMISE
    with reading() as connection:
        found = subject(connection, made, entry)
    assert [(one.what, one.state) for one in found.promises] == [(PROMISE, "broken")]
    assert found.before is not None
    assert found.item is not None
    assert (found.item.title, found.before.light, found.item.light) == (LATE, "yellow", "red")
    assert found.involved == (("牵头单位", "市发展改革委"), ("分管领导", "常务副市长"))
    assert [step.since for step in found.steps] == [dt.date(2020, 10, 23)]
    assert ("完成率", "90%") in found.steps[0].said


def test_what_the_meeting_changed_is_told_beside_what_it_was_shown(url: str) -> None:
    made = begun(url)
    with reading() as connection:
        assert afterwards(connection, made) == ()
    link = Link("supervision", "2020|work_report|1")
    record(OFFICE, made.id, Minute("closure", "同意销号", "ndrc", None, link, LATE))
    with reading() as connection:
        (found,) = afterwards(connection, made)
    assert found.then is not None
    assert found.now is not None
    assert (found.now.title, found.then.light, found.now.light) == (LATE, "red", "done")
