"""Cleaning of cell text before a kind of value reads it (reference §4.0.2)."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES = frozenset("‐‑‒–—―−─－")
_DASHES_AS_HYPHEN = dict.fromkeys(map(ord, _DASHES), "-")
_EMPTY_WORDS = frozenset({"", "无", "暂无", "空", "未填", "不涉及", "n/a", "nan"})
_LONGEST_EMPTY_WORD = 3
_EMPTY_SYMBOLS = "-‐‑‒–—―−─－/／\\＼….·。．"
_EXACT_LIMIT = 2**53


def clean(text: str) -> str:
    """The text without invisible characters; line breaks, tabs and runs of spaces become one space."""
    if not text.isprintable():
        text = _INVISIBLE.sub("", text)
    if "_x000D_" in text:
        text = text.replace("_x000D_", " ")
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text cleaned, NFKC-normalised, every dash as '-': for numbers, dates, codes, never for long text."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if not _DASHES.isdisjoint(text):
            text = text.translate(_DASHES_AS_HYPHEN)
    return clean(text)


def compact(text: str) -> str:
    """The text folded, without any whitespace."""
    return fold(text).replace(" ", "")


def is_empty(text: str) -> bool:
    """Whether the cleaned text is one of the ways to leave a cell empty: `/`, `—`, `无`, `……`, `N/A`…"""
    bare = text.strip(_EMPTY_SYMBOLS)
    return len(bare) <= _LONGEST_EMPTY_WORD and fold(bare).strip(_EMPTY_SYMBOLS).casefold() in _EMPTY_WORDS


def is_not_applicable(text: str) -> bool:
    """Whether the text says that the matter does not apply (不涉及), which is never counted as zero."""
    return compact(text).strip(_EMPTY_SYMBOLS) in {"不涉及", "不适用"}


def write_out(cell: str | float | dt.date | dt.time | dt.timedelta) -> str:
    """The cell as text: a spreadsheet hands over 12 as 12.0, a date as a date."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) <= _EXACT_LIMIT:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.strftime("%Y-%m-%d" if cell.time() == dt.time() else "%Y-%m-%d %H:%M")
    if isinstance(cell, dt.time):
        return cell.strftime("%H:%M")
    return str(cell)


def has_lost_digits(cell: object) -> bool:
    """Whether a numeric cell is too long to be exact: identifiers typed as numbers lose their last digits."""
    return isinstance(cell, int | float) and abs(cell) > _EXACT_LIMIT


def shorten(text: str, limit: int = 30) -> str:
    """The text for a message, cut to `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
