"""`etl load`, and the check of the page 数据报送, beside the floor: CPU and peak memory for 20 000 and 100 000 rows."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.items import write_workbook
from bench.process import run_step
from data.database import engine
from data.schema import prepare

SIZES = (20_000, 100_000)


@dataclass(frozen=True)
class Cost:
    """What one load took above its imports: CPU seconds and MB at the peak, both of the whole process tree."""

    cpu_s: float
    peak_mb: float


@dataclass(frozen=True)
class Pair:
    """The floor, then the program, on the same file; the check of the next month's file on top of it, for the smaller."""

    floor: Cost
    load: Cost
    check: Cost | None = None


def measure(rounds: int) -> dict[int, list[Pair]]:
    """Number of rows → a pair a round. Databases are empty but migrated, so that no migration is counted."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        migrated(folder / "empty.db")
        files = {size: write_workbook(folder / f"items_{size}.xlsx", size) for size in SIZES}
        write_workbook(folder / "small.xlsx", 10)
        following = write_workbook(folder / "following.xlsx", SIZES[0], next_month=True)
        _loaded(folder, files[SIZES[0]])
        return {
            size: [_pair(folder, file, following if size == SIZES[0] else None) for _ in range(rounds)]
            for size, file in files.items()
        }


def _loaded(folder: Path, file: Path) -> None:
    """Makes the database that holds the month before."""
    database = folder / "before.db"
    shutil.copy(folder / "empty.db", database)
    run_step(["bench.step", "load", str(file), str(database)], {"DATABASE_URL": f"sqlite:///{database}"})


def migrated(path: Path) -> None:
    """Makes a database without data, all of it in the one file: loads are measured on copies of it."""
    url = f"sqlite:///{path}"
    prepare(url)
    # The last connection to close moves everything from the log into the file.
    engine(url).dispose()


def _pair(folder: Path, file: Path, following: Path | None) -> Pair:
    check = _cost("check", folder, following) if following else None
    return Pair(_cost("floor", folder, file), _cost("load", folder, file), check)


def _cost(step: str, folder: Path, file: Path) -> Cost:
    with TemporaryDirectory(dir=folder) as fresh:
        database = Path(fresh, "bench.db")
        if step != "floor":
            shutil.copy(folder / ("empty.db" if step == "load" else "before.db"), database)
        arguments = ["bench.step", step, str(file), str(database)]
        output, peak_mb = run_step(arguments, {"DATABASE_URL": f"sqlite:///{database}"})
        spent = json.loads(output.splitlines()[-1])
        return Cost(spent["cpu_s"], peak_mb - spent["imports_mb"])
