"""What an indicator (指标) is: a code, what people call it, and the formula that reckons it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.formulas import Formula, Way

SECTIONS = {
    "coordination": "综合协调",
    "supervision": "政务督查",
    "decision_support": "服务决策",
    "documents": "办文办会",
    "rule_of_law": "法治保障",
    "openness": "政务公开",
    "data_sharing": "数据共享",
    "emergency": "应急值守",
    "anti_smuggling": "反走私与海防",
    "team": "队伍建设",
    "integrity": "廉政建设",
}
"""Code and name of each section, in the report's order."""

REPORT: dict[str, tuple[str, ...]] = {
    "综合协调": ("coordination",),
    "政务督查": ("supervision",),
    "服务决策": ("decision_support",),
    "办文办会": ("documents",),
    "法治保障": ("rule_of_law",),
    "政务公开": ("openness",),
    "数据共享": ("data_sharing",),
    "应急海防": ("emergency", "anti_smuggling"),
    "队伍建设": ("team",),
    "廉政建设": ("integrity",),
}
"""The ten sections of the work report with the codes of which they consist."""


@dataclass(frozen=True)
class Indicator:
    """One figure of the office, declared once and read by every page, export and command (reference §3).

    `direction` says which way is better; a neutral one counts work and is never green or red. `derived` figures are
    reckoned from others and marked 推算. Figures run from New Year to the day asked for unless `note` says otherwise.
    """

    code: str
    name: str
    section: str
    unit: str
    """As shown; `%` for rates, whose values are fractions."""
    direction: Literal["up", "down", "neutral"]
    frequency: Literal["week", "month", "quarter", "year", "event"]
    measure: Formula
    note: str
    """What it counts, in one Chinese sentence."""
    target: str | None = None
    """Code in the annual_targets dataset, where it is not the indicator's own."""
    derived: bool = False
    before: Formula | None = None
    """Last year's number, reckoned from the same day: where returns of this year tell it, such as a monthly count."""
    compared: bool = True
    """Whether last year's figure is shown: not where it rests on cases carried over from before the first ledger."""
    ranked_as: str | None = None
    """Name under which the province ranks it (省对市考核), where it does."""
    others: tuple[Way, ...] = ()
    """Other records that give the same figure; where they differ, both are shown until one is chosen (data/choices.py)."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Codes of the sources to choose from: the dataset of its own formula, then the others'."""
        return (self.measure.uses()[0][0].dataset, *(way.code for way in self.others))
