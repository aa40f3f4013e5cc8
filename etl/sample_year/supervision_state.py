"""What a unit reports about a supervised item on a given day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from etl.sample_year.days import LAST_DAY, days_after
from etl.sample_year.supervision_item import DONE, Item
from etl.sample_year.words_bank import bank

WORDS: dict[str, tuple[str, ...]] = {
    "done": ("已完成", "已办结", "完成"),
    "on_track": ("正常推进", "有序推进", "按序时推进", "顺利推进", "推进中"),
    "nearly": ("基本完成", "尚未完成", "推进中"),
    "behind": ("推进缓慢", "进展滞后", "慢序时", "进度偏慢"),
    "not_started": ("未启动", "待启动", "尚未开展"),
    "long_term": ("长期坚持", "持续推进", "全年推进"),
    "suspended": ("暂缓", "中止"),
    "terminated": ("终止", "不再实施"),
}
"""Words of reference §2.2, by how the item stands."""

WHEN_OVERDUE = ("倒排工期，尽快办结", "专人盯办，逐项销号", "加强力量，尽快补齐进度")
"""What a unit intends whose deadline has passed."""

BEHIND_POINTS = 18
"""Percent points below time progress at which a unit itself calls the item late."""
SETBACK_POINTS = 18
LEAST_POINTS = 3
"""Less is reported as 0: a 1 in a column of percents could be 100%."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A line of progress for a stage, 0 (begun) to 4 (done)."""

    stage: int
    text: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem with the next step against it."""

    text: str
    next_step: str


@dataclass(frozen=True, slots=True)
class State:
    """A unit's words on one item on one day; `standing` is a key of WORDS, None where nothing was reported."""

    standing: str | None
    word: str | None
    completion: int | None
    progress: str | None
    problem: str | None
    next_step: str | None
    feedback_on: dt.date | None
    finished_on: dt.date | None

    @property
    def is_done(self) -> bool:
        return self.standing == "done"


SILENCE = State(None, None, None, None, None, None, None, None)


@cache
def _phases() -> dict[int, tuple[str, ...]]:
    entries = bank("progress", Phase)
    return {stage: tuple(entry.text for entry in entries if entry.stage == stage) for stage in range(5)}


def state(item: Item, day: dt.date) -> State:
    """The item's report on that day; silence where the unit sent none."""
    if item.plan.fate == "no_data":
        return SILENCE
    day = min(day, item.plan.silent_from or day)
    points = completion(item, day)
    standing = _standing(item, day, points)
    done = standing == "done"
    trouble = _trouble(item) if standing in ("behind", "not_started", "suspended", "terminated") else None
    return State(
        standing=standing,
        word=_pick(WORDS[standing], item.grain),
        completion=points if item.shows_completion else None,
        progress=_progress(item, day, points),
        problem=trouble.text if trouble else "无" if done else None,
        next_step=trouble.next_step if trouble else None if done else _next_step(item, day),
        feedback_on=max(days_after(_last_word(item, day), -(item.grain % 3)), item.plan.assigned_on),
        finished_on=_finished_on(item, day) if done else None,
    )


def _next_step(item: Item, day: dt.date) -> str:
    due = item.due_on(day).day
    if due is None:
        return "持续推进，定期报告进展"
    return "按计划推进，确保按时完成" if day <= due else _pick(WHEN_OVERDUE, item.grain)


def completion(item: Item, day: dt.date) -> int:
    """Completion on that day in percent points: 0, or LEAST_POINTS to 97 while open, 100 when done."""
    plan = item.plan
    if _is_done(item, day):
        return 100
    if plan.setback and plan.setback.start <= day < plan.setback.end:
        return max(_share(item, plan.setback.start) - SETBACK_POINTS, LEAST_POINTS)
    points = _share(item, day)
    return points if points >= LEAST_POINTS else 0


def _share(item: Item, day: dt.date) -> int:
    """Where the item's curve stands on that day, in percent points."""
    length = max((item.plan.end - item.begun_on).days, 1)
    part = min(max((day - item.begun_on).days / length, 0.0), 1.0)
    points: int = round(item.plan.reach * part**item.plan.bend)
    return points


def _is_done(item: Item, day: dt.date) -> bool:
    early = item.plan.reopened
    return item.plan.fate in DONE and (day >= item.plan.end or bool(early and early.start <= day < early.end))


def _finished_on(item: Item, day: dt.date) -> dt.date:
    early = item.plan.reopened
    return early.start if early and day < early.end else item.plan.end


def _standing(item: Item, day: dt.date, points: int) -> str:
    fate = item.plan.fate
    if _is_done(item, day):
        return "done"
    if fate in ("suspended", "terminated") and day >= item.plan.end:
        return fate
    if fate in ("long_term", "not_started"):
        return fate
    if fate == "behind" and (LAST_DAY - day).days < 60:
        return fate
    return _by_completion(item, day, points)


def _by_completion(item: Item, day: dt.date, points: int) -> str:
    due, start = item.due_on(day).day, item.begun_on
    expected = 0.0 if due is None else 100 * min((day - start).days / max((due - start).days, 1), 1.0)
    if expected - points > BEHIND_POINTS and item.grain % 4:
        return "behind"
    if points >= 90:
        return "nearly"
    return "not_started" if points == 0 and (day - start).days > 15 and due else "on_track"


def _last_word(item: Item, day: dt.date) -> dt.date:
    """Units fall silent about what is done."""
    return min(day, _finished_on(item, day)) if _is_done(item, day) else day


def _progress(item: Item, day: dt.date, points: int) -> str:
    stage = 4 if points >= 100 else points * 4 // 100
    text = _pick(_phases()[stage], item.grain // 7)
    setback = item.plan.setback
    if setback and setback.start <= day < setback.end:
        return f"经市督查组现场复核，部分点位未达验收标准，完成率调减；{text}"
    if item.plan.reopened and item.plan.reopened.end <= day and stage < 4:
        return f"“回头看”发现问题，退回整改；{text}"
    return text


def _trouble(item: Item) -> Trouble:
    entries = bank("problems", Trouble)
    return entries[item.grain // 11 % len(entries)]


def _pick(words: tuple[str, ...], grain: int) -> str:
    return words[grain % len(words)]
