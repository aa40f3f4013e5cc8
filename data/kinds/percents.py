"""Percentages (百分比), decided for a whole column: 62.5%, 62.5 and 0.625 may mean the same (reference §4.0.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from data.cleaning import clean, compact, fold, is_empty, is_not_applicable, shorten, write_out
from data.kinds.kind import Cell, ColumnReading, Field, Finding, Kind, Reading, Setting, Unreadable
from data.quantities import parse_quantity

_LARGEST = 10.0
"""1000 %: completion above it is a slip of the pen (reference §0.1 ruling 3)."""

_LARGEST_FRACTION = 1.5
_WHOLE = frozenset({"全覆盖", "全部", "全部完成", "全面完成", "全部覆盖", "全部实现", "百分之百", "百分百"})
_IN_WORDS = {"已完成": 1.0, "完成": 1.0, "未开工": 0.0, "未启动": 0.0, "未开展": 0.0}
_RATIO = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)")
_HUNDREDTHS = re.compile(r"百分之(.+)")
_NOTE = re.compile(r"^(.*?\d%?)[,、;:。\s]+(?=\D)(.+)$")
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class _Share:
    """A cell's number; `settled` says that it is surely a fraction already."""

    value: float | None
    settled: bool = True
    note: str | None = None
    finding: Finding | None = None
    raw: str | None = None

    @property
    def stored(self) -> tuple[float | None, str | None]:
        return (None, None) if self.finding is not None and self.finding.severity == "error" else (self.value, self.note)


class Percent(Kind):
    """A share stored as a fraction, with the note that stood beside it. Above 100 % is legal for completion."""

    zh = "百分比"
    fields = (Field("", sa.Float()), Field("_note", sa.Text(), "说明"))
    example = "62.5%"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(fraction, note) of a cell that stands alone. Raises Unreadable."""
        column = self.read_column([cell], replace(setting, percent_formatted=frozenset()))
        finding = column.findings[0][1] if column.findings else None
        if finding is not None and finding.severity == "error":
            raise Unreadable(finding.code, **finding.detail)
        return Reading(column.values[0], finding, column.raws.get(0))

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """All cells. Where bare numbers disagree (62.5 beside 0.8) one error stands at the header (ruling 3)."""
        known = {cell: self._parse(cell, setting) for cell in set(cells)}
        bare = [
            (i, share.value)
            for i, cell in enumerate(cells)
            if not (share := known[cell]).settled and share.value and i not in setting.percent_formatted
        ]
        mixed = _disagreement(bare)
        if mixed is not None:
            return ColumnReading([self.blank for _ in cells], [(None, mixed)], {})
        divisor = 100.0 if any(abs(value) > _LARGEST_FRACTION for _, value in bare) else 1.0
        plain = {cell: _settle(cell, share, divisor) for cell, share in known.items()}
        formatted = {cell: _settle(cell, known[cell], 1.0) for cell in {cells[i] for i in setting.percent_formatted}}
        settled = [formatted[cell] if i in setting.percent_formatted else plain[cell] for i, cell in enumerate(cells)]
        return ColumnReading(
            [share.stored for share in settled],
            [(i, share.finding) for i, share in enumerate(settled) if share.finding is not None],
            {i: share.raw for i, share in enumerate(settled) if share.raw is not None},
        )

    def _parse(self, cell: Cell, setting: Setting) -> _Share:
        if isinstance(cell, int | float):
            return _Share(float(cell), settled=False)
        text = clean(write_out(cell)) if cell is not None else ""
        if is_empty(text):
            zero = setting.zero_if_blank and not is_not_applicable(text)
            return _Share(0.0 if zero else None, raw=text if is_not_applicable(text) else None)
        if not isinstance(cell, str):
            return _refused(text)
        return self._parse_text(text, setting)

    def _parse_text(self, text: str, setting: Setting) -> _Share:
        bare, spoken = compact(text), _HUNDREDTHS.fullmatch(compact(text))
        if bare in _WHOLE:
            return _Share(1.0)
        if bare in _IN_WORDS:
            value = _IN_WORDS[bare]
            return _Share(value, finding=Finding("percent_in_words", "warning", {"text": bare, "read": f"{value:.0%}"}), raw=text)
        ratio = _RATIO.fullmatch(bare)
        if ratio is not None and float(ratio[2]) > 0:
            return _Share(float(ratio[1]) / float(ratio[2]), raw=text)
        noted = _NOTE.match(fold(text))
        quantity = parse_quantity(spoken[1] + "%" if spoken else noted[1] if noted else text, setting.header)
        if quantity is None or quantity.value is None or quantity.own_scale or quantity.word not in {"", "个百分点"}:
            return _refused(text)
        note = noted[2] if noted else quantity.note
        percent = quantity.percent or quantity.word == "个百分点"
        value = float(quantity.value) / (1 if quantity.percent or not percent else 100)
        says_more = note or quantity.qualifier != "eq"
        return _Share(value, percent, note, raw=text if says_more else None)

    def show(self, *values: Any) -> str:
        """62.5%; as many decimals as the share has, at most two."""
        if values[0] is None:
            return "—"
        return f"{values[0] * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _settle(cell: Cell, share: _Share, divisor: float) -> _Share:
    """The share as a fraction: what is not settled yet is divided."""
    if share.value is None:
        return share
    value = share.value if share.settled else share.value / divisor
    if abs(value) <= _LARGEST:
        return replace(share, value=value)
    seen = shorten(cell) if isinstance(cell, str) else f"{value:.0%}"
    return _Share(None, finding=Finding("percent_too_large", "error", {"text": seen, "read": f"{value:.0%}"}))


def _refused(text: str) -> _Share:
    return _Share(None, finding=Finding("percent_unreadable", "error", {"text": shorten(text)}))


def _disagreement(bare: list[tuple[int, float]]) -> Finding | None:
    """`indexes` names the cells of the smaller side; the larger side is what the column means."""
    points = [(i, value) for i, value in bare if abs(value) > _LARGEST_FRACTION]
    fractions = [(i, value) for i, value in bare if abs(value) <= _LARGEST_FRACTION]
    if not points or not fractions:
        return None
    odd = min(fractions, points, key=len)
    indexes = [i for i, _ in odd]
    detail = {
        "points": "、".join(f"{value:g}" for _, value in points[:_EXAMPLES]),
        "fractions": "、".join(f"{value:g}" for _, value in fractions[:_EXAMPLES]),
        "indexes": ",".join(map(str, indexes)),
        "cells": "第" + "、".join(str(i + 1) for i in indexes) + "条数据",
    }
    return Finding("percent_mixed", "error", detail)

