"""法治保障 with the sample: what presses, how cases ended, who was appealed against, what was reviewed and studied."""

from __future__ import annotations

import pytest

from dashboard import law_ledgers
from dashboard.law_reads import read_cases, read_reviews
from dashboard.reads import View, look
from data.reconsideration import Wanted
from tests.page_runs import RunPage, headings, links, words


@pytest.fixture
def here(sample_url: str, monkeypatch: pytest.MonkeyPatch) -> View:
    monkeypatch.setenv("DATABASE_URL", sample_url)
    return look(None)


def test_what_is_over_its_legal_limit_stands_first(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "rule_of_law"))
    assert "4 件 行政复议超法定期限" in said
    panel = said[said.index("在审案件和审查的期限") :]
    assert panel.index("复议决定超法定期限31天") < panel.index("复议决定超法定期限23天") < panel.index("按被申请人")


def test_what_is_near_or_stopped_is_seen_beside_what_is_overdue_and_the_rest_is_counted(
    run_page: RunPage, sample_url: str
) -> None:
    page = run_page(sample_url, "rule_of_law")
    said = words(page)
    panel = said[said.index("在审案件和审查的期限") : said.index("按被申请人")]
    assert "超期9项，临期5项，停止8项" in panel
    assert (panel.count("▲ 超期"), panel.count("◆ 临期"), panel.count("‖ 停止")) == (4, 2, 1)
    assert "另有15项： 超期5项 临期3项 停止7项 见下方期限台账。" in panel
    assert "?clock=%E2%97%86+%E4%B8%B4%E6%9C%9F" in links(page)


def test_the_ledger_of_clocks_counts_clocks_not_cases(run_page: RunPage, sample_url: str) -> None:
    assert "期限台账（9项期限）" in headings(run_page(sample_url, "rule_of_law", clock="▲ 超期"))


def test_the_correction_rate_names_its_base(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "rule_of_law"))
    assert "纠错率 32.4% （11÷34）" in said
    assert "÷当年作出实体决定的案件（加上维持、驳回复议请求）。" in said


def test_the_filters_of_the_address_leave_only_their_cases(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "rule_of_law", respondent="市公安局", matter="行政强制")
    grid = next(frame.value for frame in page.dataframe if "案号" in frame.value)
    assert set(grid["被申请人"]) == {"市公安局"}
    assert set(grid["申请事项"]) == {"行政强制"}
    assert f"行政复议台账（{len(grid)}件）" in headings(page)


def test_before_the_years_first_return_the_cases_carried_over_have_their_ledger(
    run_page: RunPage, sample_url: str
) -> None:
    page = run_page(sample_url, "rule_of_law", as_of="2021-03-01")
    said = "2021年还没有行政复议案件。报送“行政复议台账”后在这里显示。下面是以前年度收到、还没有办结的41件。"
    assert said in [entry.value for entry in page.info]
    assert "行政复议台账（41件）" in headings(page)
    grid = next(frame.value for frame in page.dataframe if "案号" in frame.value)
    assert grid["受理结果"].value_counts().to_dict() == {"受理": 37, "审查中": 3, "补正": 1}
    assert grid["审结日期"].isna().all()


def test_law_study_shows_laws_once_and_who_held_it(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "rule_of_law"))
    assert "会前学法 10次，8部" in said
    assert said.count("（再次学习，不重复计）") == 2
    assert "✓ 应开展的单位全部开展。" in said


def test_in_spring_the_units_that_have_not_held_it_are_named(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "rule_of_law", as_of="2020-04-15"))
    assert "◆ 未开展" in said


def test_figures_stand_beside_last_years(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "rule_of_law"))
    compared = said[said.index("与上年对照") :]
    assert "受理行政复议申请 92件 — 78件 ↑17.9%" in compared
    assert "行政复议审结率（推算） 59.8% — — —" in compared
    assert "37 件 行政复议在审（推算） 上年同期" not in said


def test_reviews_show_what_waits_and_how_long_they_take(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "rule_of_law")
    said = words(page)
    assert "个工作日 · 全部记录和出处" in said
    assert "合法性审查台账（130件）" in headings(page)


def test_every_ledger_ends_with_the_row_that_it_was_read_from(here: View) -> None:
    case, review = read_cases(here, Wanted())[0], read_reviews(here)[0]
    assert (case.place.sheet, review.place.sheet) == ("行政复议", "合法性审查")
    assert (
        [column.title for column in law_ledgers.CASES][-1]
        == [column.title for column in law_ledgers.REVIEWS][-1]
        == "批次"
    )
