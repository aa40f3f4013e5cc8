"""The sample's registers of documents, meetings and executive items add up to the report, recounted from the files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from data.workdays import is_working_day
from etl.sample_year import coordination, documents, executive_sheets
from etl.sample_year.document_drafts import drafts
from etl.sample_year.documents import ISSUED_BEFORE, TELEGRAM_BEFORE
from etl.sample_year.executive import items
from etl.sample_year.gatherings import gatherings
from etl.sample_year.year import WRITERS
from tests.test_sample_year import Found, _read

YEAR_END = dt.date(2020, 12, 31)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    folder: Path = tmp_path_factory.mktemp("documents")
    books = [*documents.books(), *coordination.books(), *executive_sheets.books()]
    for number, book in enumerate(sorted(books, key=lambda book: book.received)):
        WRITERS[book.kind](book, folder / f"{number:03d}.{book.kind}")
    return [table for path in sorted(folder.iterdir()) for table in _read(path)]


def rows(tables: list[Found], sheet: str) -> list[dict[str, object]]:
    return [row for table in tables if table.sheet == sheet for row in table.rows]


def last(tables: list[Found], sheet: str) -> list[dict[str, object]]:
    return [table for table in tables if table.sheet == sheet][-1].rows


def number(cell: object) -> int:
    return int(re.findall(r"\d+", str(cell))[0])


def issued(tables: list[Found]) -> int:
    return len({row["文稿编号"] for row in rows(tables, "发文登记") if row["发文字号"]})


def issued_before(tables: list[Found]) -> int:
    return sum(number(row["本月发文数"]) for row in rows(tables, "办文办会统计"))


def telegrams(tables: list[Found]) -> int:
    return len({row["明电文号"] for row in rows(tables, "会议登记") if row["明电文号"]})


def telegrams_before(tables: list[Found]) -> int:
    return sum(number(row["明电会议数"]) for row in rows(tables, "办文办会统计"))


RECOUNTS: dict[str, tuple[Callable[[list[Found]], float], float]] = {
    "docmt_issued": (issued, 317),
    "docmt_issued_last_year": (issued_before, 330),
    "docmt_issued_yoy": (lambda t: round(issued(t) / issued_before(t) - 1, 4), -0.0394),
    "meet_telegram_yoy": (lambda t: round(telegrams(t) / telegrams_before(t) - 1, 4), -0.077),
    "coord_meetings": (lambda t: sum(number(row["会议次数"]) for row in last(t, "协调会议")), 300),
}


@pytest.mark.parametrize("code", RECOUNTS)
def test_the_written_workbooks_add_up_to_the_figure_of_the_report(tables: list[Found], code: str) -> None:
    recount, value = RECOUNTS[code]
    assert recount(tables) == value


def test_coordination_meetings_are_told_as_more_than_so_many_twice(tables: list[Found]) -> None:
    vague = [row["会议次数"] for row in last(tables, "协调会议") if "多" in str(row["会议次数"])]
    assert vague == ["10多次", "20多次"]


def test_the_last_monthly_count_agrees_with_the_register_of_documents(tables: list[Found]) -> None:
    counted = [number(row["本月发文数"]) for row in last(tables, "办文办会月报")]
    registered = [sum(d.issued_on is not None and d.issued_on.month == m for d in drafts()) for m in range(1, 13)]
    assert counted == registered
    assert (sum(ISSUED_BEFORE), sum(TELEGRAM_BEFORE)) == (330, 610)


def test_numbers_of_documents_run_without_gaps_in_each_series(tables: list[Found]) -> None:
    found = {str(row["发文字号"]) for row in rows(tables, "发文登记") if row["发文字号"]}
    parts = [re.fullmatch(r"X(\D+)\W2020\W(\d+)号", text) for text in found]
    series: dict[str, list[int]] = {}
    for part in parts:
        assert part
        series.setdefault(part[1], []).append(int(part[2]))
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in series.values())
    assert set(series) == {"政发", "政函", "政办发", "政办函", "抄告单"}


def test_titles_are_given_once() -> None:
    titles = [draft.title for draft in drafts()]
    assert len(set(titles)) == len(titles)


def test_some_drafts_are_returned_and_some_in_hand_at_the_end_of_the_year() -> None:
    assert sum(draft.returned_on is not None for draft in drafts()) == 26
    assert sum(draft.issued_on is None and draft.returned_on is None for draft in drafts()) == 10
    assert all(is_working_day(draft.received_on) for draft in drafts())


def test_six_meetings_were_refused_and_none_of_them_called(tables: list[Found]) -> None:
    refused = [row for row in rows(tables, "会议登记") if row["审批情况"] == "不同意"]
    assert [row["明电文号"] for row in refused] == [""] * 6
    assert len({(entry.held_on, entry.name) for entry in gatherings()}) == len(gatherings())


def test_two_executive_meetings_a_month_have_items(tables: list[Found]) -> None:
    held = {row["上会次数"] for row in rows(tables, "本月议题") if row["上会次数"] != ""}
    assert len(held) == 24
    assert sum(item.meeting_on is not None and item.meeting_on > YEAR_END for item in items()) == 9


def test_no_item_is_reviewed_before_it_was_applied_for_or_held_before_its_review() -> None:
    for item in items():
        assert item.approved_on is None or item.applied_on < item.approved_on, item.title
        assert None in (item.meeting_on, item.approved_on) or item.approved_on < item.meeting_on, item.title  # type: ignore[operator]
