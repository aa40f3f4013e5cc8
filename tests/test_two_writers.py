"""Several people load at once: everything is stored, the history is one, whoever has to wait is told."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest

from data import database
from etl.cli import NO_DATABASE, main
from tests.commands import etl
from tests.killing import start
from tests.sheets import listed, supervision_sheet, write_sheet
from tests.soaking import trials
from tests.whole import assert_whole

WRITERS = trials(2, 20)
KEY = "2020|work_report|[2020]01号"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of a database that nobody has used yet, on each of the two systems."""
    name = {"sqlite": "database_url", "postgresql": "postgres_url"}[request.param]
    return str(request.getfixturevalue(name))


def run_together(url: str, files: list[Path]) -> list[int]:
    """Exit statuses of loads started at the same time; none prints a traceback."""
    processes = [start(url, "load", file) for file in files]
    answers = [process.communicate(timeout=120) for process in processes]
    assert not any("Traceback" in text for answer in answers for text in answer)
    assert [err for _, err in answers if err] == []
    return [process.returncode for process in processes]


def drills(path: Path, number: int) -> Path:
    headers = ("演练名称", "组织单位", "计划时间", "状态")
    return write_sheet(
        path, "2020年度应急演练计划", headers, [(f"第{number}场演练", "市应急管理局", "6月底前", "计划")]
    )


def test_divisions_that_load_different_data_at_once_all_succeed(url: str, tmp_path: Path) -> None:
    files = [
        supervision_sheet(tmp_path / f"重点工作{number}.xlsx", listed(number)) if number % 2 else
        drills(tmp_path / f"演练{number}.xlsx", number)
        for number in WRITERS
    ]  # fmt: skip
    assert run_together(url, files) == [0] * len(files)
    assert len(assert_whole(url)) == len(files)


def test_returns_of_one_list_at_once_make_one_history(url: str, tmp_path: Path) -> None:
    files = [
        supervision_sheet(tmp_path / f"重点工作{number}.xlsx", listed(1, 完成率=f"{number + 10}%"))
        for number in WRITERS
    ]
    assert run_together(url, files) == [0] * len(files)
    batches = assert_whole(url)
    versions = etl(url, "history", "supervision", KEY, "--json").document
    assert [version["batch"] for version in versions] == batches
    # Of several returns of one day the last one counts, the others hold for no day.
    assert {version["valid_to"] for version in versions[:-1]} == {"2020-10-31"}
    assert versions[-1]["valid_to"] == "9999-12-31"


def test_one_file_loaded_by_several_at_once_is_loaded_once(url: str, tmp_path: Path) -> None:
    file = supervision_sheet(tmp_path / "重点工作.xlsx", listed(1), listed(2))
    assert run_together(url, [file] * len(WRITERS)) == [0] * len(WRITERS)
    assert assert_whole(url) == [1]


@pytest.fixture
def locked(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with one return in which somebody else is writing; waiting is cut to a second."""
    monkeypatch.setattr(database, "LOCK_WAIT_S", 1)
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["load", str(supervision_sheet(tmp_path / "重点工作.xlsx", listed(1)))]) == 0
    return Path(database_url.removeprefix("sqlite:///"))


def hold(path: Path) -> sqlite3.Connection:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_writer_that_waits_too_long_is_told_that_somebody_is_loading(
    locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    other = hold(locked)
    status = main(["load", str(supervision_sheet(tmp_path / "下一期.xlsx", listed(2)))])
    assert (status, capsys.readouterr()) == (NO_DATABASE, ("", "正在有人导入数据，请稍后再试。\n"))
    other.close()
    assert main(["load", str(tmp_path / "下一期.xlsx")]) == 0


def test_readers_go_on_while_somebody_loads(locked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = hold(locked)
    assert main(["status", "--as-of", "2020-10-31", "--json"]) == 0
    assert main(["check", str(tmp_path / "重点工作.xlsx")]) == 0
    assert main(["batches"]) == 0
    other.close()


def test_a_writer_waits_for_another_that_finishes_in_time(locked: Path, database_url: str, tmp_path: Path) -> None:
    other = hold(locked)
    waiting: subprocess.Popen[Any] = start(database_url, "load", supervision_sheet(tmp_path / "下一期.xlsx", listed(2)))
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(3)
    other.close()
    waiting.communicate(timeout=60)
    assert waiting.returncode == 0
    assert len(assert_whole(database_url)) == 2
