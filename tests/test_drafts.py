"""Drafts and research of the year: what is late, what comes next, totals in words, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.drafts_ledger import draft_state
from data.drafts import drafts, totals
from data.figures import figure

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)


def paper(title: str, **fields: Any) -> dict[str, Any]:
    return {"year": 2020, "title": title, "kind": "讲话", **fields}


def hand_in(ledger: Ledger) -> None:
    ledger.hand_in(
        "drafts",
        paper("甲", due_on=dt.date(2020, 11, 30), kind="课题"),
        paper("乙", due_on=dt.date(2021, 1, 6)),
        paper("丙", due_on=dt.date(2020, 6, 30), finished_on=dt.date(2020, 7, 3), kind="课题"),
        paper("丁", due_on=dt.date(2020, 9, 30), finished_on=dt.date(2020, 9, 30), kind="政策文件"),
        paper("戊", finished_on=dt.date(2021, 1, 4)),
        paper("己", year=2019, finished_on=dt.date(2020, 1, 4), kind="课题"),
    )


def test_overdue_papers_come_first_then_those_to_come_then_the_newest(ledger: Ledger) -> None:
    hand_in(ledger)
    found = drafts(ledger.connection, YEAR_END)
    assert [(draft.title, draft_state(draft, YEAR_END)) for draft in found] == [
        ("甲", "▲ 逾期31天"),
        ("乙", "◆ 还有6天"),
        ("戊", "○ 起草中"),
        ("丁", "✓ 已完成"),
        ("丙", "✓ 已完成，晚3天"),
    ]


def test_research_and_policy_papers_count_by_the_day_on_which_they_were_finished(ledger: Ledger) -> None:
    hand_in(ledger)
    assert figure(ledger.connection, "decis_research", YEAR_END).value == 2
    assert figure(ledger.connection, "decis_policy_papers", YEAR_END).value == 1
    assert figure(ledger.connection, "decis_research", dt.date(2020, 7, 2)).value is None


@pytest.mark.parametrize(
    ("total", "value", "qualifier"),
    [
        ({"quantity": None, "quantity_qual": "text"}, None, "text"),
        ({"quantity": 60, "quantity_qual": "gt"}, 60, "gt"),
        ({"quantity": 214}, 214, "eq"),
    ],
)
def test_a_number_of_drafts_in_words_has_no_value(
    ledger: Ledger, total: dict[str, Any], value: float | None, qualifier: str
) -> None:
    hand_in(ledger)
    ledger.hand_in("draft_totals", {"year": 2020, "item": "drafts", **total})
    found = figure(ledger.connection, "decis_drafts", YEAR_END)
    assert (found.value, found.qualifier) == (value, qualifier)


def test_a_figure_without_a_number_keeps_what_its_one_record_says(ledger: Ledger) -> None:
    said = {"quantity": None, "quantity_qual": "text", "raw": '{"quantity": "数百篇"}'}
    ledger.hand_in("draft_totals", {"year": 2020, "item": "drafts", **said})
    assert figure(ledger.connection, "decis_drafts", YEAR_END).words == "数百篇"
    ledger.hand_in("draft_totals", {"year": 2020, "item": "drafts", "quantity": 214, "raw": '{"quantity": "214篇"}'})
    assert figure(ledger.connection, "decis_drafts", YEAR_END).words is None


def test_totals_are_shown_as_they_were_written(ledger: Ledger) -> None:
    ledger.hand_in(
        "draft_totals",
        {"year": 2020, "item": "drafts", "quantity_qual": "text", "raw": '{"quantity": "数百篇"}'},
        {"year": 2020, "item": "research", "quantity": 11, "uom": "篇"},
        {"year": 2020, "item": "policy_papers"},
    )
    found = totals(ledger.connection, YEAR_END)
    assert [(total.item, total.words) for total in found] == [
        ("重要文稿", "数百篇"),
        ("调研成果", "11篇"),
        ("政策性文件", "没有写数"),
    ]
