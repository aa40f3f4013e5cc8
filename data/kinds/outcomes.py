"""Outcomes (办理结果) with the reason behind them: 不予公开(国家秘密) is two facts in one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from data.cleaning import clean, compact, is_empty, shorten, write_out
from data.kinds.kind import Cell, Field, Finding, Kind, Reading, Setting

T = TypeVar("T")
Reasons = Mapping[str, Sequence[str]]
"""Each reason with its other spellings."""


class Outcome(Kind):
    """An outcome and, where told, its reason. A reason alone names the outcome that it belongs to."""

    zh = "结果"
    fields = (Field("", sa.String()), Field("_reason", sa.String(), "情形"))

    def __init__(self, reasons: Mapping[str, Reasons], spellings: Mapping[str, Sequence[str]]) -> None:
        self._outcomes = _longest_first({word: o for o in reasons for word in (o, *spellings.get(o, ()))})
        self._reasons = _longest_first({
            word: (outcome, reason)
            for outcome, kinds in reasons.items()
            for reason, others in kinds.items()
            for word in (reason, *others)
        })  # fmt: skip
        self.options = tuple(reasons)

    @property
    def example(self) -> str:  # type: ignore[override]
        """The first outcome."""
        return self.options[0]

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(outcome, reason). Unknown words are a warning with nothing stored."""
        text = clean(write_out(cell)) if cell is not None else ""
        if is_empty(text):
            return Reading(self.blank)
        key = compact(text)
        outcome = next((o for word, o in self._outcomes.items() if key.startswith(word)), None)
        reason = self._reason(key, outcome)
        if outcome is None and reason is None:
            detail = {"text": shorten(text), "options": "、".join(self.options)}
            return Reading(self.blank, Finding("choice_ignored", "warning", detail), text)
        return Reading((outcome or reason[0], reason[1]) if reason else (outcome, None))

    def _reason(self, key: str, outcome: str | None) -> tuple[str, str] | None:
        """The reason named, of the outcome's own ones first: 其他 and 信访 stand under several."""
        found = [entry for word, entry in self._reasons.items() if word in key]
        own = [entry for entry in found if entry[0] == outcome]
        return next(iter((*own, *found)), None)

    def show(self, *values: Any) -> str:
        """不予公开(国家秘密)."""
        outcome, reason = (*values, None)[:2]
        return "—" if outcome is None else f"{outcome}({reason})" if reason else str(outcome)


def _longest_first(words: Mapping[str, T]) -> dict[str, T]:
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}
