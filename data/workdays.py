"""Working days (工作日) with make-up days (调休), from an editable table (reference §5.6)."""

from __future__ import annotations

import csv
import datetime as dt
import functools
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from data.editable import TableError

HOLIDAYS = Path(__file__).parent / "reference" / "holidays.csv"
"""Columns 日期, 类型 (休 or 班), 说明: the State Council's notice of each year."""

_SATURDAY, _A_WEEK = 5, 5
_NATIONAL_DAY = (10, 1)


class HolidayTableError(TableError):
    """The holiday table cannot be used; the message says which line is wrong, in Chinese."""


@dataclass(frozen=True, slots=True)
class UncoveredYear:
    """A calculation touched years whose holidays the table lacks: Monday to Friday was assumed."""

    years: tuple[int, ...]

    def __str__(self) -> str:
        return (
            f"节假日表没有{'、'.join(map(str, self.years))}年的安排，暂按周一至周五为工作日计算，公布后请补入节假日表。"
        )


@dataclass(frozen=True, slots=True)
class Reached:
    """The day that a count of working days leads to."""

    day: dt.date
    uncovered: UncoveredYear | None = None


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The number of working days between two days."""

    days: int
    uncovered: UncoveredYear | None = None


@dataclass(frozen=True)
class WorkCalendar:
    """Days off and make-up days. A year is covered when its National Day stands in the table."""

    off: frozenset[dt.date]
    on: frozenset[dt.date]

    @functools.cached_property
    def years(self) -> tuple[int, ...]:
        """The covered years, in order."""
        return tuple(sorted(day.year for day in self.off if (day.month, day.day) == _NATIONAL_DAY))

    def is_working_day(self, day: dt.date) -> bool:
        """A make-up day, or Monday to Friday without a holiday."""
        return day in self.on or (day.weekday() < _SATURDAY and day not in self.off)

    def add(self, start: dt.date, days: int) -> Reached:
        """The working day `days` after `start`, which does not count itself; before it for a negative number."""
        step, day, left = dt.timedelta(1 if days >= 0 else -1), start, abs(days)
        while left:
            day += step
            left -= self.is_working_day(day)
        return Reached(day, self.uncovered(start, day))

    def between(self, start: dt.date, end: dt.date) -> Elapsed:
        """Working days after `start` up to and with `end`; negative where `end` is earlier."""
        return Elapsed(self._up_to(end) - self._up_to(start), self.uncovered(start, end))

    def _up_to(self, day: dt.date) -> int:
        """Working days from the first Monday of all, 0001-01-01, to the day."""
        weeks, rest = divmod(day.toordinal(), 7)
        lost, won = self._exceptions
        return weeks * _A_WEEK + min(rest, _A_WEEK) - bisect_right(lost, day) + bisect_right(won, day)

    @functools.cached_property
    def _exceptions(self) -> tuple[list[dt.date], list[dt.date]]:
        """Days off from Monday to Friday; make-up days that would be none of work. Both in order."""
        lost = {day for day in self.off if day.weekday() < _SATURDAY}
        return sorted(lost), sorted(day for day in self.on if day.weekday() >= _SATURDAY or day in lost)

    def uncovered(self, start: dt.date, end: dt.date) -> UncoveredYear | None:
        """The years from `start` to `end` that the table lacks."""
        low, high = sorted((start.year, end.year))
        years = tuple(year for year in range(low, high + 1) if year not in self.years)
        return UncoveredYear(years) if years else None


def read_calendar(path: Path = HOLIDAYS) -> WorkCalendar:
    """The table as a calendar, read again when the file has changed. Raises HolidayTableError."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        raise HolidayTableError(f"读不到节假日表 {path.name}。请确认文件还在 data/reference 目录下。") from None


@functools.lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> WorkCalendar:
    days: dict[str, set[dt.date]] = {"休": set(), "班": set()}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file), 1):
            if number > 1 and any(row):
                _take(days, row, number)
    return WorkCalendar(frozenset(days["休"]), frozenset(days["班"]))


def _take(days: dict[str, set[dt.date]], row: list[str], number: int) -> None:
    try:
        day, kind = dt.date.fromisoformat(row[0].strip()), row[1].strip()
        days[kind].add(day)
    except (ValueError, IndexError, KeyError):
        raise HolidayTableError(
            f"节假日表第{number}行“{','.join(row)}”不能用：日期要写成2020-10-01，类型只能是“休”或“班”。"
        ) from None
    if day in days["休"] and day in days["班"]:
        raise HolidayTableError(f"节假日表第{number}行：{day}既是“休”又是“班”，请删去一行。")


def is_working_day(day: dt.date) -> bool:
    """Whether offices work on that day; ask `covered_years` whether its year is known."""
    return read_calendar().is_working_day(day)


def add_working_days(start: dt.date, n: int) -> Reached:
    """The working day `n` after `start`, not counting `start` (reference §5), with a warning for unknown years."""
    return read_calendar().add(start, n)


def working_days_between(start: dt.date, end: dt.date) -> Elapsed:
    """Working days after `start` up to and with `end`, with a warning for unknown years."""
    return read_calendar().between(start, end)


def covered_years() -> tuple[int, ...]:
    """The years whose holidays are known."""
    return read_calendar().years
