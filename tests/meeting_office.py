"""An office that has held a review meeting: lists, instructions, promises of two weeks, what the meeting recorded."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.database import reading, writing
from data.meeting_records import Link
from data.permissions import Person
from data.review import meetings
from data.review.meetings import Meeting
from etl.meeting_record import Minute, record
from tests.returns import hand_in, item

OFFICE = Person("督查处经办", "supervision")
OLD, DAY = dt.date(2020, 10, 23), dt.date(2020, 10, 30)
LATE, SLOW, NEXT = (Link("supervision", f"2020|work_report|{number}") for number in ("1", "2", "3"))
PLAIN = {"due_on": dt.date(2020, 12, 31), "due_kind": "date"}


def _week(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Eight items of three units; the first is late."""
    own: dict[str, dict[str, Any]] = {
        "1": {"lead_unit": "edu", "due_on": dt.date(2020, 10, 26), "title": "建设“智慧校园”"},
        "2": {"lead_unit": "water", "due_on": dt.date(2020, 10, 30), "title": "供水管网改造"},
        "3": {"lead_unit": "water", "due_on": dt.date(2020, 11, 3), "title": "圩区整治"},
        "7": {"status": "finished", "finished_on": dt.date(2020, 9, 1)},
        "8": {"lead_unit": "edu", "status": "finished", "finished_on": dt.date(2020, 8, 1)},
    }
    fields = [{**PLAIN, **own.get(str(number), {})} for number in range(1, 9)]
    changed = {change["item_no"]: change for change in changes}
    return [item(str(number), **{**given, **changed.get(str(number), {})}) for number, given in enumerate(fields, 1)]


def _instruction(number: str, **fields: Any) -> dict[str, Any]:
    day = dt.date(2020, 10, 20)
    plain = {"year": 2020.0, "instr_no": number, "level": "city_gov", "leader_role": "市长", "instructed_on": day}
    ends = {"started_on": day, "due_on": dt.date(2020, 10, 28), "due_kind": "date"}
    return {**plain, **ends, "title": f"来文{number}", "lead_unit": "edu", "status": "in_progress", **fields}


def fill(url: str) -> None:
    """Hands in the two weeks."""
    hand_in(url, "supervision", OLD.isoformat(), *_week())
    hand_in(url, "supervision", DAY.isoformat(), *_week({"item_no": "4", "status": "finished", "finished_on": DAY}))
    quick = {"status": "finished", "finished_on": dt.date(2020, 10, 26), "lead_unit": "water"}
    hand_in(url, "instructions", DAY.isoformat(), _instruction("1"), _instruction("2", **quick))
    promise = {"unit": "edu", "what": "报送整改方案", "due_on": dt.date(2020, 10, 25), "measure": "confirmed"}
    made = {"promise_no": "2020-1-1", "made_on": OLD, "meeting": "2020年第1次督查调度会"}
    hand_in(url, "promises", OLD.isoformat(), {**made, **promise})
    issue = {"kind": "supervision_bulletin", "issue_no": "7", "title": "通报", "issued_on": OLD, "year": 2020}
    hand_in(url, "publications", OLD.isoformat(), issue)


def prepared() -> Meeting:
    """The meeting of DAY, frozen."""
    with writing() as connection:
        frozen = meetings.prepare(connection, OFFICE, DAY)
    with reading() as connection:
        pack = meetings.pack_of(connection, frozen)
    with writing() as connection:
        return meetings.complete(connection, frozen, pack)


def held(meeting: Meeting) -> Meeting:
    """The same, run and closed with five records."""
    with writing() as connection:
        meetings.begin(connection, OFFICE, meeting)
    january = dt.date(2021, 1, 15)
    for minute in (
        Minute("promise", "完成校舍布线", "edu", dt.date(2020, 11, 20), LATE, "建设“智慧校园”"),
        Minute("extension_granted", "受汛期影响", "water", january, SLOW, "供水管网改造"),
        Minute("extension_refused", "按期完成", "water", None, NEXT, "圩区整治"),
        Minute("decision", "每周三前报送进展"),
        Minute("new_item", "建立周调度机制", "ndrc", dt.date(2020, 12, 31), list="work_report"),
    ):
        record(OFFICE, meeting.id, minute)
    with writing() as connection:
        return meetings.close(connection, OFFICE, meetings.find(connection, meeting.id))
