"""Which wordings grant a new deadline, and what it does to an item."""

from __future__ import annotations

import datetime as dt

import pytest

from data.datasets.supervision import derive
from data.extensions import granted

SEPTEMBER = dt.date(2020, 9, 30)
JUNE = dt.date(2020, 6, 30)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("延期至2020年9月30日", SEPTEMBER),
        ("同意延期至9月底", SEPTEMBER),
        ("2020-09-30", SEPTEMBER),
        ("已延期到2020年9月", SEPTEMBER),
        ("申请延期至2020年9月30日", None),
        ("不同意延期至9月30日", None),
        ("拟延期至9月底", None),
        ("是", None),
        ("否", None),
        ("长期", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_granted_day_counts(text: str | None, until: dt.date | None) -> None:
    assert granted(text, 2020) == until


def test_a_granted_extension_moves_the_deadline_and_keeps_the_first() -> None:
    row = {"year": 2020.0, "due_on": JUNE, "due_kind": "date", "due_text": "6月30日", "extension_text": "延期至9月底"}
    found = derive(row)
    assert (found["due_on"], found["original_due_on"]) == (SEPTEMBER, JUNE)


def test_an_earlier_day_is_no_extension() -> None:
    assert derive({"year": 2020.0, "due_on": SEPTEMBER, "due_kind": "date", "extension_text": "延期至6月底"}) == {}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"due_text": "2020年3月底(已完成)"}, {"status": "finished"}),
        ({"due_text": "2020年3月底(已完成)", "status": "in_progress"}, {}),
        ({"completion_note": "严重滞后", "status_flag": "on_track"}, {"status_flag": "behind"}),
        ({"completion_note": "未开工"}, {"status_flag": "behind"}),
        ({"completion_note": "含新建3处"}, {}),
    ],
)
def test_words_in_brackets_count(row: dict[str, object], found: dict[str, object]) -> None:
    assert derive(row) == found
