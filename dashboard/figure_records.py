"""The records behind an indicator (指标的数据来源): what each adds to it, its file, sheet, row, batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.exports import ExportColumn
from dashboard.figure_reads import read_record_names, read_trace
from dashboard.ledger import Ledger, show
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from data.datasets import dataset
from data.figures import Parts, Trace, TraceRow
from data.places import Place

NAMED = (ExportColumn("数据", width=14), ExportColumn("记录", width=44))
WHOLE = (ExportColumn("计入数值", "number"),)
MOST_ROWS = 16
PARTS = (ExportColumn("计入分子", "number"), ExportColumn("计入分母", "number"))


def records_of(here: View, code: str, title: str = "数据来源") -> None:
    """The table of all the records, with an export; those that add nothing stand last."""
    trace = read_trace(here, code)
    names = _names(here, trace)
    divided = any(isinstance(row.contribution, Parts) for row in trace.rows)
    rows = [_row(row, names, divided) for row in sorted(trace.rows, key=_adds_nothing)]
    columns = (*NAMED, *(PARTS if divided else WHOLE), *ORIGIN)
    sources = tuple(dict.fromkeys(row.dataset for row in trace.rows))
    show(here, Ledger(title, f"records_{code}", columns, rows, sources, "条记录", most_rows=MOST_ROWS))


def _adds_nothing(row: TraceRow) -> bool:
    return row.contribution == 0


def _names(here: View, trace: Trace) -> Mapping[tuple[str, str], str]:
    keys: dict[str, list[str]] = {}
    for row in trace.rows:
        keys.setdefault(row.dataset, []).append(row.key)
    named: dict[tuple[str, str], str] = {}
    for name, found in keys.items():
        named |= {(name, key): words for key, words in read_record_names(here, name, tuple(found)).items()}
    return named


def _row(row: TraceRow, names: Mapping[tuple[str, str], str], divided: bool) -> tuple[Any, ...]:
    given = row.contribution
    added = (given.numerator, given.denominator) if isinstance(given, Parts) else (given,)
    place = Place(row.file, row.sheet, row.row, row.batch, row.as_of)
    name = names.get((row.dataset, row.key), row.key)
    return dataset(row.dataset).zh, name, *(added if divided else added[:1]), *origin(place)
