"""Which dataset a table belongs to, told from its headers, then its titles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from data.datasets import ALL
from data.spec import Column, Dataset
from etl.columns import candidates, spellings
from etl.layout import Table

TITLE_WORD, MISSING_REQUIRED, MIN_HEADERS, MIN_EVIDENCE = 0.75, 2.0, 2, 1.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A dataset that a table may belong to. `missing` are its required headers that the table lacks."""

    spec: Dataset
    score: float
    headers: int
    missing: tuple[str, ...]

    @property
    def is_founded(self) -> bool:
        """False where only words speak for the dataset that many datasets use, such as 序号, 单位 and 备注."""
        evidence = self.score + MISSING_REQUIRED * len(self.missing)
        return self.headers >= MIN_HEADERS and evidence >= MIN_EVIDENCE


@cache
def _owners() -> dict[str, int]:
    counts: dict[str, int] = {}
    for spec in ALL:
        for header in spellings(spec):
            counts[header] = counts.get(header, 0) + 1
    return counts


def guesses(table: Table, context: str) -> list[Guess]:
    """Datasets by likelihood, best first. `context` is the text around the table: file name, sheet name, titles."""
    made = [_guess(spec, table, context) for spec in ALL]
    return sorted((guess for guess in made if guess.is_founded), key=lambda guess: -guess.score)


def recognise(table: Table, context: str) -> Dataset | None:
    """The dataset of a table; None where no dataset has its required headers there."""
    best = next(iter(guesses(table, context)), None)
    return best.spec if best and not best.missing else None


def _guess(spec: Dataset, table: Table, context: str) -> Guess:
    """Headers that few datasets share say more than 序号 or 备注, which all have."""
    seen: set[str] = set()
    score, headers = 0.0, 0
    for header in table.headers:
        columns = candidates(spec, header)
        if columns:
            headers += 1
            score += 1 / _owners().get(header.text, 1)
            seen.update(column.name for column in columns)
    missing = tuple(column.zh for column in spec.columns if _is_needed(column) and not _is_supplied(column, seen))
    score += TITLE_WORD * sum(word in context for word in spec.titles) - MISSING_REQUIRED * len(missing)
    return Guess(spec, score, headers, missing)


def _is_needed(column: Column) -> bool:
    return column.required and not column.from_sheet


def _is_supplied(column: Column, seen: set[str]) -> bool:
    return column.name in seen or any(field in seen for field in column.else_from)
