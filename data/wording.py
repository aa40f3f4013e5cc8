"""What a record says in place of a number (数百篇), as it was written."""

from __future__ import annotations

import json

import sqlalchemy as sa

from data.formulas import Facts, Formula, Sum
from data.formulas.view import View


def as_written(connection: sa.Connection, formula: Formula, view: View) -> str | None:
    """The words of the one record behind a sum without a number; None for several records and other formulas."""
    if not isinstance(formula, Sum) or not isinstance(formula.source, Facts):
        return None
    facts, rows = view.facts(formula.source.dataset), formula.rows(view).subquery()
    query = sa.select(facts.c.raw).join_from(rows, facts, facts.c.record_key == rows.c.key)
    found = connection.scalars(query).all()
    words = json.loads(found[0] or "{}").get(formula.field) if len(found) == 1 else None
    return words if isinstance(words, str) else None
