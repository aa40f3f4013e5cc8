"""Batches as the page of sources shows them, the names of records, on both databases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.batches import batches, content
from data.database import reading
from data.record_names import record_names
from tests.returns import hand_in, item, take_back
from tests.sheets import listed, supervision_sheet

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)


def test_batches_come_newest_first_the_withdrawn_ones_among_them(database_url: str) -> None:
    first = hand_in(database_url, "supervision", "2020-06-30", item("1"), item("2"))
    second = hand_in(database_url, "supervision", "2020-07-31", item("1", status="closed"), item("2"))
    take_back(database_url, second.batch)
    with reading(database_url) as connection:
        found = batches(connection)
    assert [one.number for one in found] == [second.batch, first.batch]
    assert [(one.rows, one.added, one.changed, one.unchanged) for one in found] == [(2, 0, 1, 1), (2, 2, 0, 0)]
    assert found[0].withdrawn_by == "督查处"
    assert found[1].withdrawn_at is None


def test_batches_of_one_dataset_leave_the_others_out(ledger: Ledger) -> None:
    number = ledger.hand_in("milestones", {"code": "a"})
    ledger.hand_in("publications", {"year": 2020, "kind": "emergency_issue", "issue_no": "1"})
    assert [one.number for one in batches(ledger.connection, "milestones")] == [number]


def test_warnings_of_a_load_stay_with_its_batch(database_url: str, tmp_path: Path) -> None:
    from tests.commands import etl

    path = supervision_sheet(tmp_path / "工作报告.xlsx", listed(1), listed(2, 进展状态=None))
    assert etl(database_url, "load", path).status == 0
    with reading(database_url) as connection:
        (found,) = batches(connection)
        assert content(connection, found.number) == path.read_bytes()
    assert found.size_bytes == path.stat().st_size
    assert [(remark.cell, remark.message) for remark in found.remarks] == [
        ("I4", "进展状态没有填，保留上次的状态。请填推进中、已办结等。")
    ]


def test_the_bytes_of_an_unknown_batch_are_not_made_up(ledger: Ledger) -> None:
    with pytest.raises(LookupError, match="没有批次999"):
        content(ledger.connection, 999)


@pytest.mark.parametrize(
    ("name", "record", "words"),
    [
        ("data_sharing", {"period": YEAR_END, "dept": "police", "period_kind": "month"}, "2020年12月　市公安局"),
        ("urgent_reports", {"year": 2020, "report_no": "JJ-1", "title": "厂房火灾"}, "JJ-1　厂房火灾"),
        (
            "inspections",
            {"period": YEAR_END, "org": "yunxi", "pillar": None, "period_kind": "month"},
            "2020年12月　云溪县",
        ),
        ("milestones", {"code": "smug_a", "title": "中心建成"}, "smug_a　中心建成"),
        ("duty_roster", {"date": YEAR_END, "shift": "夜班"}, "2020年12月31日　夜班"),
    ],
)
def test_records_are_called_by_their_key_and_title_in_words(
    ledger: Ledger, name: str, record: dict[str, object], words: str
) -> None:
    ledger.hand_in(name, record)
    key = "/".join(str(value) for field, value in record.items() if field not in ("title", "period_kind"))
    assert record_names(ledger.connection, YEAR_END, name, (key, "unknown")) == {key: words}


def test_more_records_are_named_than_one_statement_may_ask_for(ledger: Ledger) -> None:
    ledger.hand_in("milestones", *({"code": f"m{number}", "title": "节点"} for number in range(1201)))
    keys = tuple(f"m{number}" for number in range(1201))
    assert len(record_names(ledger.connection, YEAR_END, "milestones", keys)) == 1201
