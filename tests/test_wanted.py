"""Which items come first, whichever way the database is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from data.database import reading
from data.items import COUNTED
from data.lights import items, items_once
from data.rules import TABLE, Rules, parse, rules
from data.status import PROBLEMS, Wanted, find_items

LAST_DAY = dt.date(2020, 12, 31)
DAYS = (dt.date(2020, 1, 31), dt.date(2020, 6, 30), dt.date(2020, 10, 15), LAST_DAY)


@pytest.fixture(scope="module")
def connection(sample_url: str) -> Iterator[sa.Connection]:
    with reading(sample_url) as open_connection:
        yield open_connection


def _keys(connection: sa.Connection, day: dt.date, wanted: Wanted, given: Rules) -> list[tuple[str, str]]:
    return [(item.dataset, item.key) for item in find_items(connection, day, given, wanted)]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("limit", [1, 8, 60])
def test_under_a_limit_come_the_first_of_all_that_are_wanted(
    connection: sa.Connection, day: dt.date, limit: int
) -> None:
    everything = _keys(connection, day, PROBLEMS, rules())
    assert everything
    limited = Wanted(lights=PROBLEMS.lights, limit=limit)
    assert _keys(connection, day, limited, rules()) == everything[:limit]


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(lights=("yellow",)),
        Wanted(lists=("work_report", "instructions")),
        Wanted(overdue_only=True),
        Wanted(lights=("red",), due_from=dt.date(2020, 11, 1), due_to=dt.date(2020, 11, 30)),
        Wanted(leaders=("不存在的领导",)),
    ],
)
def test_a_limit_changes_nothing_about_the_other_filters(connection: sa.Connection, wanted: Wanted) -> None:
    everything = _keys(connection, LAST_DAY, wanted, rules())
    limited = Wanted(
        lists=wanted.lists, leaders=wanted.leaders, lights=wanted.lights, due_from=wanted.due_from,
        due_to=wanted.due_to, overdue_only=wanted.overdue_only, limit=5,
    )  # fmt: skip
    assert _keys(connection, LAST_DAY, limited, rules()) == everything[:5]


def test_the_order_follows_rules_whose_first_red_line_is_another(connection: sa.Connection) -> None:
    text = TABLE.shipped.read_text(encoding="utf-8")
    overdue = '[[light]]\nwhen = "overdue"\ncolour = "red"\n'
    assert overdue in text
    given = parse(text.replace(overdue, "").replace('version = "2020-1"', 'version = "test"'))
    everything = _keys(connection, LAST_DAY, PROBLEMS, given)
    assert _keys(connection, LAST_DAY, Wanted(lights=PROBLEMS.lights, limit=4), given) == everything[:4]


@pytest.mark.parametrize("day", DAYS)
def test_measures_reckoned_once_are_those_reckoned_wherever_used(connection: sa.Connection, day: dt.date) -> None:
    names = (*COUNTED, "light")
    often, once = items(day, rules()).c, items_once(day, rules()).c
    assert sorted(map(repr, connection.execute(sa.select(*(often[name] for name in names))))) == sorted(
        map(repr, connection.execute(sa.select(*(once[name] for name in names))))
    )
