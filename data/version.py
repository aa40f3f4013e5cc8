"""Which version of the program this is, as `pyproject.toml` says."""

from __future__ import annotations

import tomllib
from functools import cache

from data.database import ROOT


@cache
def program_version() -> str:
    """`0.1.0`."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
