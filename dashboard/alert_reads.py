"""Reads of the pages on alerts: today's causes from the cache, what is kept of alerts as it is now."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from dashboard.reads import View, cached
from dashboard.signed_in import person
from data import dry_run
from data.alerts import Cause, Ruled, alert_rules, causes, in_force
from data.alerts.keeping import settled_on
from data.alerts.kept import Kept, history, lately_closed, open_alerts
from data.alerts.settings import AlertRules
from data.alerts.standing import Standing, standing
from data.database import reading
from data.deliveries import Delivery, deliveries
from data.permissions import may
from data.rules import rules
from data.thresholds import Thresholds, with_thresholds


def _causes(connection: sa.Connection, day: dt.date, given: AlertRules) -> list[Cause]:
    return causes(connection, day, Ruled(rules(), given))


def _moves(connection: sa.Connection, day: dt.date, tried: Thresholds, given: AlertRules) -> dry_run.Moves:
    before = in_force()
    return dry_run.dry_run(connection, day, before, Ruled(with_thresholds(before.rules, tried), given))


_read_causes = cached(_causes)
_read_moves = cached(_moves)


def read_alerts(here: View) -> list[Standing]:
    """The day's alerts that the person may see, worst first."""
    with reading() as connection:
        kept = open_alerts(connection, here.day)
    found = _read_causes(here, alert_rules())
    seen = {name for name in {cause.dataset for cause in found} if may(person(), "read", name)}
    return [one for one in standing(found, kept) if one.cause.dataset in seen]


def read_alert_history(dataset: str, key: str) -> list[Kept]:
    """Every alert about a record, the newest first; none where the person may not read it."""
    if not may(person(), "read", dataset):
        return []
    with reading() as connection:
        return history(connection, dataset, key)


def read_lately_closed(here: View, days: int) -> list[Kept]:
    """The alerts that closed lately and that the person may see, the newest first."""
    with reading() as connection:
        found = lately_closed(connection, here.day, days)
    seen = {name for name in {one.dataset for one in found} if may(person(), "read", name)}
    return [one for one in found if one.dataset in seen]


def read_deliveries(here: View, days: int) -> list[Delivery]:
    """The digests of so many days up to the day, what did not get through first."""
    with reading() as connection:
        return deliveries(connection, here.day - dt.timedelta(days=days - 1), here.day)


def read_settled_on() -> dt.date | None:
    """The last day for which alerts were settled."""
    with reading() as connection:
        return settled_on(connection)


def read_moves(here: View, tried: Thresholds, given: AlertRules) -> dry_run.Moves:
    """What would move under these thresholds. Raises WrongThresholds."""
    return _read_moves(here, tried, given)
