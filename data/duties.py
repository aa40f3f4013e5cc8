"""The calendar of duties (报送日历): which division hands in which dataset, how often, by when; an editable table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from data.datasets import ALL, dataset
from data.editable import REFERENCE, Editable, TableError, build, entries
from data.permissions import owners

NAME = "报送日历"
CYCLES: Mapping[str, str] = {"week": "每周", "month": "每月", "quarter": "每季度", "year": "每年", "event": "有变动时"}
WEEKDAYS = "一二三四五六日"

Cycle = Literal["week", "month", "quarter", "year", "event"]


class DutiesError(TableError):
    """The calendar of duties is missing or wrong; the message says where, in Chinese."""


@dataclass(frozen=True)
class Duty:
    """How often a dataset is due and on which day: of each week, or after each month, quarter or year.

    `weekday` is 1–7. `day` is a day of the month that follows the period, `working_day` counts its working days; a
    `day` off duty moves to the next working day. `grace_days` are working days more before a return is late. What is
    `ahead` (a year's targets) is due at the beginning of the period that it is about, not after its end.
    """

    dataset: str
    cycle: Cycle
    weekday: int | None = None
    day: int | None = None
    working_day: int | None = None
    grace_days: int = 0
    ahead: bool = False
    since: dt.date | None = None
    """First day of the first period that is due; without it the period of the first return."""
    divisions: list[str] | None = None
    """Those of the dataset's description unless others are named."""

    def __hash__(self) -> int:
        return hash((self.dataset, self.cycle, self.since))

    @property
    def owed_by(self) -> tuple[str, ...]:
        """The divisions that hand it in."""
        return tuple(self.divisions) if self.divisions else owners(self.dataset)

    @property
    def name(self) -> str:
        """The dataset's name."""
        return dataset(self.dataset).zh

    @property
    def words(self) -> str:
        """When it is due, in words: 每月，次月第3个工作日前."""
        if self.cycle == "event":
            return CYCLES[self.cycle]
        return f"{CYCLES[self.cycle]}，{self._due}前{f'，宽限{self.grace_days}个工作日' if self.grace_days else ''}"

    @property
    def _due(self) -> str:
        if self.weekday is not None:
            return f"周{WEEKDAYS[self.weekday - 1]}"
        after = {"month": "次月", "quarter": "下季度首月", "year": "次年1月"}
        within = {"month": "当月", "quarter": "当季首月", "year": "当年1月"}
        month = (within if self.ahead else after)[self.cycle]
        return f"{month}{self.day}日" if self.day is not None else f"{month}第{self.working_day}个工作日"


def duties() -> tuple[Duty, ...]:
    """The duties in force: the file named by `DUTIES_FILE`, else the shipped one. Raises DutiesError."""
    return TABLE.read()


def cycle_of(name: str) -> str:
    """The cycle in which a dataset is handed in: the calendar's, else the one of its description."""
    return next((duty.cycle for duty in duties() if duty.dataset == name), dataset(name).period)


def parse(text: str) -> tuple[Duty, ...]:
    """Duties from the text of a file, in the order of datasets. Raises DutiesError with what is wrong and where."""
    table = entries(text, NAME, DutiesError)
    if not set(table) <= {"duty"}:
        raise DutiesError("报送日历只能由 [[duty]] 各条组成。")
    found = [_built(row, number) for number, row in enumerate(table.get("duty", []), 1)]
    order = {spec.name: position for position, spec in enumerate(ALL)}
    return tuple(sorted(found, key=lambda duty: order[duty.dataset]))


def _built(row: Mapping[str, Any], number: int) -> Duty:
    place = f"{NAME} [[duty]] 第{number}条"
    made = build(Duty, row, place, DutiesError)
    if made.dataset not in {spec.name for spec in ALL}:
        raise DutiesError(f"{place}：没有名为“{made.dataset}”的数据。")
    place = f"{place}（{made.name}）"
    _check_day(made, place)
    if made.grace_days < 0:
        raise DutiesError(f"{place}：grace_days 不能小于 0。")
    if made.divisions is not None and not (made.divisions and all(isinstance(one, str) for one in made.divisions)):
        raise DutiesError(f'{place}：divisions 应写成 ["督查处"] 的样子。')
    return made


def _check_day(made: Duty, place: str) -> None:
    given = {name: value for name in ("weekday", "day", "working_day") if (value := getattr(made, name)) is not None}
    allowed = {"week": ("weekday",), "event": ()}.get(made.cycle, ("day", "working_day"))
    if set(given) - set(allowed) or len(given) != min(1, len(allowed)):
        wanted = f"要写 {' 或 '.join(allowed)} 其中一个" if allowed else "不写哪一天到期"
        raise DutiesError(f"{place}：cycle 是 {made.cycle} 的{wanted}。")
    if made.ahead and made.cycle in ("week", "event"):
        raise DutiesError(f"{place}：ahead 只用于每月、每季度、每年的。")
    for name, value in given.items():
        most = {"weekday": 7, "day": 28, "working_day": 20}[name]
        if not 1 <= value <= most:
            raise DutiesError(f"{place}：{name} 应在 1 到 {most} 之间，现为 {value}。")


TABLE = Editable(NAME, "DUTIES_FILE", REFERENCE / "duties.toml", parse, DutiesError)
