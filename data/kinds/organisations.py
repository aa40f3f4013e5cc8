"""Unit cells (单位): one or several units by code, the lead first (reference §4.0.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data.cleaning import clean, fold, is_empty, shorten, write_out
from data.kinds.kind import Cell, Field, Finding, Kind, Reading, Setting, Unreadable
from data.units import Directory

_LEAD_MARK = re.compile(r"[*★☆▲△●◆※]|\((?:牵头|主办|第一责任单位|牵头单位|牵头部门)\)")
_LABEL = re.compile(r"(?:(牵头|主办|第一责任)|责任|配合|协办|会办|参与|承办)(?:单位|部门)?:")
_AND_OTHERS = re.compile(r"等(?:(?:有关|相关|市级)*(?:单位|部门))?$")
_BRACKETS = re.compile(r"\(([^()]*)\)?")
_TOGETHER = re.compile(r"和|及|与|以及|会同")
_NUMBERING = re.compile(r"^\d{1,2}\.")


_LONGEST_CELL = 1000
"""Longer text is no list of units; taking it apart would only take time."""

_SUGGESTED_FOR = 3
"""Unknown names of one cell for which the nearest ones are looked up."""


@dataclass(slots=True)
class _Found:
    """The units of a cell in the order of writing."""

    codes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    marked: str | None = None
    """The unit with a star."""
    single: str | None = None
    """The first unit that is no part of a group."""
    open_ended: bool = False
    """等, or a group without a fixed list: more units are meant than are named."""

    @property
    def lead_first(self) -> list[str]:
        lead = self.marked or self.single
        return list(dict.fromkeys([*([lead] if lead else []), *self.codes]))


class Unit(Kind):
    """The unit in charge, with any others of the cell beside it: the one marked * or ★, else the first."""

    zh = "单位"
    fields = (Field("", sa.String()), Field("_with", sa.Text(), "其他单位"))
    example = "市发展改革委"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(code, codes of the others joined by ','). Raises Unreadable for a name that the directory lacks."""
        text, found = _read_units(cell, setting)
        if found is None:
            return Reading(self.blank)
        if not found.codes:
            return Reading(self.blank, Finding("unit_group_open", "warning", {"text": shorten(text)}), text)
        codes = found.lead_first
        warning = None
        if found.single is None:
            name = _directory(setting).name(codes[0])
            warning = Finding("unit_lead_is_group", "warning", {"text": shorten(text), "read": name})
        raw = text if len(codes) > 1 or found.open_ended else None
        return Reading((codes[0], ",".join(codes[1:]) or None), warning, raw)

    def show(self, *values: Any) -> str:
        """The short name."""
        return "—" if values[0] is None else _names(values[0])


class Units(Kind):
    """All units of a cell, the lead first."""

    zh = "单位(可多个)"
    fields = (Field("", sa.Text()),)
    example = "市经信局、市商务局"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(codes joined by ','). Raises Unreadable for a name that the directory lacks."""
        text, found = _read_units(cell, setting)
        if found is None:
            return Reading(self.blank)
        raw = text if found.open_ended else None
        return Reading((",".join(found.lead_first) or None,), None, raw)

    def show(self, *values: Any) -> str:
        """The short names, joined by 、."""
        return "—" if values[0] is None else _names(values[0])


def unknown_units(cell: Cell, units: Directory, scope: str | None = None) -> tuple[str, ...]:
    """The names in a cell that the directory lacks, as written."""
    text = write_out(cell) if cell is not None else ""
    if len(text) > _LONGEST_CELL:
        return ()
    names = (_bare(token)[0] for token in split_units(text, units, scope))
    unknown = (name for name in names if name and not units.is_total(name) and _resolve(name, units, scope) is None)
    return tuple(dict.fromkeys(_unknown_part(name, units, scope) for name in unknown))


def _directory(setting: Setting) -> Directory:
    return setting.units or Directory.shipped()


def _names(codes: str) -> str:
    known = Directory.shipped()
    return "、".join(known.name(code) if code in known.official_order else code for code in codes.split(","))


def _read_units(cell: Cell, setting: Setting) -> tuple[str, _Found | None]:
    text = clean(write_out(cell)) if cell is not None else ""
    if is_empty(text):
        return text, None
    if len(text) > _LONGEST_CELL:
        raise Unreadable("unit_unknown", text=shorten(text), near="")
    found = _Found()
    units = _directory(setting)
    for token in split_units(write_out(cell) if cell is not None else "", units, setting.scope):
        _take(token, units, setting, found)
    if found.unknown:
        names = "、".join(found.unknown)
        near = "、".join(
            dict.fromkeys(
                name for token in found.unknown[:_SUGGESTED_FOR] for name in units.suggest(token) if name != token
            )
        )
        raise Unreadable("unit_unknown", text=shorten(names), near=f"相近的有：{near}。" if near else "")
    return text, found


def split_units(text: str, units: Directory, scope: str | None = None) -> Iterator[str]:
    """The names in a cell: split at 、 , ; / and line breaks outside brackets, at spaces where need be."""
    lines = fold(re.sub(r"(?:_x000D_|[\r\n])+", "、", text.strip()))
    for piece in _split_outside_brackets(lines, "、,;/|。"):
        whole = piece.replace(" ", "")
        if " " not in piece or _resolve(_bare(whole)[0], units, scope) is not None:
            yield whole
        else:
            yield from _split_outside_brackets(piece, " ")


def _split_outside_brackets(text: str, separators: str) -> list[str]:
    balanced = text.count("(") == text.count(")")
    pieces, depth = [""], 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if character in separators and (depth <= 0 or not balanced):
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece.strip() for piece in pieces if piece.strip()]


def _bare(token: str) -> tuple[str, bool, bool]:
    """(name, marked as lead, followed by 等)."""
    label = _LABEL.match(token)
    name = _NUMBERING.sub("", token[label.end() :] if label else token)
    is_lead = _LEAD_MARK.search(name) is not None or bool(label and label[1])
    name = _LEAD_MARK.sub("", name)
    shorter = _AND_OTHERS.sub("", name)
    return shorter, is_lead, shorter != name


def _take(token: str, units: Directory, setting: Setting, found: _Found) -> None:
    name, is_lead, and_others = _bare(token)
    found.open_ended |= and_others
    if not name:
        return
    if units.is_total(name):
        raise Unreadable("unit_is_total", text=name)
    codes = _resolve(name, units, setting.scope)
    if codes is None:
        found.unknown.append(_unknown_part(name, units, setting.scope))
        return
    found.open_ended |= not codes
    found.codes.extend(codes)
    if codes and units.expand(name) is None:
        found.single = found.single or codes[0]
        found.marked = found.marked or (codes[0] if is_lead else None)


def _resolve(name: str, units: Directory, scope: str | None) -> tuple[str, ...] | None:
    """The codes of one token; () for a group without a fixed list, None where it is unknown."""
    members = units.expand(name)
    if members is not None:
        return members
    outside = _BRACKETS.sub("", name)
    inside = _BRACKETS.search(name)
    for spelling in (name, outside, inside[1] if inside else ""):
        code = units.resolve(spelling, scope) if spelling else None
        if code is not None:
            return (code,)
    return _resolve_halves(outside, units, scope)


def _resolve_halves(name: str, units: Directory, scope: str | None) -> tuple[str, ...] | None:
    """市发展和改革委员会 is one unit; 市公安局和市司法局 are two, as both halves are known."""
    for joint in _TOGETHER.finditer(name):
        first, rest = units.resolve(name[: joint.start()], scope), name[joint.end() :]
        second = units.resolve(rest, scope) if first else None
        others = (second,) if second else _resolve_halves(rest, units, scope) if first else None
        if first and others:
            return (first, *others)
    return None


def _unknown_part(name: str, units: Directory, scope: str | None) -> str:
    """What is unknown of 市教育局和市宇宙局: 市宇宙局, as the other half is known; the name itself where neither is."""
    for joint in _TOGETHER.finditer(name):
        first, second = name[: joint.start()], name[joint.end() :]
        for known, other in ((first, second), (second, first)):
            if other and units.resolve(known, scope) is not None:
                return _unknown_part(other, units, scope)
    return name
