"""The province's ranks (全省位次) of indicators, from its latest publication by the day (reference §3.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from data.formulas.view import View


@dataclass(frozen=True, slots=True)
class ProvincialRank:
    """A place among so many cities, None where the publication does not say; `period` is the time ranked."""

    rank: int
    of_n: int | None
    period: dt.date


def latest_ranks(connection: sa.Connection, view: View, names: Collection[str]) -> dict[str, ProvincialRank]:
    """The latest rank of each of these assessed indicators that was ranked by the day, by name."""
    if not names:
        return {}
    c = view.facts("assessment_ranks").c
    query = (
        sa.select(c.indicator, c.rank, c.rank_of, c.period)
        .where(c.indicator.in_(names), c.rank.is_not(None), c.period <= view.day)
        .order_by(c.period)
    )
    return {row[0]: ProvincialRank(*row[1:]) for row in connection.execute(query)}
