"""The records behind an indicator (指标的数据来源): what each adds to it, its file, sheet, row, batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.exports import ExportColumn
from dashboard.figure_reads import read_record_names, read_trace
from dashboard.ledger import Ledger, show
from dashboard.provenance import ORIGIN, origin
from dashboard.reads import View
from dashboard.rights import not_yours, readable
from data.datasets import dataset
from data.figures import Parts, TraceRow
from data.places import Place

NAMED = (ExportColumn("数据", width=14), ExportColumn("记录", width=44))
WHOLE = (ExportColumn("计入数值", "number"),)
MOST_ROWS = 16
PARTS = (ExportColumn("计入分子", "number"), ExportColumn("计入分母", "number"))


def records_of(here: View, code: str, title: str = "数据来源") -> None:
    """The table of all the records, with an export; those that add nothing stand last.

    Records of datasets that the person may not read are left out, and their datasets named.
    """
    behind = read_trace(here, code).rows
    every = tuple(dict.fromkeys(row.dataset for row in behind))
    sources = readable(every)
    seen = [row for row in behind if row.dataset in sources]
    hidden = [name for name in every if name not in sources]
    if hidden:
        not_yours(hidden)
    if hidden and not seen:
        return
    names = _names(here, seen)
    divided = any(isinstance(row.contribution, Parts) for row in seen)
    rows = [_row(row, names, divided) for row in sorted(seen, key=_adds_nothing)]
    columns = (*NAMED, *(PARTS if divided else WHOLE), *ORIGIN)
    show(here, Ledger(title, f"records_{code}", columns, rows, sources, "条记录", most_rows=MOST_ROWS))


def _adds_nothing(row: TraceRow) -> bool:
    return row.contribution == 0


def _names(here: View, rows: Sequence[TraceRow]) -> Mapping[tuple[str, str], str]:
    keys: dict[str, list[str]] = {}
    for row in rows:
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
