"""Reads anew, right after a load, an undo or a change of rules, what the next viewers of the dear pages would wait for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dashboard import ahead
from dashboard.alert_reads import read_alerts
from dashboard.alerts import alerts
from dashboard.figure_board import CODES, trends
from dashboard.figure_reads import read_figures
from dashboard.filters import Chosen
from dashboard.forecast_view import read_forecast
from dashboard.identities_view import difference_note
from dashboard.item_board import first_items
from dashboard.panels import FOUR_LISTS
from dashboard.reads import View, look
from dashboard.signed_in import acting_as
from dashboard.supervision_reads import read_standings
from data.permissions import Person
from data.status import Wanted

log = logging.getLogger("dashboard")
EVERY_S = 3.0
"""How often the state of the data is asked for: one short statement."""
READER = Person("预先读取", "supervision", "督查处")
"""As who reads: what is found is kept for all who may see all of it; everyone else is asked about when they come."""
OWN = Chosen(Wanted(lists=FOUR_LISTS))
DEAR: tuple[Callable[[View], object], ...] = (
    lambda here: ahead.read(None),
    lambda here: alerts(here, OWN),
    lambda here: first_items(here, OWN),
    lambda here: read_standings(here, FOUR_LISTS),
    read_alerts,
    read_figures,
    lambda here: trends(here, CODES),
    difference_note,
    lambda here: read_forecast(here, FOUR_LISTS),
)
"""What 总览, 四张清单, 预警中心, 全部指标 show to who has chosen nothing: the most looked at first, the dearest last."""


@contextmanager
def kept_warm() -> Iterator[None]:
    """Watches while the block lasts, in a thread of its own."""
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(ended,), name="kept-warm", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()


def _watch(ended: threading.Event) -> None:
    seen = _state()
    while not ended.wait(EVERY_S):
        found = _state()
        if found is not None and found != seen:
            seen = found
            refresh(found)


def _state() -> View | None:
    """What is looked at now; None while the database or a table of rules cannot be read, which pages say themselves."""
    try:
        return look(None)
    except Exception:
        return None


def refresh(here: View) -> None:
    """Fills the cache for the view; stops where the data has changed again meanwhile. Never raises."""
    with acting_as(READER):
        for read in DEAR:
            if _state() != here:
                return
            try:
                read(here)
            except Exception as error:
                log.info("not read ahead: %s", error)
