"""The rank ladder 保四争三抢二瞄一: where each assessed indicator stands in the province (reference §3.2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.ladder_gaps import gaps
from data.rules import Band, Rules

FLOOR = 4
"""保四: the place that must not be lost."""
UNRANKED = Band("unranked", "未排名", 0, 0, "no_data")


@dataclass(frozen=True, slots=True)
class Rung:
    """One indicator's latest published rank. Distances are in the indicator's own unit, None where unknown."""

    key: str
    indicator: str
    unit: str | None
    period: dt.date
    period_kind: str | None
    rank: int | None
    of_n: int | None
    previous: int | None
    change: int | None
    """Places gained since the publication before (positive = up)."""
    goal: int | None
    band: Band
    gap_to_floor: int | None
    """4 − rank; negative below the floor."""
    fell_through: bool
    value: float | None
    uom: str | None
    province_avg: float | None
    to_next_up: float | None
    to_next_down: float | None
    history: tuple[tuple[dt.date, int | None], ...]
    batch_id: int
    sheet: str
    row: int
    as_of: dt.date

    @property
    def reason(self) -> str:
        """The light in words."""
        if self.rank is None:
            return "本期未排名"
        if self.fell_through:
            return f"跌出前{FLOOR}位，须重点督查督办"
        if self.rank > FLOOR:
            return f"距保{_numeral(FLOOR)}还差{self.rank - FLOOR}位"
        return self.band.label


def _numeral(number: int) -> str:
    return "零一二三四五六七八九"[number]


def rungs(connection: sa.Connection, day: dt.date, rules: Rules, known_at: dt.datetime | None = None) -> list[Rung]:
    """The latest rank of every indicator published by `day`, worst first."""
    facts = in_force(dataset("assessment_ranks"), day, known_at)
    published: dict[str, list[Any]] = {}
    query = sa.select(facts).where(facts.c.period <= day).order_by(facts.c.indicator, facts.c.period)
    for row in connection.execute(query):
        published.setdefault(row.indicator, []).append(row)
    found = [_rung(rows, rules) for rows in published.values()]
    return sorted(found, key=lambda rung: (-(rung.rank or 0), rung.change or 0, rung.indicator))


def by_band(found: list[Rung], rules: Rules) -> dict[str, int]:
    """Band code → number of indicators, every band present, best first, the unranked last."""
    counts = {band.code: 0 for band in (*rules.band, UNRANKED)}
    for rung in found:
        counts[rung.band.code] += 1
    return counts


def band_of(rank: int | None, rules: Rules) -> Band:
    """The band of a rank; `UNRANKED` for none."""
    if rank is None:
        return UNRANKED
    return next((band for band in rules.band if band.from_rank <= rank <= band.to_rank), UNRANKED)


def _rung(rows: list[Any], rules: Rules) -> Rung:
    row = rows[-1]
    previous = _previous(rows)
    next_to = gaps(rows)
    return Rung(
        key=row.record_key,
        indicator=row.indicator,
        unit=row.lead_unit,
        period=row.period,
        period_kind=row.period_kind,
        rank=row.rank,
        of_n=row.rank_of,
        previous=previous,
        change=None if previous is None or row.rank is None else previous - row.rank,
        goal=row.goal_rank,
        band=band_of(row.rank, rules),
        gap_to_floor=None if row.rank is None else FLOOR - row.rank,
        fell_through=previous is not None and row.rank is not None and previous <= FLOOR < row.rank,
        value=row.value,
        uom=row.uom,
        province_avg=row.province_avg,
        to_next_up=next_to.up,
        to_next_down=next_to.down,
        history=tuple((entry.period, entry.rank) for entry in rows),
        batch_id=row.batch_id,
        sheet=row.sheet,
        row=row.row,
        as_of=row.as_of,
    )


def _previous(rows: list[Any]) -> int | None:
    """The rank in the last publication before this one that ranked the indicator.

    What the return calls 上期 may be last year's or a blank: it serves only while there is no earlier publication.
    """
    last = rows[-1]
    ranks: list[int | None] = [row.rank for row in rows[:-1]] or [last.prev_rank]
    return next((rank for rank in reversed(ranks) if rank is not None), None)
