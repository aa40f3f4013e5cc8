"""报送日历 and the panel of what a division owes, on the sample and empty, for every role."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import duties_reads, signed_in
from data.clock import ZONE
from data.database import writing
from data.datasets import dataset
from data.hand_in_tables import hand_in as handed
from data.permissions import Person
from data.tables import batch
from etl.hand_in import store
from etl.load import keep_original
from etl.template import file_name
from tests.page_runs import RunPage, headings, links, words
from tests.prepared import give_tables
from tests.returns import hand_in

DIVISION = Person("信息处经办", "division", "信息处")


def owed_panel(role: str, division: str | None) -> None:
    """A page of its own for the panel, as 数据报送 has it at its top."""
    from dashboard.duties_view import owed
    from dashboard.frame import view
    from data.permissions import Person

    owed(Person("经办", role, division), view())  # type: ignore[arg-type]


@pytest.fixture
def run_panel(monkeypatch: pytest.MonkeyPatch, page_cache: object) -> Callable[..., AppTest]:
    def run(url: str, role: str, division: str | None, **query: str) -> AppTest:
        page_cache.keep_for(url)  # type: ignore[attr-defined]
        monkeypatch.setenv("DATABASE_URL", url)
        page = AppTest.from_function(owed_panel, default_timeout=60, kwargs={"role": role, "division": division})
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    return run


def test_the_calendar_names_what_is_overdue_and_ranks_the_divisions_worst_first(
    run_page: RunPage, sample_url: str
) -> None:
    said = words(run_page(sample_url, "duties", as_of="2020-12-15"))
    assert "现在逾期未报 1类" in said
    assert "建议提案处 建议提案台账 2020年11月 12月3日 ▲ 逾期12天" in said
    ranking = said[said.index("各处室报送情况") :]
    assert (
        ranking.index("建议提案处 73% 8 0 1 2")
        < ranking.index("人事处 83% 5 0 0 1")
        < ranking.index("督查处 93% 41 0 0 3")
    )


def test_a_division_s_line_leads_to_its_duties_and_keeps_the_day(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "duties", as_of="2020-12-15")
    asked = [parse_qs(urlsplit(link).query) for link in links(page) if "division" in link]
    assert {"division": ["建议提案处"], "as_of": ["2020-12-15"]} in asked


def test_filters_narrow_the_duties_of_the_year(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "duties", as_of="2020-12-15", division="建议提案处", state="逾期未报")
    assert headings(page) == ["应报明细（1期）"]
    grid = page.dataframe[0].value
    assert list(grid["期次"]) == ["2020年11月"]
    assert grid["状态"][0] == "▲ 逾期未报12天"


def test_older_periods_that_were_passed_over_are_told_calmly_as_such(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "duties", as_of="2020-12-15", division="建议提案处", state="以往漏报")
    grid = page.dataframe[0].value
    assert list(grid["期次"]) == ["2020年2月", "2020年1月"]
    assert set(grid["状态"]) == {"△ 以往漏报"}


def test_the_year_s_last_day_of_the_sample_has_nothing_overdue(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "duties"))
    assert "现在没有逾期未报的数据。以往有的期没有报、后来又报了下一期的，记为“以往漏报”，不再催。" in said


def test_an_empty_database_owes_nothing_late(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
    page = run_page(database_url, "duties", as_of="2020-12-15")
    assert "现在没有逾期未报的数据。" in words(page)
    assert set(page.dataframe[0].value["状态"]) == {"○ 未到期"}


def test_a_division_may_not_see_how_others_hand_in(
    run_page: RunPage, sample_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed_in, "LOCAL", DIVISION)
    page = run_page(sample_url, "duties")
    assert page.info[0].value == "处室账号不能查看各处室报送情况。需要的话请联系督查处或管理员。"
    assert not page.dataframe


def test_the_panel_lists_what_the_division_owes_what_came_and_two_templates_each(
    run_panel: Callable[..., AppTest], sample_url: str
) -> None:
    page = run_panel(sample_url, "division", "信息处", as_of="2020-12-15")
    said = words(page)
    assert "信息处应报 本期应报2类，已报0类" in said
    assert "政务信息报送采用 2020年12月 2021年1月6日到期 还没有报送 ○ 未到期" in said
    assert "刊物通报登记 有变动时报 没有固定的到期日" in said
    assert "领导批示台账" not in said
    assert not page.selectbox
    labels = [button.proto.label for button in page.get("download_button")]
    assert labels == ["下载模板（已填最近一期）", "空白模板"] * 3


def test_the_panel_tells_when_and_by_whom_a_return_came(run_panel: Callable[..., AppTest], sample_url: str) -> None:
    said = words(run_panel(sample_url, "division", "信息处"))
    assert "政务信息报送采用 2020年12月 2021年1月6日到期 12月31日由示例数据报送 ✓ 已报送" in said


def test_the_panel_tells_the_period_s_latest_return_with_its_hour_and_receipt(
    run_panel: Callable[..., AppTest], database_url: str
) -> None:
    months = [{"year": 2020.0, "item": f"第{number}项", "note": f"{number}"} for number in (1, 2)]
    hand_in(database_url, "draft_totals", "2020-12-25", months[0])
    second = hand_in(database_url, "draft_totals", "2020-12-31", months[1])
    with writing(database_url) as connection:
        number = store.add(connection, DIVISION, "汇总.xlsx", keep_original(connection, b"x"))
        at = dt.datetime(2020, 12, 31, 9, 41, tzinfo=ZONE)
        connection.execute(handed.update().values(received_at=at, by="综合处经办"))
        connection.execute(batch.update().values(loaded_at=at))
        connection.execute(batch.update().where(batch.c.id == second.batch).values(hand_in_id=number))
    said = words(run_panel(database_url, "division", "综合处", as_of="2020-12-31"))
    assert "2020年四季度 2021年1月8日到期 12月31日 09:41由综合处经办报送， 回执2020-000001 ✓ 已报送" in said


def test_the_overview_tells_a_division_in_one_line_what_it_owes(
    run_page: RunPage, sample_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed_in, "LOCAL", DIVISION)
    assert "本处室应报2类，已报2类 去报送" in words(run_page(sample_url, "overview"))
    monkeypatch.setattr(signed_in, "LOCAL", Person("督查处经办", "supervision", "督查处"))
    assert "本处室应报" not in words(run_page(sample_url, "overview"))


def test_a_table_called_report_already_is_not_called_so_twice() -> None:
    assert file_name(dataset("urgent_reports")) == "紧急信息报送模板"
    assert file_name(dataset("supervision"), "表") == "四张清单报送表"


def test_what_is_overdue_comes_first_in_red(run_panel: Callable[..., AppTest], sample_url: str) -> None:
    said = words(run_panel(sample_url, "division", "建议提案处", as_of="2020-12-15"))
    assert "建议提案处应报 逾期未报1类" in said
    assert "建议提案台账 2020年11月 12月3日到期 还没有报送 ▲ 逾期未报12天" in said


def test_supervision_chooses_the_division_and_others_see_no_panel(
    run_panel: Callable[..., AppTest], sample_url: str
) -> None:
    page = run_panel(sample_url, "supervision", "督查处")
    assert (page.selectbox[0].label, page.selectbox[0].value) == ("处室", "督查处")
    assert words(run_panel(sample_url, "leader", None)).strip() == ""


def test_the_filled_template_is_of_the_period_s_last_day_or_of_today_before_it(
    sample_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.database import reading
    from data.owed import current, owed

    monkeypatch.setenv("DATABASE_URL", sample_url)
    days = {}
    for day in (dt.date(2020, 12, 2), dt.date(2020, 12, 15)):
        with reading() as connection:
            found = current(owed(connection, day))
        entry = next(one for one in found if one.dataset == "proposals")
        days[day] = duties_reads.template_day(entry, day)
    assert list(days.values()) == [dt.date(2020, 11, 30), dt.date(2020, 11, 30)]
    book = openpyxl.load_workbook(io.BytesIO(duties_reads.filled_template("drills", dt.date(2020, 11, 30))))
    assert book.worksheets[0]["A1"].value == "应急演练报送模板（截至2020年11月30日）"
