"""Which slips the rules propose (督办建议): a colour by what is the matter, the next one where a slip was not answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.alerts.cause import Cause
from data.alerts.settings import SlipRules
from data.datasets import tracked
from data.slips import COLOURS, Colour, Slip
from data.workdays import add_working_days

COLOUR_OF: dict[str, Colour] = {"due_soon": "blue", "behind": "yellow", "no_feedback": "yellow", "overdue": "red"}
"""The colour for a kind of cause (reference §2.8)."""

_ORDER: tuple[Colour, ...] = tuple(COLOURS)

_REQUIREMENTS: dict[Colour, str] = {
    "blue": "请对照时限抓紧办理，确保按期办结，并书面回复目前进展和预计办结时间。",
    "yellow": "请查明进展滞后、未按期反馈的原因，提出追赶措施和时间安排，并书面回复。",
    "red": "请单位主要负责人研究，立即组织办理，直至办结销号；书面说明逾期原因、责任安排和办结时间。",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A slip that the rules propose for an item. `unanswered` is the slip that it follows upon, None for a first one."""

    cause: Cause
    colour: Colour
    unanswered: Slip | None

    @property
    def why(self) -> str:
        """In words."""
        if self.unanswered is None:
            return self.cause.reason
        was = f"{COLOURS[self.unanswered.colour]}督办单{self.unanswered.name}逾期未回复"
        return f"{self.cause.reason}；{was}"


def proposals(found: Iterable[Cause], issued: Sequence[Slip], day: dt.date) -> list[Proposal]:
    """At most one an item, the gravest colour first.

    None for an item whose slip of that colour or a graver one still waits for its reply, or was issued for that cause.
    """
    gravest: dict[tuple[str, str], Proposal] = {}
    names = {spec.name for spec in tracked()}
    for cause in found:
        if cause.opens and cause.kind in COLOUR_OF and cause.dataset in names:
            made = _propose(cause, [one for one in issued if (one.dataset, one.key) == (cause.dataset, cause.key)], day)
            known = gravest.get((cause.dataset, cause.key))
            if made and (known is None or _rank(made.colour) > _rank(known.colour)):
                gravest[cause.dataset, cause.key] = made
    return sorted(gravest.values(), key=lambda one: -_rank(one.colour))


def reply_by(colour: Colour, day: dt.date, rules: SlipRules) -> dt.date:
    """By when a slip of that colour, issued on the day, is to be answered."""
    days = {"blue": rules.blue_reply_days, "yellow": rules.yellow_reply_days, "red": rules.red_reply_days}
    return add_working_days(day, days[colour]).day


def requirement(colour: Colour) -> str:
    """What a slip of that colour usually demands."""
    return _REQUIREMENTS[colour]


def _propose(cause: Cause, issued: Sequence[Slip], day: dt.date) -> Proposal | None:
    late = max((one for one in issued if one.state(day) == "late"), key=lambda one: _rank(one.colour), default=None)
    colour = COLOUR_OF[cause.kind]
    if late is not None and _rank(late.colour) >= _rank(colour):
        colour = _ORDER[min(_rank(late.colour) + 1, len(_ORDER) - 1)]
    counts = [one for one in issued if one.cause_key == cause.cause_key or one.state(day) in ("open", "late")]
    if any(_rank(one.colour) >= _rank(colour) for one in counts):
        return None
    return Proposal(cause, colour, late)


def _rank(colour: Colour) -> int:
    return _ORDER.index(colour)
