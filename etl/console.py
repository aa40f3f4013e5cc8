"""What the command line prints: JSON documents, plain tables, progress for a person who waits."""

from __future__ import annotations

import datetime as dt
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any


def print_json(document: Any) -> None:
    """One JSON document on standard output; days and moments in ISO form, whole numbers without a decimal point."""
    json.dump(whole(document), sys.stdout, ensure_ascii=False, indent=1, default=_plain)
    sys.stdout.write("\n")


def _plain(value: Any) -> str:
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def whole(value: Any) -> Any:
    """The value with every float that is a whole number as an integer, however deep: databases keep counts as floats."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {name: whole(entry) for name, entry in value.items()}
    return [whole(entry) for entry in value] if isinstance(value, (list, tuple)) else value


def print_table(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table aligned for a terminal, in which a Chinese character takes two places."""
    table = [[in_words(cell) for cell in row] for row in (headers, *rows)]
    widths = [max(width(row[i]) for row in table) for i in range(len(headers))]
    for row in table:
        print("  ".join(cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row)).rstrip())


def in_words(cell: Any) -> str:
    """A value on one line; — for none."""
    return "—" if cell is None else " ".join(str(whole(cell)).split())


def width(text: str) -> int:
    """Places that a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def progress(steps: Sequence[Any], verb: str) -> Iterator[Any]:
    """Yields the steps, telling on standard error how far they are when a person is watching there."""
    watched = sys.stderr.isatty()
    for number, step in enumerate(steps, 1):
        if watched:
            sys.stderr.write(f"\r\x1b[K{verb} {number}/{len(steps)}  {step}")
            sys.stderr.flush()
        yield step
    if watched and steps:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
