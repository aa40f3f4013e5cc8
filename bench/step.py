"""Does one load in a process of its own, prints what it cost above its imports.

python -m bench.step floor FILE DATABASE      reads the sheet, inserts its rows unchecked
python -m bench.step load FILE DATABASE       the program's own `etl load` of the same file
python -m bench.step check FILE DATABASE      what the page 数据报送 does with it before a load: keep, read, check, compare
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import io
import json
import os
import resource
import runpy
import sqlite3
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.process import resident_mb

IMPORTS = {
    "floor": ("python_calamine",),
    "load": ("etl.intake", "etl.load", "data.schema"),
    "check": ("etl.hand_in.jobs", "data.schema"),
}
BY = "督查处经办"


def main(name: str, file: str, database: str) -> None:
    """Prints JSON: `cpu_s` of this process and its children, `imports_mb` resident before the work began."""
    for module in IMPORTS[name]:
        importlib.import_module(module)
    if name == "check":
        _take_in(Path(file).with_name("small.xlsx"))
    imports_mb = resident_mb(os.getpid())
    before = _cpu_s()
    {"floor": lambda: floor(file, database), "load": lambda: load(file), "check": lambda: check(file)}[name]()
    print(json.dumps({"cpu_s": _cpu_s() - before, "imports_mb": imports_mb}))


def floor(file: str, database: str) -> None:
    """The least that any load must do: calamine's read of the first sheet, one executemany in one transaction."""
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    width = len(rows[1])
    connection = sqlite3.connect(database)
    connection.execute("pragma journal_mode=wal")
    connection.execute(f"create table items ({', '.join(f'c{number}' for number in range(width))})")
    connection.executemany(f"insert into items values ({', '.join('?' * width)})", _plain(rows))
    connection.commit()


def load(file: str) -> None:
    """The command `etl load`, in this process and the one that it reads the file in. Raises RuntimeError if refused."""
    sys.argv = ["etl", "load", file, "--dataset", "supervision", "--json"]
    answer = io.StringIO()
    with contextlib.redirect_stdout(answer), contextlib.suppress(SystemExit):
        runpy.run_module("etl", run_name="__main__", alter_sys=True)
    outcome = json.loads(answer.getvalue())[0]
    if not outcome["batch"] or outcome["problems"]:
        raise RuntimeError(f"{Path(file).name}: {outcome['problems'][:3]}")


def check(file: str) -> None:
    """The check of a hand-in, in this process and the one that it reads the file in. Raises RuntimeError if refused.

    The server's process for it has checked sheets before, so a small one comes first, which is not counted.
    """
    if _take_in(Path(file)).is_refused:
        raise RuntimeError(f"{Path(file).name} was refused")


def _take_in(file: Path) -> Any:
    from data.permissions import Person
    from etl.collection import uncollected
    from etl.hand_in.jobs import TASKS

    with uncollected():
        return TASKS["take_in"](lambda stage: None, file.read_bytes(), file.name, Person(BY, "supervision", "督查处"))


def _plain(rows: list[list[Any]]) -> Iterator[list[Any]]:
    for row in islice(rows, 2, None):
        yield [value.isoformat() if isinstance(value, dt.date) else value for value in row]


def _cpu_s() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:4])
