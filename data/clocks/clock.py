"""A clock (期限) reckoned for a day: due day, days left, light, reason in words, what would turn it green."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from data.clocks.counting import Stop, last_day, latest_before, stops_that_count
from data.clocks.running import Running
from data.clocks.terms import DAY_WORDS, Term, Terms
from data.workdays import Reached, UncoveredYear, WorkCalendar


@dataclass(frozen=True)
class Reckoner:
    """What clocks are reckoned with: the day looked from, the terms, the working days."""

    day: dt.date
    terms: Terms
    work: WorkCalendar

    def reckon(self, running: Running) -> Clock:
        """The clock as it stands on the day. Raises NoTerm where no term was in force when it began."""
        term = self.terms.find(running.term, running.started)
        if running.event:
            back = latest_before(term, running.event, self.work)
            return Clock(self, running, term, (), back.day, back.day, back.uncovered)
        first = last_day(term, running.started, self.work)
        known = tuple(stop for stop in running.stops if stop.start <= self.day)
        in_time = running.extended_on is None or running.extended_on <= self._unextended(term, running, known)
        stated, running = running, replace(running, extended=running.extended and in_time)
        granted = term.granting(running.granted)
        stops = stops_that_count(granted, running.started, self.work, running.extended, known)
        due = self._due(granted, running, stops)
        too_late = len(stops) < len(known) or running.extended != stated.extended
        return Clock(self, running, term, stops, first.day, due.day, due.uncovered, too_late)

    def _unextended(self, term: Term, running: Running, known: tuple[Stop, ...]) -> dt.date:
        """The last day by which an extension must have come: moved by the stops, not by the extension."""
        stops = stops_that_count(term, running.started, self.work, False, known)
        return self._due(term, replace(running, extended=False), stops).day

    def _due(self, term: Term, running: Running, stops: tuple[Stop, ...]) -> Reached:
        """The last day; while the clock stands still, what it would be if it ran again from the day looked from."""
        lasting = [stop for stop in stops if stop.end is None or stop.end > self.day]
        if lasting and running.restarts:
            return last_day(term, self.day, self.work)
        so_far = tuple(replace(stop, end=self.day) if stop in lasting else stop for stop in stops)
        return last_day(term, running.started, self.work, running.extended, so_far)


@dataclass(frozen=True)
class Clock:
    """One clock on a day. `original_due` is the last day as it stood at the start, without extension or stops."""

    reckoner: Reckoner
    running: Running
    term: Term
    stops: tuple[Stop, ...]
    original_due: dt.date
    due: dt.date
    uncovered: UncoveredYear | None
    too_late: bool = False
    """Whether a stop or an extension came after the last day and does not count."""

    @property
    def finished(self) -> dt.date | None:
        """The day on which it was done, None while it is not."""
        done = self.running.finished
        return done if done and done <= self.reckoner.day else None

    @property
    def is_done(self) -> bool:
        """Whether what the term asks for was done."""
        return self.finished is not None

    @property
    def is_stopped(self) -> bool:
        """Whether the clock stands still."""
        return not self.is_done and any(stop.end is None or stop.end > self.reckoner.day for stop in self.stops)

    @property
    def is_open(self) -> bool:
        """Whether it runs."""
        return not (self.is_done or self.running.dropped or self.is_stopped)

    @property
    def is_overdue(self) -> bool:
        """Whether its last day is over and it is not done."""
        return self.is_open and self.due < self.reckoner.day

    @property
    def is_closed_late(self) -> bool:
        """Whether it was done after its last day."""
        return self.finished is not None and self.finished > self.due

    @cached_property
    def days_left(self) -> int:
        """Days after the day looked from, the last one included: working days for such terms; negative when over."""
        return self._days(self.reckoner.day, self.due)

    @cached_property
    def days_used(self) -> int | None:
        """Days from the start to the end, in the term's kind of days; None while it is not done."""
        return None if self.finished is None else self._days(self.running.started, self.finished)

    @property
    def day_kind(self) -> str:
        """The kind of days that are left: working days for such terms, calendar days for all others."""
        return "working_days" if self.term.days == "working_days" else "calendar_days"

    @property
    def overdue_days(self) -> int:
        """Calendar days over, 0 within."""
        return (self.reckoner.day - self.due).days if self.is_overdue else 0

    @property
    def light(self) -> str:
        """A colour code of `data.lights.WORDS`."""
        if self.is_done:
            return "done"
        if not self.is_open:
            return "paused"
        if self.is_overdue:
            return "red"
        return "yellow" if self.days_left <= self.term.soon else "green"

    @property
    def reason(self) -> str:
        """Why it has its light."""
        name, day_word = self.term.name, DAY_WORDS[self.day_kind]
        if self.is_closed_late and self.finished:
            return f"已办结，超期{(self.finished - self.due).days}天"
        if self.is_done:
            return "已按期办结"
        if self.running.dropped:
            return "已终止"
        if self.is_stopped:
            return f"{self.stops[-1].why}，自{_chinese(self.stops[-1].start)}起停止计时"
        if self.is_overdue:
            note = "，期满后的停止计时、延期不算" if self.too_late else ""
            return f"{name}超{self._limit}{self.overdue_days}天{note}"
        if self.due == self.reckoner.day:
            return f"{name}{self._limit}今日届满"
        return f"距{name}{self._limit}还有{self.days_left}{day_word}"

    @property
    def next_green(self) -> str:
        """What would turn a red or yellow one green."""
        if self.light == "red":
            return f"尽快{self.term.act}"
        return f"在{_chinese(self.due)}前{self.term.act}" if self.light == "yellow" else ""

    @property
    def changes(self) -> str:
        """What would change its last day, or did."""
        return f"已延期。{self.term.changes}" if self.running.extended else self.term.changes

    @property
    def _limit(self) -> str:
        return "约定期限" if self.term.convention else "法定期限"

    def _days(self, start: dt.date, end: dt.date) -> int:
        if self.term.days == "working_days":
            return self.reckoner.work.between(start, end).days
        return (end - start).days


def _chinese(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
