"""What each division owes on a day (应报、已报、迟报): the one definition of a return that is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from data.clock import ZONE, demonstration_day
from data.datasets import ALL
from data.duties import Duty, duties
from data.duty_periods import DutyPeriod, periods
from data.facts import known
from data.hand_in_tables import hand_in
from data.meeting_records import BY_MEETING
from data.permissions import owners
from data.tables import batch
from data.workdays import read_calendar

State = Literal["not_due", "due_today", "handed_in", "late", "missing", "passed"]

STATES: dict[State, str] = {
    "not_due": "未到期", "due_today": "今日到期", "handed_in": "已报送", "late": "迟报", "missing": "逾期未报",
    "passed": "以往漏报",
}  # fmt: skip
"""Missing is what can still be asked for; passed what never came and of which a later period has come meanwhile."""

LOOKED_BACK_DAYS = 380
"""So far back a yearly duty began whose return is due now."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A return of a duty's period. `on` is the day it came in, `at` the moment of the load, `by` the division or post.

    `hand_in` and `received_at`, which make its receipt's number, are None for what was loaded by command.
    """

    on: dt.date
    by: str
    batch: int
    as_of: dt.date
    at: dt.datetime
    hand_in: int | None = None
    received_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One period of one division's duty as it stands on a day."""

    dataset: str
    name: str
    division: str
    cycle: str
    period: DutyPeriod
    state: State
    handed_in: HandedIn | None
    """The return that met the duty: the period's first."""
    latest: HandedIn | None
    """The period's last return: what came again, corrected or with more."""
    days_late: int
    """Days after the last day allowed until it came in, or until the day looked at; 0 where it is not late or passed."""

    @property
    def word(self) -> str:
        """迟报2天, 逾期未报5天, else the state."""
        return f"{STATES[self.state]}{f'{self.days_late}天' if self.days_late else ''}"

    @property
    def is_settled(self) -> bool:
        """Whether it can be told if it came in time: it came, or its last day is over."""
        return self.handed_in is not None or self.state in ("missing", "passed")


@dataclass(frozen=True, slots=True)
class _Return:
    """A load as the duties see it."""

    handed_in: HandedIn
    divisions: frozenset[str]


def owed(
    connection: sa.Connection, day: dt.date, known_at: dt.datetime | None = None, first: dt.date | None = None
) -> tuple[Owed, ...]:
    """Every period from `first` (a good year before) that has begun by the day, by dataset, division, period.

    Only what had come in by the day counts, and of that what is known at the moment, withdrawn returns left out.
    """
    returns = _returns(connection, day, known_at)
    start = first or day - dt.timedelta(LOOKED_BACK_DAYS)
    found: list[Owed] = []
    for duty in duties():
        for division in duty.owed_by:
            own = [entry for entry in returns.get(duty.dataset, ()) if division in entry.divisions]
            found.extend(_of(duty, division, [entry.handed_in for entry in own], start, day))
    return tuple(found)


def current(found: Iterable[Owed]) -> tuple[Owed, ...]:
    """Of each duty the period to look at: the newest that is missing, else the first that is not handed in, else the last.

    An earlier period that is missing is history (passed) once a return of a later one has come.
    """
    grouped: dict[tuple[str, str], list[Owed]] = {}
    for entry in found:
        grouped.setdefault((entry.dataset, entry.division), []).append(entry)
    return tuple(_current(entries) for entries in grouped.values())


def overdue(found: Iterable[Owed]) -> tuple[Owed, ...]:
    """What alerts: the duties whose newest period that is over is missing, longest overdue first."""
    pressing = (entry for entry in current(found) if entry.state == "missing")
    return tuple(sorted(pressing, key=lambda entry: (-entry.days_late, entry.dataset, entry.division)))


def _current(entries: Sequence[Owed]) -> Owed:
    last = max((i for i, entry in enumerate(entries) if entry.handed_in), default=-1)
    after = entries[last + 1 :]
    missing = [entry for entry in after if entry.state == "missing"]
    return missing[-1] if missing else after[0] if after else entries[-1]


def _of(duty: Duty, division: str, returns: Sequence[HandedIn], start: dt.date, day: dt.date) -> Iterator[Owed]:
    begun = duty.since or min((one.as_of for one in returns), default=day)
    spans = list(periods(duty, max(start, begun), day, read_calendar()))
    newest = max((one.as_of for one in returns), default=dt.date.min)
    for number, period in enumerate(spans):
        until = spans[number + 1].counts_from if number + 1 < len(spans) else dt.date.max
        own = [one for one in returns if period.counts_from <= one.as_of < until]
        came, latest = min(own, key=_came, default=None), max(own, key=_came, default=None)
        state, late = _state(period, came, day)
        if state == "missing" and newest >= until:
            state, late = "passed", 0
        if state == "missing" and not returns and duty.since is None:
            state, late = "not_due", 0
        yield Owed(duty.dataset, duty.name, division, duty.cycle, period, state, came, latest, late)


def _came(one: HandedIn) -> tuple[dt.date, int]:
    return one.on, one.batch


def _state(period: DutyPeriod, came: HandedIn | None, day: dt.date) -> tuple[State, int]:
    late = max(((came.on if came else day) - period.last_on).days, 0)
    if came is not None:
        return ("late" if late else "handed_in"), late
    if late:
        return "missing", late
    return ("due_today" if day == period.last_on else "not_due"), 0


def _returns(connection: sa.Connection, day: dt.date, known_at: dt.datetime | None) -> dict[str, list[_Return]]:
    """The returns that had come in by the day, by dataset."""
    standing = demonstration_day(connection)
    query = sa.select(
        batch.c.id, batch.c.dataset, batch.c.as_of, batch.c.loaded_at, batch.c.loaded_by, batch.c.division,
        batch.c.hand_in_id, hand_in.c.by, hand_in.c.received_at,
    ).outerjoin(hand_in, hand_in.c.id == batch.c.hand_in_id).where(known(known_at), batch.c.division != BY_MEETING)  # fmt: skip
    named = {duty.dataset: duty.owed_by for duty in duties()}
    usual = {spec.name: owners(spec) for spec in ALL}
    found: dict[str, list[_Return]] = {}
    for row in connection.execute(query):
        came = HandedIn(
            _came_on(row, standing), row.by or row.loaded_by, row.id, row.as_of,
            row.loaded_at, row.hand_in_id, row.received_at,
        )  # fmt: skip
        if came.on <= day:
            own = _divisions(row, named.get(row.dataset, ()), usual.get(row.dataset, ()))
            found.setdefault(row.dataset, []).append(_Return(came, own))
    return found


def _came_on(row: Any, standing: dt.date | None) -> dt.date:
    """The day a return came in. The sample's came on the day that they speak of, since its clock stands still."""
    if standing is None:
        came: dt.date = row.loaded_at.astimezone(ZONE).date()
        return came
    return standing if row.hand_in_id is not None else row.as_of


def _divisions(row: Any, owed_by: Sequence[str], usual: Sequence[str]) -> frozenset[str]:
    """Whose duty a return meets: that of the division that loaded it or is named in it, else of all."""
    named = set(row.division.split("、"))
    if row.loaded_by in owed_by:
        return frozenset({row.loaded_by})
    if named & set(owed_by) and named != set(usual):
        return frozenset(named & set(owed_by))
    return frozenset(owed_by)
