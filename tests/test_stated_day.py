"""Which day a sheet speaks about: stated, assumed, contradicted, still to come."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data.units import Directory
from etl.intake import Circumstances, Intake, Wish, take_in
from tests.sheets import HEADERS, listed, supervision_sheet, write_sheet

TODAY = dt.date(2020, 10, 20)


def read(path: Path, as_of: dt.date | None = None) -> Intake:
    return take_in(path.read_bytes(), path.name, Wish(as_of=as_of), Circumstances(Directory.shipped(), TODAY))


def codes(intake: Intake) -> list[tuple[str, str]]:
    return [(entry.code, entry.severity) for rows in intake.rows for entry in rows.problems]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2020年10月20日", []),
        ("2020年10月21日", [("as_of_in_future", "warning")]),
        ("2020年10月27日", [("as_of_in_future", "warning")]),
        ("2020年10月28日", [("as_of_far_ahead", "error")]),
        ("2027年10月20日", [("as_of_far_ahead", "error")]),
    ],
)
def test_a_day_that_lies_far_ahead_is_a_slip(tmp_path: Path, day: str, found: list[tuple[str, str]]) -> None:
    assert codes(read(supervision_sheet(tmp_path / "表.xlsx", listed(1), day=day))) == found


@pytest.mark.parametrize(("period", "severity"), [("2020年11月", "warning"), ("2021年10月", "error")])
def test_a_period_may_end_weeks_ahead_but_not_a_year(tmp_path: Path, period: str, severity: str) -> None:
    sheet = write_sheet(tmp_path / "表.xlsx", f"政府工作报告重点工作进展情况表（{period}）", HEADERS, [listed(1)])
    assert [found for _, found in codes(read(sheet))] == [severity]


def test_whoever_names_the_day_is_believed(tmp_path: Path) -> None:
    sheet = supervision_sheet(tmp_path / "表.xlsx", listed(1), day="2027年10月31日")
    assert codes(read(sheet, dt.date(2027, 10, 31))) == [("as_of_in_future", "warning")]
    assert codes(read(sheet, TODAY)) == [("as_of_differs", "warning")]


@pytest.mark.parametrize(
    ("title", "written", "found"),
    [
        ("交办台账（截至____年__月__日）", "2019-03-05", ("as_of_left_open", "error")),
        ("交办台账（截至____年__月__日）", "2020-03-05", ("as_of_assumed", "warning")),
        ("交办台账", "2019-03-05", ("as_of_assumed", "warning")),
    ],
)
def test_a_day_left_open_is_not_assumed_in_a_year_that_no_date_is_of(
    tmp_path: Path, title: str, written: str, found: tuple[str, str]
) -> None:
    sheet = write_sheet(tmp_path / "表.xlsx", title, (*HEADERS, "交办时间"), [[*listed(1), written]])
    assert codes(read(sheet)) == [found]
    assert codes(read(sheet, TODAY)) == []


def test_a_sheet_without_a_day_is_taken_for_todays_with_a_hint(tmp_path: Path) -> None:
    sheet = write_sheet(tmp_path / "表.xlsx", "政府工作报告重点工作进展情况表", HEADERS, [listed(1)])
    assert (read(sheet).rows[0].as_of, codes(read(sheet))) == (TODAY, [("as_of_assumed", "warning")])
    assert codes(read(sheet, TODAY)) == []
