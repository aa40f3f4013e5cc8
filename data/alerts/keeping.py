"""Keeps alerts: opens, worsens and closes them as a day's causes come and go, once per cause however often it is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.alert_tables import alert, step
from data.alerts import Cause, Ruled, causes
from data.alerts.closing import why_closed
from data.database import writing
from data.tables import setting

SETTLED = "alerts_settled"
"""Name of the setting that holds the last day for which alerts were settled."""
MOST_DAYS = 31
"""Days that are caught up one by one after an outage; earlier ones are passed over."""
ROWS = 500


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling did: numbers of alerts; the days that were gone through."""

    opened: int = 0
    reopened: int = 0
    worse: int = 0
    closed: int = 0
    days: int = 0

    def __add__(self, other: Settled) -> Settled:
        return Settled(
            self.opened + other.opened, self.reopened + other.reopened, self.worse + other.worse,
            self.closed + other.closed, self.days + other.days,
        )  # fmt: skip


@dataclass(frozen=True)
class _Sorted:
    """A day's causes by what they do to the alerts that are kept; `newest` holds the newest episode by cause key."""

    newest: Mapping[str, Any]
    opened: list[Cause]
    reopened: list[Cause]
    worse: list[Cause]
    changed: list[Cause]
    closing: list[Any]


def catch_up(day: dt.date, ruled: Ruled, url: str | None = None) -> Settled:
    """Settles the day and those missed before it one by one, each in a transaction of its own.

    The history is then that of daily runs over the facts known now. Nothing is done for a day before the last one settled.
    """
    done = Settled()
    with writing(url) as connection:
        missed = missed_days(connection, day)
    for one in missed:
        with writing(url) as connection:
            done += settle(connection, one, ruled)
    return done


def missed_days(connection: sa.Connection, day: dt.date) -> list[dt.date]:
    """The days up to this one that are to be settled: itself alone at first and where it was settled before."""
    last = settled_on(connection)
    if last is None or last == day:
        return [day]
    missed = min((day - last).days, MOST_DAYS)
    return [day - dt.timedelta(days=back) for back in range(missed - 1, -1, -1)]


def settled_on(connection: sa.Connection) -> dt.date | None:
    """The last day for which alerts were settled; None before the first."""
    value = connection.scalar(sa.select(setting.c.value).where(setting.c.name == SETTLED))
    return dt.date.fromisoformat(value) if value else None


def settle(connection: sa.Connection, day: dt.date, ruled: Ruled) -> Settled:
    """Brings the kept alerts from the day settled last to this one; the connection must hold the writers' lock.

    A day before that one changes nothing, the same day again only what facts have changed.
    """
    last = settled_on(connection)
    if last is not None and day < last:
        return Settled()
    found = {cause.cause_key: cause for cause in causes(connection, day, ruled)}
    parts = _sort(found, _newest(connection, found), day, ruled)
    _close(connection, parts.closing, day, found)
    _open(connection, parts, day)
    _update(connection, [*parts.reopened, *parts.worse, *parts.changed], parts.newest)
    again = [(cause, "reopen") for cause in parts.reopened] + [(cause, "worse") for cause in parts.worse]
    _write_steps(connection, [_step(parts.newest[cause.cause_key].id, (day, what), cause) for cause, what in again])
    connection.execute(setting.delete().where(setting.c.name == SETTLED))
    connection.execute(setting.insert().values(name=SETTLED, value=day.isoformat()))
    return Settled(len(parts.opened), len(parts.reopened), len(parts.worse), len(parts.closing), 1)


def _sort(found: Mapping[str, Cause], newest: Mapping[str, Any], day: dt.date, ruled: Ruled) -> _Sorted:
    closing = [row for row in newest.values() if row.closed_on is None and row.cause_key not in found]
    parts = _Sorted(newest, [], [], [], [], closing)
    for key, cause in found.items():
        row = newest.get(key)
        if row is not None and row.closed_on is None:
            if cause.stage > row.stage:
                parts.worse.append(cause)
            elif _differs(row, cause):
                parts.changed.append(cause)
        elif cause.opens:
            is_again = row is not None and (day - row.closed_on).days < ruled.alerts.reopen_days
            (parts.reopened if is_again else parts.opened).append(cause)
    return parts


def _differs(row: Any, cause: Cause) -> bool:
    """Whether whom it concerns has changed; its words change by the day and are reckoned when they are shown."""
    return (row.title, row.unit, row.leader, row.severity) != (cause.title, cause.unit, cause.leader, cause.severity)


def _newest(connection: sa.Connection, found: Mapping[str, Cause]) -> dict[str, Any]:
    """The newest episode of every open alert and of every cause found, by cause key."""
    rows = {row.cause_key: row for row in connection.execute(sa.select(alert).where(alert.c.closed_on.is_(None)))}
    keys = [key for key in found if key not in rows]
    for start in range(0, len(keys), ROWS):
        chunk = sa.select(alert).where(alert.c.cause_key.in_(keys[start : start + ROWS])).order_by(alert.c.episode)
        rows |= {row.cause_key: row for row in connection.execute(chunk)}
    return rows


def _open(connection: sa.Connection, parts: _Sorted, day: dt.date) -> None:
    if not parts.opened:
        return
    connection.execute(alert.insert(), [_row(cause, parts.newest.get(cause.cause_key), day) for cause in parts.opened])
    opened = connection.execute(sa.select(alert.c.cause_key, alert.c.id).where(alert.c.closed_on.is_(None)))
    ids = {row.cause_key: row.id for row in opened}
    _write_steps(connection, [_step(ids[cause.cause_key], (day, "open"), cause) for cause in parts.opened])


def _row(cause: Cause, before: Any, day: dt.date) -> dict[str, Any]:
    return {
        "cause_key": cause.cause_key, "episode": before.episode + 1 if before is not None else 1, "kind": cause.kind,
        "dataset": cause.dataset, "record_key": cause.key, "since": min(cause.since, day), "opened_on": day,
        "stage": cause.stage, **_said(cause),
    }  # fmt: skip


def _said(cause: Cause) -> dict[str, Any]:
    return {
        "title": cause.title, "told": cause.told, "unit": cause.unit, "leader": cause.leader,
        "severity": cause.severity, "reason": cause.reason, "clears_by": cause.clears_by,
    }  # fmt: skip


def _update(connection: sa.Connection, found: Sequence[Cause], newest: Mapping[str, Any]) -> None:
    """What is said of alerts that are open, or open again: the furthest stage stays."""
    if not found:
        return
    rows = []
    for cause in found:
        row = newest[cause.cause_key]
        rows.append({"number": row.id, "stage": max(cause.stage, row.stage), **_said(cause)})
    named: dict[str, Any] = {name: sa.bindparam(name) for name in rows[0] if name != "number"}
    statement = alert.update().where(alert.c.id == sa.bindparam("number"))
    connection.execute(statement.values(**named, closed_on=None, closed_why=None), rows)


def _close(connection: sa.Connection, closing: Sequence[Any], day: dt.date, found: Mapping[str, Cause]) -> None:
    if not closing:
        return
    whys = why_closed(connection, closing, day, found)
    statement = alert.update().where(alert.c.id == sa.bindparam("number"))
    rows = [{"number": row.id, "why": whys[row.id]} for row in closing]
    connection.execute(statement.values(closed_on=day, closed_why=sa.bindparam("why")), rows)
    ended = [
        {"alert_id": row.id, "on": day, "what": "close", "stage": row.stage, "severity": row.severity, "reason": whys[row.id]}
        for row in closing
    ]  # fmt: skip
    _write_steps(connection, ended)


def _step(number: int, when: tuple[dt.date, str], cause: Cause) -> dict[str, Any]:
    day, what = when
    return {
        "alert_id": number, "on": day, "what": what, "stage": cause.stage, "severity": cause.severity,
        "reason": cause.reason,
    }  # fmt: skip


def _write_steps(connection: sa.Connection, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(step.insert(), rows)
