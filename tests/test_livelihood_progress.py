"""Livelihood projects of the year: projects from sub-targets, reasons for lagging, counties' shares."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from data.database import reading
from data.lagging import lagging
from data.livelihood_progress import SubTarget, counties, projects, sub_targets
from data.rules import rules
from data.units import Directory
from tests.returns import hand_in

DAY = dt.date(2020, 6, 30)


def record(sub_target: str, actual: float, project: str = "养老助残服务", **fields: Any) -> dict[str, Any]:
    plain = {"year": 2020.0, "project": project, "project_no": "3", "sub_target": sub_target, "uom": "张"}
    amounts = {"target_value": 100.0, "actual_value": actual, "completion": actual / 100, "lead_unit": "civil"}
    return {**plain, **amounts, "due_on": dt.date(2020, 12, 31), "due_kind": "year_end", **fields}


def found(url: str, *records: dict[str, Any]) -> tuple[SubTarget, ...]:
    hand_in(url, "livelihood", DAY.isoformat(), *records)
    with reading(url) as connection:
        return sub_targets(connection, DAY, rules(), lagging(connection, DAY, "livelihood"))


def test_projects_stand_in_the_order_of_their_numbers_those_without_last(database_url: str) -> None:
    records = [
        record("c", 50.0, "无编号项目", project_no=None),
        record("a", 50.0, "第十个", project_no="10"),
        record("b", 50.0, "第二个", project_no="2."),
    ]
    parts = found(database_url, *records)
    assert [project.name for project in projects(parts)] == ["第二个", "第十个", "无编号项目"]


def test_a_project_counts_its_sub_targets_and_never_averages_them(database_url: str) -> None:
    parts = found(database_url, record("a", 223.0, status="finished"), record("b", 45.0), record("c", 20.0))
    project = projects(parts)[0]
    assert (project.met, project.lagging, len(project.parts)) == (1, 1, 3)


def test_money_done_without_a_plan_is_not_set_against_the_plan(database_url: str) -> None:
    parts = found(
        database_url,
        record("a", 50.0, invest_plan=200.0, invest_done=150.0),
        record("b", 50.0, invest_done=999.0),
    )
    project = projects(parts)[0]
    assert (project.invest_done, project.invest_plan) == (150.0, 200.0)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"actual": 39.0}, "低于序时11.0个百分点"),
        ({"actual": 50.0, "status_flag": "behind"}, "单位自报进展滞后"),
        ({"actual": 90.0, "due_on": dt.date(2020, 6, 20), "due_kind": "date"}, "逾期10天"),
    ],
)
def test_what_lags_says_why(database_url: str, fields: dict[str, Any], reason: str) -> None:
    part = found(database_url, record("a", **fields))[0]
    assert part.is_lagging
    assert part.lag_reason == reason


def test_a_county_has_the_sub_targets_of_which_it_has_a_share(database_url: str) -> None:
    parts = found(
        database_url,
        record("a", 20.0, by_county=json.dumps({"yunxi": 5, "nancheng": 7})),
        record("b", 60.0, by_county=json.dumps({"nancheng": 3, "yunxi": 0})),
    )
    shares = counties(parts, Directory.shipped())
    assert [(county.name, len(county.parts), len(county.lagging)) for county in shares] == [
        ("南城区", 2, 1),
        ("云溪县", 1, 1),
    ]


def test_projects_of_a_former_year_are_not_the_years(database_url: str) -> None:
    assert [part.item.title for part in found(database_url, record("a", 1.0), record("b", 1.0, year=2019.0))] == ["a"]
