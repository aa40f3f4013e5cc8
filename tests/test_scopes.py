"""Numbers of 总览 lead to a page that shows the same: all that is supervised, by one ranking."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.panels import SHORT
from dashboard.scopes import ALL, SCOPES
from tests.page_runs import RunPage, headings, links, words


def test_all_supervised_items_are_those_of_all_lists() -> None:
    assert set(SCOPES[ALL].lists) == set(SHORT)


@pytest.mark.parametrize("light", ["红灯", "黄灯"])
def test_a_light_counted_on_the_overview_opens_as_many_items(run_page: RunPage, sample_url: str, light: str) -> None:
    overview = run_page(sample_url, "overview")
    count = re.search(rf"{light}(\d+)项", words(overview)).group(1)  # type: ignore[union-attr]
    target = next(urlsplit(link) for link in links(overview) if parse_qs(urlsplit(link).query).get("light") == [light])
    opened = run_page(sample_url, target.path, **{name: values[0] for name, values in parse_qs(target.query).items()})
    assert f"督查事项（{count}项）" in headings(opened)


def test_the_ranking_of_the_overview_is_that_of_the_page_it_opens(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "overview"))
    ranking = run_page(sample_url, "supervision", scope=ALL).dataframe[1].value
    best = ranking.iloc[0]
    assert f"部门排名 按全部督查事项，共{(ranking['名次'] != '—').sum()}个部门" in said
    assert f"1 {best['升降']} {best['单位']} {best['得分']:.1f}" in said


def test_a_unit_of_the_ranking_opens_with_all_its_items(run_page: RunPage, sample_url: str) -> None:
    opened = [parse_qs(urlsplit(link).query) for link in links(run_page(sample_url, "overview"))]
    units = [query for query in opened if "unit" in query]
    assert units
    assert all(query["scope"] == [ALL] for query in units)


def test_items_of_every_list_stand_on_the_page_and_open_there(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "supervision", scope=ALL, light="红灯")
    assert {"领导批示", "县（市、区）督办"} <= set(page.dataframe[0].value["清单"])
    said = words(page)
    assert "领导批示 2492" in said
    assert any("instructions%3A" in link for link in links(page))


def test_the_page_stays_with_its_four_lists_unless_asked(run_page: RunPage, sample_url: str) -> None:
    assert "四张清单事项（300项）" in headings(run_page(sample_url, "supervision"))
