"""Texts as a workbook that we write can hold them."""

from __future__ import annotations

import re
from collections.abc import Collection

from etl.quiet_sheets import NOTES

LONGEST_TEXT = 32_000
CUT = "…（过长，已截断）"
LONGEST_NAME = 31

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]|^'+|'+$")


def sheet_name(title: str) -> str:
    """The title as a sheet may be called: no reserved characters, at most 31 of others, never the name of the notes."""
    name = _SHEET_NAME.sub("", clean(title)).strip()[:31].strip("'") or "数据"
    return "数据" if name in (NOTES, "History") else name


def clean(text: str) -> str:
    """The text as a cell can hold it: without control characters, cut where it is too long for a cell."""
    text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + CUT


def free_name(title: str, taken: Collection[str]) -> str:
    """The title as a sheet may be called beside others, whose names count as equal in whatever case."""
    name = plain = sheet_name(title)
    held, number = {other.casefold() for other in taken}, 2
    while name.casefold() in held:
        name, number = f"{plain[: LONGEST_NAME - 4]}({number})", number + 1
    return name
