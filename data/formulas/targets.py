"""Formulas over annual targets (年度目标)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.formulas.conditions import Is, OfYear
from data.formulas.formula import Formula, Rows, clauses, contribute, mark_of, read_by
from data.formulas.sources import Facts, Source
from data.formulas.view import View

TARGETS = Facts("annual_targets")


@dataclass(frozen=True)
class TargetOf(Formula):
    """The year's target of an indicator."""

    code: str

    def rows(self, view: View) -> Rows:
        """The one record that sets it."""
        origin = TARGETS.open(view)
        target = origin.c.target
        where = clauses((Is("code", self.code), OfYear()), origin.c, view)
        return contribute(origin, where, target, mark_of(origin.c, "target"))

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """Code, year and target."""
        return read_by(TARGETS, (Is("code", self.code), OfYear()), "target")


def targets(view: View) -> sa.Select[Any, Any]:
    """The year's targets of all indicators: code, target."""
    c = TARGETS.open(view).c
    return sa.select(c.code, c.target).where(*clauses((OfYear(),), c, view), c.target.is_not(None))
