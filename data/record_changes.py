"""What changed from one version of a record to the next, under the headers that people know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.kinds.organisations import Unit, Units
from data.kinds.status import Status
from data.spec import Column, Dataset
from data.units import Directory


@dataclass(frozen=True, slots=True)
class Change:
    """One column of a record, before and after, as it is shown; — for a blank."""

    header: str
    before: str
    after: str


def changes(spec: Dataset, before: Mapping[str, Any], after: Mapping[str, Any], units: Directory) -> tuple[Change, ...]:
    """The columns whose shown values differ, in the order of the spec. Both sides are stored fields by name."""
    differing = (column for column in spec.columns if _differs(column, before, after))
    shown = (Change(column.zh, show(column, before, units), show(column, after, units)) for column in differing)
    return tuple(change for change in shown if change.before != change.after)


def _differs(column: Column, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    names = [column.name + part.suffix for part in column.kind.fields if part.compared]
    return any(before.get(name) != after.get(name) for name in names)


def show(column: Column, values: Mapping[str, Any], units: Directory) -> str:
    """A column of a record in words; units by their names on that directory."""
    parts = [values.get(column.name + part.suffix) for part in column.kind.fields]
    if parts[0] is not None and isinstance(column.kind, Unit | Units):
        return "、".join(units.label(code) for code in str(parts[0]).split(","))
    said = column.kind.show(*parts)
    # The unit's own words tell what the code does not: how it goes, why it is late.
    return f"{said}（{parts[2]}）" if isinstance(column.kind, Status) and parts[2] not in (None, said) else said
