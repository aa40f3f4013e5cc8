"""The forecast over the sample year: its document, its command, how the last list fared."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data.database import reading
from data.forecast import Outlook, outlook
from data.forecast.backtest import Backtest, backtest
from data.rules import rules
from etl.forecast_report import put
from etl.forecasting import backtest_document
from tests.commands import etl

ROOT = Path(__file__).resolve().parents[1]
LAST_DAY = dt.date(2020, 12, 31)


@pytest.fixture(scope="module")
def tested(sample_url: str) -> Backtest:
    with reading(sample_url) as connection:
        return backtest(connection, LAST_DAY, rules())


@pytest.fixture(scope="module")
def ahead(sample_url: str) -> Outlook:
    with reading(sample_url) as connection:
        return outlook(connection, LAST_DAY, rules())


def test_the_tables_in_docs_are_current(tested: Backtest) -> None:
    text = (ROOT / "docs" / "forecast.md").read_text(encoding="utf-8")
    hint = "run on the sample: python -m etl forecast --backtest --into docs/forecast.md"
    assert put(text, tested) == text, hint


def test_over_the_year_the_forecast_beats_both_baselines(tested: Backtest) -> None:
    whole = tested.score(tested.weeks)
    assert whole.forecast < min(whole.stays, whole.line)


def test_the_backtest_as_a_document_has_every_week(tested: Backtest) -> None:
    document = backtest_document(tested)
    assert [week["friday"] for week in document["weeks"]] == [week.friday for week in tested.weeks]
    assert sum(week["cases"] for week in document["weeks"]) == document["year"]["cases"]
    assert {week["method"] for week in document["weeks"]} == {"experience", "line"}


def test_every_case_stands_in_one_tenth(tested: Backtest) -> None:
    assert sum(tenth.cases for tenth in tested.tenths()) == sum(week.score.cases for week in tested.weeks)


def test_the_last_list_fared_as_the_backtest_of_its_week_says(tested: Backtest, ahead: Outlook) -> None:
    week, last = tested.weeks[-1], ahead.last
    assert last is not None
    assert (last.friday, last.turned) == (week.friday, week.hits.forecast)
    assert last.turned + last.unnamed == week.turned


def test_named_items_are_not_red_yet_and_stand_in_order(ahead: Outlook) -> None:
    chances = [each.chance_red for each in ahead.named]
    assert chances == sorted(chances, reverse=True)
    assert {each.light for each in ahead.named} & {"red", "done"} == set()
    assert len(ahead.named) == 10


def test_the_command_tells_every_open_item(sample_url: str, ahead: Outlook) -> None:
    document = etl(sample_url, "forecast", "--as-of", LAST_DAY, "--json").document
    assert (document["target"], document["method"]) == ("2021-01-08", "experience")
    assert len(document["items"]) == document["open"] == ahead.open
    first = next(row for row in document["items"] if row["key"] == ahead.named[0].key)
    assert first["reason"] == ahead.named[0].reason
    assert first["chance_red"] == pytest.approx(ahead.named[0].chance_red, abs=1e-4)


def test_the_tables_go_nowhere_but_between_their_marks(sample_url: str, tmp_path: Path) -> None:
    alone = etl(sample_url, "forecast", "--into", tmp_path / "x.md")
    assert (alone.status, alone.err.strip()) == (2, "--into 只和 --backtest 一起用。")
    plain = tmp_path / "plain.md"
    plain.write_text("没有位置", encoding="utf-8")
    refused = etl(sample_url, "forecast", "--as-of", "2020-02-14", "--backtest", "--into", plain)
    assert refused.status == 1
    assert "没有回测表的位置" in refused.err
    assert plain.read_text(encoding="utf-8") == "没有位置"
