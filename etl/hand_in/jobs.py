"""What can be asked of the process that checks and loads: each job by its name, run there, asked for here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from data.permissions import Person
from etl.hand_in.check import Check, Correction
from etl.hand_in.commit import Answers, commit
from etl.hand_in.examine import all_problems, examine, examined
from etl.hand_in.parsed import Report
from etl.hand_in.receipt import Receipt
from etl.hand_in.receive import receive
from etl.hand_in.take_back import Foreseen, foresee, take_back
from etl.marked import marked_workbook


@dataclass(frozen=True, slots=True)
class Job:
    """A task, the database that it is about, the hand-in (None while it has no number)."""

    task: str
    database_url: str
    number: int | None
    arguments: tuple[Any, ...]


def _take_in(report: Report, content: bytes, file: str, person: Person) -> Check:
    report("接收文件")
    return examine(receive(content, file, person), person, report=report)


def _examine(report: Report, number: int, person: Person, correction: Correction | None) -> Check:
    return examine(number, person, correction, report)


def _commit(report: Report, number: int, answers: Answers, person: Person, base: Mapping[str, str]) -> Receipt:
    return commit(number, answers, person, base, report)


def _foresee(report: Report, number: int, person: Person) -> Foreseen:
    report("试算撤回")
    return foresee(number, person)


def _take_back(report: Report, number: int, person: Person, why: str, seen: Foreseen) -> Receipt:
    report("撤回")
    return take_back(number, person, why, seen)


def _mark(report: Report, number: int, person: Person) -> bytes:
    report("标注原表")
    file, _ = examined(number, person, {}, report)
    return marked_workbook(file.content, file.intake.file, all_problems(file))[1]


TASKS: Mapping[str, Callable[..., Any]] = {
    "take_in": _take_in,
    "examine": _examine,
    "commit": _commit,
    "foresee": _foresee,
    "take_back": _take_back,
    "mark": _mark,
}

STAGES = ("接收文件", "读取文件", "核对内容", "与已有数据比对", "写入数据", "重算亮灯", "试算撤回", "撤回")
"""What a job reports, in the order in which it comes."""
