"""A formula whose base is a matter of convention (口径): the office chooses among several, the note says which."""

from __future__ import annotations

from dataclasses import dataclass

from data.formulas.formula import Formula, Rows, Total
from data.formulas.qualifiers import Qualifier
from data.formulas.sources import Source
from data.formulas.view import View
from data.rules import Rules


@dataclass(frozen=True)
class Way:
    """One way to reckon a figure: its code in the rules, what it counts in one Chinese sentence, its formula."""

    code: str
    note: str
    formula: Formula


@dataclass(frozen=True)
class ByConvention(Formula):
    """The way that the rules choose under `name` in [convention]; all ways divide, or none does.

    The first way stands where the rules say nothing.
    """

    name: str
    ways: tuple[Way, ...]

    def chosen(self, rules: Rules) -> Way:
        """The way in force."""
        code = rules.convention.get(self.name, self.ways[0].code)
        return next((way for way in self.ways if way.code == code), self.ways[0])

    def rows(self, view: View) -> Rows:
        """Those of the way chosen."""
        return self.chosen(view.rules).formula.rows(view)

    def uses(self) -> tuple[tuple[Source, str], ...]:
        """What any of the ways reads."""
        return tuple(dict.fromkeys(used for way in self.ways for used in way.formula.uses()))

    def value(self, total: Total, spoken: bool) -> float | None:
        """As the ways, which are of one kind."""
        return self.ways[0].formula.value(total, spoken)

    def qualifier(self, total: Total) -> Qualifier:
        """As the ways, which are of one kind."""
        return self.ways[0].formula.qualifier(total)

    @property
    def divides(self) -> bool:
        """As the ways, which are of one kind."""
        return self.ways[0].formula.divides
