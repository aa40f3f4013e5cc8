"""Temporary files: one folder under `var/` for all that the program writes for a while, swept of what dead processes left."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from data.database import ROOT

FOLDER = ROOT / "var" / "tmp"
LOCK = "owner.lock"
"""Held by the process that a folder belongs to; the system lets go of it however the process ends."""
OLD_S = 24 * 3600
"""Where files cannot be locked, a folder counts as left behind once it has not been touched for so long."""


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder that only this account of the system can read, gone when the block is left."""
    folder = Path(tempfile.mkdtemp(dir=own_folder()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def claim() -> None:
    """Has libraries and child processes write their temporary files (uploads, workbooks) there, too; sweeps first."""
    tempfile.tempdir = os.environ["TMPDIR"] = str(own_folder())


def own_folder() -> Path:
    """This process's own folder, made and locked when first asked for; then what dead processes left is swept."""
    return _own_folder(os.getpid())


@cache
def _own_folder(pid: int) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{pid}-", dir=FOLDER))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # Never closed: the lock has to last as long as the process.
    _lock(os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600))
    return folder


def sweep() -> int:
    """Removes the folders whose processes are gone; how many there were."""
    left = [folder for folder in FOLDER.glob("*-*") if folder.is_dir() and _is_left_behind(folder)]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def _is_left_behind(folder: Path) -> bool:
    try:
        descriptor = os.open(folder / LOCK, os.O_RDWR)
    except OSError:
        # Made a moment ago, not locked yet; or left by a process that was killed right then.
        return _age(folder) > 60
    try:
        return _lock(descriptor)
    finally:
        os.close(descriptor)


def _age(folder: Path) -> float:
    with suppress(OSError):
        return time.time() - folder.stat().st_mtime
    return 0.0


def _lock(descriptor: int) -> bool:
    """Whether the lock could be had; where the system has none, whether it was last touched long ago."""
    try:
        import fcntl
    except ImportError:  # Windows
        return time.time() - os.fstat(descriptor).st_mtime > OLD_S
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
