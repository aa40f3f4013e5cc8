"""Before a load: which new records will stand late at once, by the same measures as the board's, with nothing written."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.units import Directory
from etl.hand_in.check import LateKind
from etl.hand_in.foreseen import late_at_once
from tests.returns import item, make_rows

DAY = dt.date(2020, 10, 31)
NINE = dt.datetime(2020, 10, 12, 9, 0)


def found(name: str, *records: dict[str, Any]) -> tuple[LateKind, ...]:
    rows = make_rows(name, DAY, list(records))
    return late_at_once(rows, range(len(records)), DAY, Directory.shipped())


def report(number: str, minutes: int, **fields: Any) -> dict[str, Any]:
    moments = {"occurred_at": NINE, "received_at": NINE, "to_leader_at": NINE + dt.timedelta(minutes=minutes)}
    plain = {"year": 2020, "report_no": number, "title": "厂房火灾", "level": "level_4", "channel": "电话"}
    return {**plain, "kind": "事故灾难", "report_kind": "first", **moments, **fields}


def told(kinds: tuple[LateKind, ...]) -> list[tuple[str, int, list[tuple[str, str]]]]:
    return [(kind.lateness, kind.count, [(one.title, one.reason) for one in kind.records]) for kind in kinds]


def test_an_urgent_report_that_took_too_long_is_told() -> None:
    kinds = found("urgent_reports", report("JJ-1", 42), report("JJ-2", 30), report("JJ-3", 5, fault="missed"))
    lines = [("JJ-1　厂房火灾", "超时12分钟"), ("JJ-3　厂房火灾", "登记为漏报")]
    assert told(kinds) == [("reported_late", 2, lines)]


def test_an_item_whose_deadline_is_over_is_told_with_the_reason_of_its_light() -> None:
    over = item("1", due_on=dt.date(2020, 10, 21), due_kind="day")
    in_time = item("2", due_on=dt.date(2020, 12, 31), due_kind="day")
    ((lateness, count, lines),) = told(found("supervision", over, in_time))
    assert (lateness, count, [reason for _, reason in lines]) == ("red", 1, ["逾期10天"])


def test_a_record_past_its_legal_deadline_is_told() -> None:
    old = {"record_no": "办1", "title": "请示", "received_on": dt.date(2020, 3, 2), "returned": False}
    new = {**old, "record_no": "办2", "received_on": DAY}
    ((lateness, count, lines),) = told(found("documents", old, new))
    assert (lateness, count) == ("overdue", 1)
    assert "超" in lines[0][1]


def test_data_without_lights_and_deadlines_has_nothing_to_tell() -> None:
    assert found("meetings", {"title": "常务会议"}) == ()
