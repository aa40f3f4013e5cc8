"""One list of units over another: a loaded list over an older one, and all of them over the shipped list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.cleaning import compact
from data.kinds.kind import Finding
from data.units import Directory, UnitRow, listed, parse_predecessor

PLACES = ("city", "county", "zone")
"""Kinds that make a list a city's own, of which another city's places are no part."""
REGIONS = (*PLACES, "group")
"""Kinds that belong to one city; groups list its counties."""
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Layered:
    """The units of both lists; `formerly` tells which unit of the newer list an older one's code means now."""

    rows: tuple[UnitRow, ...]
    formerly: Mapping[str, str]


def lay_over_shipped(newer: Sequence[UnitRow]) -> Layered:
    """The list over the shipped one, whose places and groups are another city's where the list names places."""
    shipped = Directory.shipped().rows
    is_own_city = any(row.kind in PLACES for row in newer)
    return lay(newer, (row for row in shipped if not (is_own_city and row.kind in REGIONS)))


def lay(newer: Sequence[UnitRow], older: Iterable[UnitRow]) -> Layered:
    """The newer list's units, then those that the older one has alone.

    A unit with the same code, or one whose name is among the other's spellings, is the same unit: the newer row stands,
    and answers to the older one's spellings too. Any other spelling that both claim is the newer unit's.
    """
    rows = {row.code: row for row in newer}
    claimed = {spelling for row in newer for spelling in _spellings(row)}
    kept, formerly = [], {}
    for row in older:
        if row.code in rows:
            continue
        same = next((unit for unit in newer if is_same(unit, row)), None)
        free = _without(row, claimed)
        if same is None:
            kept.append(free)
        else:
            formerly[row.code] = same.code
            rows[same.code] = _answering(rows[same.code], free)
    return Layered((*rows.values(), *kept), formerly)


def is_same(unit: UnitRow, other: UnitRow) -> bool:
    """Whether two rows mean one unit: the short or long name of one is a spelling of the other's short or long name.

    An alias alone does not say so: 市文明办 is an alias of the department that it sits in.
    """
    return bool(_spellings(unit) & _names(other)) and (unit.kind == "group") == (other.kind == "group")


def _names(row: UnitRow) -> set[str]:
    return {compact(row.name), compact(row.long_name)}


def _spellings(row: UnitRow) -> set[str]:
    return {compact(name) for name in row.spellings if name}


def _without(row: UnitRow, claimed: set[str]) -> UnitRow:
    """The row without the further spellings that others claim."""
    aliases = tuple(name for name in row.aliases if compact(name) not in claimed)
    former = tuple(entry for entry in row.predecessors if compact(entry[0]) not in claimed)
    return replace(row, aliases=aliases, predecessors=former)


def _answering(unit: UnitRow, other: UnitRow) -> UnitRow:
    """The unit with the other row's spellings beside its own."""
    own = _spellings(unit)
    added = (name for name in (other.name, other.long_name, *other.aliases) if compact(name) not in own)
    former = tuple(entry for entry in other.predecessors if compact(entry[0]) not in own)
    return replace(unit, aliases=(*unit.aliases, *added), predecessors=(*unit.predecessors, *former))


def from_fields(fields: Mapping[Any, Any]) -> UnitRow:
    """A unit from the stored fields of the dataset `units`."""
    return UnitRow(
        code=fields["code"],
        name=fields["name"],
        long_name=fields.get("full_name") or fields["name"],
        kind=fields["kind"],
        order=int(fields["sort_order"]),
        aliases=listed(fields.get("aliases") or ""),
        predecessors=tuple(map(parse_predecessor, listed(fields.get("predecessors") or ""))),
        members=listed(fields.get("members") or ""),
        county=fields.get("county"),
    )


def check_list(given: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int | None, str, Finding]]:
    """What is wrong with a list as a whole: (row or None for the sheet, field, finding)."""
    complete = ("code", "name", "kind", "sort_order")
    rows = {i: from_fields(row) for i, row in enumerate(given) if all(row.get(name) is not None for name in complete)}
    yield from _clashes(rows)
    yield from _beside_shipped(rows)


def _clashes(rows: Mapping[int, UnitRow]) -> Iterator[tuple[int, str, Finding]]:
    """Spellings that two units of the list claim: they would mean neither. A county's bureaus are apart."""
    owners: dict[tuple[str | None, str], int] = {}
    for index, row in rows.items():
        for spelling in sorted(_spellings(row)):
            first = rows[owners.setdefault((row.county, spelling), index)]
            if first.code != row.code:
                detail = {"text": spelling, "first": first.name, "second": row.name}
                yield index, _field(row, spelling), Finding("unit_name_clash", "error", detail)


def _field(row: UnitRow, spelling: str) -> str:
    if spelling == compact(row.name):
        return "name"
    if spelling == compact(row.long_name):
        return "full_name"
    return "aliases" if spelling in map(compact, row.aliases) else "predecessors"


def _beside_shipped(rows: Mapping[int, UnitRow]) -> Iterator[tuple[int | None, str, Finding]]:
    """Which shipped units stay in force beside the list; which of them lose a spelling to it."""
    shipped = Directory.shipped().rows
    over = lay_over_shipped(list(rows.values()))
    codes = {row.code for row in rows.values()}
    kept = [row for row in shipped if row.code not in codes and row.code in {unit.code for unit in over.rows}]
    for index, row in rows.items():
        for other in kept:
            shared = sorted(_spellings(row) & _spellings(other))
            if shared and row.county is None:
                detail = {"text": shared[0], "unit": row.name, "shipped": other.name}
                yield index, _field(row, shared[0]), Finding("unit_alias_shipped", "warning", detail)
    if kept:
        names = "、".join(row.name for row in kept[:_NAMED])
        yield None, "name", Finding("units_beside", "warning", {"count": str(len(kept)), "names": names})
