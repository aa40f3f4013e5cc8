"""督查调度会 as a page: prepared by one button, what it shows of the pack, who may see and who may act."""

from __future__ import annotations

import pytest

from dashboard import signed_in
from data.permissions import Person, Role
from tests.meeting_weeks import DONE, LATE, PROMISE, fill, prepared
from tests.page_runs import RunPage, links, words
from tests.prepared import give_tables


def test_one_button_prepares_the_meeting_and_shows_what_changed(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    page = run_page(database_url, "meeting")
    assert "还没有开过督查调度会。" in page.info[0].value
    page.button[0].click().run()
    assert not page.exception
    said = words(page)
    assert "2020年第2次督查调度会 已备会 2020年10月30日，60分钟，本机使用者备会" in said
    assert "新转红灯（1项）" in said
    assert f"{LATE} 市发展改革委 黄灯 → 红灯 逾期4天" in said
    assert "80.0% → 70.0%" in said
    assert "2020年12月31日 → 2021年3月31日" in said
    assert f"{PROMISE} 市发展改革委 10月28日 逾期2天 2020-1-1" in said
    assert DONE in said


def test_every_item_of_the_pack_opens(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    made = prepared(database_url)
    assert "supervision?item=supervision%3A2020%7Cwork_report%7C1" in links(
        run_page(database_url, "meeting", meeting=str(made.id))
    )


def test_the_list_says_whether_a_meeting_is_still_seen_as_it_was_shown(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    prepared(database_url)
    assert "2020年第2次督查调度会 2020年10月30日 已备会" in words(run_page(database_url, "meeting"))


def test_without_data_a_meeting_can_be_looked_for(run_page: RunPage, database_url: str) -> None:
    give_tables(database_url)
    page = run_page(database_url, "meeting", meeting="99")
    assert "还没有开过督查调度会。" in page.info[0].value


@pytest.mark.parametrize(
    ("role", "opens", "acts"),
    [("leader", True, False), ("supervision", True, True), ("division", False, False), ("admin", False, False)],
)
def test_leaders_see_meetings_and_supervision_runs_them(
    run_page: RunPage, database_url: str, monkeypatch: pytest.MonkeyPatch, role: Role, opens: bool, acts: bool
) -> None:
    fill(database_url)
    prepared(database_url)
    monkeypatch.setattr(signed_in, "LOCAL", Person("经办", role, "总值班室" if role == "division" else None))
    page = run_page(database_url, "meeting")
    assert ("历次督查调度会" in words(page)) is opens
    assert ("会前一键包" in [button.label for button in page.button]) is acts
