"""Loads a checked file once and for all: asked and answered, permitted, on top of what the person has seen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data.aliases import Proposal, propose
from data.clock import now
from data.database import reading, writing
from data.datasets import dataset
from data.permissions import Person, require
from etl.author import Author
from etl.endings import end_records
from etl.hand_in import store
from etl.hand_in.check import Check, Part, Question
from etl.hand_in.effect import board, effect
from etl.hand_in.examine import examined, silent
from etl.hand_in.parsed import Parsed, Report
from etl.hand_in.questions import LEAST_REASON
from etl.hand_in.receipt import MOST_NAMED, Reason, Receipt, ReceivedPart, read_receipt
from etl.hand_in.versions import happened_since, states
from etl.intake import Intake
from etl.load import Outcome, Told, load
from etl.messages_hand_in import say


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said to the questions of a check. `withdrawn` has the keys to be taken off, by part; `counted` how
    many records the person found in the list of a reason for several."""

    reasons: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    withdrawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    why_withdrawn: str = ""
    counted: Mapping[str, int] = field(default_factory=dict)


class NotLoaded(ValueError):
    """The file was not loaded; nothing was written. The message is for people."""


class Unanswered(NotLoaded):
    """Questions are open: by their codes, what is still missing of each."""

    def __init__(self, missing: Mapping[str, str]) -> None:
        super().__init__("；".join(dict.fromkeys(missing.values())))
        self.missing = dict(missing)

    def __reduce__(self) -> Any:
        return Unanswered, (self.missing,)


class Overtaken(NotLoaded):
    """Somebody loaded or took back the same data meanwhile: who, when. The check has to be made and shown anew."""


MOST_TOLD = 20
"""Reasons, and records taken off, that the trail spells out for one dataset."""
WITHDRAWN = "withdrawn"
"""Code of the question that whoever takes records off answers: why."""


def commit(number: int, answers: Answers, person: Person, base: Mapping[str, str], report: Report = silent) -> Receipt:
    """Loads the hand-in in one transaction; answers its receipt, the same one however often it is asked.

    `base` is that of the check that the person has seen. Raises Forbidden, NotThere, Unanswered, Overtaken, NotLoaded,
    DatabaseUnavailable; then nothing was written.
    """
    store.require_hand_in(person)
    done = _receipt(number, person)
    if done is not None:
        return done
    file, check = examined(number, person, base, report)
    with reading() as connection:
        _require_same(connection, check, base)
    _require_loadable(check, person)
    _require_answers(check, answers)
    with writing() as connection:
        # The answer to a second click, another tab, another process: whoever comes first has written it.
        handed = store.find(connection, number, person)
        if handed.state == "loaded":
            return _kept(handed.receipt)
        _require_same(connection, check, base)
        report("写入数据")
        return _write(connection, _Load(check, answers, person, file), report)


def _receipt(number: int, person: Person) -> Receipt | None:
    with reading() as connection:
        return read_receipt(store.find(connection, number, person).receipt)


def _kept(receipt: Mapping[str, Any]) -> Receipt:
    found = read_receipt(receipt)
    assert found is not None  # noqa: S101 - a loaded hand-in has its receipt
    return found


def _require_loadable(check: Check, person: Person) -> None:
    for part in check.parts:
        require(person, "hand_in", part.dataset)
    if check.is_refused:
        raise NotLoaded(say("not_read", errors=check.errors))
    if check.is_repeated:
        raise NotLoaded(say("nothing_new"))


def _require_answers(check: Check, answers: Answers) -> None:
    missing = {}
    for question in check.questions:
        if question.asks == "confirm" and question.code not in answers.confirmed:
            missing[question.code] = say("not_confirmed")
        if question.asks == "reason" and not is_reason(answers.reasons.get(question.code)):
            missing[question.code] = say("reason_short", least=LEAST_REASON)
        elif question.count is not None and answers.counted.get(question.code) != question.count:
            missing[question.code] = say("not_counted")
    if any(answers.withdrawn.values()) and not is_reason(answers.why_withdrawn):
        missing[WITHDRAWN] = say("withdraw_reason", least=LEAST_REASON)
    if missing:
        raise Unanswered(missing)


def is_reason(text: str | None) -> bool:
    """Whether a reason says something: four characters or more, not all the same."""
    written = "".join((text or "").split())
    return len(written) >= LEAST_REASON and len(set(written)) > 1


def _require_same(connection: sa.Connection, check: Check, base: Mapping[str, str]) -> None:
    """Raises Overtaken where somebody has come in between the comparison that the person has seen and now."""
    if states(connection, check.base) == base == check.base:
        return
    seen = {name: base.get(name, "0.0") for name in check.base}
    told = list(dict.fromkeys(happened_since(connection, seen, check.received_at)))
    raise Overtaken(say("changed_meanwhile", told="，".join(told[-3:]) or "这份表的识别结果有了变化"))


@dataclass(slots=True)
class _Load:
    check: Check
    answers: Answers
    person: Person
    file: Parsed


def _write(connection: sa.Connection, job: _Load, report: Report) -> Receipt:
    check, person = job.check, job.person
    intake = _to_load(job)
    touched = _touched(intake, job)
    before = board(connection, touched)
    by = Author(person.post, check.division or None, person.address, check.number)
    outcomes = load(connection, intake, job.file.content, by, _told(job))
    parts = {part.code: part for part in check.parts}
    received = [_received(connection, job, parts[f"{o.dataset}@{o.as_of}"], o) for o in outcomes]
    report("重算亮灯")
    done = effect(connection, before, board(connection, touched))
    receipt = Receipt(
        number=check.receipt_number,
        hand_in=check.number,
        at=now().isoformat(),
        by=person.post,
        division=check.division,
        file=check.file,
        sha256=store.find(connection, check.number, person).sha256,
        parts=tuple(received),
        warnings=check.warnings,
        reasons=_reasons(job),
        turned=done.turned,
        turned_count=done.turned_count,
        turned_to=done.turned_to,
        board_day=done.board_day,
        units_meant=check.units_meant,
        moved=done.moved,
    )
    for name, code in check.correction.units:
        if job.file.units is not None:
            propose(connection, Proposal(check.division, name, code), job.file.units, person)
    kept = json.dumps(receipt.as_dict(), ensure_ascii=False)
    store.update(connection, check.number, state="loaded", receipt=kept, loaded_at=now(), division=check.division)
    return receipt


def _to_load(job: _Load) -> Intake:
    """The parts that say something new; the others were loaded before."""
    intake = job.file.renewed()
    new = {part.code for part in job.check.parts if part.repeats is None}
    rows = [one for one in intake.rows if f"{one.spec.name}@{one.as_of.isoformat()}" in new]
    return Intake(intake.file, rows, list(intake.problems), says_again=True)


def _touched(intake: Intake, job: _Load) -> dict[str, list[str]]:
    """The keys of the records that the load speaks of or takes off, by dataset."""
    touched: dict[str, list[str]] = {}
    for rows in intake.rows:
        off = job.answers.withdrawn.get(f"{rows.spec.name}@{rows.as_of.isoformat()}", ())
        touched.setdefault(rows.spec.name, []).extend((*rows.keys, *off))
    return touched


def _received(connection: sa.Connection, job: _Load, part: Part, outcome: Outcome) -> ReceivedPart:
    off = _taken_off(job, part)
    if off and outcome.batch is not None:
        end_records(connection, dataset(part.dataset), outcome.batch, list(off))
    return ReceivedPart(
        part.dataset, part.name, part.as_of.isoformat(), outcome.batch, outcome.rows, outcome.added, outcome.changed,
        outcome.unchanged, outcome.missing, tuple(off.values()),
        {entry.kind: entry.count for entry in part.kinds}, _named(part),
    )  # fmt: skip


def _taken_off(job: _Load, part: Part) -> dict[str, str]:
    """The titles of the records that the person takes off, by their keys."""
    titles = {row.key: row.title for row in part.rows_of("missing")}
    return {key: titles[key] for key in job.answers.withdrawn.get(part.code, ()) if key in titles}


def _told(job: _Load) -> Told:
    """What the trail says of the load of each part besides its counts: the reasons given, what is taken off."""
    return {(part.dataset, part.as_of): _told_of(job, part) for part in job.check.parts}


def _told_of(job: _Load, part: Part) -> dict[str, object]:
    own = [question for question in job.check.questions if part.code in question.code.split("|")]
    answers = [(_about(question).rstrip("。"), job.answers.reasons.get(question.code, "").strip())
               for question in own if question.asks == "reason"]  # fmt: skip
    off = tuple(_taken_off(job, part).values())
    if off:
        answers.append((f"撤下{len(off)}项", job.answers.why_withdrawn.strip()))
    told = {"ended": _shortened(off), "reasons": _shortened([f"{about}：{answer}" for about, answer in answers])}
    return {name: entries for name, entries in told.items() if entries}


def _shortened(entries: Sequence[str]) -> list[str]:
    more = [f"另有{len(entries) - MOST_TOLD}项"] if len(entries) > MOST_TOLD else []
    return [*entries[:MOST_TOLD], *more]


def _named(part: Part) -> tuple[tuple[str, str], ...]:
    named = ((entry.kind, row.title) for entry in part.kinds if entry.kind != "missing" for row in entry.rows)
    return tuple(one for one, _ in zip(named, range(MOST_NAMED), strict=False))


def _asked(question: Question) -> str:
    """The question with the records that it was about."""
    left = (question.count or len(question.titles)) - MOST_NAMED
    listed = "；".join((*question.titles[:MOST_NAMED], *([f"另有{left}项"] if left > 0 else [])))
    return f"{_about(question)}（{listed}）" if listed else question.words


def _about(question: Question) -> str:
    """The question without what it asks for."""
    return question.words.partition("请写明理由")[0]


def _reasons(job: _Load) -> tuple[Reason, ...]:
    asked = [
        Reason(
            _asked(question), job.answers.reasons.get(question.code, "").strip() if question.asks == "reason" else ""
        )
        for question in job.check.questions
    ]
    if any(job.answers.withdrawn.values()):
        count = sum(map(len, job.answers.withdrawn.values()))
        asked.append(Reason(f"撤下{count}项", job.answers.why_withdrawn.strip()))
    return tuple(asked)
