"""An indicator as a report tells it: its value, then in brackets what is known of it, all figures bound."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.papers.content import Run, Words, words
from dashboard.papers.sources import Named, bind
from dashboard.papers.sources.indicators import CODE, say
from data.figures import EXACT, Figure
from data.formulas import MilestoneReached
from data.indicators import indicator
from data.moment import Moment

Remark = Literal["year", "target"]
REMARKS: tuple[Remark, ...] = ("year", "target")


@dataclass(frozen=True)
class Known:
    """The figures of a day, by code, as known at a moment."""

    figures: dict[str, Figure]
    moment: Moment

    @property
    def day(self) -> dt.date:
        return self.moment.as_of

    def run(self, code: str, aspect: str = "value") -> Run | None:
        """A bound figure; None without data."""
        said = say(self.figures[code], aspect)
        return None if said is None else bind(CODE, Named(code, aspect), said, self.moment)


def told(known: Known, code: str, remarks: Sequence[Remark] = REMARKS) -> Words | None:
    """承办领导批示2452件 without its name: 2452件（推算，同比增长7.7%，超过50%的年度目标12.5个百分点）. None without data."""
    value = known.run(code)
    if value is None or _is_ahead(known, code):
        return None
    found = [words("推算")] if known.figures[code].derived and remarks else []
    found += [part for part in (_PARTS[remark](known, code) for remark in remarks) if part]
    return words(value, *_bracketed(found))


def _is_ahead(known: Known, code: str) -> bool:
    """A milestone that is not reached yet is no sentence of a report; the tables show it."""
    return isinstance(indicator(code).measure, MilestoneReached) and not known.figures[code].value


def _bracketed(parts: Sequence[Words]) -> Iterable[Run | str]:
    if not parts:
        return
    yield "（"
    for number, part in enumerate(parts):
        if number:
            yield "，"
        yield from part
    yield "）"


def _year(known: Known, code: str) -> Words:
    run = known.run(code, "year_on_year")
    if run is None:
        return ()
    return words("与上年同期", run) if run.text == "持平" else words("同比", run)


def _target(known: Known, code: str) -> Words:
    """How the value stands to the year's target, or to the part of it that is due by the day."""
    figure, aim = known.figures[code], known.run(code, "target")
    if figure.value is None or figure.target is None or aim is None:
        return ()
    if figure.direction == "neutral":
        return words("年度计划", aim)
    if figure.pro_rata is not None and figure.value < figure.target - EXACT:
        return words("年度目标", aim, "，达到序时目标" if figure.met else "，未达序时目标")
    return _distance(known, code, aim)


def _distance(known: Known, code: str, aim: Run) -> Words:
    figure = known.figures[code]
    assert figure.value is not None and figure.target is not None  # noqa: S101, PT018 - asked for by _target alone
    short = known.run(code, "short") if figure.qualifier == "eq" else None
    if abs(figure.value - figure.target) <= EXACT or (figure.unit == "位" and figure.met):
        return words("达到", aim, "的年度目标")
    if figure.direction == "down" and figure.unit != "位":
        return (
            words("控制在", aim, "的年度目标以内") if figure.met else words("超过", aim, "的年度目标", *_given(short))
        )
    if figure.met:
        return words("超过", aim, "的年度目标", *_given(short))
    return words("距", aim, "的年度目标还差", *_given(short)) if short else words("未达到", aim, "的年度目标")


def _given(run: Run | None) -> tuple[Run, ...]:
    return () if run is None else (run,)


_PARTS = {"year": _year, "target": _target}
