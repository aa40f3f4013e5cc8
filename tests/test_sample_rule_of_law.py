"""The legal division's year, recounted from the written workbooks alone, and how it stands on the last day."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from python_calamine import CalamineWorkbook

from data.clock_board import counts, entries
from data.clocks import clocked
from data.database import reading
from data.figures import figure
from etl.sample_year import legal_reviews, reconsideration_plan
from etl.sample_year.days import LAST_DAY, MONTH_ENDS
from etl.sample_year.law_study import units
from etl.sample_year.rule_of_law import books
from etl.sample_year.year import WRITERS
from tests.requirement import missing

FIGURES = Path(__file__).resolve().parents[2] / "shared" / "domain" / "figures_2020.csv"
Row = dict[str, object]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("law")
    for number, book in enumerate(books()[1:]):
        WRITERS[book.kind](book, place / f"{number:02d}.{book.kind}")
    return place


def rows(folder: Path, sheet: str) -> list[Row]:
    """The data rows of every sheet of that name, month by month, by the lowest header level."""
    return [row for path in sorted(folder.iterdir()) for row in _read(path, sheet)]


def last(folder: Path, sheet: str) -> list[Row]:
    """The data rows of the last one."""
    return list(_read(sorted(folder.iterdir())[-1], sheet))


def _read(path: Path, sheet: str) -> Iterator[Row]:
    workbook = CalamineWorkbook.from_path(path)
    if sheet not in workbook.sheet_names:
        return
    cells = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    top = next(n for n, row in enumerate(cells) if row[0] == "序号")
    two_levels = cells[top + 1][0] == ""
    lower = cells[top + 1] if two_levels else [""] * len(cells[top])
    names = [str(low or up) for up, low in zip(cells[top], lower, strict=True)]
    for row in cells[top + 1 + two_levels :]:
        if isinstance(row[0], int | float):
            yield dict(zip(names, row, strict=True))


def accepted(folder: Path) -> list[Row]:
    return [row for row in last(folder, "行政复议") if row["受理结果"] == "受理"]


def reviewed(folder: Path) -> dict[str, Row]:
    """The papers given out, by title, as their last register has them."""
    return {str(row["文件/合同名称"]): row for row in rows(folder, "合法性审查") if row["出具日期"] != ""}


def of_kind(folder: Path, *words: str, field: str | None = None) -> float:
    chosen = [row for row in reviewed(folder).values() if any(word in str(row["类型"]) for word in words)]
    return sum(float(str(row[field])) for row in chosen) if field else len(chosen)


def laws(folder: Path) -> set[str]:
    named = [re.search("《(.*?)》", str(row["法律法规名称"])) for row in last(folder, "会前学法")]
    return {match[1].replace("中华人民共和国", "") for match in named if match}


def concluded(folder: Path) -> int:
    return sum(row["审结日期"] != "" for row in accepted(folder))


DOCUMENTS, CONTRACTS = ("文件", "决策"), ("合同",)
RECOUNTS: dict[str, Callable[[Path], float]] = {
    "legal_recon_accepted": lambda f: len(accepted(f)),
    "legal_recon_concluded": concluded,
    "legal_recon_pending": lambda f: len(accepted(f)) - concluded(f),
    "legal_recon_close_rate": lambda f: round(concluded(f) / len(accepted(f)), 4),
    "legal_study_laws": lambda f: len(laws(f)),
    "legal_study_coverage": lambda f: sum(row["是否开展"] == "是" for row in last(f, "学法覆盖")) / len(units()),
    "legal_docs_reviewed": lambda f: of_kind(f, *DOCUMENTS),
    "legal_normative_reviewed": lambda f: of_kind(f, "规范性文件"),
    "legal_doc_opinions": lambda f: of_kind(f, *DOCUMENTS, field="审查意见数"),
    "legal_contracts_reviewed": lambda f: of_kind(f, *CONTRACTS),
    "legal_contract_opinions": lambda f: of_kind(f, *CONTRACTS, field="审查意见数"),
}


def reported() -> list[tuple[str, float]]:
    if not FIGURES.exists():
        return []
    with FIGURES.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["code"], float(row["value"])) for row in csv.DictReader(lines) if row["section"] == "rule_of_law"]


def test_every_figure_but_the_milestone_is_recounted() -> None:
    if not FIGURES.exists():
        missing("the report's figures (shared/domain/figures_2020.csv)", "check out the shared folder")
    assert {code for code, _ in reported()} == {*RECOUNTS, "legal_bureau_opened"}


@pytest.mark.parametrize(("code", "value"), [entry for entry in reported() if entry[0] in RECOUNTS])
def test_the_legal_divisions_workbooks_add_up_to_the_report(folder: Path, code: str, value: float) -> None:
    assert RECOUNTS[code](folder) == pytest.approx(value, abs=1e-9)


def test_the_ledger_of_cases_grows_from_month_to_month(folder: Path) -> None:
    sizes = [len(list(_read(path, "行政复议"))) for path in sorted(folder.iterdir())]
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (5, 109)


def test_a_case_never_has_a_day_after_that_of_its_ledger() -> None:
    for entry in reconsideration_plan.applications():
        days = [
            entry.received, entry.asked, entry.handed_in, entry.accepted, entry.forwarded, entry.replied, entry.extended,
            entry.concluded,
        ]  # fmt: skip
        assert entry.accepted is None or entry.accepted >= entry.received
        assert entry.concluded is None or entry.concluded <= LAST_DAY
        assert all(day >= entry.received for day in days if day)
        assert entry.suspended is None or entry.accepted is None or entry.suspended > entry.accepted


def test_the_year_before_left_nothing_over(sample: sa.Connection) -> None:
    day = dt.date(2019, 12, 31)
    codes = ("legal_recon_accepted", "legal_recon_concluded", "legal_recon_pending", "legal_docs_reviewed")
    assert [figure(sample, code, day).value for code in codes] == [78, 78, 0, 96]
    assert figure(sample, "legal_study_coverage", day).value == pytest.approx(33 / 41)


def test_no_applicant_is_named(folder: Path) -> None:
    words = {str(row["申请人类型"]) for row in last(folder, "行政复议")}
    assert words == {"公民", "法人", "其他"}


def test_law_study_spreads_from_quarter_to_quarter(folder: Path) -> None:
    ends = [path for path, day in zip(sorted(folder.iterdir()), MONTH_ENDS, strict=True) if day.month % 3 == 0]
    held = [sum(row["是否开展"] == "是" for row in _read(path, "学法覆盖")) for path in ends]
    assert all(earlier < later for earlier, later in pairwise(held))
    assert held[-1] == len(units()) == 41


def test_some_reviews_and_filings_are_late() -> None:
    found = legal_reviews.papers()
    assert sum(paper.issued is None for paper in found) == 6
    late = [p for p in found if p.published and p.filed and (p.filed - p.published).days > 15]
    assert 1 <= len(late) <= 3


@pytest.fixture(scope="module")
def sample(sample_url: str) -> Iterator[sa.Connection]:
    with reading(sample_url) as connection:
        yield connection


@pytest.mark.parametrize(
    ("term", "total", "closed", "overdue", "soon", "paused", "closed_late"),
    [
        ("recon_decide", 92, 55, 4, 2, 7, 2),
        ("recon_accept", 96, 92, 1, 1, 1, 1),
        ("recon_reply", 87, 83, 1, 0, 0, 3),
        ("legal_review", 32, 30, 1, 1, 0, 0),
        ("legal_review_other", 98, 94, 0, 1, 0, 3),
        ("normative_filing", 29, 26, 2, 0, 0, 2),
    ],
)
def test_the_last_day_shows_cases_of_every_kind(
    sample: sa.Connection, term: str, total: int, closed: int, overdue: int, soon: int, paused: int, closed_late: int
) -> None:
    found = counts(entries(sample, LAST_DAY))[term]
    assert (found.total, found.closed, found.overdue) == (total, closed, overdue)
    assert (found.due_soon, found.paused, found.closed_late) == (soon, paused, closed_late)


def test_some_cases_were_extended_and_some_ran_again_after_a_suspension(sample: sa.Connection) -> None:
    running = [
        entry.clock for entry in entries(sample, dt.date(2020, 12, 31), of=(clocked("reconsideration"),))
        if entry.clock.term.code == "recon_decide"
    ]  # fmt: skip
    assert sum(clock.running.extended for clock in running) == 10
    assert sum(bool(clock.stops) and not clock.is_stopped for clock in running) == 4
