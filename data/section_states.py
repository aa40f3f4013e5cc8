"""How the report's ten sections stand on a day: figures that meet their target, miss it, have none, lack data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data import indicators
from data.figures import Figure, standing_figures
from data.formulas import Items
from data.indicators import REPORT, SECTIONS, Indicator


@dataclass(frozen=True, slots=True)
class SectionState:
    """Numbers of a section's figures; `codes` are those of `SECTIONS` that it consists of."""

    name: str
    codes: tuple[str, ...]
    figures: int
    met: int
    missed: int
    no_data: int

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the codes, as filters offer them."""
        return tuple(SECTIONS[code] for code in self.codes)


def section_states(connection: sa.Connection, day: dt.date) -> tuple[SectionState, ...]:
    """The ten sections in the report's order.

    Figures over supervised items are left out: lights say how those stand, and to reckon all items once more would
    double the cost of a board that shows them already.
    """
    counted = [entry for entry in indicators.ALL if not _reads_items(entry)]
    found = {figure.code: figure for figure in standing_figures(connection, counted, day)}
    return tuple(_state(name, codes, found) for name, codes in REPORT.items())


def _reads_items(entry: Indicator) -> bool:
    return any(isinstance(source, Items) for source, _ in entry.measure.uses())


def _state(name: str, codes: tuple[str, ...], found: Mapping[str, Figure]) -> SectionState:
    figures: Sequence[Figure] = [figure for figure in found.values() if figure.section in codes]
    return SectionState(
        name=name,
        codes=codes,
        figures=len(figures),
        met=sum(figure.met is True for figure in figures),
        missed=sum(figure.met is False for figure in figures),
        no_data=sum(figure.value is None and figure.qualifier != "text" for figure in figures),
    )
