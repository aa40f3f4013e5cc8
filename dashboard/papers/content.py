"""What a paper says, apart from how it is drawn: title, text with bound figures, tables, attachments, marks of an official document.

A caller builds a `Paper` from these and hands it to `dashboard.papers.document.draw`. Numbers of headings (一、（一）1.（1）),
of attachments and of pages are written by the engine; texts are given without them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dashboard.papers.binding import Binding

Face = Literal["body", "black", "script"]
"""仿宋, 黑体, 楷体."""
Align = Literal["left", "center", "right"]
RED = "FF0000"
"""The ink of official papers, as RRGGBB."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face; a figure where it is bound."""

    text: str
    face: Face = "body"
    bound: Binding | None = None


Words = tuple[Run, ...]


def words(*pieces: str | Run) -> Words:
    """Text and bound figures, one after the other; empty texts are dropped."""
    runs = (Run(piece) if isinstance(piece, str) else piece for piece in pieces)
    return tuple(run for run in runs if run.text)


def figure(binding: Binding) -> Run:
    """A bound figure as it stands in the text."""
    return Run(binding.wording, bound=binding)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4, without its number."""

    level: Literal[1, 2, 3, 4]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `text` with two characters' indent, `flush` without, `center`.

    `named` is 出席、请假、列席 of minutes: its later lines stand below what follows the colon (§10.3).
    """

    words: Words
    look: Literal["text", "flush", "center", "named"] = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, beside the others'."""

    title: str
    share: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header is repeated on every page; a row has one cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form (单、表): what is asked for at the left in 黑体, what is said at the right, in 14 pt."""

    rows: tuple[tuple[str, Words], ...]


Block = Heading | Paragraph | Table | Form


@dataclass(frozen=True, slots=True)
class Masthead:
    """版头: the red mark (发文机关标志、简报或纪要名称), its number, for a bulletin office and day above the red line."""

    mark: str
    number: str = ""
    """`X政办发〔2020〕12号` or `第22期`."""
    left: str = ""
    right: str = ""
    ink: str = RED
    """Of mark and line; a three-colour slip (三色督办单) has its own."""


@dataclass(frozen=True, slots=True)
class Signature:
    """署名和成文日期; with room for a seal (加盖印章) unless told otherwise."""

    office: str
    day: dt.date
    is_sealed: bool = True


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件: its title as it stands in the 附件说明 and over its own page."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Colophon:
    """版记 at the foot of the last page: whom it goes to (`抄送：…。`, `报：…`), who printed it, when.

    It belongs on an even page: `is_overleaf` puts it on a page of its own where the text ends on an odd one.
    """

    copies: tuple[str, ...]
    office: str
    day: dt.date
    is_overleaf: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. A title of several lines is broken by line feeds (梯形或菱形); of a form the mark says it all."""

    title: str
    blocks: tuple[Block, ...]
    masthead: Masthead | None = None
    subtitle: str = ""
    addressee: str = ""
    """主送机关, without its colon."""
    attachments: tuple[Attachment, ...] = ()
    signature: Signature | None = None
    note: str = ""
    """附注, without its brackets: 此件公开发布."""
    colophon: Colophon | None = None
