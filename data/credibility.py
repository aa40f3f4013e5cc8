"""Hints on what returns say (可信度提示): what 督查 may want to ask about, with the returns that show it. Not a verdict."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Literal

import sqlalchemy as sa

from data.datasets import ALL
from data.facts import in_force
from data.identities import Breach, breaches
from data.record_returns import LAST, Seen, last_returns
from data.spec import Dataset

HintKind = Literal["same_text", "stuck", "full_on_due", "backward", "parts"]

KINDS: Mapping[HintKind, str] = {
    "same_text": "文字未变", "stuck": "进度未动", "full_on_due": "到期当天完成", "backward": "进度回落", "parts": "分项与合计不一致",
}  # fmt: skip
_WORDS: Mapping[HintKind, str] = {
    "same_text": "最近{n}次报送的进展文字相同，可了解近期有没有新的进展。",
    "stuck": "最近{n}次报送的完成率都是{now}，可了解推进中有没有困难。",
    "full_on_due": "完成率到100%正好是时限当天（{due}），可看一看办结材料。",
    "backward": "完成率由{before}变为{now}，可了解是更正，还是情况有变化。",
}
FULL = 1.0
MOST = 300
"""Records of one dataset that are told under each kind of hint; of more their number is told."""
_BATCHED_KEYS = 400
"""Keys asked for in one statement; databases limit the number of parameters."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one return said. `completion` is a fraction; None for what it did not state."""

    as_of: dt.date
    batch: int
    text: str | None
    completion: float | None


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to ask about a record, oldest evidence first. `unit` is a code."""

    kind: HintKind
    dataset: str
    key: str
    title: str
    unit: str | None
    words: str
    evidence: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What there is to ask about, by kind and record; `counts` are all of each kind, told or not."""

    told: tuple[Hint, ...]
    counts: Mapping[HintKind, int]


def hints(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None) -> Hints:
    """The hints on open records, and on those that were closed on their last day this year."""
    told: list[Hint] = []
    counts: Counter[HintKind] = Counter()
    for spec in ALL:
        if spec.tracking is not None and (spec.tracking.progress or spec.tracking.completion):
            last = last_returns(spec, (day, known_at))
            flagged = {
                row.key: _Flagged(tuple(_kinds(row)), row.due) for row in connection.execute(_suspects(last, day))
            }
            counts.update(kind for entry in flagged.values() for kind in entry.kinds)
            told.extend(_told(connection, spec, _first(flagged), (day, known_at)))
    order = list(KINDS)
    ordered = sorted(told, key=lambda hint: (order.index(hint.kind), hint.dataset, hint.key))
    return Hints(tuple(ordered), {kind: counts[kind] for kind in KINDS if counts[kind]})


def parts_that_differ(connection: sa.Connection, day: dt.date) -> tuple[Breach, ...]:
    """What must hold between figures and does not, while nobody has settled it."""
    return tuple(breach for breach in breaches(connection, day) if breach.settled is None)


@dataclass(frozen=True, slots=True)
class _Flagged:
    """A record with the kinds of hints that its last returns give."""

    kinds: tuple[HintKind, ...]
    due: dt.date | None


def _first(flagged: Mapping[str, _Flagged]) -> dict[str, _Flagged]:
    """Those that have room under one of their kinds."""
    room: Counter[HintKind] = Counter()
    kept = {}
    for key, entry in flagged.items():
        kinds = tuple(kind for kind in entry.kinds if room[kind] < MOST)
        room.update(kinds)
        if kinds:
            kept[key] = _Flagged(kinds, entry.due)
    return kept


def _told(connection: sa.Connection, spec: Dataset, flagged: Mapping[str, _Flagged], seen: Seen) -> Iterator[Hint]:
    names = _names(connection, spec, seen, list(flagged))
    for key, said in _evidence(connection, spec, seen, list(flagged)):
        for kind in flagged[key].kinds:
            yield Hint(kind, spec.name, key, *names.get(key, (key, None)), _worded(kind, said, flagged[key].due), said)


def _suspects(last: sa.Subquery, day: dt.date) -> sa.Select[Any]:
    """The records of which one of the questions may be asked, one row each."""
    c = last.c

    def newest(name: str, turn: int = 1) -> sa.ColumnElement[Any]:
        return sa.func.max(sa.case((c.turn == turn, c[name])))

    is_open, due, finished = newest("is_done") == 0, newest("due"), newest("finished")
    c1, c2, c3 = (newest("completion", turn) for turn in range(1, LAST + 1))
    whole = sa.and_(sa.func.count() == LAST, is_open)
    reached = sa.and_(finished.is_(None), newest("as_of") == due, c2 < FULL)
    told = {
        "same_text": sa.and_(whole, sa.func.count(c.text) == LAST, sa.func.min(c.text) == sa.func.max(c.text)),
        "stuck": sa.and_(whole, c1 > 0, c1 < FULL, c1 == c2, c2 == c3),
        "backward": sa.and_(is_open, sa.or_(c1 < c2, c2 < c3)),
        "full_on_due": sa.and_(c1 >= FULL, due >= day.replace(month=1, day=1), sa.or_(finished == due, reached)),
    }
    marks = [sa.case((condition, 1), else_=0).label(name) for name, condition in told.items()]
    return sa.select(c.key, due.label("due"), *marks).group_by(c.key).having(sa.or_(*told.values()))


def _kinds(row: Any) -> Iterator[HintKind]:
    return (kind for kind in KINDS if kind != "parts" and getattr(row, kind))


def _evidence(
    connection: sa.Connection, spec: Dataset, seen: Seen, keys: Sequence[str]
) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """What the last returns said of each record, oldest first."""
    for start in range(0, len(keys), _BATCHED_KEYS):
        c = last_returns(spec, seen, keys[start : start + _BATCHED_KEYS]).c
        rows = connection.execute(
            sa.select(c.key, c.as_of, c.batch, c.text, c.completion).order_by(c.key, c.turn.desc())
        )
        for key, said in groupby(rows, key=lambda row: row.key):
            yield key, tuple(Said(row.as_of, row.batch, row.text, row.completion) for row in said)


def _names(
    connection: sa.Connection, spec: Dataset, seen: Seen, keys: Sequence[str]
) -> dict[str, tuple[str, str | None]]:
    """(title, unit's code) of the records by key."""
    tracking = spec.tracking
    facts = in_force(spec, *seen)
    assert tracking is not None  # noqa: S101 - asked of tracked datasets alone
    named = {}
    for start in range(0, len(keys), _BATCHED_KEYS):
        wanted = facts.c.record_key.in_(keys[start : start + _BATCHED_KEYS])
        rows = sa.select(facts.c.record_key, facts.c[tracking.title], facts.c[tracking.unit]).where(wanted)
        named.update({key: (title or key, unit) for key, title, unit in connection.execute(rows)})
    return named


def _worded(kind: HintKind, said: Sequence[Said], due: dt.date | None) -> str:
    now, before = _fall(said) if kind == "backward" else (said[-1].completion, None)
    told = f"{due.year}年{due.month}月{due.day}日" if due else ""
    return _WORDS[kind].format(n=LAST, now=_percent(now), before=_percent(before), due=told)


def _fall(said: Sequence[Said]) -> tuple[float | None, float | None]:
    """(after, before) of the newest fall."""
    pairs = [(after.completion, before.completion) for before, after in pairwise(said)]
    falls = [(after, before) for after, before in pairs if after is not None and before is not None and after < before]
    return falls[-1]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{round(share * 100, 2):g}%"
