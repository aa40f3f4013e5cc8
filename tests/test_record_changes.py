"""What changed between two versions of a record, in the words of its sheet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.datasets import dataset
from data.record_changes import Change, changes
from data.units import Directory

SUPERVISION = dataset("supervision")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"completion": 0.5}, {"completion": 0.625}, [Change("完成率", "50%", "62.5%")]),
        ({"lead_unit": "edu"}, {"lead_unit": "ndrc"}, [Change("牵头单位", "市教育局", "市发展改革委")]),
        (
            {"responsible_units": "edu"},
            {"responsible_units": "edu,gone"},
            [Change("责任单位", "市教育局", "市教育局、gone")],
        ),
        (
            {"due_on": dt.date(2020, 6, 30), "due_kind": "date"},
            {"due_on": dt.date(2020, 9, 30), "due_kind": "date"},
            [Change("完成时限", "2020年6月30日", "2020年9月30日")],
        ),
        ({"problems": "资金未到位"}, {}, [Change("存在问题", "资金未到位", "—")]),
        (
            {"status": "in_progress", "status_flag": "on_track", "status_text": "按序时推进"},
            {"status": "in_progress", "status_flag": "behind", "status_text": "进展缓慢"},
            [Change("进展状态", "办理中（按序时推进）", "办理中（进展缓慢）")],
        ),
        ({"status": "finished", "status_text": "已办结"}, {"status": "finished", "status_text": "已办结"}, []),
        ({"seq": "3"}, {"seq": "4"}, []),
    ],
)
def test_a_change_is_told_under_the_columns_header(
    before: dict[str, Any], after: dict[str, Any], expected: list[Change]
) -> None:
    assert list(changes(SUPERVISION, before, after, Directory.shipped())) == expected


def test_several_changes_stand_in_the_order_of_the_sheet() -> None:
    found = changes(SUPERVISION, {}, {"problems": "缺地", "completion": 0.1, "lead_unit": "edu"}, Directory.shipped())
    assert [change.header for change in found] == ["牵头单位", "完成率", "存在问题"]
