"""What became of supervised items between two moments (本次变化): new, closed, turned red, moved, fallen back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from data.items import Told
from data.lights import explain, items_known
from data.meeting_records import Link
from data.moment import Moment
from data.rules import Rules

ChangeKind = Literal[
    "new", "closed", "closed_late", "newly_red", "newly_yellow", "back_to_green", "due_moved", "backward", "returned",
    "off_list",
]  # fmt: skip

KINDS: Mapping[ChangeKind, str] = {
    "new": "新增", "closed": "办结", "closed_late": "逾期办结", "newly_red": "新转红灯", "newly_yellow": "新转黄灯",
    "back_to_green": "恢复绿灯", "due_moved": "时限变更", "backward": "进度倒退", "returned": "退回", "off_list": "撤下",
}  # fmt: skip
MOST = 200
"""Items that are named under each kind; of more their number is told."""


@dataclass(frozen=True, slots=True)
class Side:
    """An item at one of the moments. `completion` is a fraction."""

    light: str
    due: dt.date | None
    completion: float | None
    status: str | None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item of which something changed. `before` is None for a new one, `now` for one taken off; `unit` is a code."""

    dataset: str
    key: str
    list: str
    title: str
    unit: str | None
    leader: str | None
    kinds: tuple[ChangeKind, ...]
    before: Side | None
    now: Side | None
    reason: str
    """Why the light is what it is now; empty for what is off the list."""

    @property
    def subject(self) -> str:
        """What names it on an agenda."""
        return Link(self.dataset, self.key).code


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed items, the gravest first, at most `MOST` of a kind; `counts` are all of each kind."""

    items: tuple[ItemChange, ...]
    counts: Mapping[ChangeKind, int]

    def of(self, kind: ChangeKind) -> tuple[ItemChange, ...]:
        """The items named under a kind."""
        return tuple(item for item in self.items if kind in item.kinds)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A moment with the rules by which things were judged then."""

    moment: Moment
    rules: Rules


def item_changes(connection: sa.Connection, before: Standpoint, now: Standpoint) -> Changes:
    """What changed from one to the other, each by its own facts and rules."""
    rows = connection.execute(_differing(before, now)).all()
    # Progress alone is no news for a meeting.
    found = [item for row in rows if (item := _change(row, now)).kinds]
    counts = Counter(kind for item in found for kind in item.kinds)
    ordered = sorted(found, key=lambda item: (min(map(_rank, item.kinds)), item.dataset, item.key))
    return Changes(tuple(_named(ordered)), {kind: counts[kind] for kind in KINDS if counts[kind]})


_ORDER: tuple[ChangeKind, ...] = (
    "newly_red", "backward", "returned", "due_moved", "newly_yellow", "closed_late", "new", "closed", "back_to_green",
    "off_list",
)  # fmt: skip


def _rank(kind: ChangeKind) -> int:
    return _ORDER.index(kind)


def _named(found: Sequence[ItemChange]) -> Iterator[ItemChange]:
    room: Counter[ChangeKind] = Counter()
    for item in found:
        if any(room[kind] < MOST for kind in item.kinds):
            room.update(item.kinds)
            yield item


_COMPARED = ("light", "due", "completion", "status", "is_closed_late")


def _differing(before: Standpoint, now: Standpoint) -> sa.CompoundSelect[Any]:
    """One row an item of which a compared column differs, with `_before` columns; those off the list have no new ones."""
    # Kept apart, or the database would reckon both sides anew for every row of the other.
    a = items_known(_told(now), now.rules).offset(0).cte("now_known")
    b = items_known(_told(before), before.rules).offset(0).cte("known_before")
    same = sa.and_(a.c.dataset == b.c.dataset, a.c.key == b.c.key)
    earlier = [b.c[name].label(f"{name}_before") for name in _COMPARED]
    differs = sa.or_(b.c.key.is_(None), *(a.c[name].is_distinct_from(b.c[name]) for name in _COMPARED))
    changed = sa.select(*a.c, *earlier).select_from(a.outerjoin(b, same)).where(differs)
    identity = ("dataset", "key", "list", "title", "unit", "leader")
    blank = [b.c[c.name] if c.name in identity else sa.null().label(c.name) for c in a.c]
    gone = sa.select(*blank, *earlier).select_from(b.outerjoin(a, same)).where(a.c.key.is_(None))
    return sa.union_all(changed, gone)


def _told(at: Standpoint) -> Told:
    return Told(at.moment.as_of, at.moment.known_at)


def _change(row: Any, now: Standpoint) -> ItemChange:
    before = _side(row, "_before") if row.light_before else None
    after = _side(row, "") if row.light else None
    reason = explain(row, now.moment.as_of, now.rules).reason if after else ""
    return ItemChange(
        row.dataset, row.key, row.list, row.title, row.unit, row.leader, tuple(_kinds(row, before, after)), before,
        after, reason,
    )  # fmt: skip


def _side(row: Any, end: str) -> Side:
    get = {name: getattr(row, name + end) for name in _COMPARED}
    return Side(get["light"], get["due"], get["completion"], get["status"])


def _kinds(row: Any, before: Side | None, now: Side | None) -> Iterator[ChangeKind]:
    if now is None:
        # What was done leaves its list with the year: that is no news.
        if before and before.light not in ("done", "paused"):
            yield "off_list"
        return
    was = before.light if before else None
    if before is None:
        yield "new"
    if now.light == "done" and was != "done":
        yield "closed_late" if row.is_closed_late else "closed"
    if now.light == "red" and was != "red":
        yield "newly_red"
    if now.light == "yellow" and was not in ("red", "yellow"):
        yield "newly_yellow"
    if now.light == "green" and was in ("red", "yellow"):
        yield "back_to_green"
    if before is None:
        return
    if before.due and now.due != before.due:
        yield "due_moved"
    if before.completion is not None and now.completion is not None and now.completion < before.completion:
        yield "backward"
    if now.status == "returned" and before.status != "returned":
        yield "returned"
