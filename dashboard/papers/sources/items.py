"""Figures of supervised items (督查事项): deadline, days overdue, completion, light."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import sqlalchemy as sa

from dashboard.markup import LIGHTS
from dashboard.notation import date
from dashboard.papers.sources.source import Named, Said, Source
from data.amounts import plain
from data.moment import Moment
from data.rules import rules
from data.status import Item, Wanted, find_items

CODE = "item"


def code_of(item: Item) -> str:
    """How a binding names an item: dataset and number."""
    return f"{item.dataset}/{item.key}"


def say(item: Item, aspect: str) -> Said | None:
    """One aspect of an item in words; None where it has none. Raises KeyError for an aspect that there is not."""
    name, wording = ASPECTS[aspect]
    found = wording(item)
    return None if found is None else Said(f"“{item.title}”{name}", *found)


def _completion(item: Item) -> tuple[float | str, str] | None:
    return None if item.completion is None else (item.completion, f"{plain(item.completion * 100, 2)}%")


ASPECTS: Mapping[str, tuple[str, Callable[[Item], tuple[float | str, str] | None]]] = {
    "due": ("时限", lambda item: (item.due.isoformat(), date(item.due)) if item.due else None),
    "finished": ("完成日期", lambda item: (item.finished.isoformat(), date(item.finished)) if item.finished else None),
    "overdue_days": ("逾期", lambda item: (item.overdue_days, f"{item.overdue_days}天") if item.overdue_days else None),
    "completion": ("完成率", _completion),
    "light": ("亮灯", lambda item: (item.light, LIGHTS[item.light][1])),
}
"""What follows the item's title, and how it is said; not overdue is no figure."""


def _restate(connection: sa.Connection, asked: Sequence[Named], moment: Moment) -> list[Said | None]:
    keys = tuple({_key(named.code) for named in asked})
    items = find_items(connection, moment.as_of, rules(), Wanted(keys=keys), moment.known_at)
    found = {code_of(item): item for item in items}
    known = (named.code in found and named.aspect in ASPECTS for named in asked)
    return [
        say(found[named.code], named.aspect) if is_known else None for named, is_known in zip(asked, known, strict=True)
    ]


def _key(code: str) -> tuple[str, str]:
    dataset, _, key = code.partition("/")
    return dataset, key


SOURCE = Source(CODE, _restate)
