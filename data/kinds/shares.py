"""Shares (分地区数): one number per county or city, from columns side by side (reference §0.1 ruling 8)."""

from __future__ import annotations

import csv
import functools
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from data.cleaning import clean, compact, is_empty, shorten, write_out
from data.kinds.kind import Cell, Finding, Kind, Reading, Setting, Unreadable
from data.kinds.numbers import Number
from data.units import Directory

CITIES = Path(__file__).parents[1] / "reference" / "cities.csv"
"""The province's cities in the yearbooks' order. Columns 编码, 名称, 排序, 别名 (separated by 、)."""

_PAIR = re.compile(r"([^\d:、,;\s]+?)[::]?(-?\d[\d.,]*\s*[万亿]?%?)[^\d、,;\s]*")

_LONGEST_LIST = 1000


@functools.cache
def read_cities(path: Path = CITIES) -> dict[str, str]:
    """Code of each city by its names, in order."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: row["编码"] for row in rows for name in (row["名称"], *row["别名"].split("、")) if name}


@functools.cache
def city_names(path: Path = CITIES) -> dict[str, str]:
    """Name of each city by its code, in order."""
    names: dict[str, str] = {}
    for name, code in read_cities(path).items():
        names.setdefault(code, name)
    return names


@functools.cache
def _codes_by_header() -> dict[str, str]:
    """Headers come without their capitals (XX市 as xx市)."""
    return {name.casefold(): code for name, code in read_cities().items()}


class Shares(Kind):
    """JSON text {code: number} in official order; members without a number are left out."""

    zh = "分地区数"

    @property
    def example(self) -> str:  # type: ignore[override]
        """Shares of two members."""
        first, second = list(city_names().values())[:2] if self.members == "cities" else ("南城区", "北城区")
        return f"{first}12、{second}8"

    def __init__(self, members: Literal["counties", "cities"], unit: str | None = None) -> None:
        self.members = members
        self._number = Number(unit)

    def member(self, header: str, units: Directory | None = None) -> str | None:
        """The code of the county or city that a column's header names; None for any other header."""
        name = compact(header)
        if self.members == "cities":
            return _codes_by_header().get(name.casefold())
        known = units or Directory.shipped()
        code = known.resolve(name)
        return code if code is not None and known.kind(code) in {"county", "zone", "city"} else None

    def read_members(self, cells: Mapping[str, Cell], setting: Setting) -> Reading:
        """The numbers of one row, given as {member code: cell}. Raises Unreadable that names the member."""
        numbers: dict[str, float] = {}
        warning: Finding | None = None
        for code, cell in cells.items():
            reading = self._read_member(code, cell, setting)
            warning = warning or reading.warning
            if reading.values[0] is not None:
                numbers[code] = reading.values[0]
        return Reading((_to_json(numbers, self._order(setting)),), warning)

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """One cell that lists all shares: 南城区12、北城区8. Raises Unreadable."""
        text = clean(write_out(cell)) if cell is not None else ""
        if is_empty(text):
            return Reading(self.blank)
        pairs = [match.groups() for match in _PAIR.finditer(compact(text))] if len(text) <= _LONGEST_LIST else []
        codes = [self.member(name, setting.units) for name, _ in pairs]
        if not pairs or None in codes:
            raise Unreadable("shares_unreadable", text=shorten(text))
        return self.read_members({str(code): number for code, (_, number) in zip(codes, pairs, strict=True)}, setting)

    def _read_member(self, code: str, cell: Cell, setting: Setting) -> Reading:
        try:
            return self._number.read(cell, setting)
        except Unreadable as refusal:
            detail = {"text": shorten(str(cell)), **refusal.finding.detail, "member": self._name(code)}
            raise Unreadable("share_unreadable", **detail) from None

    def _order(self, setting: Setting) -> tuple[str, ...]:
        if self.members == "cities":
            return tuple(city_names())
        return (setting.units or Directory.shipped()).official_order

    def _name(self, code: str) -> str:
        if self.members == "cities":
            return city_names().get(code, code)
        known = Directory.shipped()
        return known.name(code) if code in known.official_order else code

    def show(self, *values: Any) -> str:
        """南城区12、北城区8."""
        if values[0] is None:
            return "—"
        return "、".join(f"{self._name(code)}{number:g}" for code, number in json.loads(values[0]).items())


def _to_json(numbers: Mapping[str, float], order: tuple[str, ...]) -> str | None:
    """The same numbers always give the same text, so that a comparison of texts compares the numbers."""
    if not numbers:
        return None
    known = [code for code in order if code in numbers]
    others = sorted(set(numbers) - set(known))
    whole = {code: int(n) if (n := numbers[code]).is_integer() else n for code in (*known, *others)}
    return json.dumps(whole, ensure_ascii=False)
