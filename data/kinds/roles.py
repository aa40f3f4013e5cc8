"""Roles (职务) of people; a personal name is never stored (reference §8)."""

from __future__ import annotations

import csv
import functools
import os
import re
from dataclasses import dataclass
from pathlib import Path

from data.cleaning import clean, compact, is_empty, write_out
from data.kinds.kind import Cell, Finding, Kind, Reading, Setting

ROLES = Path(__file__).parents[1] / "reference" / "roles.csv"
"""Columns 编码, 职务, 层级, 别名 (separated by 、)."""

_USUAL = "常务副市长"

ROLE_MAP = "ROLE_MAP"
"""Environment variable: path of a table 姓名, 角色, kept outside the repository."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role: `zh` is what is stored and shown; `level` central, provincial, city, office, unit, county or ''."""

    code: str
    zh: str
    level: str
    aliases: tuple[str, ...]


@functools.cache
def read_roles(path: Path = ROLES) -> tuple[RoleRow, ...]:
    """The known roles, in official order."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            RoleRow(row["编码"], row["职务"], row["层级"], tuple(filter(None, row["别名"].split("、"))))
            for row in csv.DictReader(file)
        )


class Role(Kind):
    """One or several roles as Chinese words, joined by 、. Whatever else the cell says may be a name, so it is dropped."""

    zh = "职务"

    def __init__(self, *levels: str) -> None:
        """A drop-down offers the roles of these levels, of all where none is named; every role is read."""
        self.levels = levels

    @property
    def options(self) -> tuple[str, ...]:  # type: ignore[override]
        """The roles that are offered, in official order."""
        return tuple(row.zh for row in read_roles() if not self.levels or row.level in self.levels)

    @property
    def example(self) -> str:  # type: ignore[override]
        """常务副市长, else the first role that is offered."""
        return _USUAL if _USUAL in self.options else self.options[0]

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The roles found in the cell; None with a warning that does not repeat it where there are none."""
        text = clean(write_out(cell)) if cell is not None else ""
        if is_empty(text):
            return Reading(self.blank)
        names, is_readable = _name_map(os.environ.get(ROLE_MAP))
        roles = _find(compact(text), names)
        if roles:
            return Reading(("、".join(roles),))
        return Reading(self.blank, Finding("role_unknown" if is_readable else "role_map_unreadable", "warning"))


def is_role(text: str) -> bool:
    """Whether the text is one role's name and nothing more: 处长 is, 张处长 is not."""
    return compact(text) in _spellings()


def _find(text: str, names: dict[str, str]) -> list[str]:
    """The roles in the order of writing; a mapped name says more than a role word beside it."""
    found: list[str] = []
    for part in re.split(r"[、,;/](?![^(]*\))", text):
        mapped = [role for name, role in names.items() if name in part]
        found += mapped or [_spellings()[match[0]] for match in _pattern().finditer(part)]
    return list(dict.fromkeys(found))


@functools.cache
def _spellings() -> dict[str, str]:
    spellings: dict[str, str] = {}
    for row in read_roles():
        for spelling in (row.zh, *row.aliases):
            spellings.setdefault(compact(spelling), row.zh)
    return spellings


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Longest first: 副市长 contains 市长."""
    return re.compile("|".join(map(re.escape, sorted(_spellings(), key=len, reverse=True))))


@functools.cache
def _name_map(path: str | None) -> tuple[dict[str, str], bool]:
    """(role by name, whether the table could be read); entries whose role is unknown are left out."""
    if not path:
        return {}, True
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = [(compact(row["姓名"]), _spellings().get(compact(row["角色"]))) for row in csv.DictReader(file)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, csv.Error):
        return {}, False
    return {name: role for name, role in rows if name and role}, True
