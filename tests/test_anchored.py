"""Deadlines without a year: of the row's own 年度, else as they were understood when they were first handed in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from data.database import reading
from data.datasets import dataset
from data.kinds.kind import Setting
from data.schema import prepare
from etl.cli import DONE, main
from etl.commands import circumstances
from etl.current_rows import current_rows
from etl.intake import Wish, take_in
from etl.load import Outcome, examine
from etl.rows import Rows
from etl.template import template
from etl.written_back import Writer
from tests.sheets import write_sheet

HEADERS = ("年度", "督查编号", "清单类别", "任务名称", "牵头单位", "完成时限")


def listed(year: object, number: int, due: object) -> list[Any]:
    return [year, f"[2020]{number:02d}号", "政府工作报告", f"推进第{number}项工作", "市发展改革委", due]


def read(path: Path, url: str) -> Rows:
    prepare(url)
    with reading(url) as connection:
        (rows,) = take_in(path.read_bytes(), path.name, Wish(), circumstances(connection)).rows
    return rows


def test_a_deadline_without_a_year_is_of_its_rows_year(tmp_path: Path, database_url: str) -> None:
    rows = [listed(2020, 1, "12月底"), listed(2020, 2, "一季度"), listed(2021, 3, "6月底前"), listed(None, 4, "年底")]
    path = write_sheet(tmp_path / "清单.xlsx", "重点工作进展情况表（截至2021年1月8日）", HEADERS, rows)
    assert read(path, database_url).fields["due_on"] == [
        dt.date(2020, 12, 31),
        dt.date(2020, 3, 31),
        dt.date(2021, 6, 30),
        dt.date(2021, 12, 31),
    ]


def test_a_deadline_that_names_its_year_is_of_that_one(tmp_path: Path, database_url: str) -> None:
    path = write_sheet(
        tmp_path / "清单.xlsx", "重点工作（截至2021年1月8日）", HEADERS, [listed(2020, 1, "2021年3月底")]
    )
    assert read(path, database_url).fields["due_on"] == [dt.date(2021, 3, 31)]


def test_what_is_odd_about_a_deadline_is_told_at_its_own_cell(tmp_path: Path, database_url: str) -> None:
    rows = [listed(2021, 1, "12月底"), listed(2020, 2, "13月底"), listed(2021, 3, "2月30日")]
    path = write_sheet(tmp_path / "清单.xlsx", "重点工作（截至2021年1月8日）", HEADERS, rows)
    found = [(entry.code, entry.cell) for entry in read(path, database_url).problems if entry.severity == "error"]
    assert found == [("date_impossible", "F4"), ("date_impossible", "F5")]


NODES = ("里程碑代码", "里程碑名称", "计划完成", "责任单位")


def test_unchanged_words_keep_the_day_that_they_stand_with(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    first = [["MS-1", "建成中心", "12月底", "市发展改革委"], ["MS-2", "建成平台", "12月底", "市发展改革委"]]
    second = [["MS-1", "建成中心", "12月底", "市财政局"], ["MS-2", "建成平台", "11月底", "市发展改革委"]]
    load(write_sheet(tmp_path / "一.xlsx", "重大节点（截至2020年12月8日）", NODES, first))
    path = write_sheet(tmp_path / "二.xlsx", "重大节点（截至2021年1月8日）", NODES, second)
    with reading(database_url) as connection:
        intake = take_in(path.read_bytes(), path.name, Wish(), circumstances(connection))
        examine(connection, intake, path.read_bytes())
        assert intake.rows[0].fields["due_on"] == [dt.date(2020, 12, 31), dt.date(2021, 11, 30)]


def load(path: Path) -> None:
    assert main(["load", str(path)]) == DONE


def test_a_filled_template_changes_nothing_over_new_year(sample_url: str) -> None:
    spec, day = dataset("supervision"), dt.date(2020, 12, 31)
    with reading(sample_url) as connection:
        content = template(spec, current_rows(connection, spec, day), dt.date(2021, 1, 8))
        intake = take_in(content, "四张清单.xlsx", Wish(), circumstances(connection))
        (outcome,) = examine(connection, intake, content)
    assert changes(outcome) == (0, 0, 300)


def changes(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.added, outcome.changed, outcome.unchanged


def test_a_template_writes_deadlines_with_their_year() -> None:
    writer = Writer(dataset("supervision").column("due"), Setting(2021, dt.date(2021, 1, 8)))
    end = dt.date(2020, 12, 31)
    written = [
        writer.write((end, "month_end", "12月底"), None),
        writer.write((end, "quarter_end", "四季度末"), None),
        writer.write((end, "year_end", "年底"), None),
        writer.write((dt.date(2021, 6, 30), "month_end", "6月底前"), None),
        writer.write((dt.date(2021, 2, 5), "recurring", "每月5日前"), "每月5日前"),
        writer.write((None, "long_term", "长期坚持"), None),
    ]
    assert all(one.is_exact for one in written)
    cells = ["2020年12月底", "2020年四季度末", "2020年年底", "2021年6月底前", "每月5日前", "长期坚持"]
    assert [one.cell for one in written] == cells
