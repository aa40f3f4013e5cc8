"""Causes in urgent reports (紧急信息): those that came late or were missed; what happened stays, so it is shown for some days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from data.alerts.cause import Cause, Situation, key_of
from data.emergency import Report, Wanted, reports


def urgent(found: Situation) -> Iterator[Cause]:
    """Late reports of the year for so many days after the return that told of them."""
    kept = dt.timedelta(days=found.alerts.events_kept_days)
    for report in reports(found.connection, found.day, Wanted(late_only=True)):
        told_until = report.place.as_of + kept
        if told_until >= found.day:
            yield _late(report, told_until, found)


def _late(report: Report, until: dt.date, found: Situation) -> Cause:
    since = report.received_at.date()
    return Cause(
        kind="urgent_late", dataset="urgent_reports", key=report.key, title=f"{report.number} {report.title}",
        told=f"紧急信息 {report.number}", unit=report.county or report.from_unit, leader=None, reason=report.reason,
        since=since, clears_by=f"已成事实，请说明原因并整改；{until + dt.timedelta(days=1):%Y-%m-%d}起不再提示",
        severity="red", stage=1, days=max(report.over or 0, report.province_over or 0),
        cause_key=key_of("urgent_late", report.key),
    )  # fmt: skip
