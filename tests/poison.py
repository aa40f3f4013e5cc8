"""Builds workbooks whose every text cell is hostile: Markdown, HTML, scripts, live formulas, characters that hide."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from openpyxl import Workbook

from data.database import reading
from data.datasets import ALL, dataset
from data.directory import directory
from data.kinds.kind import Cell, Setting
from data.kinds.organisations import Unit
from data.kinds.text import Code, Text
from data.spec import Column, Dataset
from data.tables import OPEN_END, versions
from etl.template_guide import fillable
from etl.written_back import Writer

EVIL = "evil.example"
"""A host that nothing may ask."""

POISONS = (
    f"![图](http://{EVIL}/md.png)",
    f"[点我](http://{EVIL}/link)",
    f"<img src=http://{EVIL}/img.png onerror=alert(1)>",
    "<script>alert(1)</script>",
    f"</p></div></td></table><iframe src=http://{EVIL}/frame></iframe>",
    f"<style>@import url(http://{EVIL}/style.css)</style><svg onload=alert(1)>",
    "<a href=javascript:alert(1)>链</a>",
    f'=HYPERLINK("http://{EVIL}/f","点")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1,1)",
    "＝1+1",
    "\u202e文反\u202c\u2066隐\u2069\u200b",
    "上\r\n=1+1\r\n下",
    "\t=1+1",
    f"$\\href{{http://{EVIL}/tex}}{{x}}$ :material/home: :red[红]",
    f"`码` **粗** ~~删~~ http://{EVIL}/bare",
    "{{7*7}} ${7*7} %s %(x)s {0} {x!r}",
    "<r>=1+1</r>",
)
ROWS = len(POISONS)
NOT_FREE = {
    ("publications", "issue_no"), ("integrity", "pledges_text"), ("promises", "item"), ("decisions", "item"),
}  # fmt: skip
"""Text columns of which numbers, or a record's code, are read."""
UNITS = (f"![u](http:\\\\{EVIL}\\u.png)局", "<script>alert(1)<!--局", "=1+1局")
"""Units with such names, without the marks that part several units: other sheets name them."""


def poisoned_workbook(url: str, spec: Dataset, path: Path) -> dt.date | None:
    """Writes records of a database as a return, hostile in every text column; its day, None where there are none."""
    with reading(url) as connection:
        table = versions(spec)
        newest = sa.select(table).where(table.c.valid_to == OPEN_END).order_by(table.c.as_of.desc(), table.c.id.desc())
        found = list(connection.execute(newest.limit(None if spec.name == "units" else ROWS)).mappings())
        if not found:
            return None
        day: dt.date = found[0]["as_of"]
        setting = Setting(year=day.year, as_of=day, units=directory(connection, day))
    columns = [_cells(spec, column, found, setting) for column in fillable(spec)]
    rows = [list(row) for row in zip(*columns, strict=True)]
    if spec.name == "units":
        rows += [_unit(number, name) for number, name in enumerate(UNITS)]
    _write(path, spec, day, rows)
    return day


def _unit(number: int, name: str) -> list[Cell]:
    """A department of a hostile name."""
    given: dict[str, Cell] = {"code": f"pz{number}", "name": name, "kind": "市级部门", "sort_order": 900 + number}
    return [given.get(column.name) for column in fillable(dataset("units"))]


def _cells(spec: Dataset, column: Column, found: Sequence[Any], setting: Setting) -> list[Cell]:
    writer, names = Writer(column, setting), [column.name + part.suffix for part in column.kind.fields]
    raws = [json.loads(row["raw"]) if row["raw"] else {} for row in found]
    cells = [
        writer.write([row[name] for name in names], raw.get(column.name)).cell
        for row, raw in zip(found, raws, strict=True)
    ]
    if isinstance(column.kind, Unit) and spec.name != "units":
        return [*UNITS[: len(cells)], *cells[len(UNITS) :]]
    if not is_hostile(spec, column):
        return cells
    return [poisoned(index, cell) for index, cell in enumerate(cells)]


def is_hostile(spec: Dataset, column: Column) -> bool:
    """Whether a column takes any text."""
    if spec.name == "units":
        # By its names others' units are found.
        return column.name == "note"
    return isinstance(column.kind, Text | Code) and (spec.name, column.name) not in NOT_FREE


def poisoned(index: int, cell: Cell) -> str:
    """A hostile text round what was written."""
    return f"{POISONS[index % ROWS]}{cell or '无名'}{index}{POISONS[(index + 7) % ROWS]}"


def _write(path: Path, spec: Dataset, day: dt.date, rows: Sequence[Sequence[Cell]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"{spec.zh}（截至{day.year}年{day.month}月{day.day}日）"])
    sheet.append([column.zh for column in fillable(spec)])
    for row in rows:
        sheet.append([None] * len(row))
        for number, value in enumerate(row, 1):
            cell = sheet.cell(sheet.max_row, number)
            cell.value = value
            if isinstance(value, str):
                # The library would make a live formula of it, which no division's sheet has in a text column.
                cell.data_type = "s"
    book.save(path)


def with_text() -> list[Dataset]:
    """The datasets that have a text column, the units first."""
    return sorted(
        (spec for spec in ALL if any(is_hostile(spec, column) for column in spec.columns)),
        key=lambda spec: spec.name != "units",
    )
