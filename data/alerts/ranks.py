"""Causes in provincial ranks: an indicator that held the floor (保四) and fell through it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from data.alerts.cause import Cause, Situation, key_of
from data.ladder import FLOOR, Rung, rungs


def ranks(found: Situation) -> Iterator[Cause]:
    """Indicators below the floor that had stood above it, until they are back: each fall is a cause of its own."""
    for rung in rungs(found.connection, found.day, found.rules):
        fell = fell_in(rung)
        if fell is not None:
            yield _fallen(rung, fell, found)


def fell_in(rung: Rung) -> dt.date | None:
    """The period in which it fell through the floor and has not come back since; None where it did not."""
    ranked = [(period, rank) for period, rank in rung.history if rank is not None]
    if rung.rank is None or rung.rank <= FLOOR:
        return None
    below = 0
    while below < len(ranked) and ranked[-1 - below][1] > FLOOR:
        below += 1
    first, was_above = ranked[-below][0], below < len(ranked)
    return first if was_above or (below == 1 and rung.fell_through) else None


def _fallen(rung: Rung, fell: dt.date, found: Situation) -> Cause:
    return Cause(
        kind="rank_fell", dataset="assessment_ranks", key=rung.key, title=rung.indicator, told=rung.indicator,
        unit=rung.unit, leader=None, reason=f"{fell:%Y-%m-%d}这一期跌破第{FLOOR}位，现列第{rung.rank}位",
        since=fell, clears_by=f"下一期回到前{FLOOR}位", severity="red", stage=1, days=(found.day - fell).days,
        cause_key=key_of("rank_fell", rung.indicator, fell), opens=found.is_old_enough("rank_fell", fell),
    )  # fmt: skip
