"""承诺账: empty, with the sample, filtered, opened; the rate of promises kept beside the units' ranks."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from dashboard import unit_ranking
from dashboard.reads import look
from dashboard.supervision_reads import read_standings
from data.status import LISTS
from tests.page_runs import RunPage, words
from tests.prepared import give_tables

YEAR_END = dt.date(2020, 12, 31)


def test_without_data_the_page_names_its_sheets(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
    notice = run_page(database_url, "promises").info[0].value
    assert "还没有“会议议定事项”、“承诺账”" in notice


def test_broken_promises_stand_first_with_what_is_missing(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "promises"))
    assert "未兑现6项，7天内到期3项" in said
    assert "督查处还没有确认，已过时限90天" in said
    assert "事项还没有办结，今日到期" in said
    assert "73%（37/51）" in said


@pytest.mark.parametrize(
    ("query", "title"),
    [({}, "承诺账（57项）"), ({"promise_state": "未兑现"}, "承诺账（6项）"), ({"promise_unit": "市国资委"}, "承诺账（3项）")],
)  # fmt: skip
def test_the_list_is_filtered_by_the_address(
    run_page: RunPage, sample_url: str, query: dict[str, str], title: str
) -> None:
    page = run_page(sample_url, "promises", **query)
    assert page.subheader[0].value == title


def test_an_earlier_day_shows_what_was_so_then(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "promises", as_of="2020-10-09")
    found = page.dataframe[0].value
    assert [(row["承诺编号"], row["状态"]) for _, row in found.iterrows() if row["状态"] == "▲ 未兑现"] == [
        ("2020-38-1", "▲ 未兑现")
    ]


def test_the_ranking_and_its_workbook_tell_the_rate_of_promises_kept(run_page: RunPage, sample_url: str) -> None:
    run_page(sample_url, "supervision")
    here = look(YEAR_END)
    standings = read_standings(here, tuple(LISTS))
    sheet = load_workbook(io.BytesIO(unit_ranking.export(here, standings, "全部事项"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in rows if "承诺兑现率" in row)
    rates = {row[head.index("单位")]: row[head.index("承诺兑现率")] for row in rows}
    assert (rates["市国资委"], rates["市水利局"]) == (0, 0.5)
