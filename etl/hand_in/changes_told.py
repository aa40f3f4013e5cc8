"""The comparison in office words: which records are new, done, further, back, due another day, with someone else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from data.kinds.deadlines import Due
from data.kinds.organisations import Unit, Units
from data.kinds.percents import Percent
from data.kinds.status import Status
from data.record_changes import changes
from data.record_names import words_of
from data.spec import Dataset
from data.units import Directory
from etl.comparison import Comparison
from etl.hand_in.check import KINDS, MOST_ASKED, MOST_ROWS, ChangedRow, ChangeKind, KindOfChange
from etl.left_out import NamedItem
from etl.rows import Rows

DONE = ("finished", "closed")
STAGES = {"draft": 0, "registered": 1, "assigned": 1, "signed": 2, "in_progress": 3, "returned": 3}
"""How far an open item is; what is not named here (审核中, 申请销号) is further than these."""
FURTHEST_OPEN = 4


@dataclass(frozen=True)
class _Roles:
    """Stored fields by what they are to a record; those of `data/spec.py` Tracking, else told by their kinds."""

    due: str | None
    due_kind: str | None
    units: frozenset[str]
    status: str | None
    status_flag: str | None
    closed: str | None
    finished: str | None
    grows: tuple[str, ...]

    @cached_property
    def watched(self) -> frozenset[str | None]:
        """Fields of which one differs wherever anything but 其他变更 has happened."""
        plain = (self.due, self.due_kind, self.status, self.status_flag, self.closed, self.finished)
        return frozenset((*plain, *self.units, *self.grows))

    @cached_property
    def ending(self) -> frozenset[str | None]:
        """Fields that tell whether the record is done."""
        return frozenset((self.status, self.closed, self.finished))


@cache
def _roles(spec: Dataset) -> _Roles:
    tracking = spec.tracking
    dues = [column.name for column in spec.columns if isinstance(column.kind, Due)]
    statuses = [column.name for column in spec.columns if isinstance(column.kind, Status)]
    units = [
        column.name for column in spec.columns if isinstance(column.kind, Unit | Units) and column.name not in spec.key
    ]
    if tracking is None:
        rates = [column.name for column in spec.columns if isinstance(column.kind, Percent)]
        completion = [name for name in rates if name == "completion"]
        due, status = next(iter(dues), None), next(iter(statuses), None)
        return _Roles(
            f"{due}_on" if due else None, f"{due}_kind" if due else None, frozenset(units), status,
            f"{status}_flag" if status else None, None, None, (*completion, *spec.only_grows),
        )  # fmt: skip
    grows = (*((tracking.completion,) if tracking.completion else ()), *spec.only_grows)
    return _Roles(
        tracking.due, tracking.due_kind, frozenset((tracking.unit, *units)), tracking.status,
        tracking.status_flag, tracking.closed, tracking.finished, tuple(dict.fromkeys(grows)),
    )  # fmt: skip


@cache
def headers_of(spec: Dataset, kind: ChangeKind) -> frozenset[str]:
    """The headers of the columns that make a change one of that kind."""
    roles = _roles(spec)
    state: set[str | None] = {roles.status, roles.status_flag, roles.closed}
    fields: dict[str, set[str | None]] = {
        "due": {roles.due, roles.due_kind},
        "unit": set(roles.units),
        "status": state,
        "done": state | {roles.finished},
        "backward": state | {roles.finished, *roles.grows},
        "forward": state | {roles.finished, *roles.grows},
    }
    return frozenset(column.zh for name, column, _ in spec.stored if name in fields.get(kind, ()))


class Asked:
    """Tells of a changed row the headers that it is asked a reason for: its moved deadline, its step back."""

    def __init__(self, rows: Rows) -> None:
        self._rows, self._roles = rows, _roles(rows.spec)
        self._headers = {kind: headers_of(rows.spec, kind) for kind in WITH_REASON}

    def __call__(self, index: int, before: Mapping[str, Any]) -> frozenset[str]:
        kinds = _kinds(self._roles, _Pair(self._rows, index, before))
        return frozenset[str]().union(*(self._headers[kind] for kind in kinds if kind in self._headers))


WITH_REASON: tuple[ChangeKind, ...] = ("due", "backward")


class _Pair:
    """A changed row: its stored fields now, and as they stood."""

    def __init__(self, rows: Rows, index: int, before: Mapping[str, Any]) -> None:
        self._rows, self._index, self.before = rows, index, before

    def now(self, name: str | None) -> Any:
        values = self._rows.fields.get(name) if name else None
        return values[self._index] if values else None

    def then(self, name: str | None) -> Any:
        return self.before[name] if name is not None and name in self.before else self.now(name)

    def differs(self, name: str | None) -> bool:
        return name in self.before


def _kinds(roles: _Roles, pair: _Pair) -> Iterator[ChangeKind]:
    """Everything that happened to a changed record, 其他变更 aside."""
    if _is_due_moved(roles, pair):
        yield "due"
    if not roles.units.isdisjoint(pair.before):
        yield "unit"
    step = _step(roles, pair)
    if step is not None:
        yield step
    elif pair.differs(roles.status) or pair.differs(roles.status_flag):
        yield "status"


def _is_due_moved(roles: _Roles, pair: _Pair) -> bool:
    """A deadline that stood is another now, or none; one that is stated for the first time is no change of it."""
    if pair.differs(roles.due):
        return pair.then(roles.due) is not None or pair.then(roles.due_kind) == "long_term"
    return pair.differs(roles.due_kind) and "long_term" in (pair.then(roles.due_kind), pair.now(roles.due_kind))


def _step(roles: _Roles, pair: _Pair) -> ChangeKind | None:
    moves = [_move(pair.then(name), pair.now(name)) for name in roles.grows if pair.differs(name)]
    if not roles.ending.isdisjoint(pair.before):
        was, is_now = _is_done(roles, pair.then), _is_done(roles, pair.now)
        if was != is_now:
            return "done" if is_now else "backward"
        if not is_now and pair.differs(roles.status):
            moves.append(_move(_stage(pair.then(roles.status)), _stage(pair.now(roles.status))))
    if min(moves, default=0) < 0:
        return "backward"
    return "forward" if max(moves, default=0) > 0 else None


def _move(before: Any, now: Any) -> int:
    """1 for a step forward, −1 for one back, 0 where either side says nothing."""
    if before is None or now is None or before == now:
        return int(before is None and now is not None)
    return 1 if now > before else -1


def _stage(status: Any) -> int | None:
    return None if status is None else STAGES.get(status, FURTHEST_OPEN)


def _is_done(roles: _Roles, value: Any) -> bool:
    status = value(roles.status)
    if status in DONE or value(roles.closed) is True:
        return True
    return status is None and isinstance(value(roles.finished), dt.date)


def told(
    rows: Rows, comparison: Comparison, missing: Sequence[NamedItem], units: Directory
) -> tuple[KindOfChange, ...]:
    """What the return does, kind by kind, in the order of `KINDS`; kinds that do not occur are left out."""
    spec = rows.spec
    found: dict[ChangeKind, list[int]] = {"added": sorted(comparison.added)}
    roles = _roles(spec)
    watched = roles.watched
    for index in sorted(comparison.changed):
        before = comparison.before[index]
        kinds = () if watched.isdisjoint(before) else tuple(_kinds(roles, _Pair(rows, index, before)))
        for kind in kinds or _OTHER:
            found.setdefault(kind, []).append(index)
    told_rows = _Teller(rows, comparison, units)
    groups = {
        kind: KindOfChange(kind, len(indexes), told_rows(indexes[: MOST_ASKED if kind in WITH_REASON else MOST_ROWS]))
        for kind, indexes in found.items()
        if indexes
    }
    if missing:
        left = tuple(ChangedRow(item.key, item.title, "") for item in missing[:MOST_MISSING])
        groups["missing"] = KindOfChange("missing", len(missing), left)
    return tuple(groups[kind] for kind in KINDS if kind in groups)


_OTHER: tuple[ChangeKind, ...] = ("other",)
MOST_MISSING = 300
"""Records left out that can be named one by one, to be taken off."""


class _Teller:
    """Names rows and tells their changes; a row of several kinds is told once."""

    def __init__(self, rows: Rows, comparison: Comparison, units: Directory) -> None:
        self._rows, self._comparison, self._units = rows, comparison, units
        self._told: dict[int, ChangedRow] = {}

    def __call__(self, indexes: Sequence[int]) -> tuple[ChangedRow, ...]:
        return tuple(self._row(index) for index in indexes)

    def _row(self, index: int) -> ChangedRow:
        if index not in self._told:
            rows, spec = self._rows, self._rows.spec
            after = {name: values[index] for name, values in rows.fields.items()}
            before = self._comparison.before.get(index)
            # Of a new record every column is told, as it was understood.
            earlier = {**after, **before} if before is not None else {}
            differing = changes(spec, earlier, after, self._units)
            sheet, number = rows.places[index]
            title = "　".join(words_of(spec, after, self._units)) or rows.keys[index]
            self._told[index] = ChangedRow(rows.keys[index], title, f"{sheet} 第{number}行", differing)
        return self._told[index]
