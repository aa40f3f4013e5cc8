"""Runs `python -m etl …` and `python -m dashboard …` as people do: a process of its own, with a database of the test.

Such a process is branched off one that has imported what commands need, which takes longer than most commands take.
"""

from __future__ import annotations

import atexit
import json
import multiprocessing
import os
import runpy
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing.context import BaseContext
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.out)


def etl(url: str, *arguments: object, timeout: float = 120) -> Answer:
    """Runs one command to its end; fails the test if it prints a traceback."""
    return _run("etl", url, arguments, timeout)


def dashboard(url: str, *arguments: object) -> Answer:
    """Runs one command of the board to its end; fails the test if it prints a traceback."""
    return _run("dashboard", url, arguments, 120)


def _run(module: str, url: str, arguments: Sequence[object], timeout: float) -> Answer:
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONIOENCODING": "utf-8"}
    with tempfile.TemporaryDirectory() as folder:
        said = (Path(folder, "out"), Path(folder, "err"))
        words = [module, *map(str, arguments)]
        process = _trunk().Process(target=_obey, args=(words, environment, said))  # type: ignore[attr-defined]
        with pytest.MonkeyPatch.context() as patch:
            # A branch runs the main program of its parent anew: after a page was tested, that is the page.
            patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
            process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"{words} took longer than {timeout} s")
        out, err = (path.read_text(encoding="utf-8") for path in said)
    assert "Traceback" not in out + err
    return Answer(process.exitcode, out, err)


@cache
def _trunk() -> BaseContext:
    trunk = multiprocessing.get_context("forkserver")
    trunk.set_forkserver_preload([__name__, "dashboard.command_line", "etl.commands", "dashboard.exports"])
    return trunk


def _obey(words: Sequence[str], environment: dict[str, str], said: tuple[Path, Path]) -> None:
    """What `python -m` does, in the process of the command."""
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    for number, path in enumerate(said, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    sys.argv = list(words)
    try:
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    finally:
        # A branch leaves without the goodbyes that a program says.
        atexit._run_exitfuncs()
