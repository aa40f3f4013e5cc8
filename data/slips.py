"""Three-colour slips (三色督办单): issued by a person, numbered by year, answered once; who did what is in the audit trail."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, cast

import sqlalchemy as sa

from data import audit
from data.alert_tables import slip
from data.alerts.cause import Cause
from data.clock import now
from data.permissions import Person, require

Colour = Literal["blue", "yellow", "red"]
State = Literal["open", "late", "answered", "answered_late"]

COLOURS: dict[Colour, str] = {"blue": "蓝色", "yellow": "黄色", "red": "红色"}
"""The mildest first: slips escalate in this order (reference §2.8)."""
STATES: dict[State, str] = {
    "late": "逾期未回复", "open": "待回复", "answered_late": "逾期回复", "answered": "已回复",
}  # fmt: skip


class SlipError(ValueError):
    """A slip cannot be issued or answered so. The message is for people."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a slip is to say."""

    cause: Cause
    colour: Colour
    unit_name: str
    requirement: str
    due_on: dt.date


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip as it was issued, with its reply, if any."""

    id: int
    year: int
    number: int
    colour: Colour
    dataset: str
    key: str
    cause_key: str
    title: str
    unit: str | None
    unit_name: str
    leader: str | None
    basis: str
    requirement: str
    due_on: dt.date
    issued_on: dt.date
    issued_by: str
    replied_on: dt.date | None
    reply: str | None

    @property
    def name(self) -> str:
        """`督办〔2020〕3号` (reference §6.3)."""
        return f"督办〔{self.year}〕{self.number}号"

    def state(self, day: dt.date) -> State:
        """Where it stands on a day: the last day to reply is still in time."""
        if self.replied_on is not None:
            return "answered" if self.replied_on <= self.due_on else "answered_late"
        return "open" if day <= self.due_on else "late"


def issue_slip(connection: sa.Connection, person: Person, day: dt.date, draft: Draft) -> Slip:
    """Issues a slip under the year's next number; the connection must hold the writers' lock.

    Raises Forbidden for whoever may not, SlipError for a draft that is not complete or was issued already.
    """
    require(person, "issue_slip")
    _check(connection, day, draft)
    taken = connection.scalar(sa.select(sa.func.max(slip.c.number)).where(slip.c.year == day.year)) or 0
    cause = draft.cause
    row = {
        "year": day.year, "number": taken + 1, "colour": draft.colour, "dataset": cause.dataset,
        "record_key": cause.key, "cause_key": cause.cause_key, "title": cause.title, "unit": cause.unit,
        "unit_name": draft.unit_name, "leader": cause.leader, "basis": cause.reason,
        "requirement": draft.requirement.strip(), "due_on": draft.due_on, "issued_on": day, "issued_at": now(),
        "issued_by": person.post,
    }  # fmt: skip
    number = connection.execute(slip.insert().values(**row)).inserted_primary_key
    assert number is not None  # noqa: S101 - one row was inserted
    made = find_slip(connection, number[0])
    detail = {
        "colour": made.colour,
        "item": f"{made.dataset}:{made.key}",
        "unit": made.unit_name,
        "due_on": made.due_on,
    }
    _record(connection, person, "slip", made, detail)
    return made


def record_reply(connection: sa.Connection, person: Person, number: int, on: dt.date, text: str) -> Slip:
    """Records what the unit answered and when; the connection must hold the writers' lock.

    Raises Forbidden, or SlipError for an empty reply, a day before the slip's, a slip that was answered already.
    """
    require(person, "issue_slip")
    found = find_slip(connection, number)
    if found.replied_on is not None:
        raise SlipError(f"{found.name}已经登记过回复，不能再登记。")
    if not text.strip():
        raise SlipError("请填写回复内容。")
    if on < found.issued_on:
        raise SlipError(f"回复日期不能早于签发日期{found.issued_on:%Y-%m-%d}。")
    values = {"replied_on": on, "reply": text.strip(), "reply_by": person.post}
    connection.execute(slip.update().where(slip.c.id == number).values(**values))
    answered = find_slip(connection, number)
    _record(connection, person, "slip_reply", answered, {"on": on})
    return answered


def find_slip(connection: sa.Connection, number: int) -> Slip:
    """The slip with that id. Raises SlipError for none."""
    row = connection.execute(sa.select(slip).where(slip.c.id == number)).one_or_none()
    if row is None:
        raise SlipError("没有这份督办单。")
    return _slip(row)


def slips(connection: sa.Connection, until: dt.date) -> list[Slip]:
    """Every slip issued by that day, the newest first."""
    query = sa.select(slip).where(slip.c.issued_on <= until).order_by(slip.c.year.desc(), slip.c.number.desc())
    return [_slip(row) for row in connection.execute(query)]


def _check(connection: sa.Connection, day: dt.date, draft: Draft) -> None:
    if draft.colour not in COLOURS:
        raise SlipError("请选择督办单的颜色。")
    if not draft.requirement.strip():
        raise SlipError("请填写督办要求。")
    if draft.due_on < day:
        raise SlipError("回复时限不能早于签发日期。")
    same = sa.and_(slip.c.cause_key == draft.cause.cause_key, slip.c.colour == draft.colour)
    earlier = connection.execute(sa.select(slip).where(same)).first()
    if earlier is not None:
        raise SlipError(f"这件事的{COLOURS[draft.colour]}督办单已经签发：{_slip(earlier).name}。")


def _record(connection: sa.Connection, person: Person, action: str, about: Slip, detail: dict[str, Any]) -> None:
    event = audit.Event(person.post, action, f"{about.name} {about.title}", person.address, detail)
    audit.record(connection, event)


def _slip(row: Any) -> Slip:
    return Slip(
        id=row.id, year=row.year, number=row.number, colour=cast(Colour, row.colour), dataset=row.dataset,
        key=row.record_key, cause_key=row.cause_key, title=row.title, unit=row.unit, unit_name=row.unit_name,
        leader=row.leader, basis=row.basis, requirement=row.requirement, due_on=row.due_on, issued_on=row.issued_on,
        issued_by=row.issued_by, replied_on=row.replied_on, reply=row.reply,
    )  # fmt: skip
