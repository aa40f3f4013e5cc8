"""Warns of figures that fall though they can only grow (reference §4.0.7)."""

from __future__ import annotations

from collections.abc import Iterator

from data.kinds.kind import Finding
from etl.comparison import Comparison
from etl.problems import Problem, problem
from etl.rows import Rows


def falls(rows: Rows, comparison: Comparison) -> Iterator[Problem]:
    """A warning for each cumulative field that is lower than in the version in force, or than in the period before."""
    headers = {name: column.zh for name, column, _ in rows.spec.stored}
    for index, before in {**comparison.before, **comparison.last_period}.items():
        for name in rows.spec.only_grows:
            now = rows.column(name)[index]
            if now is not None and before.get(name) is not None and now < before[name]:
                detail = {"header": headers[name], "before": f"{before[name]:g}", "now": f"{now:g}"}
                yield problem(Finding("falls", "warning", detail), *rows.where(index, name))
