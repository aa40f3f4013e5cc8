"""What a person is shown of a file before it is loaded: what it is, what is wrong, what it would change, what is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from data.clock import ZONE
from data.kinds.kind import Severity
from data.late import Lateness
from data.record_changes import Change
from etl.unit_choices import UnitChoice

ChangeKind = Literal["added", "done", "backward", "forward", "due", "unit", "status", "other", "missing"]

KINDS: Mapping[ChangeKind, str] = {
    "due": "时限变更",
    "backward": "进度倒退",
    "unit": "责任单位变更",
    "added": "新增",
    "done": "办结",
    "forward": "进度推进",
    "status": "状态变更",
    "other": "其他变更",
    "missing": "本次未包含",
}
"""What a return does to a record, in office words; what needs a look comes first."""

MOST_ROWS, MOST_ASKED = 100, 1000
"""Records of one kind that are named, and of those that a reason is asked for; their number is told whole."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A record that the return touches: its key, its name, where its row stands, each column before and after."""

    key: str
    title: str
    place: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class KindOfChange:
    """All records to which the same is done; `rows` are the first `MOST_ROWS` of `count`."""

    kind: ChangeKind
    count: int
    rows: tuple[ChangedRow, ...]


@dataclass(frozen=True, slots=True)
class LateRecord:
    """A new record that counts as late at once, with its reason in words."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class LateKind:
    """New records that are late in the same way; `records` are the first `MOST_ROWS` of `count`."""

    lateness: Lateness
    count: int
    records: tuple[LateRecord, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A return that is there already."""

    file: str
    by: str
    at: dt.datetime
    batch: int
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class Part:
    """One dataset of the file, as of one day."""

    dataset: str
    name: str
    as_of: dt.date
    is_day_assumed: bool
    rows: int
    unchanged: int = 0
    kinds: tuple[KindOfChange, ...] = ()
    repeats: Earlier | None = None
    """The return that said all this before; then there is nothing to load."""
    overtaken: int = 0
    """Of a repetition: its records that a later return has changed, as of `newest`."""
    newest: dt.date | None = None
    late: tuple[LateKind, ...] = ()
    """What of the new records stands late as soon as it is loaded."""

    @property
    def code(self) -> str:
        """Names the part within its file."""
        return f"{self.dataset}@{self.as_of.isoformat()}"

    def count(self, kind: ChangeKind) -> int:
        """How many records the return does this to."""
        return next((entry.count for entry in self.kinds if entry.kind == kind), 0)

    def rows_of(self, kind: ChangeKind) -> tuple[ChangedRow, ...]:
        """The first records that it does this to."""
        return next((entry.rows for entry in self.kinds if entry.kind == kind), ())


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """The same finding in one column of one sheet. `messages` are its different wordings, each at its first cell."""

    code: str
    severity: Severity
    sheet: str
    where: str
    count: int
    messages: tuple[tuple[str, str], ...]
    """(cell, message)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is wrong with a cell."""

    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the sheet; `skipped` rows before it are not shown."""

    number: int
    cells: tuple[ShownCell, ...]
    mark: Mark | None = None
    skipped: int = 0
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a sheet as it came in, with what is wrong marked in it."""

    sheet: str
    letters: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    rows_left: int
    """Rows below the last one shown."""
    columns_left: int
    marks_left: int
    """Marked cells that there was no room for."""


@dataclass(frozen=True, slots=True)
class Question:
    """What must be answered before the load: by a reason in words, or by a yes."""

    code: str
    asks: Literal["reason", "confirm"]
    words: str
    titles: tuple[str, ...] = ()
    """What it is about, one line each, where it is about several records."""
    count: int | None = None
    """Of a reason for several records: how many, which whoever has looked through them says, too."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the person said about a file instead of leaving it to recognition."""

    dataset: str | None = None
    as_of: dt.date | None = None
    division: str | None = None
    units: tuple[tuple[str, str], ...] = ()
    """(name as written, unit's code) of names that the directory lacks."""


@dataclass(frozen=True, slots=True)
class Check:
    """The answer to a file. `base` is the state of each dataset that the comparison was made with."""

    number: int
    file: str
    size_bytes: int
    division: str
    by: str
    received_at: dt.datetime
    correction: Correction
    parts: tuple[Part, ...] = ()
    problems: tuple[ProblemGroup, ...] = ()
    errors: int = 0
    warnings: int = 0
    excerpts: tuple[Excerpt, ...] = ()
    questions: tuple[Question, ...] = ()
    unknown_units: tuple[UnitChoice, ...] = ()
    units_meant: tuple[tuple[str, str], ...] = ()
    """(name as written, unit) of unknown names that the person chose a unit for."""
    is_table: bool = True
    """False for what cannot be read as a table: a PDF, a picture, a broken file."""
    forbidden: str | None = None
    """Why this person may not hand this in."""
    base: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        """Nothing of the file can be loaded as it is."""
        return bool(self.errors) or self.forbidden is not None or not self.parts

    @property
    def is_repeated(self) -> bool:
        """Everything in the file was handed in before."""
        return bool(self.parts) and all(part.repeats for part in self.parts)

    @property
    def receipt_number(self) -> str:
        """2026-000123."""
        return receipt_number(self.number, self.received_at)


def receipt_number(number: int, received_at: dt.datetime) -> str:
    """The number that a hand-in goes by: year in Asia/Shanghai, running count."""
    return f"{received_at.astimezone(ZONE):%Y}-{number:06d}"
