"""The processes that check and load: one job once, a killed one leaves nothing half done, the next one goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from bench.process import tree
from data.database import reading
from data.permissions import Forbidden, Person
from data.schema import prepare
from data.tables import batch, versions
from etl.hand_in.check import Check
from etl.hand_in.commit import Answers
from etl.hand_in.desk import Desk, DeskFailed, Ticket
from etl.hand_in.jobs import Job
from etl.hand_in.receipt import Receipt
from tests.databases import ROOT
from tests.sheets import listed, supervision_sheet

OFFICE = Person("督查处经办", "supervision", "督查处")

Take = Callable[..., Check]


@pytest.fixture
def url(database_url: str) -> str:
    """A database that holds nothing yet."""
    prepare(database_url)
    return database_url


@pytest.fixture
def desk() -> Desk:
    """A desk of its own; its processes end with the test run."""
    return Desk()


def check(desk: Desk, url: str, path: Path) -> Check:
    job = Job("take_in", url, None, (path.read_bytes(), path.name, OFFICE))
    found: Check = desk.ask(job, path).answer()
    return found


def load(desk: Desk, url: str, found: Check) -> Ticket:
    arguments = (found.number, Answers(), OFFICE, dict(found.base))
    return desk.ask(Job("commit", url, found.number, arguments), ("commit", found.number))


def counts(url: str) -> tuple[int, int]:
    """Batches and versions of the lists."""
    tables = (batch, versions("supervision"))
    with reading(url) as connection:
        found = [connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables]
    return found[0], found[1]


def test_a_sheet_is_checked_and_loaded_in_another_process(url: str, desk: Desk, tmp_path: Path) -> None:
    found = check(desk, url, supervision_sheet(tmp_path / "重点工作.xlsx", listed(1), listed(2)))
    receipt: Receipt = load(desk, url, found).answer()
    assert (receipt.parts[0].added, counts(url)) == (2, (1, 2))


def test_what_a_job_raises_is_raised_here(url: str, desk: Desk) -> None:
    job = Job("take_in", url, None, (b"x", "表.xlsx", Person("某领导", "leader")))
    with pytest.raises(Forbidden, match="领导账号不能报送数据。"):
        desk.ask(job, "x").answer()


def test_who_asks_while_it_runs_is_given_the_same_ticket(url: str, desk: Desk, tmp_path: Path) -> None:
    found = check(desk, url, supervision_sheet(tmp_path / "重点工作.xlsx", *map(listed, range(1, 500))))
    first, second = load(desk, url, found), load(desk, url, found)
    assert first is second
    assert first.answer() == load(desk, url, found).answer()
    assert counts(url) == (1, 499)


def test_a_process_killed_while_it_writes_leaves_nothing_and_the_next_one_loads(
    url: str, desk: Desk, tmp_path: Path
) -> None:
    found = check(desk, url, supervision_sheet(tmp_path / "重点工作.xlsx", *map(listed, range(1, 4000))))
    ticket = load(desk, url, found)
    while ticket.stage != "写入数据" and not ticket.wait(0):
        time.sleep(0.001)
    for pid in tree(os.getpid())[1:]:
        if b"desk_process" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGKILL)
    with pytest.raises(DeskFailed, match="处理这个文件时程序中断了，数据没有改动。"):
        ticket.answer()
    assert counts(url) == (0, 0)
    load(desk, url, found).answer()
    assert counts(url) == (1, 3999)


GROWN = """
import sys
from pathlib import Path
grown = b"\\x01" * 800_000_000
from data.permissions import Person
from etl.hand_in.desk import Desk
from etl.hand_in.jobs import Job
person = Person("督查处经办", "supervision", "督查处")
path = Path(sys.argv[2])
ticket = Desk().ask(Job("take_in", sys.argv[1], None, (path.read_bytes(), path.name, person)), "one")
print(ticket.answer().number)
"""


def test_a_server_that_has_grown_large_still_has_its_sheets_checked(url: str, tmp_path: Path) -> None:
    path = supervision_sheet(tmp_path / "重点工作.xlsx", listed(1))
    command = [sys.executable, "-c", GROWN, url, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "1"
