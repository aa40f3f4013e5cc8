"""Terms (期限): how long the law or the office gives for what, from an editable file that is checked when read (reference §5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from data.editable import REFERENCE, Editable, TableError, build, entries

NAME = "期限表"

DayKind = Literal["working_days", "calendar_days", "months"]
DAY_WORDS: dict[str, str] = {"working_days": "个工作日", "calendar_days": "日", "months": "个月"}


class TermsError(TableError):
    """The table of terms is missing or wrong; the message says where, in Chinese."""


class NoTerm(LookupError):
    """No term of that code is in force on that day."""


@dataclass(frozen=True)
class Term:
    """One period that a law or the office sets; several of one code follow each other in time."""

    code: str
    name: str
    act: str
    """What must be done before it ends."""
    law: str
    clause: str
    in_force: dt.date
    amount: int
    days: DayKind
    until: dt.date | None = None
    extension: int = 0
    """The most that may be added once, in the same kind of days."""
    roll_forward: bool = False
    """Whether a last day on which offices are closed moves to the next working day."""
    soon: int = 5
    """Days left from which it counts as near."""
    convention: bool = False
    """Set by the office, not by law."""
    changes: str = ""
    """What would change the due day, in words."""

    @property
    def length(self) -> str:
        """`20个工作日`."""
        return f"{self.amount}{DAY_WORDS[self.days]}"

    def granting(self, days: int | None) -> Term:
        """The term with so many days of extension, at most its own; itself for None."""
        return self if days is None else replace(self, extension=min(days, self.extension))

    @property
    def source(self) -> str:
        """`《政府信息公开条例》第三十三条`."""
        return f"{self.law}{self.clause}" if self.law.endswith(("》", "）")) else f"{self.law}，{self.clause}"


@dataclass(frozen=True)
class Terms:
    """All terms."""

    rows: tuple[Term, ...]

    def find(self, code: str, on: dt.date) -> Term:
        """The term of that code in force on that day. Raises NoTerm."""
        for term in self.rows:
            if term.code == code and term.in_force <= on and (term.until is None or on <= term.until):
                return term
        raise NoTerm(f"期限表里没有{on:%Y-%m-%d}有效的“{code}”。")


def terms() -> Terms:
    """The terms in force: the file named by `DEADLINES_FILE`, else the shipped one. Raises TermsError."""
    return TABLE.read()


def parse(text: str) -> Terms:
    """Terms from the text of a file. Raises TermsError with what is wrong and where."""
    table = entries(text, NAME, TermsError)
    rows = table.get("term", [])
    if not rows or set(table) != {"term"}:
        raise TermsError("期限表只能由 [[term]] 各条组成，至少一条。")
    made = tuple(build(Term, row, f"期限表第{number}条", TermsError) for number, row in enumerate(rows, 1))
    for number, term in enumerate(made, 1):
        if min(term.amount, term.extension, term.soon) < 0:
            raise TermsError(f"期限表第{number}条：数额、延长和临期天数不能小于0。")
    _check_succession(made)
    return Terms(made)


def _check_succession(made: tuple[Term, ...]) -> None:
    for first in made:
        for second in made:
            overlap = first.in_force <= second.in_force <= (first.until or dt.date.max)
            if first is not second and first.code == second.code and overlap:
                raise TermsError(
                    f"期限表：“{first.code}”有两条在{second.in_force:%Y-%m-%d}同时有效，请给前一条写 until。"
                )


TABLE = Editable(NAME, "DEADLINES_FILE", REFERENCE / "deadlines.toml", parse, TermsError)
