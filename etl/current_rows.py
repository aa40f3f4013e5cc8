"""What a division's next return starts from: the records in force, as cells of the template."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from data import clock_board
from data.clocks import ALL as CLOCKED
from data.directory import directory
from data.facts import in_force
from data.kinds.kind import Cell, Setting
from data.kinds.periods import Period
from data.lights import items
from data.rules import rules
from data.spec import Column, Dataset
from etl.filling import Filling
from etl.handed_in_last import handed_in_last
from etl.template_guide import fillable
from etl.written_back import Writer

MOST_ROWS = 4_000
"""Rows that a template is filled with; whoever has more edits the sheet handed in last."""


def current_rows(connection: sa.Connection, spec: Dataset, day: dt.date) -> Filling:
    """The records in force on the day that the next return is about.

    A full return's are those of its newest period; of what brings only news, those handed in last and those still open.
    """
    facts = in_force(spec, day)
    if spec.scope is None:
        found, note = _news(connection, facts, spec, day)
    else:
        found = list(connection.execute(_newest(connection, facts, spec, day)).mappings())
        note = _note(spec, found, day)
    if len(found) > MOST_ROWS:
        return Filling((), f"现有{len(found)}条，超过{MOST_ROWS}条，没有预填；请在上次报送的表里修改。")
    return _filled(connection, spec, sorted(found, key=lambda row: _order(spec, row)), day, note)


def record_cells(connection: sa.Connection, spec: Dataset, key: str, day: dt.date) -> dict[str, Cell]:
    """The cells of one record in force on the day, by the names of their columns; none where there is no such record."""
    facts = in_force(spec, day)
    found = connection.execute(sa.select(facts).where(facts.c.record_key == key)).mappings().all()
    rows = _filled(connection, spec, found, day, "").rows
    return {column.name: cell for column, cell in zip(fillable(spec), rows[0], strict=True)} if rows else {}


def open_keys(connection: sa.Connection, spec: Dataset, day: dt.date) -> set[str] | None:
    """Keys of the records that are not done, by light or by clock; None where neither tells."""
    if spec.tracking is not None:
        c = items(day, rules()).c
        return set(connection.scalars(sa.select(c.key).where(c.dataset == spec.name, c.light != "done")))
    clocked = [source for source in CLOCKED if source.dataset == spec.name]
    if not clocked:
        return None
    running = (entry for source in clocked for entry in clock_board.every(connection, day, source))
    return {entry.key for entry in running if not entry.clock.is_done}


def _news(
    connection: sa.Connection, facts: sa.Subquery, spec: Dataset, day: dt.date
) -> tuple[Sequence[Mapping[Any, Any]], str]:
    """What was handed in for the newest period and what is still open, with words about it: to correct one is an edit."""
    latest = handed_in_last(connection, spec, day)
    still_open = open_keys(connection, spec, day) or set()
    wanted = still_open | (latest.keys if latest else set())
    found = [row for row in connection.execute(sa.select(facts)).mappings() if row["record_key"] in wanted]
    if latest is None or not found:
        return [], "还没有这类数据，所以没有预填。"
    count = sum(row["record_key"] in latest.keys for row in found)
    older = f"，和以前报送、还没有办结的{len(found) - count}条" if count < len(found) else ""
    note = (
        f"已填好最近一期（截至{_words(latest.day)}）报送的{count}条{older}：有变化、要更正的直接改那一格，"
        "新增的接着往下写。不用再报的整行删去，删去的不会从系统里撤下。"
    )
    return found, note


def _newest(connection: sa.Connection, facts: sa.Subquery, spec: Dataset, day: dt.date) -> sa.Select[Any]:
    """The records of the newest year, month or week that a full return is about."""
    query = sa.select(facts)
    if not spec.scope:
        return query
    column = facts.c[spec.scope[0]]
    latest = day.year if spec.scope[0] == "year" else day
    newest = connection.scalar(sa.select(sa.func.max(column)).where(column <= latest))
    return query.where(column == newest)


def _note(spec: Dataset, found: Sequence[Mapping[Any, Any]], day: dt.date) -> str:
    column = _period(spec)
    if not found:
        return "还没有这类数据，所以没有预填。"
    if column is None:
        return (
            f"已填好截至{_words(day)}的{len(found)}条：有变化的直接改，新增的接着往下写；不再报送的整行删去，"
            "核对时会列在“本次未包含”里。"
        )
    parts = [found[0][column.name + part.suffix] for part in column.kind.fields]
    shown = column.kind.show(*parts)
    return f"已填好上一期（{shown}）的{len(found)}条：请先把“{column.zh}”一列改成本期，再改数字。"


def _period(spec: Dataset) -> Column | None:
    """The column of the period that a full return is bounded by."""
    return next((spec.column(name) for name in spec.scope or () if isinstance(spec.column(name).kind, Period)), None)


def _filled(
    connection: sa.Connection, spec: Dataset, found: Sequence[Mapping[Any, Any]], day: dt.date, note: str
) -> Filling:
    setting = Setting(year=day.year, as_of=day, units=directory(connection, day))
    raws = [json.loads(row["raw"]) if row["raw"] else {} for row in found]
    columns = []
    for column in fillable(spec):
        writer, names = Writer(column, setting), [column.name + part.suffix for part in column.kind.fields]
        columns.append([
            writer.write([row[name] for name in names], raw.get(column.name))
            for row, raw in zip(found, raws, strict=True)
        ])  # fmt: skip
    cells = [one for column in columns for one in column]
    return Filling(
        tuple(zip(*([one.cell for one in column] for column in columns), strict=True)),
        note,
        sum(not one.is_exact for one in cells),
        sum(not one.is_quiet for one in cells),
    )


def _order(spec: Dataset, row: Mapping[Any, Any]) -> tuple[Any, ...]:
    """By list as offices list them, then by line number, then by key."""
    bounds = [_rank(spec.column(name), row[name]) for name in spec.scope or ()]
    seq = str(row["seq"]) if row.get("seq") else ""
    return (*bounds, (int(seq) if seq.isdigit() else 10**9), str(row["record_key"]))


def _rank(column: Column, value: Any) -> tuple[int, str]:
    shown = column.kind.show(value) if value is not None else ""
    options = column.kind.options
    return (options.index(shown) if shown in options else len(options), str(value))


def _words(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
