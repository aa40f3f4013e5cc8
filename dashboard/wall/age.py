"""How old the data of a scene or a panel is, in words: the oldest of its datasets counts."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.notation import date, near_date
from dashboard.wall.scene import Age, Look
from data.sources import PERIOD_DAYS, Source

PERIODS = {"week": "按周", "month": "按月", "quarter": "按季", "year": "按年"}


def oldest(look: Look, datasets: Sequence[str]) -> Source | None:
    """The dataset whose data is oldest, one past its period before others; None where nothing was handed in."""
    found = [look.sources[name] for name in datasets if name in look.sources]
    known = [source for source in found if source.as_of is not None]
    return min(
        known, key=lambda source: (not source.is_stale, source.period not in PERIOD_DAYS, source.as_of), default=None
    )


def scene_age(look: Look, datasets: Sequence[str]) -> Age:
    """数据截至 with the year and the days since, for the whole scene."""
    source = oldest(look, datasets)
    if source is None:
        return Age("还没有报送")
    return Age(f"数据截至{date(source.as_of)}（{days_ago(source.age_days)}）", source.is_stale)


def days_ago(days: int | None) -> str:
    """今天, 3天前."""
    return f"{days}天前" if days else "今天"


def panel_age(look: Look, datasets: Sequence[str]) -> Age:
    """数据截至 for a panel; one past its period says for how long, and which of several datasets it is."""
    source = oldest(look, datasets)
    if source is None:
        return Age("还没有报送")
    day = f"数据截至{near_date(source.as_of, look.here.day)}"
    if not source.is_stale:
        return Age(day)
    which = source.name if len(datasets) > 1 else ""
    return Age(f"{which}{day}，已{source.age_days}天未更新（应{PERIODS.get(source.period, '')}报送）", is_stale=True)
