"""The benches measure what they say, on input that loads without a word."""

import datetime as dt
import shutil
import sqlite3
from pathlib import Path

import pytest

from bench import report
from bench.__main__ import arguments
from bench.items import write_workbook
from bench.loads import migrated
from bench.pages import ratios
from bench.report import Line
from bench.screens import Round
from bench.step import floor
from data.schema import fingerprint
from data.units import Directory
from etl.intake import Circumstances, Wish, take_in


def test_the_items_to_load_are_all_different_and_without_a_problem(tmp_path: Path) -> None:
    content = write_workbook(tmp_path / "items.xlsx", 300).read_bytes()
    intake = take_in(content, "items.xlsx", Wish(), Circumstances(Directory.shipped(), dt.date(2020, 12, 31)))
    (rows,) = intake.rows
    assert (rows.spec.name, rows.as_of, len(set(rows.keys))) == ("supervision", dt.date(2020, 11, 30), 300)
    assert [entry.message for entry in (*intake.problems, *rows.problems)] == []


def test_the_floor_inserts_every_row_of_the_same_file(tmp_path: Path) -> None:
    floor(str(write_workbook(tmp_path / "items.xlsx", 50)), str(tmp_path / "floor.db"))
    with sqlite3.connect(tmp_path / "floor.db") as connection:
        rows = connection.execute("select count(*), count(distinct c0), min(c5) from items").fetchone()
    assert rows == (50, 50, "2020-01-06")


def test_loads_are_measured_on_a_database_that_needs_no_migration(tmp_path: Path) -> None:
    migrated(tmp_path / "empty.db")
    shutil.copy(tmp_path / "empty.db", tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as connection:
        known = connection.execute("select value from setting where name = 'schema'").fetchone()
    assert known == (fingerprint(),)


def test_ratios_are_formed_within_rounds_before_the_median_is_taken() -> None:
    assert ratios([2, 30, 4], [1, 10, 4]) == (2, 1, 3)


@pytest.mark.parametrize(("median", "verdict"), [(1.4, "aim met"), (1.41, "met"), (1.7, "met"), (1.71, "**missed**")])
def test_a_line_says_whether_the_bound_and_the_aim_are_met(median: float, verdict: str) -> None:
    assert (
        str(Line("总览", 1.7, 1.4, median, "1.2–1.9"))
        == f"| 总览 | ≤ 1.7 | ≤ 1.4 | {median:.2f} | 1.2–1.9 | {verdict} |"
    )


def test_of_many_screens_the_core_and_the_neighbours_page_are_told() -> None:
    found = [Round(share, (1000.0, 900.0, 1100.0), (1100.0, 1000.0, 1200.0)) for share in (0.05, 0.07, 0.06)]
    assert report.screen_lines(found) == [
        "| 20 screens, share of one core | ≤ 0.33 | ≤ 0.1 | 0.06 | 0.05–0.07 | aim met |",
        "| 总览 beside 20 screens, × quiet | ≤ 1.3 | ≤ 1.1 | 1.10 | 1.10–1.10 | aim met |",
    ]


def test_a_table_replaces_the_one_before_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "performance.md"
    paper.write_text(
        "above\n<!-- bench pages -->\nold\n<!-- end pages -->\nbelow\n<!-- bench loads -->\n", encoding="utf-8"
    )
    monkeypatch.setattr(report, "PAPER", paper)
    report.publish("pages", "python -m bench pages", 7, ["| line |"])
    text = paper.read_text(encoding="utf-8")
    assert "old" not in text
    assert text.startswith("above\n<!-- bench pages -->\n`python -m bench pages`, 7 rounds, ")
    assert text.endswith("| line |\n<!-- end pages -->\nbelow\n<!-- bench loads -->\n")


@pytest.mark.parametrize(
    ("words", "parts"),
    [([], ["pages", "scale", "loads", "screens", "meetings"]), (["loads", "--rounds", "2"], ["loads"])],
)
def test_without_a_name_all_parts_are_measured(words: list[str], parts: list[str]) -> None:
    assert arguments(words).parts == parts


def test_a_part_that_is_none_is_wrong_usage() -> None:
    with pytest.raises(SystemExit):
        arguments(["charts"])
