"""Which of two sources prevails where they differ (选定的来源), from an editable file that is checked when read."""

from __future__ import annotations

from dataclasses import dataclass

from data import datasets, indicators
from data.editable import REFERENCE, Editable, TableError, build, entries
from data.formulas import Formula
from data.indicators import Indicator, UnknownIndicator

NAME = "来源选定表"


class ChoicesError(TableError):
    """The table of choices is missing or wrong; the message says where, in Chinese."""


@dataclass(frozen=True)
class FigureChoice:
    """The source by which an indicator is reckoned, in one year or in all."""

    indicator: str
    source: str
    reason: str
    year: int | None = None


@dataclass(frozen=True)
class ReturnChoice:
    """By whom returns of a dataset prevail where two speak of the same day."""

    dataset: str
    by: str
    reason: str


@dataclass(frozen=True)
class Choices:
    """All choices made."""

    figures: tuple[FigureChoice, ...] = ()
    returns: tuple[ReturnChoice, ...] = ()

    def of_figure(self, code: str, year: int) -> FigureChoice | None:
        """The choice for an indicator in a year; one for that year alone goes before one for all."""
        found = [entry for entry in self.figures if entry.indicator == code and entry.year in (None, year)]
        return max(found, key=lambda entry: entry.year is not None, default=None)

    def of_return(self, dataset: str) -> ReturnChoice | None:
        """The choice for a dataset."""
        return next((entry for entry in self.returns if entry.dataset == dataset), None)


def choices() -> Choices:
    """The choices in force: the file named by `CHOICES_FILE`, else the shipped one. Raises ChoicesError."""
    return TABLE.read()


def measure_in_force(entry: Indicator, year: int) -> Formula:
    """The formula by which an indicator is reckoned in a year: its own, or that of the source chosen."""
    if not entry.others:
        return entry.measure
    choice = choices().of_figure(entry.code, year)
    return next((way.formula for way in entry.others if choice and way.code == choice.source), entry.measure)


def parse(text: str) -> Choices:
    """Choices from the text of a file. Raises ChoicesError with what is wrong and where."""
    table = entries(text, NAME, ChoicesError)
    if not set(table) <= {"figure", "return"}:
        raise ChoicesError("来源选定表只能由 [[figure]] 和 [[return]] 各条组成。")
    figures = tuple(
        build(FigureChoice, row, f"{NAME} [[figure]] 第{n}条", ChoicesError)
        for n, row in enumerate(table.get("figure", []), 1)
    )
    returns = tuple(
        build(ReturnChoice, row, f"{NAME} [[return]] 第{n}条", ChoicesError)
        for n, row in enumerate(table.get("return", []), 1)
    )
    for number, choice in enumerate(figures, 1):
        _check_figure(choice, number)
    for number, entry in enumerate(returns, 1):
        if entry.dataset not in {spec.name for spec in datasets.ALL}:
            raise ChoicesError(f"来源选定表 [[return]] 第{number}条：没有名为“{entry.dataset}”的数据。")
    return Choices(figures, returns)


def _check_figure(choice: FigureChoice, number: int) -> None:
    place = f"来源选定表 [[figure]] 第{number}条"
    try:
        entry = indicators.indicator(choice.indicator)
    except UnknownIndicator:
        raise ChoicesError(f"{place}：没有代码为“{choice.indicator}”的指标。") from None
    if not entry.others:
        raise ChoicesError(f"{place}：指标“{entry.name}”只有一个来源，不用选。")
    if choice.source not in entry.sources:
        raise ChoicesError(f"{place}：“{entry.name}”的来源可填 {'、'.join(entry.sources)}。")


TABLE = Editable(NAME, "CHOICES_FILE", REFERENCE / "choices.toml", parse, ChoicesError)
