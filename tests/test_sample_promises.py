"""The sample's weekly meetings: what they decided agrees with the lists, what was promised ends as the year tells."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa

from data.database import reading
from data.datasets import dataset
from data.facts import in_force
from data.meeting_records import read_link
from data.promises import due_soon, promises
from etl.sample_year import promises as papers
from etl.sample_year.year import WRITERS
from tests.test_sample_year import Found, _read

YEAR_END = dt.date(2020, 12, 31)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    folder: Path = tmp_path_factory.mktemp("promises")
    for number, book in enumerate(papers.books()):
        WRITERS[book.kind](book, folder / f"{number:03d}.{book.kind}")
    return [table for path in sorted(folder.iterdir()) for table in _read(path)]


def rows(tables: list[Found], sheet: str) -> list[dict[str, object]]:
    return [row for table in tables if table.sheet == sheet for row in table.rows]


@cache
def record_keys(url: str, name: str) -> frozenset[str]:
    facts = in_force(dataset(name), YEAR_END)
    with reading(url) as connection:
        return frozenset(connection.scalars(sa.select(facts.c.record_key)))


def test_a_meeting_was_held_every_friday_and_is_numbered_by_its_week(tables: list[Found]) -> None:
    held = sorted({str(row["会议"]) for row in rows(tables, "会议议定事项")})
    assert held == [f"2020年第{week}次督查调度会" for week in range(36, 53)]
    numbers = [str(row["记录编号"]) for row in rows(tables, "会议议定事项")]
    assert len(set(numbers)) == len(numbers) == 59
    assert len({row["承诺编号"] for row in rows(tables, "承诺账")}) == 57


def test_every_item_spoken_of_is_a_record(tables: list[Found], sample_url: str) -> None:
    codes = {
        str(row["事项代码"]) for name in ("会议议定事项", "承诺账") for row in rows(tables, name) if row["事项代码"]
    }
    links = [link for code in codes if (link := read_link(code))]
    assert len(links) == len(codes) > 60
    assert [link for link in links if link.key not in record_keys(sample_url, link.dataset)] == []


def test_extensions_granted_are_those_that_the_lists_show(sample_url: str) -> None:
    granted, items = in_force(dataset("decisions"), YEAR_END), in_force(dataset("supervision"), YEAR_END)
    code = sa.literal("supervision/") + items.c.record_key
    query = (
        sa.select(granted.c.due_on, items.c.due_on, items.c.extension_text)
        .join_from(granted, items, granted.c.item == code)
        .where(granted.c.kind == "extension_granted")
    )
    with reading(sample_url) as connection:
        found = connection.execute(query).all()
    assert len(found) == 18
    assert all(until == due and "延期至" in words for until, due, words in found)


def test_most_promises_were_kept_six_broken_and_six_are_not_due(sample_url: str) -> None:
    with reading(sample_url) as connection:
        found = promises(connection, YEAR_END)
    assert Counter(one.state for one in found) == {"kept": 37, "kept_late": 8, "broken": 6, "open": 6}
    assert all(one.is_item_known for one in found if one.item)
    assert {one.measure for one in found} == {"closed", "completion", "confirmed"}
    assert len(due_soon(found, YEAR_END, 3)) == 2
