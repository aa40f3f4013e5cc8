"""Identities between indicators: one within another, a share of a total, balances, two sources of one figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data import indicators
from data.choices import choices, measure_in_force
from data.datasets import dataset
from data.facts import known
from data.formulas import Formula, SumOf, Way
from data.formulas.reading import read
from data.formulas.view import View
from data.identities.identity import MOST_PLACES, Breach, Identity, Source, may_be_within, may_equal
from data.indicators import Indicator
from data.places import Place
from data.tables import batch

ROUNDING = 0.5
"""A share times its total is a whole number but for what rounding the share has lost."""


@dataclass(frozen=True)
class FigureWithin(Identity):
    """One indicator counts a part of what another counts."""

    part: str
    whole: str

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """One breach at most."""
        found = reckoned(connection, view, self.part, self.whole)
        if found and not may_be_within(*found):
            part, whole = found
            yield Breach(self.code, self.sentence, part.label, part, whole, "请核对两项指标的记录。")


@dataclass(frozen=True)
class ShareOfTotal(Identity):
    """A share times its total is the part."""

    part: str
    share: str
    total: str

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """One breach at most."""
        found = reckoned(connection, view, self.part, self.share, self.total)
        if found is None:
            return
        part, share, total = found
        product = Source(
            f"{share.label}×{total.label}", share.value * total.value, None, total.unit, total.places, total.rows
        )
        if abs(product.value - part.value) > ROUNDING:
            yield Breach(self.code, self.sentence, part.label, part, product, "请核对三项指标的口径和记录。")


@dataclass(frozen=True)
class Term:
    """One term of a balance: what it is in words, how it is reckoned."""

    label: str
    formula: Formula


@dataclass(frozen=True)
class Balance(Identity):
    """Terms on one side come to what those on the other do: 上年结转＋本年受理＝已办结＋未办结."""

    unit: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """One breach at most; nothing where a term has no data."""
        sides = [
            Term("＋".join(term.label for term in terms), SumOf(tuple(term.formula for term in terms)))
            for terms in (self.left, self.right)
        ]
        found = computed(connection, view, sides, (self.unit, self.unit))
        if found and not may_equal(*found):
            left, right = found
            yield Breach(self.code, self.sentence, "全部记录", left, right, "请核对结转、办结的日期是否填全。")


@dataclass(frozen=True)
class CarriedOver(Identity):
    """What was left open on the last day of the year before is what this year carries over."""

    unit: str
    left_open: Term
    carried: Term

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """One breach at most; nothing where the year before has no data."""
        eve = View(view.new_year - dt.timedelta(days=1), view.known_at, view.rules, view.units)
        before = computed(connection, eve, (self.left_open,), (self.unit,))
        now = computed(connection, view, (self.carried,), (self.unit,))
        if before and now and not may_equal(before[0], now[0]):
            yield Breach(
                self.code, self.sentence, "上年结转", before[0], now[0], "请核对上年未办结的记录今年是否都还在台账上。"
            )


@dataclass(frozen=True)
class OneValue(Identity):
    """An indicator that has several sources has the same value by each, once all have reported about the same day."""

    def breaches(self, connection: sa.Connection, view: View) -> Iterator[Breach]:
        """A breach an indicator and other source; settled where one of them is chosen."""
        for entry in indicators.ALL:
            for way in entry.others:
                yield from self._between(connection, view, entry, way)

    def _between(self, connection: sa.Connection, view: View, entry: Indicator, way: Way) -> Iterator[Breach]:
        own_code = entry.sources[0]
        if len(_last_days(connection, view, (entry.measure, way.formula))) > 1:
            return
        terms = (
            Term(f"{dataset(own_code).zh}（{own_code}）", entry.measure),
            Term(f"{way.note.rstrip('。')}（{way.code}）", way.formula),
        )
        found = computed(connection, view, terms, (entry.unit, entry.unit))
        if found is None or not all(source.rows for source in found) or may_equal(*found):
            return
        own, other = found
        choice = choices().of_figure(entry.code, view.day.year)
        settled = (
            f"以{choice.source}为准：{choice.reason}" if choice and choice.source in (own_code, way.code) else None
        )
        advice = f"请两边核对；仍要两处都报的，请管理员在“规则设置”的来源选定表里为“{entry.name}”选定一个来源。"
        yield Breach(self.code, self.sentence, entry.name, own, other, advice, settled)


def reckoned(connection: sa.Connection, view: View, *codes: str) -> list[Source] | None:
    """Indicators as sources; None where one has no data."""
    entries = [indicators.indicator(code) for code in codes]
    terms = [Term(entry.name, measure_in_force(entry, view.day.year)) for entry in entries]
    return computed(connection, view, terms, [entry.unit for entry in entries])


def computed(connection: sa.Connection, view: View, terms: Sequence[Term], units: Sequence[str]) -> list[Source] | None:
    """Formulas as sources, read by one statement; None where one has no data."""
    readings = read(connection, [term.formula for term in terms], view)
    found = [
        Source(
            term.label, reading.value, reading.qualifier, unit, _places(connection, view, term.formula), reading.rows
        )
        for term, reading, unit in zip(terms, readings, units, strict=True)
        if reading.value is not None
    ]
    return found if len(found) == len(terms) else None


def _last_days(connection: sa.Connection, view: View, formulas: Sequence[Formula]) -> set[dt.date | None]:
    """The latest days about which the formulas' datasets have reported."""
    names = {source.dataset for formula in formulas for source, _ in formula.uses()}
    last = (
        sa.select(sa.func.max(batch.c.as_of)).where(
            batch.c.dataset == name, batch.c.as_of <= view.day, known(view.known_at)
        )
        for name in names
    )
    return {connection.scalar(query) for query in last}


def _places(connection: sa.Connection, view: View, formula: Formula) -> tuple[Place, ...]:
    """The newest records behind it."""
    r = formula.rows(view).subquery()
    query = (
        sa.select(batch.c.file, r.c.sheet, r.c.row, r.c.batch_id, r.c.as_of)
        .join(batch, batch.c.id == r.c.batch_id)
        .order_by(r.c.as_of.desc(), r.c.batch_id.desc(), r.c.sheet, r.c.row)
        .limit(MOST_PLACES)
    )
    return tuple(Place(*row) for row in connection.execute(query))
