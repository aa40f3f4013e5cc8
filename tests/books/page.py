"""What a small workbook of the tests consists of, before any file format."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Percent:
    """A number with a percent format: 0.625 shown as 62.5%."""

    value: float


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the result that was stored with it; None for one that was never computed."""

    text: str
    value: float | str | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that shows an error value such as #REF!."""

    text: str = "#REF!"


Cell = str | float | dt.date | dt.datetime | Percent | Formula | Wrong | None
Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet by its lines from the first row; `merged` names ranges whose content stands in their first cell."""

    lines: tuple[Line, ...]
    merged: tuple[str, ...] = ()
    name: str = "Sheet1"
    hidden_rows: tuple[int, ...] = ()
    """Counted from 1, as people do."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A file by its name, whose ending says the format; `encoding` is for text files."""

    file: str
    pages: tuple[Page, ...]
    encoding: str = "gb18030"


@dataclass(frozen=True, slots=True)
class Raw:
    """A file by its very bytes: no table, or a broken one."""

    file: str
    content: bytes


def titled(title: str, header: Line, *rows: Line, **options: object) -> Page:
    """The plainest sheet: a title merged over the width, the header, the rows."""
    last = chr(ord("A") + len(header) - 1)
    return Page(((title,), header, *rows), (f"A1:{last}1",), **options)  # type: ignore[arg-type]
