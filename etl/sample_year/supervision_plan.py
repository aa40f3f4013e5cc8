"""Decides how the year of each supervised item goes: assigned, due, extended, done or not."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from etl.sample_year.days import LAST_DAY, YEAR, days_after, month_end
from etl.sample_year.spelling import LONG_TERM, Deadline, deadline
from etl.sample_year.supervision_item import Extension, Fate, Plan, Stretch

OPEN_ENDED = {"suspended": 60, "terminated": 120, "gap": 62, "not_started": 0, "no_data": 0}
"""Completion in percent points at which items of these fates stay."""
OVERDUE_DAYS = (3, 12, 47, 5, 19, 66, 1, 26, 92, 14)
"""How late the overdue items are on 31 December, in turn: all three bands (reference §2.6)."""
SILENT = {0: dt.date(YEAR, 10, 16), 6: dt.date(YEAR, 11, 13)}
"""Which of the carried items fell silent, and when: two feedback cycles ago and one."""
DUE_MONTHS = (0, 0, 3, 2, 2, 5, 2, 2, 5, 2, 3)
"""How often a deadline falls in each month to November, mostly at ends of quarters; for December each list says."""
LATE_FACTOR = 2.4
"""Done items are late this many times as often as their unit's slackness says: most of it is made good by December."""
DUE_SOON_DAYS = (0, 0, 5, 0, 0, 4, 0, 1, 6)


@dataclass(frozen=True, slots=True)
class Start:
    """What is known when an item is planned: its list's months and how many deadlines stand in December, its unit's slackness, its turn among its fate."""

    months: tuple[int, ...]
    december: int
    slack: int
    turn: int


def plan(fate: Fate, start: Start, throw: random.Random) -> Plan:
    """The course of one item's year."""
    assigned_on = _assigned_on(fate, start, throw)
    return _PLANNERS[fate](fate, assigned_on, start, throw)


def _assigned_on(fate: Fate, start: Start, throw: random.Random) -> dt.date:
    month = {"no_data": 12, "not_started": 11, "carried": 9}.get(fate) or throw.choice(start.months)
    return dt.date(YEAR, month, throw.choice([6, 8, 10, 13, 15, 17, 20]))


def _done(fate: Fate, assigned_on: dt.date, start: Start, throw: random.Random) -> Plan:
    day = _due_day(assigned_on, start, throw)
    if throw.randrange(100) < LATE_FACTOR * start.slack:
        end = min(days_after(day, throw.randint(4, 75)), days_after(LAST_DAY, -throw.randint(0, 9)))
    else:
        end = days_after(day, -throw.choice([0, 1, 2, 3, 5, 8, 12, 17, 24]))
    end = max(end, days_after(assigned_on, 20))
    ending: Fate = "late" if end > day else "done"
    return _with_turns(Plan(ending, assigned_on, deadline(day, throw), end, 96, throw.uniform(0.7, 1.3)), throw)


def _due_day(assigned_on: dt.date, start: Start, throw: random.Random) -> dt.date:
    first = min(assigned_on.month + 2, 12)
    month = throw.choices(range(first, 13), [*DUE_MONTHS[first - 1 :], start.december])[0]
    if throw.random() < 0.75:
        return month_end(month)
    return dt.date(YEAR, month, throw.choice([10, 15, 20, 25]))


def _with_turns(made: Plan, throw: random.Random) -> Plan:
    """Some done items were extended on the way, some fell back, some were closed too early."""
    chance = throw.random()
    if chance < 0.10:
        return _extended(made, throw)
    if chance < 0.17 and (made.end - made.assigned_on).days > 120:
        middle = days_after(made.end, -60)
        return replace(made, setback=Stretch(middle, days_after(middle, 35)))
    if chance < 0.19 and (made.end - made.assigned_on).days > 90:
        early = days_after(made.end, -50)
        return replace(made, reopened=Stretch(early, days_after(early, 20)))
    return made


def _extended(made: Plan, throw: random.Random) -> Plan:
    """The deadline first set was earlier; the one in force came by an extension granted before it ran out."""
    if made.due.day is None:
        return made
    first = days_after(made.due.day.replace(day=1), -1)
    granted_on = days_after(first, -throw.randint(3, 12))
    if granted_on <= days_after(made.assigned_on, 14):
        return made
    return replace(made, due=deadline(first, throw), extension=Extension(granted_on, made.due))


def _overdue(fate: Fate, assigned_on: dt.date, start: Start, throw: random.Random) -> Plan:
    day = days_after(LAST_DAY, -OVERDUE_DAYS[start.turn % len(OVERDUE_DAYS)])
    due = Deadline(f"{YEAR}年{day.month}月{day.day}日前", day)
    made = Plan(fate, _early(assigned_on, day), due, LAST_DAY, throw.randint(58, 93), 1.2)
    return _extended(made, throw) if start.turn % 3 == 1 else made


def _due_soon(fate: Fate, assigned_on: dt.date, start: Start, throw: random.Random) -> Plan:
    day = days_after(LAST_DAY, DUE_SOON_DAYS[start.turn % len(DUE_SOON_DAYS)])
    due = Deadline(f"{day.year}年{day.month}月{day.day}日", day) if day != LAST_DAY else deadline(day, throw)
    return Plan(fate, assigned_on, due, LAST_DAY, throw.randint(91, 97), 1.1)


def _gap(fate: Fate, assigned_on: dt.date, start: Start, throw: random.Random) -> Plan:
    return Plan(fate, assigned_on, Deadline("年底", LAST_DAY), LAST_DAY, OPEN_ENDED[fate], 1.3)


def _stopped(fate: Fate, assigned_on: dt.date, start: Start, throw: random.Random) -> Plan:
    end = days_after(assigned_on, throw.randint(60, 110))
    return Plan(fate, assigned_on, deadline(LAST_DAY, throw), min(end, LAST_DAY), throw.randint(20, 55), 1.0)


def _next_year(fate: Fate, assigned_on: dt.date, start: Start, throw: random.Random) -> Plan:
    due = deadline(month_end(throw.choice([3, 6, 9]), YEAR + 1), throw)
    reach = OPEN_ENDED.get(fate, throw.randint(45, 60))
    silent_from = SILENT.get(start.turn) if fate == "carried" else None
    return Plan(fate, assigned_on, due, LAST_DAY, reach, 1.0, silent_from=silent_from)


def _without_day(fate: Fate, assigned_on: dt.date, start: Start, throw: random.Random) -> Plan:
    text = throw.choice(LONG_TERM) if fate == "long_term" else None
    return Plan(fate, assigned_on, Deadline(text, None), LAST_DAY, 80, 1.0)


def _early(assigned_on: dt.date, due: dt.date) -> dt.date:
    """No later than sixty days before the deadline."""
    return min(assigned_on, days_after(due, -60))


_PLANNERS: dict[Fate, Callable[[Fate, dt.date, Start, random.Random], Plan]] = {
    "done": _done,
    "overdue": _overdue,
    "gap": _gap,
    "due_soon": _due_soon,
    "behind": _next_year,
    "not_started": _next_year,
    "suspended": _stopped,
    "terminated": _stopped,
    "no_data": _next_year,
    "long_term": _without_day,
    "carried": _next_year,
    "undated": _without_day,
}
