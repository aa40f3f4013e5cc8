"""What day it is: today in Asia/Shanghai, or the demonstration day of a database loaded with the sample."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from data.tables import setting

ZONE = ZoneInfo("Asia/Shanghai")
DEMONSTRATION_DAY = "demonstration_day"


def now() -> dt.datetime:
    """The moment, in Asia/Shanghai."""
    return dt.datetime.now(ZONE)


def to_the_minute(moment: dt.datetime) -> str:
    """2026-11-26 09:30, in Asia/Shanghai. `moment` is timezone-aware."""
    return f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M}"


def demonstration_day(connection: sa.Connection) -> dt.date | None:
    """The day at which a sample database stands still; None for a real one."""
    value = connection.scalar(sa.select(setting.c.value).where(setting.c.name == DEMONSTRATION_DAY))
    return dt.date.fromisoformat(value) if value else None


def today(connection: sa.Connection) -> dt.date:
    """The day that every light, rank and deadline is computed for unless another is asked for."""
    return demonstration_day(connection) or now().date()
