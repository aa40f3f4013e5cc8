"""Databases to measure with: the sample, the sample with many more supervision items."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.items import write_workbook
from bench.process import run_step
from data import accounts, sessions
from data.accounts import Wanted
from data.database import writing


def sample(folder: Path) -> str:
    """The URL of a fresh SQLite database in `folder` with the sample workbooks loaded."""
    url = f"sqlite:///{folder / 'sample.db'}"
    run_step(["etl", "sample"], {"DATABASE_URL": url})
    return url


def signed_in(url: str) -> str:
    """The token of a session on the database, of an account made for it."""
    with writing(url) as connection:
        number = accounts.add(connection, accounts.checked(Wanted("bench", "supervision")), None)
        return sessions.begin(connection, number, "127.0.0.1")


def enlarged(folder: Path, sample_url: str, items: int) -> str:
    """The URL of a copy of the sample database that holds `items` supervision items more."""
    target = folder / "large.db"
    shutil.copy(sample_url.removeprefix("sqlite:///"), target)
    url = f"sqlite:///{target}"
    workbook = write_workbook(folder / "items.xlsx", items)
    run_step(["etl", "load", str(workbook), "--dataset", "supervision"], {"DATABASE_URL": url})
    return url
