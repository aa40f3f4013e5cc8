"""Identities inside records and over the records of one dataset: parts and totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.datasets import dataset
from data.formulas.conditions import Condition
from data.formulas.formula import clauses
from data.formulas.qualifiers import combine
from data.formulas.view import View
from data.identities.identity import MOST_PLACES, Breach, Identity, Source, may_be_within, may_equal
from data.places import place, with_files
from data.record_names import words_of
from data.tables import stored_names

ADVICE = "请报送处室核对这条记录，更正后重新报送。"


def facts_with_files(connection: sa.Connection, view: View, name: str, where: tuple[Condition, ...]) -> list[Any]:
    """The records in force of a dataset that meet the conditions, all stored fields, each with its file."""
    facts = view.facts(name)
    fields = [facts.c[field] for field in stored_names(dataset(name))]
    query = with_files(facts, facts.c.record_key, *fields).where(*clauses(where, facts.c, view))
    return list(connection.execute(query.order_by(facts.c.batch_id, facts.c.sheet, facts.c.row)))


def named(name: str, row: Any, view: View) -> str:
    """What people call a record."""
    return "　".join(words_of(dataset(name), row._mapping, view.units))


def stated(name: str, field: str, row: Any) -> Source | None:
    """The number in a field of a record as a source; None for none."""
    value = getattr(row, field)
    if value is None:
        return None
    column = dataset(name).column(field)
    return Source(
        column.zh,
        value,
        getattr(row, f"{field}_qual", None),
        getattr(column.kind, "unit", None) or "",
        (place(row),),
        1,
    )


@dataclass(frozen=True)
class PartOf(Identity):
    """A number of a record is a part of another: it cannot be more."""

    dataset: str
    part: str
    whole: str
    where: tuple[Condition, ...] = ()

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach a record."""
        facts = view.facts(self.dataset)
        query = with_files(facts, *(facts.c[field] for field in stored_names(dataset(self.dataset)))).where(
            facts.c[self.part] > facts.c[self.whole], *clauses(self.where, facts.c, view)
        )
        for row in connection.execute(query.order_by(facts.c.batch_id, facts.c.sheet, facts.c.row)):
            part, whole = stated(self.dataset, self.part, row), stated(self.dataset, self.whole, row)
            if part and whole and not may_be_within(part, whole):
                yield Breach(self.code, self.sentence, named(self.dataset, row, view), part, whole, ADVICE)


@dataclass(frozen=True)
class SidesAgree(Identity):
    """Numbers of a record add up to others of the same record: parts to a total, carried + accepted to concluded + pending.

    A record that leaves one of them blank states nothing, unless blanks are none (`blank_is_zero`).
    """

    dataset: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    blank_is_zero: bool = False
    where: tuple[Condition, ...] = ()

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach a record."""
        for row in facts_with_files(connection, view, self.dataset, self.where):
            left, right = self._side(self.left, row), self._side(self.right, row)
            if left and right and not may_equal(left, right):
                yield Breach(self.code, self.sentence, named(self.dataset, row, view), left, right, ADVICE)

    def _side(self, fields: tuple[str, ...], row: Any) -> Source | None:
        found = [source for field in fields if (source := stated(self.dataset, field, row))]
        if not found or (len(found) < len(fields) and not self.blank_is_zero):
            return None
        return _added("＋".join(dataset(self.dataset).column(field).zh for field in fields), found)


@dataclass(frozen=True)
class RecordsMakeTotal(Identity):
    """Records with a mark (a division, a pillar) add up to the one record of the same group without it."""

    dataset: str
    field: str
    mark: str
    per: tuple[str, ...]
    where: tuple[Condition, ...] = ()

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach a group that has both."""
        groups: dict[tuple[Any, ...], list[Any]] = {}
        for row in facts_with_files(connection, view, self.dataset, self.where):
            if getattr(row, self.field) is not None:
                groups.setdefault(tuple(getattr(row, name) for name in self.per), []).append(row)
        zh = dataset(self.dataset).column(self.mark).zh
        for rows in groups.values():
            parts = [row for row in rows if getattr(row, self.mark) is not None]
            for whole_row in (row for row in rows if getattr(row, self.mark) is None):
                told = [found for row in parts if (found := stated(self.dataset, self.field, row))]
                whole = stated(self.dataset, self.field, whole_row)
                if told and whole and not may_equal(total := _added(f"按{zh}各行之和", told), whole):
                    yield Breach(self.code, self.sentence, named(self.dataset, whole_row, view), total, whole, ADVICE)


def _added(label: str, parts: list[Source]) -> Source:
    places = tuple(dict.fromkeys(entry for part in parts for entry in part.places))
    marks = combine(part.qualifier for part in parts)
    return Source(label, sum(part.value for part in parts), marks, parts[0].unit, places[:MOST_PLACES], len(places))
