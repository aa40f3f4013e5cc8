"""Percentages (百分比), decided for a whole column: 62.5%, 62.5 and 0.625 may mean the same (reference §4.0.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from data.cleaning import clean, compact, fold, is_empty, is_not_applicable, shorten, write_out
from data.kinds.kind import Cell, ColumnReading, Field, Finding, Kind, Reading, Setting, Unreadable, marked
from data.kinds.numbers import SHOWN
from data.quantities import parse_quantity

_LARGEST = 10.0
"""1000 %: completion above it is a slip of the pen (reference §0.1 ruling 3)."""

_UNUSUAL = 3.0
"""300 %: parts of a plan seldom go beyond it, and a slip of the pen often does."""

_LARGEST_FRACTION = 1.5
_WHOLE = frozenset({"全覆盖", "全部", "全部完成", "全面完成", "全部覆盖", "全部实现", "百分之百", "百分百"})
_IN_WORDS = {"已完成": 1.0, "完成": 1.0, "未开工": 0.0, "未启动": 0.0, "未开展": 0.0}
_RATIO = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)")
_HUNDREDTHS = re.compile(r"百分之(.+)")
_NOTE = re.compile(r"^(.*?\d%?)[,、;:。\s]+(?=\D)(.+)$")
_SHOWN = SHOWN | {"gt": "超过{}"}
_EXAMPLES = 3
_NAMED = 10


@dataclass(frozen=True, slots=True)
class _Share:
    """A cell's number; `settled` says that it is surely a fraction already."""

    value: float | None
    settled: bool = True
    note: str | None = None
    qualifier: str | None = None
    finding: Finding | None = None
    raw: str | None = None

    @property
    def stored(self) -> tuple[float | None, str | None, str | None]:
        is_refused = self.finding is not None and self.finding.severity == "error"
        return (None, None, None) if is_refused else (self.value, self.note, self.qualifier)


class Percent(Kind):
    """A share stored as a fraction, with the note that stood beside it and a qualifier where it is not exact.

    Above 100 % is legal for completion.
    """

    zh = "百分比"
    fields = (Field("", sa.Float()), Field("_note", sa.Text(), "说明"), Field("_qual", sa.String(), "限定"))
    example = "62.5%"

    def __init__(self, negative: bool = True) -> None:
        """A rate of growth may be below zero; what is done of a plan (`negative` False) may not."""
        self._lowest, self._usual = (-_LARGEST, _LARGEST) if negative else (0.0, _UNUSUAL)

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(fraction, note, qualifier or None for an exact one) of a cell that stands alone. Raises Unreadable."""
        column = self.read_column([cell], replace(setting, percent_formatted=frozenset()))
        finding = column.findings[0][1] if column.findings else None
        if finding is not None and finding.severity == "error":
            raise Unreadable(finding.code, **finding.detail)
        return Reading(column.values[0], finding, column.raws.get(0))

    def read_column(self, cells: Sequence[Cell], setting: Setting) -> ColumnReading:
        """All cells. Where bare numbers disagree (62.5 beside 0.8) one error stands at the header (ruling 3)."""
        formatted = setting.percent_formatted
        texts = {cell: self._parse(cell, setting) for cell in set(cells) if cell.__class__ is not float}
        divisor = _divisor(_bare_numbers(cells, texts, formatted))
        if isinstance(divisor, Finding):
            return ColumnReading([self.blank for _ in cells], [(None, divisor)], {})
        settled = {cell: self._settle(cell, share, divisor) for cell, share in texts.items()}
        if divisor == 1.0 or not formatted:
            for number in {cell for cell in cells if isinstance(cell, float)}:
                settled[number] = self._judged(_percent(number / divisor), _Share(number / divisor))
            return _reading(cells, settled)
        reading, lowest, usual = ColumnReading([], [], {}), self._lowest, self._usual
        for i, cell in enumerate(cells):
            value = None if cell.__class__ is not float else cell if i in formatted else cell / divisor
            if value is not None and lowest <= value <= usual:
                reading.values.append((value, None, None))
            else:
                _put(reading, i, settled[cell] if value is None else self._judged(_percent(value), _Share(value)))
        return reading

    def _settle(self, cell: Cell, share: _Share, divisor: float) -> _Share:
        """The share as a fraction: what is not settled yet is divided."""
        if share.value is None:
            return share
        value = share.value if share.settled else share.value / divisor
        return self._judged(shorten(write_out(cell or "")), replace(share, value=value))

    def _judged(self, text: str, share: _Share) -> _Share:
        """The share, refused where it cannot be, with a warning where it hardly can."""
        value = share.value or 0.0
        detail = {"text": text, "read": _percent(value)}
        if abs(value) > _LARGEST:
            return _Share(None, finding=Finding("percent_too_large", "error", detail))
        if value < self._lowest:
            return _Share(None, finding=Finding("percent_negative", "error", detail))
        if value > self._usual:
            return replace(share, finding=Finding("percent_unusual", "warning", detail))
        return share

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
            detail = {"text": bare, "read": f"{value:.0%}"}
            return _Share(value, finding=Finding("percent_in_words", "warning", detail), raw=text)
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
        qualifier = None if quantity.qualifier == "eq" else quantity.qualifier
        return _Share(value, percent, note, qualifier, raw=text if note or qualifier else None)

    def show(self, *values: Any) -> str:
        """62.5%, 70%以上; as many decimals as the share has, at most two."""
        value, _, qualifier = (*values, None, None)[:3]
        if value is None:
            return "—"
        return _SHOWN.get(qualifier, "{}").format(_percent(value))


def _percent(value: float) -> str:
    """82%, -5%, 320.5%."""
    return f"{value * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _put(reading: ColumnReading, index: int, share: _Share) -> None:
    reading.values.append(share.stored)
    if share.finding is not None:
        reading.findings.append((index, share.finding))
    if share.raw is not None:
        reading.raws[index] = share.raw


def _reading(cells: Sequence[Cell], shares: Mapping[Cell, _Share]) -> ColumnReading:
    """The column where equal cells mean the same, whichever way they are formatted."""
    stored = {cell: share.stored for cell, share in shares.items()}
    findings = {cell: share.finding for cell, share in shares.items() if share.finding is not None}
    raws = {cell: share.raw for cell, share in shares.items() if share.raw is not None}
    return ColumnReading([stored[cell] for cell in cells], [*marked(findings, cells)], dict(marked(raws, cells)))


def _bare_numbers(
    cells: Sequence[Cell], texts: Mapping[Cell, _Share], formatted: frozenset[int]
) -> list[tuple[int, float]]:
    """(index, number) of the cells that may be percent points as well as fractions; zero is both."""
    bare = [(i, cell) for i, cell in enumerate(cells) if cell.__class__ is float and cell and i not in formatted]
    open_texts = {cell: share.value for cell, share in texts.items() if share.value and not share.settled}
    if open_texts:
        bare += [(i, open_texts[cell]) for i, cell in enumerate(cells) if cell in open_texts]
    return bare


def _refused(text: str) -> _Share:
    return _Share(None, finding=Finding("percent_unreadable", "error", {"text": shorten(text)}))


def _divisor(bare: list[tuple[int, float]]) -> float | Finding:
    """What turns the bare numbers into fractions; a finding where they disagree (reference §4.0.5 rules 2–4).

    Its `indexes` are the cells of the smaller side, from 0, for whoever knows their addresses to put into `cells`.
    """
    points = [(i, value) for i, value in bare if abs(value) > _LARGEST_FRACTION]
    fractions = [(i, value) for i, value in bare if abs(value) <= _LARGEST_FRACTION]
    if not points or not fractions:
        return 100.0 if points else 1.0
    odd = min(fractions, points, key=len)
    indexes = [i for i, _ in odd]
    detail = {
        "points": "、".join(f"{value:g}" for _, value in points[:_EXAMPLES]),
        "fractions": "、".join(f"{value:g}" for _, value in fractions[:_EXAMPLES]),
        "indexes": ",".join(map(str, indexes)),
        "cells": "第"
        + "、".join(str(i + 1) for i in indexes[:_NAMED])
        + "条"
        + ("等" if len(indexes) > _NAMED else "")
        + "数据",
    }
    return Finding("percent_mixed", "error", detail)
