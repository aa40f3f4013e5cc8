"""Tables of progress that the memo and the bulletins share: by list, by unit, overdue items, ranks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.papers.content import Column, Run, Table, Words, words
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.telling import cell, unit_name
from dashboard.papers.sources import counts, items, ranks
from data.scores import UnitStanding
from data.status import LISTS, Item

ASPECTS = ("total", "closed", "open", "overdue", "paused", "close_rate")
COUNTED = (
    Column("总数", 1.1, "center"), Column("已办结", 1.3, "center"), Column("在办", 1.1, "center"),
    Column("其中逾期", 1.1, "center"), Column("中止", 1, "center"), Column("办结率", 1.3, "center"),
)  # fmt: skip


def by_list(facts: Facts, codes: Sequence[str], title: str = "") -> Table:
    """Progress of each list that has items, the sum last."""
    named = {**counts.NAMES, counts.ALL: "合计", counts.LISTED: "合计"}
    rows = [_counted(facts, code, named[code]) for code in codes if code in facts.counted]
    return Table((Column("清单", 3.9), *COUNTED), tuple(rows), title)


def list_name(code: str) -> str:
    """A list's name as papers write it."""
    return LISTS.get(code, code).translate(str.maketrans("()", "（）"))


def by_unit(facts: Facts, title: str = "") -> Table:
    """Progress of each unit on the lists, in official order."""
    order = facts.units.official_order
    units = [code.removeprefix("unit/") for code in facts.counted if code.startswith("unit/")]
    placed = sorted(units, key=lambda unit: order.index(unit) if unit in order else len(order))
    rows = tuple(_counted(facts, counts.of_unit(unit), unit_name(facts, unit)) for unit in placed)
    return Table((Column("责任单位", 3.9), *COUNTED), rows, title)


def _counted(facts: Facts, code: str, name: str) -> tuple[Words, ...]:
    named = name.translate(str.maketrans("()", "（）"))
    return words(named), *(cell(facts.run(counts.CODE, code, aspect)) for aspect in ASPECTS)


def overdue_items(facts: Facts, found: Iterable[Item], title: str = "") -> Table:
    """Items with their units, last days, days overdue."""
    columns = (
        Column("序号", 1.25, "center"), Column("事项", 4.4), Column("责任单位", 2.6), Column("完成时限", 3.1, "center"),
        Column("逾期", 1.4, "center"),
    )  # fmt: skip
    rows = tuple(
        (
            words(str(number)), words(item.title), words(unit_name(facts, item.unit)),
            cell(of_item(facts, item, "due")), cell(of_item(facts, item, "overdue_days")),
        )
        for number, item in enumerate(found, 1)
    )  # fmt: skip
    return Table(columns, rows, title)


def of_item(facts: Facts, item: Item, aspect: str) -> Run | None:
    """A figure of an item, bound."""
    return facts.run(items.CODE, items.code_of(item), aspect)


def ranking(facts: Facts, group: str, title: str = "") -> Table:
    """The units of a group that are ranked, best first."""
    columns = (
        Column("名次", 1.6, "center"), Column("单位", 3), Column("得分", 1.8, "center"), Column("承办", 1.25, "center"),
        Column("办结", 1.25, "center"), Column("逾期", 1.1, "center"), Column("按时办结率", 1.7, "center"),
    )  # fmt: skip
    ranked = [unit for unit in facts.standings.values() if unit.group == group and unit.rank is not None]
    return Table(columns, tuple(_ranked(facts, unit) for unit in ranked), title)


def _ranked(facts: Facts, unit: UnitStanding) -> tuple[Words, ...]:
    aspects = ("score", "total", "closed", "overdue", "on_time_rate")
    figures = [cell(facts.run(ranks.CODE, unit.unit, aspect)) for aspect in aspects]
    return cell(facts.run(ranks.CODE, unit.unit, "rank")), words(unit.name), *figures
