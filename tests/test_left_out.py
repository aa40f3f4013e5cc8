"""What a return leaves out is named, and so is what it adds and changes where people ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import etl
from tests.returns import hand_in, item
from tests.sheets import listed, supervision_sheet


@pytest.fixture
def later(database_url: str, tmp_path: Path) -> Path:
    """A return of November that lacks the second item of October's, changes the first and adds a third."""
    etl(database_url, "load", supervision_sheet(tmp_path / "十月.xlsx", listed(1), listed(2)))
    rows = (listed(1, 完成率="90%"), listed(3))
    return supervision_sheet(tmp_path / "十一月.xlsx", *rows, day="2020年11月30日")


def name(number: int) -> dict[str, str]:
    title = f"[2020]0{number}号　市政府工作报告重点工作清单　推进第{number}项工作"
    return {"key": f"2020|work_report|[2020]0{number}号", "title": title}


def test_a_program_is_given_the_records_left_out(database_url: str, later: Path) -> None:
    found = etl(database_url, "check", later, "--json").document[0]
    assert (found["missing"], found["missing_items"]) == (1, [name(2)])
    assert {"added_items", "changed_items"}.isdisjoint(found)


def test_a_program_that_asks_is_given_what_is_new_and_how_records_change(database_url: str, later: Path) -> None:
    found = etl(database_url, "load", later, "--details", "--json").document[0]
    assert found["added_items"] == [name(3)]
    change = {"header": "完成率", "before": "80%", "after": "90%"}
    assert found["changed_items"] == [{**name(1), "changes": [change]}]


def test_a_person_reads_the_records_left_out_without_asking(database_url: str, later: Path) -> None:
    assert etl(database_url, "check", later).out.splitlines() == [
        "十一月.xlsx → 四张清单（截至2020-11-30）：读到2行：新增1、变更1、未变0、本次未包含1",
        "  本次未包含：",
        f"    {name(2)['title']}",
    ]


def test_many_records_left_out_are_cut_short_for_a_person(database_url: str, tmp_path: Path) -> None:
    etl(database_url, "load", supervision_sheet(tmp_path / "十月.xlsx", *(listed(n) for n in range(1, 25))))
    short = supervision_sheet(tmp_path / "十一月.xlsx", listed(1), day="2020年11月30日")
    lines = etl(database_url, "check", short).out.splitlines()
    assert len(lines) == 2 + 20 + 1
    assert lines[-1] == "    另有3条，加上 --details 全部列出"
    assert len(etl(database_url, "check", short, "--details").out.splitlines()) == 2 + 23


def on_list(number: str, name: str) -> dict[str, object]:
    return item(number, list_type=name)


def test_a_list_that_came_along_the_last_time_is_asked_for(database_url: str) -> None:
    both = (on_list("1", "work_report"), on_list("2", "secretary_instruction"))
    hand_in(database_url, "supervision", "2020-09-30", *both, file="九月.xlsx")
    done = hand_in(database_url, "supervision", "2020-10-31", on_list("1", "work_report"))
    assert [entry["message"] for entry in done.problems] == [
        "上次报送的“九月.xlsx”里有“市委书记批示重点工作清单”，这次整张没有。请核对是否漏报；不再报送或另行报送的，不必处理。"
    ]


def test_lists_that_come_in_files_of_their_own_are_not_asked_for(database_url: str) -> None:
    for day in ("2020-09-30", "2020-10-31"):
        for number, name in (("1", "work_report"), ("2", "secretary_instruction")):
            done = hand_in(database_url, "supervision", day, on_list(number, name))
            assert done.problems == []


def test_a_new_years_first_list_is_not_measured_by_the_old_years(database_url: str) -> None:
    both = (on_list("1", "work_report"), on_list("2", "secretary_instruction"))
    hand_in(database_url, "supervision", "2020-12-31", *both)
    done = hand_in(database_url, "supervision", "2021-01-31", {**on_list("1", "work_report"), "year": 2021.0})
    assert done.problems == []
