"""Writes that fail, disks that fill up, uploads that break off: all or nothing, and a sentence that says so."""

from __future__ import annotations

import copy
import datetime as dt
import os
import random
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bench.items import write_workbook
from data.database import DatabaseUnavailable, engine, writing
from data.schema import prepare
from etl.cli import DONE, NO_DATABASE, main
from etl.intake import Intake
from etl.load import load
from etl.reading import read_workbook
from etl.undo import undo
from etl.workbook import UnreadableFile
from tests.requirement import missing
from tests.returns import hand_in, item, make_rows
from tests.sheets import listed, supervision_sheet
from tests.soaking import SOAKING, trials
from tests.whole import assert_whole

PASSING = Path(__file__).resolve().parent / "should_pass"
FULL = "磁盘已满，数据没有写入；请清理磁盘后重试。\n"
WRITES = 200
"""More calls than any load of a few rows makes."""


class Failing:
    """Makes the n-th call of the driver fail, the commit included."""

    def __init__(self, made: sa.Engine, n: int) -> None:
        self.left = n
        for name in ("do_execute", "do_executemany", "do_execute_no_params"):
            sa.event.listen(made, name, self._call)
        sa.event.listen(made, "commit", self._call)

    def _call(self, *_: Any) -> None:
        self.left -= 1
        if self.left == 0:
            raise sqlite3.OperationalError("disk I/O error")


@contextmanager
def failing(url: str, n: int) -> Iterator[Failing]:
    """The engine of a URL with a failing n-th call, and a fresh one after it."""
    engine(url).dispose()
    fault = Failing(engine(url), n)
    yield fault
    fault.left = 0


def content(url: str) -> list[str]:
    """Everything that a database holds."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        return list(connection.iterdump())


def returns(*completions: float) -> Intake:
    """A return of items, the n-th with the n-th share done."""
    records = [item(f"{number}号", completion=share) for number, share in enumerate(completions)]
    return Intake("下一期.xlsx", [make_rows("supervision", dt.date(2020, 10, 31), records)])


def load_next(connection: sa.Connection) -> None:
    load(connection, copy.deepcopy(returns(0.5, 0.9, 0.1)), b"next", "督查处")


def undo_first(connection: sa.Connection) -> None:
    undo(connection, 1, "督查处")


@pytest.mark.parametrize("change", [load_next, undo_first])
@pytest.mark.parametrize("standing", ["2020-09-30", "2020-11-30"], ids=["in order", "late"])
def test_whichever_write_fails_nothing_of_it_stays(
    database_url: str, standing: str, change: Callable[[sa.Connection], None]
) -> None:
    hand_in(database_url, "supervision", standing, item("0号", completion=0.5), item("1号", completion=0.6))
    for n in range(1, WRITES):
        before = content(database_url)
        with failing(database_url, n) as fault:
            try:
                with writing(database_url) as connection:
                    change(connection)
            except (DatabaseUnavailable, sqlite3.OperationalError):
                assert fault.left == 0
            if fault.left > 0:
                break
        assert content(database_url) == before
        assert len(assert_whole(database_url)) == 1
    assert 5 < n < WRITES - 1
    assert content(database_url) != before
    assert_whole(database_url)


def test_whichever_step_of_the_migration_fails_the_next_command_makes_it_good(database_url: str) -> None:
    for n in range(1, WRITES, 1 if SOAKING else 7):
        with failing(database_url, n) as fault:
            try:
                prepare(database_url)
            except (DatabaseUnavailable, sqlite3.OperationalError):
                assert fault.left == 0
            if fault.left > 0:
                break
    assert n > 7
    engine(database_url).dispose()
    assert hand_in(database_url, "supervision", "2020-10-31", item("0号")).added == 1
    assert_whole(database_url)


@contextmanager
def limited_file(folder: Path) -> Iterator[str]:
    """A database that may grow by a few pages only."""
    url = f"sqlite:///{folder / 'test.db'}"
    prepare(url)
    engine(url).dispose()

    def limit(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA max_page_count = 400")

    sa.event.listen(engine(url), "connect", limit)
    yield url


@contextmanager
def small_disk(folder: Path) -> Iterator[str]:
    """A database on a disk of three megabytes, which only root can mount."""
    if os.geteuid() != 0:
        missing("the right to mount a small disk", "run make soak as root")
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=True)
    url = f"sqlite:///{disk / 'test.db'}"
    try:
        yield url
    finally:
        engine(url).dispose()
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("little_room", [limited_file, *([small_disk] if SOAKING else [])])
def test_a_full_disk_is_told_and_what_was_loaded_stays(
    little_room: Callable[[Path], AbstractContextManager[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    small = supervision_sheet(tmp_path / "重点工作.xlsx", listed(1))
    large = write_workbook(tmp_path / "重点工作清单.xlsx", 20_000 if little_room is small_disk else 5_000)
    with little_room(tmp_path) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        assert main(["load", str(small)]) == DONE
        capsys.readouterr()
        assert main(["load", str(large)]) == NO_DATABASE
        assert capsys.readouterr() == ("", FULL)
        assert main(["history", "supervision", "2020|work_report|[2020]01号"]) == DONE
        assert assert_whole(url) == [1]
        assert main(["load", str(supervision_sheet(tmp_path / "下一期.xlsx", listed(2)))]) == DONE
        assert len(assert_whole(url)) == 2


@pytest.mark.parametrize("name", ["一本多表.xlsx", "老版表格.xls", "开放文档.ods", "WPS表格.et"])
def test_an_upload_that_breaks_off_is_refused_never_short(name: str) -> None:
    whole = (PASSING / name).read_bytes()
    rows = rows_of(whole, name)
    cuts = trials(6, 60)
    for cut in cuts:
        part = whole[: len(whole) * (10 + cut * 90 // len(cuts)) // 100] if cut else whole[:-1]
        try:
            read = rows_of(part, name)
        except UnreadableFile:
            continue
        assert read == rows


@pytest.mark.parametrize("name", ["一本多表.xlsx", "开放文档.ods", "老版表格.xls", "WPS表格.et"])
def test_an_upload_with_a_flipped_bit_is_refused_or_read_never_a_crash(name: str) -> None:
    whole = (PASSING / name).read_bytes()
    rows = rows_of(whole, name)
    for trial in trials(10, 250):
        chance = random.Random(trial)
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        try:
            read = rows_of(bytes(flipped), name)
        except UnreadableFile:
            continue
        # A zip seals its parts, so what is read of one is what was written. The old formats seal nothing.
        assert read == rows or name.endswith((".xls", ".et")), f"trial {trial}"


def rows_of(content: bytes, name: str) -> list[list[tuple[Any, ...]]]:
    """The cells of every sheet."""
    return [list(map(tuple, sheet.rows)) for sheet in read_workbook(content, name).sheets]
