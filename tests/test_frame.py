"""The line above every page: the day looked at, beside it the day that the data speaks of, warnings in words."""

from __future__ import annotations

import datetime as dt

import pytest

from data.database import reading
from data.sources import by_section, sources
from tests.page_runs import RunPage, words
from tests.prepared import give_tables
from tests.returns import hand_in, item


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-12-31", " 数据截至2020年12月31日 查看日期"),
        ("2020-12-10", " 数据截至"),
        ("2021-06-01", "⚠ 查看日期还没有到，数据截至2020年12月31日，比查看日期早152天 查看日期"),
        ("2018-01-15", "⚠ 这一天还没有数据，最早有数据的日期是20"),
        ("2020-02-30", "⚠ 网址里的日期“2020-02-30”看不了，现在看的是今天 查看日期"),
        ("2050-01-01", "⚠ 网址里的日期“2050-01-01”看不了，现在看的是今天 查看日期"),
        ("<b>", "⚠ 网址里的日期“<b>”看不了"),
    ],
)
def test_the_datas_day_stands_beside_the_day_looked_at(run_page: RunPage, sample_url: str, day: str, said: str) -> None:
    assert said in words(run_page(sample_url, "ranks", as_of=day))


@pytest.mark.parametrize(("day", "warns"), [("2020-07-15", False), ("2020-07-31", False), ("2020-08-01", True)])
def test_data_older_than_a_month_is_warned_of(run_page: RunPage, database_url: str, day: str, warns: bool) -> None:
    hand_in(database_url, "supervision", "2020-06-30", item("1"))
    said = words(run_page(database_url, "supervision", as_of=day))
    behind = (dt.date.fromisoformat(day) - dt.date(2020, 6, 30)).days
    assert f"数据截至2020年6月30日，比查看日期早{behind}天" in said
    assert ("⚠" in said) is warns


def test_an_empty_database_says_only_that_it_is(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
    assert "还没有数据" in words(run_page(database_url, "overview"))


def test_every_source_belongs_to_the_sections_whose_figures_read_it(database_url: str) -> None:
    give_tables(database_url)
    with reading(database_url) as connection:
        found = sources(connection, dt.date(2020, 6, 30))
    grouped = {entry.name: {source.dataset for source in entry.sources} for entry in by_section(found)}
    assert all(grouped.values())
    assert set().union(*grouped.values()) == {source.dataset for source in found}
    assert {"supervision", "instructions", "livelihood", "publications"} <= grouped["政务督查"]
