"""Figures of supervised items (督查事项): deadline, days overdue, completion, light."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import sqlalchemy as sa

from dashboard.markup import LIGHTS
from dashboard.notation import date, full_width
from dashboard.papers.sources.source import Named, Said, Source
from data.amounts import plain
from data.moment import Moment
from data.rules import rules
from data.status import Item, Wanted, find_items

CODE = "item"
MOST_KEYS = 200
"""Items asked for in one statement; a condition may be only so deep."""


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


def _reason(item: Item) -> str:
    """Why it has its light, without the history of its deadline, which is no matter of today."""
    return item.reason.partition("；原时限")[0]


def _handling(item: Item) -> tuple[float | str, str] | None:
    """Days from its start to its end."""
    if item.started is None or item.finished is None or item.finished < item.started:
        return None
    days = (item.finished - item.started).days
    return days, f"{days}天" if days else "当天"


ASPECTS: Mapping[str, tuple[str, Callable[[Item], tuple[float | str, str] | None]]] = {
    "due": ("时限", lambda item: (item.due.isoformat(), date(item.due)) if item.due else None),
    "finished": ("完成日期", lambda item: (item.finished.isoformat(), date(item.finished)) if item.finished else None),
    "overdue_days": (
        "逾期",
        lambda item: (item.overdue_days, f"{item.overdue_days}天" if item.overdue_days else "没有逾期"),
    ),
    "completion": ("完成率", _completion),
    "reason": ("亮灯原因", lambda item: (_reason(item), full_width(_reason(item)))),
    "handling_days": ("办理用时", _handling),
    "light": ("亮灯", lambda item: (item.light, LIGHTS[item.light][1])),
}
"""What follows the item's title, and how it is said."""


def read(connection: sa.Connection, moment: Moment, codes: Collection[str]) -> Mapping[str, Item]:
    """The items of these codes, as far as there are any."""
    keys = sorted({_key(code) for code in codes})
    found: dict[str, Item] = {}
    for start in range(0, len(keys), MOST_KEYS):
        wanted = Wanted(keys=tuple(keys[start : start + MOST_KEYS]))
        items = find_items(connection, moment.as_of, rules(), wanted, moment.known_at)
        found |= {code_of(item): item for item in items}
    return found


def _restate(connection: sa.Connection, asked: Sequence[Named], moment: Moment) -> list[Said | None]:
    found = read(connection, moment, {named.code for named in asked})
    known = (named.code in found and named.aspect in ASPECTS for named in asked)
    return [
        say(found[named.code], named.aspect) if is_known else None for named, is_known in zip(asked, known, strict=True)
    ]


def _key(code: str) -> tuple[str, str]:
    dataset, _, key = code.partition("/")
    return dataset, key


SOURCE = Source(CODE, _restate)
