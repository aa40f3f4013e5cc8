"""From a file's bytes to checked rows, by dataset: everything before the database is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from data.aliases import with_aliases
from data.datasets import dataset
from data.kinds.kind import Finding, Setting
from data.permissions import owners
from data.personal import names_people
from data.spec import Dataset
from data.units import Directory
from etl.checking import people_listed, read_rows
from etl.columns import known_headers
from etl.keys import give_keys
from etl.layout import Table, find_tables
from etl.period import assumed_day, names_period, stated_day, year_of
from etl.problems import Problem, blocks, in_order, problem
from etl.quiet_sheets import QUIET_SHEETS, is_result
from etl.reading import read_workbook
from etl.recognition import guesses
from etl.rows import Rows, join
from etl.workbook import Sheet, UnreadableFile, Workbook

_OPEN_DAY = re.compile(r"截[至止]")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person said about a file instead of leaving it to recognition."""

    dataset: Dataset | None = None
    as_of: dt.date | None = None
    in_detail: bool = False
    """Name every record that is added or changed."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a file is read against: the known units, the day it is, the names that divisions use for units.

    `chosen` are the units, by code, that the person who hands this file in said its unknown names mean.
    """

    units: Directory
    today: dt.date
    aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By division, the code by every name that was confirmed for its returns."""
    chosen: Mapping[str, str] = field(default_factory=dict)

    def units_of(self, spec: Dataset) -> Directory:
        """The units that a return of the dataset may name: those known, and its divisions' own names for them."""
        own = [self.aliases[division] for division in owners(spec) if division in self.aliases]
        return with_aliases(with_aliases(self.units, *own), self.chosen)


@dataclass(slots=True)
class Intake:
    """What a file holds: rows by dataset and day, and the problems that belong to no row of these."""

    file: str
    rows: list[Rows] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    in_detail: bool = False
    says_again: bool = False
    """Load even what the same bytes brought before: a person wants it to stand again, over what came after."""
    heads: dict[str, int] = field(default_factory=dict)
    """By sheet, the last row of its first table's header, from 0."""

    @property
    def refused(self) -> bool:
        """True if anything in the file keeps it from loading: then nothing of it loads."""
        return blocks(self.problems) or any(blocks(rows.problems) for rows in self.rows) or not self.rows


def take_in(content: bytes, file: str, wish: Wish, circumstances: Circumstances) -> Intake:
    """Reads, recognises and checks a file; raises nothing for a bad one, but says so in its problems."""
    try:
        workbook = read_workbook(content, file)
    except UnreadableFile as refusal:
        return unread(refusal, file)
    return take_in_workbook(workbook, file, wish, circumstances)


def unread(refusal: UnreadableFile, file: str) -> Intake:
    """The intake of a file that cannot be read."""
    return Intake(file, problems=[problem(refusal.finding)])


def take_in_workbook(workbook: Workbook, file: str, wish: Wish, circumstances: Circumstances) -> Intake:
    """Recognises and checks a workbook that was read; raises nothing for a bad one, but says so in its problems."""
    intake = Intake(file, in_detail=wish.in_detail)
    intake.problems.extend(problem(notice) for notice in workbook.notices)
    parts: dict[tuple[str, dt.date], list[Rows]] = {}
    for table in _tables(workbook, intake):
        rows = _read_table(table, intake, wish, circumstances)
        if rows is not None:
            parts.setdefault((rows.spec.name, rows.as_of), []).append(rows)
    intake.rows = [_joined(group) for group in parts.values()]
    if not intake.rows and not blocks(intake.problems):
        is_empty = any(entry.code == "no_rows" for entry in intake.problems)
        intake.problems = [entry for entry in intake.problems if entry.code != "no_rows"]
        intake.problems.append(problem(Finding("nothing_to_load" if is_empty else "no_table")))
    return intake


def _joined(group: list[Rows]) -> Rows:
    rows = join(group)
    give_keys(rows)
    rows.problems = in_order(rows.problems, (sheet for sheet, _ in rows.places))
    return rows


def _tables(workbook: Workbook, intake: Intake) -> Iterable[Table]:
    for sheet in workbook.sheets:
        if is_result(sheet.name, sheet.grid):
            continue
        tables = find_tables(sheet, known_headers())
        if not tables and sheet.name not in QUIET_SHEETS and _has_content(sheet):
            intake.problems.append(problem(Finding("sheet_without_table", "warning"), sheet.name))
        if tables:
            intake.heads[sheet.name] = tables[0].header_row
        yield from tables


def _has_content(sheet: Sheet) -> bool:
    return any(cell not in (None, "") for row in sheet.rows for cell in row)


def _read_table(table: Table, intake: Intake, wish: Wish, circumstances: Circumstances) -> Rows | None:
    context = f"{intake.file} {table.sheet.name} {' '.join(table.titles)}"
    spec = wish.dataset or _recognised(table, context, intake)
    if spec is None:
        return None
    if not table.rows:
        intake.problems.append(problem(Finding("no_rows", "warning"), table.sheet.name))
        return None
    stated = stated_day(table, intake.file, circumstances.today)
    as_of = wish.as_of or stated or assumed_day(table, intake.file, circumstances.today)
    setting = Setting(
        year=year_of(table, intake.file, as_of),
        as_of=as_of,
        units=circumstances.units_of(spec),
        scope=_scope(table, circumstances.units),
    )
    rows = read_rows(spec, table, setting, context)
    rows.problems.extend(
        problem(finding, table.sheet.name) for finding in _of_day(table, intake.file, wish, circumstances)
    )
    if stated is None and wish.as_of is None:
        rows.problems.append(problem(_of_no_day(table, rows), table.sheet.name))
    return rows


DAYS_AHEAD, DAYS_AHEAD_OF_PERIOD = 7, 100
"""How far after today a day may lie that a sheet states: a slip in the year is more. A quarter may have just begun."""


def _of_day(table: Table, file: str, wish: Wish, circumstances: Circumstances) -> Iterator[Finding]:
    """What is odd about the day that a table speaks about: contradicted, still to come."""
    today = circumstances.today
    stated = stated_day(table, file, today)
    day = wish.as_of or stated or assumed_day(table, file, today)
    detail = {"day": day.isoformat(), "today": today.isoformat(), "stated": stated.isoformat() if stated else ""}
    if stated is not None and stated != day:
        yield Finding("as_of_differs", "warning", detail)
    if day > today:
        ahead = DAYS_AHEAD_OF_PERIOD if names_period(table, file) else DAYS_AHEAD
        is_slip = wish.as_of is None and (day - today).days > ahead
        yield Finding("as_of_far_ahead", "error", detail) if is_slip else Finding("as_of_in_future", "warning", detail)


def _of_no_day(table: Table, rows: Rows) -> Finding:
    """A hint that the day was assumed; an error where a title's 截至 was left open and every date is of another year."""
    day = rows.as_of
    years = rows.years()
    if any(_OPEN_DAY.search(title) for title in table.titles) and years and day.year not in years:
        written = "、".join(map(str, sorted(years)))
        return Finding("as_of_left_open", "error", {"day": day.isoformat(), "years": written})
    return Finding("as_of_assumed", "warning", {"day": day.isoformat()})


def _recognised(table: Table, context: str, intake: Intake) -> Dataset | None:
    ranked = guesses(table, context)
    if ranked and not ranked[0].missing:
        return ranked[0].spec
    detail: Mapping[str, str] = {}
    if ranked and ranked[0].score > 0:
        detail = {"dataset": ranked[0].spec.zh, "headers": "、".join(ranked[0].missing)}
    finding = Finding("dataset_lacks_headers" if detail else "dataset_unknown", "error", dict(detail))
    if detail and ranked[0].spec.counts_only:
        finding = _listing(ranked[0].spec, table) or finding
    intake.problems.append(problem(finding, table.sheet.name, f"第{table.header_row + 1}行"))
    return None


def _listing(spec: Dataset, table: Table) -> Finding | None:
    """Why a sheet lacks the counts: it lists the persons instead."""
    naming = next((header for header in table.headers if names_people(header.raw)), None)
    return people_listed(spec, naming) if naming else None


def _scope(table: Table, units: Directory) -> str | None:
    """The county that fills in the sheet, inside which 发改局 means its own bureau (reference §4.0.6, rule 7)."""
    code = units.resolve(table.reporting_unit) if table.reporting_unit else None
    return code if code and units.kind(code) in ("county", "zone") else None


def named(name: str | None) -> Dataset | None:
    """The dataset of that name, None for none. Raises KeyError for an unknown one."""
    return dataset(name) if name else None
