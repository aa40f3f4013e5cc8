"""Public spreadsheets through `python -m etl check`: each ends read or refused in words, in bounds, without a trace."""

from __future__ import annotations

import csv
import os
import resource
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.process import resident_mb, tree
from data.database import engine
from data.schema import prepare
from tests.killing import GONE_S
from tests.requirement import missing
from tests.soaking import SOAKING

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SECONDS, BYTES = 20, 2 * 1024**3
WORST = (
    "exceldatareader/36fb1a14_Test_git_issue_382_oom.xls",
    "libxls/6817cec2_xls2csv_ole_ole2_fread_327.xls",
    "exceldatareader/51d66e80_Test_Issue_12556_corrupt.xls",
    "exceldatareader/75cc17ac_Test_git_issue682.xlsb",
    "poi/41b0c82b_Simple.xlsb",
    "poi/4ba7b6c2_poc-xmlbomb-empty.xlsx",
    "poi/5edcd16d_poc-xmlbomb.xlsx",
    "poi/9b200ead_54764.xlsx",
    "calamine/6bcfec7d_issue_174.xlsx",
    "poi/f97fcb68_44891.xls",
)
OTHERS = (
    "cn-gov/b25f3764_附件1_近5年402家供应商的相关数据.xlsx",
    "cn-gov/d20da89c_data.et",
    "cn-gov/f2d1bbd3_导入模板.xls",
    "cn-gov/43eb245d_任务清单.xlsx",
    "cn-gov/3262e099_台账.xlsx",
    "cn-gov/68cd8d7d_满意度调查.xls",
    "sheetjs/81c593f5_large_strings.xlsx",
    "closedxml/8d384026_DrawingSizeInPx.xlsx",
    "pandas2019/5a4ddde2_DRXFCD_G.csv",
    "sheetjs/c73eded0_password_2002_40_dss.xls",
)


@dataclass(frozen=True)
class Checked:
    """What a check left behind: `resident` is the most that its processes held at once, in bytes."""

    file: str
    status: int
    out: str
    err: str
    seconds: float
    resident: float
    alive: bool


class Watch(threading.Thread):
    """Follows a tree of processes until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.seen, self.resident, self.over = pid, set[int](), 0.0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.01):
            processes = tree(self.pid)
            self.seen.update(processes)
            self.resident = max(self.resident, sum(map(resident_mb, processes)) * 1024**2)


def check(file: str, url: str) -> Checked:
    """Checks one file in a process that may not address more than it may hold."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "etl", "check", str(CORPUS / file)],
        cwd=ROOT, env={**os.environ, "DATABASE_URL": url, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    resource.prlimit(process.pid, resource.RLIMIT_AS, (BYTES, BYTES))
    watch = Watch(process.pid)
    watch.start()
    out, err = process.communicate(timeout=10 * SECONDS)
    seconds = time.monotonic() - started
    watch.over.set()
    watch.join()
    return Checked(file, process.returncode, out, err, seconds, watch.resident, _is_any_alive(watch.seen))


def _is_any_alive(processes: set[int]) -> bool:
    end = time.monotonic() + GONE_S
    while time.monotonic() < end:
        if not any(map(_is_a_reader, processes)):
            return False
        time.sleep(0.05)
    return True


def _is_a_reader(pid: int) -> bool:
    """A number may belong to somebody else by now."""
    with suppress(OSError):
        return b"etl" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def names() -> list[str]:
    manifest = CORPUS / "manifest.csv"
    if not manifest.exists():
        missing("the corpus of public spreadsheets (shared/corpus)", "check out the shared folder beside the project")
    if not SOAKING:
        return [*WORST, *OTHERS]
    with manifest.open(encoding="utf-8") as rows:
        return [row["file"] for row in csv.DictReader(rows)]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> list[Checked]:
    """Every file checked against one database, two at a time."""
    files = names()
    path = tmp_path_factory.mktemp("corpus") / "corpus.db"
    prepare(f"sqlite:///{path}")
    engine(f"sqlite:///{path}").dispose()
    before = _dump(path)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda file: check(file, f"sqlite:///{path}"), files))
    assert _dump(path) == before, "a check wrote to the database"
    return found


def _dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_every_file_ends_read_or_refused_and_says_so(checked: list[Checked]) -> None:
    assert [(one.file, one.status, one.err) for one in checked if one.status not in (0, 1) or one.err] == []
    assert [one.file for one in checked if one.status == 1 and "[错误]" not in one.out] == []
    assert [one.file for one in checked if "Traceback" in one.out] == []


def test_every_file_ends_in_time_and_within_memory(checked: list[Checked]) -> None:
    assert [(one.file, one.seconds) for one in checked if one.seconds > SECONDS] == []
    assert [(one.file, one.resident) for one in checked if one.resident > BYTES] == []


def test_no_file_leaves_a_process_behind(checked: list[Checked]) -> None:
    assert [one.file for one in checked if one.alive] == []
