"""The documents of a meeting: what each is called, how it is made, the name of its file, from when on it can be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.papers.content import Paper
from dashboard.papers.document import DOCX, draw
from dashboard.papers.meeting.annex import annex
from dashboard.papers.meeting.bulletin import bulletin
from dashboard.papers.meeting.facts import Facts, as_ended, facts_of
from dashboard.papers.meeting.instruction_bulletin import instruction_bulletin
from dashboard.papers.meeting.memo import memo
from dashboard.papers.meeting.minutes import minutes
from dashboard.papers.meeting.unit_sheets import NAME, unit_sheet, units
from dashboard.papers.meeting.wishes import Wishes
from dashboard.papers.meeting.zipped import ZIP, zipped
from data.moment import Moment
from data.review.meetings import Meeting

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Build = Callable[[Facts, Wishes], bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """A document of a meeting. `is_after` is one that tells what the meeting did: made once it has begun.

    `is_of_the_end` is one that goes out after the meeting and so must count what the meeting agreed, once it is closed.
    """

    code: str
    name: str
    build: Build
    is_after: bool = False
    is_of_the_end: bool = False
    ending: str = "docx"
    mime: str = DOCX
    datasets: tuple[str, ...] = ("supervision", "livelihood", "instructions", "promises")
    """Whose records it holds: what one must be allowed to take away."""

    def file(self, meeting: Meeting) -> str:
        """2020年第52次督查调度会会前材料.docx."""
        return f"{meeting.name}{self.name}.{self.ending}"


def _drawn(paper: Callable[[Facts, Wishes], Paper]) -> Build:
    return lambda facts, wishes: draw(paper(facts, wishes))


def unit_file(facts: Facts, unit: str) -> str:
    """The name of a unit's sheet: 2020年第52次督查调度会交办事项单（市商务局）.docx."""
    return f"{facts.meeting.name}{NAME}（{facts.units.label(unit)}）.docx"


def unit_files(facts: Facts) -> list[tuple[str, bytes]]:
    """(file name, bytes) of every unit's sheet."""
    return [(unit_file(facts, unit), draw(unit_sheet(facts, unit))) for unit in units(facts)]


RECORDS = ("supervision", "livelihood", "instructions", "promises", "decisions")
ALL: tuple[Kind, ...] = (
    Kind("memo", "会前材料", _drawn(lambda facts, wishes: memo(facts))),
    Kind("annex", "附表", lambda facts, wishes: annex(facts), ending="xlsx", mime=XLSX),
    Kind("minutes", "会议纪要", _drawn(minutes), is_after=True, datasets=RECORDS),
    Kind("bulletin", "督查通报", _drawn(bulletin), is_of_the_end=True),
    Kind("instruction_bulletin", "领导批示通报", _drawn(instruction_bulletin), is_of_the_end=True),
    Kind(
        "unit_sheets", "各单位交办事项单", lambda facts, wishes: zipped(unit_files(facts)), is_after=True, ending="zip",
        mime=ZIP, datasets=RECORDS,
    ),
)  # fmt: skip
BY_CODE = {kind.code: kind for kind in ALL}


def offered(meeting: Meeting) -> tuple[Kind, ...]:
    """The documents that a meeting can have in its state."""
    return tuple(kind for kind in ALL if meeting.state != "prepared" or not kind.is_after)


def looked_at(meeting: Meeting, kind: Kind) -> Meeting:
    """The meeting at the moment that a document tells: frozen before it, or its end."""
    return as_ended(meeting) if kind.is_of_the_end else meeting


def made(connection: sa.Connection, meeting: Meeting, code: str, wishes: Wishes | None = None) -> bytes:
    """The bytes of one document of a meeting. Raises KeyError for a code that there is not."""
    kind = BY_CODE[code]
    return kind.build(facts_of(connection, looked_at(meeting, kind)), wishes or Wishes())


def facts_by_kind(connection: sa.Connection, meeting: Meeting) -> Iterator[tuple[Kind, Facts]]:
    """Every document that the meeting can have with what it tells; each moment is read once."""
    read: dict[Moment, Facts] = {}
    for kind in offered(meeting):
        seen = looked_at(meeting, kind)
        if seen.at not in read:
            read[seen.at] = facts_of(connection, seen)
        yield kind, read[seen.at]
