"""The agenda of a review meeting: what was promised first, then by severity, with minutes that add up to its length."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

from data.promises import Promise
from data.review.item_changes import ItemChange
from data.review.pack import SOON_DAYS, Pack

EntryKind = Literal["promise", "item", "returns"]
LEAST_MINUTES = 4
"""For one entry: what has no room for these goes to the written part."""
WEIGHTS = (4, 3, 2, 1)
"""Of the minutes, by severity from the gravest."""
RETURNS = "returns"
"""Names the entry about divisions that did not hand in."""


class AgendaError(ValueError):
    """An agenda that cannot be so; the message is for people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One point of the agenda. `severity` counts from 0, the gravest; `minutes` are None where the rest is shared out."""

    kind: EntryKind
    subject: str
    """`dataset/key` of the promise or item."""
    title: str
    unit: str | None
    why: str
    severity: int
    minutes: int | None = None
    note: str = ""
    is_cut: bool = False
    """Left to the written part: in the memo, not on the screen."""


def proposed(pack: Pack, length: int) -> tuple[Entry, ...]:
    """The agenda that the pack asks for; what the length has no room for is cut."""
    promised = {one.item: f"promises/{one.number}" for one in pack.promises if one.item and _asks(one, pack)}
    covered = {link.code: subject for link, subject in promised.items()}
    found = _once((entry for part in (_promises, _returns, _items) for entry in part(pack)), covered)
    ordered = sorted(found, key=lambda entry: (entry.kind != "promise", entry.severity))
    room = length // LEAST_MINUTES
    return tuple(replace(entry, is_cut=number >= room) for number, entry in enumerate(ordered))


def _once(found: Iterable[Entry], covered: Mapping[str, str]) -> Iterator[Entry]:
    """A subject comes once, for its gravest reason, with the other reasons after it; an item under what was promised of it."""
    told: dict[str, Entry] = {}
    for entry in found:
        subject = covered.get(entry.subject, entry.subject)
        first = told.get(subject)
        told[subject] = replace(first, why=_joined(first.why, entry.why)) if first else entry
    return iter(told.values())


def _joined(first: str, more: str) -> str:
    return first if more in first else f"{first}；{more}"


def _promises(pack: Pack) -> Iterator[Entry]:
    for promise in pack.broken():
        why = f"承诺{promise.due_on.month}月{promise.due_on.day}日前，逾期{promise.days_late}天未兑现"
        yield Entry("promise", f"promises/{promise.number}", promise.what, promise.unit, why, 0)
    for promise in sorted(pack.promises, key=lambda one: (one.due_on, one.number)):
        if promise.state == "open" and _asks(promise, pack):
            days = (promise.due_on - pack.at.as_of).days
            why = (
                f"承诺{promise.due_on.month}月{promise.due_on.day}日前完成，{f'{days}天后到期' if days else '今天到期'}"
            )
            yield Entry("promise", f"promises/{promise.number}", promise.what, promise.unit, why, 1)


def _asks(promise: Promise, pack: Pack) -> bool:
    """Whether a promise is followed up: it is broken, or due within the week."""
    is_near = promise.state == "open" and (promise.due_on - pack.at.as_of).days <= SOON_DAYS
    return promise.state == "broken" or is_near


def _items(pack: Pack) -> Iterator[Entry]:
    for item in pack.changes.items:
        if (severity := _severity(item)) is not None:
            yield Entry("item", item.subject, item.title, item.unit, _why(item), severity)
    for point in pack.standing:
        yield Entry("item", point.subject, point.title, point.unit, f"仍为红灯：{point.reason}", 1)
    for point in pack.due_soon:
        if point.light in ("red", "yellow", "no_data"):
            yield Entry("item", point.subject, point.title, point.unit, point.reason, 2)
    for one in pack.stuck:
        yield Entry("item", one.subject, one.title, one.unit, one.words, 3)


def _returns(pack: Pack) -> Iterator[Entry]:
    if pack.not_handed_in:
        named = "、".join(f"{one.division}“{one.name}”逾期{one.days_late}天" for one in pack.not_handed_in[:5])
        more = f"等{len(pack.not_handed_in)}项" if len(pack.not_handed_in) > 5 else ""
        yield Entry("returns", RETURNS, "未按期报送的处室", None, named + more, 2)


_SEVERITY = {"newly_red": 0, "backward": 1, "returned": 1, "due_moved": 2, "newly_yellow": 2}


def _severity(item: ItemChange) -> int | None:
    """None for what needs no asking."""
    if item.now is None or item.now.light == "done":
        return None
    return min((_SEVERITY[kind] for kind in item.kinds if kind in _SEVERITY), default=None)


def _why(item: ItemChange) -> str:
    said = [item.reason]
    if "due_moved" in item.kinds and item.before and item.before.due and item.now:
        moved = f"{item.now.due:%Y-%m-%d}" if item.now.due else "不设时限"
        said.append(f"时限由{item.before.due:%Y-%m-%d}改为{moved}")
    if "backward" in item.kinds and item.before and item.now:
        said.append(f"完成率由{_percent(item.before.completion)}退到{_percent(item.now.completion)}")
    if "returned" in item.kinds:
        said.append("反馈被退回")
    return "；".join(part for part in said if part)


def _percent(share: float | None) -> str:
    return f"{round((share or 0) * 100, 1):g}%"


def minutes(agenda: Sequence[Entry], length: int) -> tuple[int, ...]:
    """Minutes of every entry in order, 0 for what is cut; they add up to the length.

    What somebody has set stays; the rest is shared by severity, to whole minutes by the largest remainder.
    Raises AgendaError where what was set leaves the others less than a minute each.
    """
    kept = [number for number, entry in enumerate(agenda) if not entry.is_cut]
    shared = [number for number in kept if agenda[number].minutes is None]
    left = length - sum(agenda[number].minutes or 0 for number in kept)
    if left < len(shared) or (left and not shared and kept):
        raise AgendaError(_does_not_fit(left, len(shared)))
    parts = dict(zip(shared, _shares([_weight(agenda[number]) for number in shared], left), strict=True))
    return tuple(
        0 if entry.is_cut else entry.minutes if entry.minutes is not None else parts[number]
        for number, entry in enumerate(agenda)
    )


def _does_not_fit(left: int, others: int) -> str:
    if left < 0:
        return f"已定的时间超过会议时长{-left}分钟，请减少一些，或把一些事项改为书面。"
    if others:
        return f"其余{others}项只剩{left}分钟，每项不到1分钟；请减少已定的时间，或把一些事项改为书面。"
    return f"各项时间都已定死，还有{left}分钟没有安排；请加时，或留一项不定时间。"


def _weight(entry: Entry) -> int:
    return WEIGHTS[min(entry.severity, len(WEIGHTS) - 1)]


def _shares(weights: Sequence[int], whole: int) -> list[int]:
    """Each gets a minute; the rest by weight."""
    if not weights:
        return []
    rest = whole - len(weights)
    exact = [rest * weight / sum(weights) for weight in weights]
    found = [1 + int(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda number: (int(exact[number]) - exact[number], number))
    for number in order[: whole - sum(found)]:
        found[number] += 1
    return found


def encode(agenda: Sequence[Entry]) -> str:
    """The agenda as JSON."""
    return json.dumps([asdict(entry) for entry in agenda], ensure_ascii=False)


def decode(text: str) -> tuple[Entry, ...]:
    """The agenda of such a text."""
    return tuple(Entry(**entry) for entry in json.loads(text))
