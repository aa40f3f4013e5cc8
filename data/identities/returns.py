"""Two returns by different hands that give one record different numbers for the same day (两份报送)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import sqlalchemy as sa

from data import datasets
from data.choices import choices
from data.formulas.view import View
from data.identities.identity import Breach, Identity, Source
from data.identities.records import named, stated
from data.kinds.numbers import Number
from data.permissions import owners
from data.spec import Dataset
from data.tables import batch, stored_names, versions


@dataclass(frozen=True)
class ReturnsAgree(Identity):
    """What one division reported of a day is what another did; a correction by the same division is no contradiction."""

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach a record and number; settled where the returns in force are by whom the office has chosen."""
        for spec in datasets.ALL:
            numbers = [
                column.name for column in spec.columns if isinstance(column.kind, Number) and not column.computed
            ]
            if numbers:
                yield from self._in(spec, numbers, connection, view)

    def _in(self, spec: Dataset, numbers: list[str], connection: sa.Connection, view: View) -> Iterator[Breach]:
        for beaten, standing in _pairs(spec, connection, view):
            for field in numbers:
                one, other = stated(spec.name, field, beaten), stated(spec.name, field, standing)
                if one and other and one.value != other.value:
                    advice, settled = _advice(spec, beaten, standing)
                    left, right = _by(one, beaten), _by(other, standing)
                    about = named(spec.name, standing, view)
                    yield Breach(self.code, self.sentence, about, left, right, advice, settled)


def _by(source: Source, row: Any) -> Source:
    return replace(source, label=f"{source.label}（{row.loaded_by}报）")


def _pairs(spec: Dataset, connection: sa.Connection, view: View) -> list[tuple[Any, Any]]:
    """(overruled, in force) versions of a record about the same day, handed in by different divisions."""
    table = versions(spec)
    standing, beaten = table.alias("standing"), table.alias("beaten")
    first, second = batch.alias("first"), batch.alias("second")
    ids = (
        sa.select(
            beaten.c.id, standing.c.id,
            *(by.c[name].label(f"{by.name}_{name}") for by in (first, second) for name in _WHOSE),
        )
        .join_from(standing, beaten, beaten.c.record_key == standing.c.record_key)
        .join(first, first.c.id == beaten.c.batch_id)
        .join(second, second.c.id == standing.c.batch_id)
        .where(
            standing.c.valid_from <= view.day, standing.c.valid_to > view.day, standing.c.as_of >= view.new_year,
            beaten.c.as_of == standing.c.as_of, beaten.c.batch_id < standing.c.batch_id,
            beaten.c.valid_from.is_not(None), first.c.loaded_by != second.c.loaded_by,
            beaten.c.ended.is_(None), standing.c.ended.is_(None),
        )
        .order_by(standing.c.record_key, beaten.c.id)
    )  # fmt: skip
    found = connection.execute(ids).mappings().all()
    pairs = [
        (row[beaten.c.id], row[standing.c.id])
        for row in found
        if _whose(row, "first").isdisjoint(_whose(row, "second"))
    ]
    rows = _rows(spec, connection, {number for pair in pairs for number in pair})
    return [(rows[one], rows[other]) for one, other in pairs]


_WHOSE = ("loaded_by", "division", "hand_in_id")


def _whose(row: Mapping[Any, Any], which: str) -> set[str]:
    """The divisions that a return is of: what came by command may name one as its author, else is of all that hand it in."""
    by: str = row[f"{which}_loaded_by"]
    if row[f"{which}_hand_in_id"] is None and by in _divisions():
        return {by}
    return set(row[f"{which}_division"].split("、"))


@cache
def _divisions() -> frozenset[str]:
    return frozenset(name for spec in datasets.ALL for name in owners(spec))


def _rows(spec: Dataset, connection: sa.Connection, wanted: set[int]) -> dict[int, Any]:
    table = versions(spec)
    query = sa.select(
        table.c.id, *(table.c[name] for name in stored_names(spec)), table.c.batch_id, table.c.sheet, table.c.row,
        table.c.as_of, batch.c.file, batch.c.loaded_by,
    ).join(batch, batch.c.id == table.c.batch_id).where(table.c.id.in_(wanted))  # fmt: skip
    return {row.id: row for row in connection.execute(query)} if wanted else {}


def _advice(spec: Dataset, beaten: Any, standing: Any) -> tuple[str, str | None]:
    """What follows, and who was chosen where that is who stands."""
    choice = choices().of_return(spec.name)
    if choice is None:
        return (
            f"现用批次{standing.batch_id}（后导入）的数。请两个处室核对；如应以另一份为准，请撤回批次{standing.batch_id}。"
            "长期以一家为准的，请管理员在“规则设置”的来源选定表里选定。",
            None,
        )
    if choice.by == standing.loaded_by:
        return f"以{choice.by}为准：{choice.reason}", f"以{choice.by}为准：{choice.reason}"
    return f"已选定以{choice.by}为准，而现用的是{standing.loaded_by}报的批次{standing.batch_id}，请撤回该批次。", None
