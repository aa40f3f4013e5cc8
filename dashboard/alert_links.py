"""Where the thing that an alert is about is shown."""

from __future__ import annotations

from dashboard.alert_words import PAGE
from dashboard.clock_panel import PAGES
from dashboard.markup import address
from dashboard.reads import View
from data.alerts.cause import Cause
from data.datasets import tracked

OTHERS = {"rank_fell": "ranks", "urgent_late": "emergency", "promise_broken": "promises", "promise_due": "promises"}
"""Pages of kinds that have no clock."""


def shown_at(cause: Cause, here: View) -> str:
    """The address of the thing that an alert is about."""
    day = None if here.day == here.today else here.day
    if cause.dataset in {spec.name for spec in tracked()}:
        return address(PAGE, day, item=f"{cause.dataset}:{cause.key}")
    if cause.kind == "target_missed":
        return address("figures", day, indicator=cause.key)
    if cause.kind == "hand_in_late":
        return address("sources", day, dataset=cause.dataset)
    return address(OTHERS.get(cause.kind) or PAGES.get(cause.dataset, "overview"), day)
