"""What was handed in last of a dataset whose returns bring only news: the records of the newest period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.duties import Duty, duties
from data.duty_periods import periods
from data.facts import known
from data.meeting_records import BY_MEETING
from data.spec import Dataset
from data.tables import batch, sighting, versions
from data.workdays import read_calendar

LOOKED_BACK_DAYS = 400
"""So far back the period of a yearly return began."""


@dataclass(frozen=True, slots=True)
class Latest:
    """Keys of the records that the returns of the newest period brought or confirmed; `day` is the newest one's."""

    day: dt.date
    keys: set[str]


def handed_in_last(connection: sa.Connection, spec: Dataset, day: dt.date) -> Latest | None:
    """The newest period's records as of the day; None where nothing was handed in by then.

    A correction of a few records, loaded later for the same period, leaves the period's other records in it.
    """
    counting = (
        batch.c.dataset == spec.name, batch.c.as_of <= day, batch.c.division != BY_MEETING, known(None),
    )  # fmt: skip
    newest = connection.scalar(sa.select(sa.func.max(batch.c.as_of)).where(*counting))
    if newest is None:
        return None
    returns = sa.select(batch.c.id).where(*counting, batch.c.as_of >= _begins(spec, newest))
    table = versions(spec)
    said = sa.select(table.c.record_key).where(table.c.batch_id.in_(returns), table.c.ended.is_(None))
    confirmed = sa.select(sighting.c.record_key).where(sighting.c.batch_id.in_(returns))
    return Latest(newest, set(connection.scalars(said.union(confirmed))))


def _begins(spec: Dataset, day: dt.date) -> dt.date:
    """The first day that a return of the day's period may speak about; what has no day on which it is due goes by quarters."""
    duty = next((one for one in duties() if one.dataset == spec.name and one.cycle != "event"), None)
    duty = duty or Duty(spec.name, "quarter", working_day=1)
    first = day - dt.timedelta(LOOKED_BACK_DAYS)
    found = periods(duty, first, day + dt.timedelta(LOOKED_BACK_DAYS), read_calendar())
    return max((one.counts_from for one in found if one.counts_from <= day), default=day)
