"""The sample reproduces the figures of the year's report, each from records that its trace lists."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from data.database import reading
from data.figures import Figure, figures, trace
from tests.requirement import missing

REPORT = Path(__file__).resolve().parents[2] / "shared" / "domain" / "figures_2020.csv"
YEAR_END = dt.date(2020, 12, 31)


@dataclass(frozen=True)
class Reported:
    """A figure as the report gives it."""

    code: str
    value: float | None
    qualifier: str


def reported() -> list[Reported]:
    if not REPORT.exists():
        return []
    with REPORT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Reported(row["code"], float(row["value"]) if row["value"] else None, row["qualifier"]) for row in rows]


@pytest.fixture(scope="module")
def sample(sample_url: str) -> Iterator[sa.Connection]:
    with reading(sample_url) as connection:
        yield connection


@pytest.fixture(scope="module")
def found(sample: sa.Connection) -> dict[str, Figure]:
    return {entry.code: entry for entry in figures(sample, YEAR_END)}


def test_the_report_is_at_hand() -> None:
    if not REPORT.exists():
        missing(
            "the report's figures (shared/domain/figures_2020.csv)", "check out the shared folder beside the project"
        )
    assert len(reported()) == 65


@pytest.mark.parametrize("expected", reported(), ids=lambda expected: expected.code)
def test_a_figure_of_the_report_comes_out_of_the_sample(found: dict[str, Figure], expected: Reported) -> None:
    shown = found[expected.code]
    value = None if shown.value is None else round(shown.value, 4)
    assert (value, shown.qualifier) == (expected.value, expected.qualifier)


@pytest.mark.parametrize("expected", reported(), ids=lambda expected: expected.code)
def test_a_figure_of_the_report_names_its_files(sample: sa.Connection, expected: Reported) -> None:
    rows = trace(sample, expected.code, YEAR_END).rows
    assert rows
    assert all(row.file and row.row > 0 and row.as_of <= YEAR_END for row in rows)
    assert all(row.sheet or row.file.endswith(".csv") for row in rows)
