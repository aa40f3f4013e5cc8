"""A return is compared with what stands without the database handing over what says nothing new."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from data.database import engine, reading
from data.tables import stored_names
from etl.comparison import Comparison, compare
from etl.standing import Standing
from tests.returns import hand_in, item, make_rows

NOVEMBER = dt.date(2020, 11, 30)
OCTOBER = tuple(item(f"GZ-{number}", completion=number / 10) for number in range(5))


def standing(url: str, *records: dict[str, Any]) -> Standing:
    rows = make_rows("supervision", NOVEMBER, list(records))
    with reading(url) as connection:
        return Standing(connection, rows, stored_names(rows.spec), ())


def compared(url: str, *records: dict[str, Any]) -> Comparison:
    with reading(url) as connection:
        return compare(connection, make_rows("supervision", NOVEMBER, list(records)))


def test_no_version_is_kept_of_records_that_stand_as_they_are_said(any_office: str) -> None:
    hand_in(any_office, "supervision", "2020-10-31", *OCTOBER)
    changed = {**OCTOBER[3], "completion": 0.9}
    found = standing(any_office, *OCTOBER[:3], changed, OCTOBER[4])
    assert list(found.versions) == ["2020|work_report|GZ-3"]
    assert len(found.same) == 4


def test_the_database_is_asked_once_and_hands_over_only_what_differs_from_row_to_row(any_office: str) -> None:
    hand_in(any_office, "supervision", "2020-10-31", *OCTOBER)
    asked: list[int] = []

    def listen(_connection: Any, cursor: Any, *_: Any) -> None:
        asked.extend([len(cursor.description)] if cursor.description else [])

    sa.event.listen(engine(any_office), "after_cursor_execute", listen)
    found = standing(any_office, *OCTOBER)
    sa.event.remove(engine(any_office), "after_cursor_execute", listen)
    assert found.may_differ == ("item_no", "title", "completion")
    assert asked == [len(found.may_differ) + len(("key", "id", "all else as said"))]


def test_a_version_with_more_to_say_than_any_row_is_told(any_office: str) -> None:
    hand_in(any_office, "supervision", "2020-10-31", {**OCTOBER[0], "stage_target": "完成选址"}, *OCTOBER[1:])
    outcome = compared(any_office, *OCTOBER)
    assert outcome.before == {0: {"stage_target": "完成选址"}}
    assert list(outcome.confirmed) == [1, 2, 3, 4]


def test_a_single_row_is_compared_with_the_version_of_its_record(any_office: str) -> None:
    hand_in(any_office, "supervision", "2020-10-31", *OCTOBER)
    assert list(compared(any_office, OCTOBER[2]).confirmed) == [0]
    assert compared(any_office, {**OCTOBER[2], "title": "另一事项"}).before == {0: {"title": "事项GZ-2"}}
