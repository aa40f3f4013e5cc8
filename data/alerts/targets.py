"""Causes in indicators: behind the part of the annual target that is due, or behind the whole of it late in the year."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from data import indicators
from data.alerts.cause import Cause, Situation, key_of
from data.amounts import amount_words
from data.datasets import dataset
from data.figures import Figure, standing_figures
from data.formulas.targets import targets
from data.formulas.view import View
from data.indicators import Indicator


def missed(found: Situation) -> Iterator[Cause]:
    """Indicators whose target is missed as the year stands; those measured by the whole target from a month on."""
    view = View(found.day, None, found.rules)
    aims = {row.code for row in found.connection.execute(targets(view))}
    wanted = [
        entry for entry in indicators.ALL if (entry.target or entry.code) in aims and entry.direction != "neutral"
    ]
    if not wanted:
        return
    figures = standing_figures(found.connection, wanted, found.day, given=found.rules)
    for entry, figure in zip(wanted, figures, strict=True):
        if figure.met is False and _counts(figure, found):
            yield _missed(entry, figure, found)


def _counts(figure: Figure, found: Situation) -> bool:
    return figure.pro_rata is not None or found.day.month >= found.alerts.whole_targets_from_month


def _missed(entry: Indicator, figure: Figure, found: Situation) -> Cause:
    source = next((source.dataset for source, _ in entry.measure.uses()), "annual_targets")
    since = _month_end(found.day)
    return Cause(
        kind="target_missed", dataset=source, key=entry.code, title=entry.name, told=entry.name,
        unit=dataset(source).division, leader=None, reason=_reason(figure), since=since,
        clears_by=f"{'达到' if figure.direction == 'up' else '降到'}{amount_words(_aim(figure), figure.unit)}", severity="yellow", stage=1, days=0,
        cause_key=key_of("target_missed", entry.code, found.day.year),
        opens=found.is_old_enough("target_missed", since),
    )  # fmt: skip


def _month_end(day: dt.date) -> dt.date:
    """The day on which the part that is due moved last: time progress counts whole months, figures come by the month."""
    if day.day == calendar.monthrange(day.year, day.month)[1]:
        return day
    return max(day.replace(day=1) - dt.timedelta(days=1), dt.date(day.year, 1, 1))


def _aim(figure: Figure) -> float:
    aim = figure.target if figure.pro_rata is None else figure.pro_rata
    return aim or 0.0


def _reason(figure: Figure) -> str:
    what = "年度目标" if figure.pro_rata is None else "序时目标"
    return f"现为{amount_words(figure.value, figure.unit)}，{what}{amount_words(_aim(figure), figure.unit)}"
