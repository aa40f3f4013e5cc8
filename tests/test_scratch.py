"""Temporary files lie in one place, and those of processes that were killed are swept away."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from data import scratch
from tests.killing import ROOT

WRITES = """
import sys, time
from pathlib import Path
from data import scratch
scratch.FOLDER = Path(sys.argv[1])
with scratch.scratch() as folder:
    (folder / "part.xlsx").write_bytes(b"x" * 100)
    print(folder, flush=True)
    if sys.argv[2] == "wait":
        time.sleep(60)
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go in this test."""
    monkeypatch.setattr(scratch, "FOLDER", tmp_path / "tmp")
    scratch._own_folder.cache_clear()
    return tmp_path / "tmp"


def run(folder: Path, way: str) -> tuple[subprocess.Popen[str], Path]:
    """A process that has written a temporary file, and the folder it wrote into."""
    command = [sys.executable, "-c", WRITES, str(folder), way]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def test_what_a_killed_process_left_is_gone_after_the_next_start_and_what_a_living_one_has_stays(folder: Path) -> None:
    (dead, left), (alive, kept) = run(folder, "wait"), run(folder, "wait")
    dead.kill()
    dead.wait()
    assert (left / "part.xlsx").exists()
    own = scratch.own_folder()
    assert sorted(folder.iterdir()) == sorted([own, kept.parent])
    assert (kept / "part.xlsx").exists()
    alive.kill()
    alive.wait()
    assert scratch.sweep() == 1


def test_a_process_that_ends_by_itself_leaves_nothing(folder: Path) -> None:
    process, _ = run(folder, "end")
    assert process.wait() == 0
    assert list(folder.iterdir()) == []


def test_a_folder_is_for_this_account_alone_and_gone_after_use() -> None:
    with scratch.scratch() as made:
        assert made.stat().st_mode & 0o077 == 0
        (made / "a").touch()
    assert not made.exists()


def test_a_folder_whose_lock_is_missing_counts_as_left_behind_after_a_minute(folder: Path) -> None:
    for name in ("1-new", "2-old"):
        (folder / name).mkdir(parents=True)
    os.utime(folder / "2-old", (0, 0))
    assert scratch.sweep() == 1
    assert (folder / "1-new").exists()


def test_libraries_write_there_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", "")
    scratch.claim()
    assert os.environ["TMPDIR"] == tempfile.gettempdir()
    with tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).parent.parent == folder
