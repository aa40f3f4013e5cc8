"""Choices (选项) from a closed list, with the synonyms in use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from data.cleaning import clean, compact, is_empty, shorten, write_out
from data.kinds.kind import Cell, Field, Finding, Kind, Reading, Setting, Unreadable

_SHORTEST_CONTAINED = 2
"""A single character says too little inside a longer text, apart from a text of two (优秀, 红灯)."""


class Choice(Kind):
    """One code of a list. The first spelling of each is its label; exact spellings win over contained ones.

    An unknown value is an error where `strict`, else a warning with nothing stored.
    """

    zh = "选项"
    fields = (Field("", sa.String()),)

    def __init__(self, spellings: Mapping[str, Sequence[str]], contained: bool = True, strict: bool = False) -> None:
        self.strict = strict
        self._labels = {code: words[0] if words else code for code, words in spellings.items()}
        self._exact = {_key(word): code for code, words in spellings.items() for word in (code, *words)}
        self._pattern = _any_of(self._exact) if contained else None

    @classmethod
    def of(cls, *words: str, contained: bool = True, strict: bool = False) -> Choice:
        """A choice whose stored values are the Chinese words themselves."""
        return cls({word: (word,) for word in words}, contained, strict)

    @property
    def options(self) -> tuple[str, ...]:  # type: ignore[override]
        """The labels, for drop-downs."""
        return tuple(self._labels.values())

    @property
    def example(self) -> str:  # type: ignore[override]
        """The first label."""
        return next(iter(self._labels.values()), "")

    def label(self, code: str) -> str:
        """Raises KeyError for an unknown code."""
        return self._labels[code]

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The code. Raises Unreadable for an unknown value where the choice is strict."""
        text = clean(write_out(cell)) if cell is not None else ""
        found = self._exact.get(_key(text))
        if found is not None:
            return Reading((found,))
        if is_empty(text):
            return Reading(self.blank)
        return self._read_contained(text)

    def _read_contained(self, text: str) -> Reading:
        codes = list(dict.fromkeys(self._exact[match[0]] for match in self._matches(_key(text))))
        if not codes:
            detail = {"text": shorten(text), "options": "、".join(self.options)}
            if self.strict:
                raise Unreadable("choice_unknown", **detail)
            return Reading(self.blank, Finding("choice_ignored", "warning", detail), text)
        if len(codes) == 1:
            return Reading((codes[0],))
        detail = {"text": shorten(text), "read": self.label(codes[0])}
        return Reading((codes[0],), Finding("choice_several", "warning", detail), text)

    def _matches(self, key: str) -> list[re.Match[str]]:
        shortest = 1 if len(key) <= _SHORTEST_CONTAINED else _SHORTEST_CONTAINED
        matches = self._pattern.finditer(key) if self._pattern else ()
        return [match for match in matches if len(match[0]) >= shortest]

    def show(self, *values: Any) -> str:
        """The label."""
        return "—" if values[0] is None else self._labels.get(values[0], str(values[0]))


class PrivateChoice(Choice):
    """A choice under whose header names of people are met: what is none of the words is neither kept nor repeated."""

    def _read_contained(self, text: str) -> Reading:
        codes = {self._exact[match[0]] for match in self._matches(_key(text))}
        if len(codes) == 1:
            return Reading((codes.pop(),))
        return Reading(self.blank, Finding("choice_withheld", "warning", {"options": "、".join(self.options)}))


def _key(text: str) -> str:
    return compact(text).casefold()


def _any_of(words: Mapping[str, str]) -> re.Pattern[str]:
    """Longest first, so that 特别重大 wins over 重大; a denied word (不合格) does not count."""
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("(?<![不未非无])(?:" + "|".join(map(re.escape, longest_first)) + ")")
