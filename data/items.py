"""Supervised items (督查事项) of every tracked dataset in one shape, with the measures that lights are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import time_progress
from data.datasets import tracked
from data.dates_sql import add_days
from data.facts import in_force, known
from data.rules import Rules
from data.spec import Dataset, Tracking
from data.tables import batch, sighting
from data.time_progress import Paced

DONE = ("finished", "closed")
PAUSED = ("suspended", "terminated")
NO_DEADLINE = ("long_term", "recurring", "unknown")
"""Kinds of deadline that no day can pass: the feedback rules apply alone."""

TEXT, DAY, NUMBER, YES = sa.Text(), sa.Date(), sa.Float(), sa.Boolean()


COUNTED = (
    "list", "unit", "status", "status_flag", "completion", "is_done", "is_open", "is_paused", "is_long_term",
    "is_reported", "is_overdue", "is_closed_late", "is_due_soon", "time_progress", "gap_points", "feedback_missed", "has_cycle",
)  # fmt: skip
"""Columns that counts and lights are made of."""
_INPUTS = (
    "list", "unit", "year", "status", "status_flag", "due", "due_kind", "started", "finished", "completion", "as_of",
    "is_done", "is_open", "is_suspended", "is_long_term", "is_reported", "has_deadline", "feedback_from", "cycle",
    "time_progress",
)  # fmt: skip
"""Columns of the first step that those are reckoned from."""
TOLD = (*COUNTED, "dataset", "key", "title", "leader", "due", "due_kind", "is_due_by_rule", "started", "finished")
"""Columns of `measured_told`."""


@dataclass(frozen=True, slots=True)
class Told:
    """Which facts count: those that speak of days up to `until`, as known at a moment (now, if none is given)."""

    until: dt.date
    known_at: dt.datetime | None = None


def measured(
    day: dt.date, rules: Rules, known_at: dt.datetime | None = None, only: Collection[str] | None = None
) -> sa.Subquery:
    """Every item that is on a list on `day`: identity, dates, state, measures.

    Columns: dataset, key, list, title, unit, leader, year, status, status_flag, due, due_kind, stated_original, is_due_by_rule
    (not stated), started, finished, completion, progress, problems, is_done, is_open, is_paused, is_long_term, is_overdue, is_closed_late,
    is_due_soon, time_progress (0–1, null for long-term items), time_basis (year, plan, node), gap_points,
    is_feedback_stated, feedback_on (else the day of the last return), feedback_missed (cycles), cycle, has_cycle, is_reported, batch_id, sheet, row, as_of, version_id; those named by `only`, where it is given.
    """
    return _together(measured_parts(day, rules, known_at), only)


def measured_told(
    told: Told, day: dt.date, rules: Rules, keys: Mapping[str, Sequence[str]] | None = None
) -> sa.Subquery:
    """The columns `TOLD` of `measured` on a day that may lie ahead, by nothing but what was told until then.

    Of all items, or of the records named by dataset in `keys`. The first step is kept apart as in `measured_once`.
    """
    bases = [_chosen(_base(spec, told, day, rules), {*_INPUTS, *TOLD}) for spec in tracked()]
    if keys is not None:
        named = [keys.get(spec.name, ()) for spec in tracked()]
        bases = [base.where(base.selected_columns.key.in_(some)) for base, some in zip(bases, named, strict=True)]
    return _together([_measured(base.offset(0).subquery(), day, rules) for base in bases], TOLD)


def measured_parts(day: dt.date, rules: Rules, known_at: dt.datetime | None = None) -> list[sa.Select[Any]]:
    """The selects that `measured` puts together, one a dataset: SQLite applies a filter early only where it is in each."""
    told = Told(day, known_at)
    return [_measured(_base(spec, told, day, rules).subquery(), day, rules) for spec in tracked()]


def measured_once(day: dt.date, rules: Rules, known_at: dt.datetime | None = None) -> sa.Subquery:
    """The columns `COUNTED` of every item, for a statement that needs all of them of all items.

    A database merges nested selects, so that what one builds on another is reckoned anew wherever it is used. The
    offset keeps the first step apart: three times as fast for 100 000 items, but no filter reaches an index.
    """
    told = Told(day, known_at)
    bases = [_chosen(_base(spec, told, day, rules), _INPUTS).offset(0).subquery() for spec in tracked()]
    return _together([_measured(base, day, rules) for base in bases], COUNTED)


def _together(parts: list[sa.Select[Any]], only: Collection[str] | None) -> sa.Subquery:
    return sa.union_all(*(part if only is None else _chosen(part, only) for part in parts)).subquery("measured")


def _chosen(select: sa.Select[Any], names: Collection[str]) -> sa.Select[Any]:
    return select.with_only_columns(*(column for column in select.selected_columns if column.name in names))


def _measured(base: sa.Subquery, day: dt.date, rules: Rules) -> sa.Select[Any]:
    """The second step, since lateness reads the due day that the first step completes."""
    c = base.c
    limit = sa.literal(day, DAY)
    is_paused = sa.and_(c.is_suspended, sa.not_(c.is_done))
    soon = day + dt.timedelta(days=rules.due.soon_days)
    # What is quick to see and often false stands first: a database stops at it.
    return sa.select(
        *(column for column in c if column.name not in _STEPS),
        is_paused.label("is_paused"),
        sa.and_(c.due < limit, c.is_open, c.has_deadline).label("is_overdue"),
        sa.and_(c.is_done, c.finished.is_not(None), c.finished > c.due, c.has_deadline).label("is_closed_late"),
        sa.and_(c.due >= limit, c.due <= soon, c.is_open, c.has_deadline).label("is_due_soon"),
        _points(c.completion - c.time_progress).label("gap_points"),
        sa.case((c.is_open, _missed_cycles(c.feedback_from, c.cycle, day, rules)), else_=0).label("feedback_missed"),
        (c.cycle != "none").label("has_cycle"),
    ).where(sa.func.coalesce(c.status, "") != "draft", sa.not_(_is_past(c, day)))


_STEPS = ("feedback_from", "is_suspended", "has_deadline")
"""Columns of the first step that only the second reads."""


def _is_past(c: Any, day: dt.date) -> sa.ColumnElement[bool]:
    """True for what an earlier year's list finished before this year began; what it left open is carried over."""
    new_year = dt.date(day.year, 1, 1)
    ended = sa.func.coalesce(c.finished, c.as_of) < new_year
    return sa.and_(sa.func.coalesce(c.year, day.year) < day.year, sa.or_(c.is_done, c.is_suspended), ended)


def _points(gap: sa.ColumnElement[float]) -> sa.ColumnElement[float]:
    """Percentage points, compared after rounding to two decimals (reference §2.7)."""
    return sa.cast(sa.func.round(sa.cast(gap * 100, sa.Numeric(20, 9)), 2), NUMBER)


def _base(spec: Dataset, told: Told, day: dt.date, rules: Rules) -> sa.Select[Any]:
    facts = in_force(spec, told.until, told.known_at)
    tracking = spec.tracking
    assert tracking is not None  # noqa: S101 - only tracked datasets come here
    get = _Getter(facts, tracking)
    status = get("status", TEXT)
    done = sa.or_(
        status.in_(DONE), get("closed", YES).is_(True), sa.and_(status.is_(None), get("finished", DAY) <= day)
    )
    is_done, is_suspended = sa.func.coalesce(done, False), sa.func.coalesce(status, "").in_(PAUSED)
    listed = get("list_name", TEXT) if tracking.list_name else sa.literal(tracking.list_code, TEXT)
    reported = sa.or_(status.is_not(None), get("progress", TEXT).is_not(None), get("completion", NUMBER).is_not(None))
    seen = _last_seen(spec, told)
    last_seen = sa.case((sa.and_(reported, seen.c.day > facts.c.as_of), seen.c.day), (reported, facts.c.as_of))
    due, due_kind = _due(get, rules, listed), sa.func.coalesce(get("due_kind", TEXT), "")
    long_term = sa.or_(
        due_kind == "long_term",
        sa.func.coalesce(get("status_flag", TEXT), "") == "long_term",
    )
    plan = Paced(get("time_mode", TEXT), get("year", NUMBER), get("started", DAY), due, get("stage_completion", NUMBER))
    columns = {
        "dataset": sa.literal(spec.name, TEXT),
        "key": facts.c.record_key,
        "list": listed,
        **{name: get(name, kind) for name, kind in _PLAIN.items()},
        "due": due,
        "stated_original": get("original_due", DAY),
        "is_due_by_rule": sa.and_(get("due", DAY).is_(None), due.is_not(None)),
        "is_done": is_done,
        "is_open": sa.not_(sa.or_(is_done, is_suspended)),
        "is_suspended": is_suspended,
        "has_deadline": sa.and_(due.is_not(None), sa.not_(long_term), *(due_kind != name for name in NO_DEADLINE)),
        "is_long_term": long_term,
        "is_reported": reported,
        **_pace(plan, long_term, day, rules),
        "is_feedback_stated": get("feedback", DAY).is_not(None),
        "feedback_on": sa.func.coalesce(get("feedback", DAY), last_seen),
        "feedback_from": sa.func.coalesce(get("feedback", DAY), last_seen, get("started", DAY), facts.c.as_of),
        "cycle": sa.func.coalesce(get("feedback_cycle", TEXT), _cycle(listed, rules)),
        "batch_id": facts.c.batch_id,
        "sheet": facts.c.sheet,
        "row": facts.c.row,
        "as_of": facts.c.as_of,
        "version_id": facts.c.id,
    }
    return sa.select(*(expression.label(name) for name, expression in columns.items())).select_from(
        facts.outerjoin(seen, seen.c.record_key == facts.c.record_key)
    )


def _pace(
    plan: Paced, long_term: sa.ColumnElement[bool], day: dt.date, rules: Rules
) -> dict[str, sa.ColumnElement[Any]]:
    """What has no end cannot be behind: long-term items have no time progress."""
    measures = {"time_progress": time_progress.share, "time_basis": time_progress.basis}
    found = {name: measure(day, plan, rules.time_progress) for name, measure in measures.items()}
    return {name: sa.case((long_term, None), else_=value) for name, value in found.items()}


_PLAIN: dict[str, sa.types.TypeEngine[Any]] = {
    "title": TEXT, "unit": TEXT, "leader": TEXT, "year": NUMBER, "status": TEXT, "status_flag": TEXT,
    "due_kind": TEXT, "started": DAY, "finished": DAY, "completion": NUMBER, "progress": TEXT, "problems": TEXT,
}  # fmt: skip


class _Getter:
    """The column that plays a role for a dataset, or a typed null where none does."""

    def __init__(self, facts: sa.Subquery, tracking: Tracking) -> None:
        self.facts, self.tracking = facts, tracking

    def __call__(self, role: str, kind: sa.types.TypeEngine[Any]) -> sa.ColumnElement[Any]:
        name = getattr(self.tracking, role)
        return sa.cast(sa.null(), kind) if name is None else self.facts.c[name]


def _due(get: _Getter, rules: Rules, listed: sa.ColumnElement[str]) -> sa.ColumnElement[dt.date]:
    """The stated deadline, else the days that the rules give a list (reference §2.5)."""
    default = sa.case(
        *(
            (sa.and_(listed == name, get("due_kind", TEXT).is_(None)), add_days(get("started", DAY), days))
            for name, days in rules.due.default_days.items()
        ),
        else_=sa.cast(sa.null(), DAY),
    )
    return sa.func.coalesce(get("due", DAY), default)


def _cycle(listed: sa.ColumnElement[str], rules: Rules) -> sa.ColumnElement[str]:
    return sa.case(*((listed == name, cycle) for name, cycle in rules.feedback.cycle.items()), else_="none")


def _last_seen(spec: Dataset, told: Told) -> sa.Subquery:
    """The last day on which a return confirmed a record without changing it."""
    return (
        sa.select(sighting.c.record_key, sa.func.max(sighting.c.as_of).label("day"))
        .join(batch, batch.c.id == sighting.c.batch_id)
        .where(sighting.c.dataset == spec.name, sighting.c.as_of <= told.until, known(told.known_at))
        .group_by(sighting.c.record_key)
        .subquery()
    )


def _missed_cycles(
    feedback_from: sa.ColumnElement[dt.date], cycle: sa.ColumnElement[str], day: dt.date, rules: Rules
) -> sa.ColumnElement[int]:
    """Whole feedback cycles gone by without a report: 0, 1 or 2 (for two and more)."""
    cases = []
    for name, days in rules.feedback.cycle_days.items():
        grace = rules.feedback.grace_days
        for missed in (2, 1):
            before = day - dt.timedelta(days=days * missed + grace)
            cases.append((sa.and_(cycle == name, feedback_from < before), missed))
    return sa.case(*cases, else_=0)
