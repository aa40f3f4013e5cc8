"""The sample's workbooks of openness and proposals add up to the report, counted from the written files alone."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl.sample_year import disclosure, proposals, write_xls, write_xlsx
from etl.sample_year.days import LAST_DAY
from etl.sample_year.proposals_plan import proposals as planned
from etl.sample_year.requests_plan import requests as asked
from etl.sample_year.words_bank import counties, departments

FIGURES = Path(__file__).resolve().parents[2] / "shared" / "domain" / "figures_2020.csv"
WRITE = {"xlsx": write_xlsx.write, "xls": write_xls.write}
OTHERS = re.compile("^市委|^市人大|^市政协|^市法院|^市检察院|^市总工会|^团市委|^市妇联")
"""Hosts that are not of the government side, told by their names."""


@dataclass(frozen=True)
class Found:
    """A table read back: rows by their lowest header; the year and month that its title speaks of."""

    sheet: str
    title: str
    rows: list[dict[str, object]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    folder = tmp_path_factory.mktemp("openness")
    books = sorted((*disclosure.books(), *proposals.books()), key=lambda book: book.received)
    for number, book in enumerate(books):
        path = folder / f"{number:02d}.{book.kind}"
        WRITE[book.kind](book, path)
    return [table for path in sorted(folder.iterdir()) for table in _read(path)]


def _read(path: Path) -> Iterator[Found]:
    workbook = CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        top = next(n for n, row in enumerate(cells) if sum(cell != "" for cell in row) >= 4)
        two = cells[top + 1][0] == ""
        heads = [str(low or up) for up, low in zip(cells[top], cells[top + 1] if two else cells[top], strict=True)]
        body = [row for row in cells[top + 1 + two :] if sum(cell != "" for cell in row) >= 3 and row[0] != "合计"]
        yield Found(name, str(cells[0][0]), [dict(zip(heads, row, strict=False)) for row in body])


def _of_2020(tables: list[Found], sheet: str) -> list[Found]:
    return [table for table in tables if sheet in table.sheet and table.title.startswith("2020年")]


def _published(tables: list[Found]) -> dict[tuple[str, str], str]:
    """The last number told for each month and unit."""
    told: dict[tuple[str, str], str] = {}
    for table in (*_of_2020(tables, "主动公开"), *_of_2020(tables, "更正")):
        month = re.match(r"2020年(\d+)月", table.title)
        for row in table.rows:
            unit = str(row.get("公开单位") or row.get("单位"))
            total = row.get("公开总数") or row.get("合计") or row.get("主动公开信息数")
            of = str(row["统计月份"]).rstrip("月") if "统计月份" in row else month[1] if month else ""
            told[of, _plain(unit)] = str(total)
    return told


ALIASES = {alias: entry.name for entry in departments() for alias in entry.aliases.split("/")}
ALIASES |= {county.government: county.name for county in counties()}


def _plain(unit: str) -> str:
    return ALIASES.get(unit, unit)


def _sum(tables: list[Found]) -> float:
    return sum(float(re.findall(r"\d+", total)[0]) for total in _published(tables).values())


def _ledger(tables: list[Found]) -> list[dict[str, object]]:
    """The year's whole ledger: the two sheets of the last return."""
    kinds = ("人大代表建议", "政协提案")
    return [row for t in tables if t.sheet in kinds and "截至2020年12月31日" in t.title for row in t.rows]


def _own(tables: list[Found]) -> list[dict[str, object]]:
    return [row for row in _ledger(tables) if not OTHERS.match(str(row["承办单位"]))]


def _in_time(row: dict[str, object]) -> bool:
    answered, due = (_day(row[name]) for name in ("答复时间", "办理期限"))
    return answered <= due


def _day(cell: object) -> dt.date:
    if isinstance(cell, dt.date):
        return cell
    numbers = [int(number) for number in re.findall(r"\d+", str(cell))]
    if len(str(cell)) == 8:
        return dt.datetime.strptime(str(cell), "%Y%m%d").date()
    return dt.date(*numbers) if len(numbers) == 3 else dt.date(2020, *numbers)


def _content(tables: list[Found]) -> float:
    told = Counter(str(row["对办理工作"]) for row in _own(tables))
    return (told["满意"] + told["基本满意"]) / (told.total() - told["未反馈"] - told[""])


RECOUNTS: dict[str, Callable[[list[Found]], float]] = {
    "open_published": _sum,
    "open_requests": lambda t: len(
        {number for table in _of_2020(t, "依申请公开") for row in table.rows
         if "[2020]" in (number := str(row.get("受理编号") or row.get("登记号")))}
    ),
    "prop_total": lambda t: len(_ledger(t)),
    "prop_handled": lambda t: len(_own(t)),
    "prop_share": lambda t: round(len(_own(t)) / len(_ledger(t)), 4),
    "prop_ontime_rate": lambda t: sum(_in_time(row) for row in _own(t)) / len(_own(t)),
    "prop_satisfaction": _content,
}  # fmt: skip


def _figures() -> list[tuple[str, float]]:
    if not FIGURES.exists():
        return []
    with FIGURES.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["code"], float(row["value"])) for row in csv.DictReader(lines) if row["section"] == "openness"]


def test_every_figure_of_the_section_is_counted_again() -> None:
    if not FIGURES.exists():
        pytest.skip("没有 ../shared/domain/figures_2020.csv,未能与报告数字核对")
    assert {code for code, _ in _figures()} == set(RECOUNTS)


@pytest.mark.parametrize(("code", "value"), _figures())
def test_the_written_workbooks_add_up_to_the_figure_of_the_report(tables: list[Found], code: str, value: float) -> None:
    assert RECOUNTS[code](tables) == pytest.approx(value, abs=1e-9)


def test_one_return_alone_is_vague(tables: list[Found]) -> None:
    assert [key for key, total in _published(tables).items() if "多" in total] == [("12", "海川市")]


def test_a_department_counted_double_in_july_and_corrected_it_in_august(tables: list[Found]) -> None:
    july = [row for table in _of_2020(tables, "主动公开") if "2020年7月" in table.title for row in table.rows]
    counted = next(row["合计"] for row in july if _plain(str(row["单位"])) == "市交通运输局")
    (corrected,) = _of_2020(tables, "更正")[0].rows
    assert counted == 2 * float(str(corrected["主动公开信息数"]))


def test_requests_take_every_turn_that_a_clock_can_take() -> None:
    found = [entry.at(LAST_DAY) for entry in asked()]
    still = [entry for entry in found if entry.answered_on is None]
    assert (len(found), len(still)) == (54, 8)
    assert [entry.received_on for entry in still if entry.due_on() < LAST_DAY] == [dt.date(2020, 11, 25)]
    assert sum(entry.extended_on is not None for entry in found) == 5
    assert sum(entry.corrected_on is not None for entry in found) == 3
    assert sum(entry.third_from is not None for entry in found) == 3
    assert sum(entry.answered_on > entry.due_on() for entry in found if entry.answered_on) == 1


def test_proposals_are_all_answered_in_time_though_some_went_astray() -> None:
    found = planned()
    assert all(entry.answered_on <= min(entry.due_on(LAST_DAY), LAST_DAY) for entry in found)
    assert len({(entry.kind, entry.level, entry.number) for entry in found}) == len({e.title for e in found}) == 647
    assert sum(entry.returned_on is not None for entry in found) == 16
    assert sum(entry.outcome == "不满意" for entry in found) == 2
    assert sum(entry.reworked_on is not None for entry in found) == 4
