"""The audit trail from the command line, filled by real loads and undos."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.commands import dashboard, etl
from tests.sheets import listed, supervision_sheet


@pytest.fixture
def used(database_url: str, tmp_path: Path) -> str:
    """A database into which one sheet was loaded and taken back."""
    sheet = supervision_sheet(tmp_path / "重点工作.xlsx", listed(1), listed(2))
    assert etl(database_url, "load", sheet, "--by", "督查处").status == 0
    assert etl(database_url, "undo", "1").status == 0
    return database_url


def test_loads_and_undos_leave_their_traces(used: str) -> None:
    found = dashboard(used, "audit", "list", "--json").document
    assert [(entry["id"], entry["actor"], entry["action"], entry["subject"]) for entry in found] == [
        (1, "督查处", "load", "批次1"),
        (2, "未写明经办", "undo", "批次1"),
    ]
    assert found[0]["detail"] == {
        "dataset": "supervision", "file": "重点工作.xlsx", "as_of": "2020-10-31", "rows": 2, "added": 2, "changed": 0,
    }  # fmt: skip


def test_a_repeated_file_and_a_check_leave_none(used: str, tmp_path: Path) -> None:
    sheet = supervision_sheet(tmp_path / "再来.xlsx", listed(1))
    etl(used, "check", sheet)
    etl(used, "load", sheet)
    etl(used, "load", sheet)
    assert len(dashboard(used, "audit", "list", "--json").document) == 3


def test_an_untouched_trail_is_said_to_hold(used: str) -> None:
    answer = dashboard(used, "audit", "verify")
    assert answer.status == 0
    assert "操作日志共2条，前后衔接，没有改动。" in answer.out


def test_the_first_row_that_was_touched_is_named(used: str) -> None:
    with sqlite3.connect(used.removeprefix("sqlite:///")) as connection:
        connection.execute("DROP TRIGGER audit_no_UPDATE")
        connection.execute("UPDATE audit SET actor = '法制处' WHERE id = 1")
    answer = dashboard(used, "audit", "verify")
    assert answer.status == 1
    assert "操作日志从第1条起对不上" in answer.err


def test_people_read_it_as_a_table(used: str) -> None:
    lines = dashboard(used, "audit", "list").out.splitlines()
    assert "导入" in lines[-2]
    assert "撤回" in lines[-1]


def test_wrong_usage_is_told_in_chinese(database_url: str) -> None:
    answer = dashboard(database_url, "audit")
    assert answer.status == 2
    assert "用法不对" in answer.err
