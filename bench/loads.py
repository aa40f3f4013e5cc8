"""`etl load` beside the floor: CPU and peak memory for 20 000 and for 100 000 supervision rows."""

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
    """The floor, then the program, on the same file."""

    floor: Cost
    load: Cost


def measure(rounds: int) -> dict[int, list[Pair]]:
    """Number of rows → a pair a round. Databases are empty but migrated, so that no migration is counted."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        migrated(folder / "empty.db")
        files = {size: write_workbook(folder / f"items_{size}.xlsx", size) for size in SIZES}
        return {size: [_pair(folder, file) for _ in range(rounds)] for size, file in files.items()}


def migrated(path: Path) -> None:
    """Makes a database without data, all of it in the one file: loads are measured on copies of it."""
    url = f"sqlite:///{path}"
    prepare(url)
    # The last connection to close moves everything from the log into the file.
    engine(url).dispose()


def _pair(folder: Path, file: Path) -> Pair:
    return Pair(_cost("floor", folder, file), _cost("load", folder, file))


def _cost(step: str, folder: Path, file: Path) -> Cost:
    with TemporaryDirectory(dir=folder) as fresh:
        database = Path(fresh, "bench.db")
        if step == "load":
            shutil.copy(folder / "empty.db", database)
        arguments = ["bench.step", step, str(file), str(database)]
        output, peak_mb = run_step(arguments, {"DATABASE_URL": f"sqlite:///{database}"})
        spent = json.loads(output.splitlines()[-1])
        return Cost(spent["cpu_s"], peak_mb - spent["imports_mb"])
