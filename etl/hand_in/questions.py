"""What must be answered before a load: reasons for moved deadlines and steps back, a yes to what looks like a slip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from data.clock import to_the_minute
from data.datasets import dataset
from data.facts import known
from data.record_changes import Change
from data.spec import Dataset
from data.tables import batch
from etl.hand_in.changes_told import WITH_REASON, headers_of
from etl.hand_in.check import ChangedRow, ChangeKind, Earlier, Part, Question
from etl.hand_in.erased import Erased
from etl.messages_hand_in import say

LEAST_REASON = 4
"""Characters of a reason: 省级调整 is one, 无 is none."""
ASKED_ONE_BY_ONE = 5
"""Records of one kind up to which each has its own reason; of more one reason is asked for all."""
FALLS_BY = 0.2


def reasons_asked(part: Part) -> Iterator[Question]:
    """Reasons for every moved deadline and every step back."""
    spec = dataset(part.dataset)
    for kind in WITH_REASON:
        rows, count = part.rows_of(kind), part.count(kind)
        if count <= ASKED_ONE_BY_ONE:
            yield from (Question(f"{kind}|{part.code}|{row.key}", "reason", _of(kind, row, spec)) for row in rows)
        else:
            lines = tuple(_line(kind, row, spec) for row in rows)
            yield Question(f"{kind}|{part.code}", "reason", say(f"ask_{kind}_many", count=count), lines, count)


def _line(kind: ChangeKind, row: ChangedRow, spec: Dataset) -> str:
    """The record with what moved, before and after."""
    return f"{row.title}：{_told(_moved(kind, row, spec) or row.changes)}"


def _moved(kind: ChangeKind, row: ChangedRow, spec: Dataset) -> tuple[Change, ...]:
    return tuple(change for change in row.changes if change.header in headers_of(spec, kind))


def _told(changes: Sequence[Change]) -> str:
    return "，".join(f"{change.header} {change.before} → {change.after}" for change in changes)


def _of(kind: ChangeKind, row: ChangedRow, spec: Dataset) -> str:
    moved = _moved(kind, row, spec)
    if kind == "due" and moved:
        return say("ask_due_of", title=row.title, before=moved[0].before, now=moved[0].after)
    return say("ask_backward_of", title=row.title, changes=_told(moved or row.changes))


def clearing_asked(part: Part, cleared: Erased) -> Iterator[Question]:
    """A yes to cells that were filled and are blank now; the lines name them."""
    if cleared.count:
        words = say("ask_cleared", dataset=part.name, count=cleared.count)
        yield Question(f"cleared|{part.code}", "confirm", words, cleared.lines)


def slips_asked(connection: sa.Connection, part: Part, same: Earlier | None) -> Iterator[Question]:
    """A yes to an old file, to far fewer rows than stand, to the same file again for another day."""
    newest = newest_day(connection, part.dataset)
    if newest is not None and newest > part.as_of:
        words = say("ask_older", dataset=part.name, day=in_words(part.as_of), newest=in_words(newest))
        yield Question(f"older|{part.code}", "confirm", words)
    before = _rows_before(part)
    if before and part.rows < before * (1 - FALLS_BY):
        words = say("ask_fewer", dataset=part.name, before=before, now=part.rows)
        yield Question(f"fewer|{part.code}", "confirm", words)
    if same is not None and same.as_of == part.as_of:
        count = part.rows - part.unchanged
        words = say("ask_restore", at=to_the_minute(same.at), by=same.by, count=count)
        yield Question(f"again|{part.code}", "confirm", words)
    elif same is not None:
        words = say(
            "ask_same_bytes",
            at=to_the_minute(same.at),
            by=same.by,
            before=in_words(same.as_of),
            day=in_words(part.as_of),
        )
        yield Question(f"again|{part.code}", "confirm", words)


def newest_day(connection: sa.Connection, dataset: str) -> dt.date | None:
    """The day of the newest live return of a dataset."""
    newest = sa.select(sa.func.max(batch.c.as_of)).where(batch.c.dataset == dataset, known(None))
    found: dt.date | None = connection.scalar(newest)
    return found


def _rows_before(part: Part) -> int:
    """The records in force in the lists of a full return; none where returns bring only what is new."""
    if dataset(part.dataset).scope is None:
        return 0
    return part.rows - part.count("added") + part.count("missing")


def in_words(day: dt.date) -> str:
    """2020年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"
