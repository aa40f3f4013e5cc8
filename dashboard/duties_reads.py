"""Reads of duties, from the cache; templates made when they are asked for."""

from __future__ import annotations

import datetime as dt

from dashboard.reads import cached
from data.database import reading
from data.datasets import dataset
from data.owed import Owed, owed
from etl.current_rows import current_rows
from etl.template import template

read_owed = cached(owed)


def filled_template(name: str, day: dt.date) -> bytes:
    """The dataset's template with the records in force on the day, which stands in its title."""
    with reading() as connection:
        filling = current_rows(connection, dataset(name), day)
    return template(dataset(name), filling, day)


def template_day(entry: Owed, day: dt.date) -> dt.date:
    """The day that the next return of a duty will speak about: its period's last, or the day itself before that."""
    return day if entry.handed_in is not None else min(entry.period.end, day)
