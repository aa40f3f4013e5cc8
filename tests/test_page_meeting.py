"""督查调度会 as a page: prepared by one button, what it shows of the pack, who may see and who may act."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard import signed_in
from data.database import writing
from data.permissions import Person, Role
from data.review import arranging, meetings
from data.review.drafts import Field, keep
from tests.meeting_weeks import DAY, DONE, LATE, OFFICE, PROMISE, begun, fill, prepared
from tests.page_runs import RunPage, links, words
from tests.prepared import give_tables
from tests.returns import hand_in, item


def test_one_button_prepares_the_meeting_and_shows_what_changed(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    page = run_page(database_url, "meeting")
    assert "本系统里还没有备过会；台账里最近一次是2020年第1次督查调度会（2020年10月23日）。" in page.info[0].value
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
    assert "本系统里还没有备过会。" in page.info[0].value


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


def test_who_arranges_second_is_told_and_sees_the_fresh_agenda(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    made = prepared(database_url)
    page = run_page(database_url, "meeting", meeting=str(made.id), part="议程")
    with writing(database_url) as connection:
        meetings.arrange(connection, OFFICE, made, arranging.cut(made.agenda, made.agenda[0].subject))
    page.button(key="agenda_Alt+Down").click().run()
    assert [one.value for one in page.warning] == ["刚才有人改过议程，已换成最新的；请再改一次。"]
    assert "书面1项" in words(page)


def test_a_time_that_does_not_fit_is_refused_in_words(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    made = prepared(database_url, length=10)
    page = run_page(database_url, "meeting", meeting=str(made.id), part="议程")
    for _ in range(10):
        page.button(key="agenda_Shift+Up").click().run()
    assert "每项不到1分钟；请减少已定的时间，或把一些事项改为书面。" in page.warning[0].value


def test_a_leader_sees_a_point_as_it_is_presented_and_cannot_record(
    run_page: RunPage, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database_url)
    made = begun(database_url)
    monkeypatch.setattr(signed_in, "LOCAL", Person("市长", "leader"))
    page = run_page(database_url, "meeting", meeting=str(made.id), view="present", n="1")
    assert f"{LATE} ▲ 红灯 逾期4天" in words(page)
    assert "已记录0条" in words(page)
    assert not page.text_area


def test_what_was_typed_stands_in_its_field_again(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    made = begun(database_url)
    with writing(database_url) as connection:
        for name, text in (("text", "五日前"), ("unit", "edu"), ("due", "2020-11-05")):
            keep(connection, signed_in.LOCAL, Field(made.id, made.agenda[1].subject, f"decision.{name}"), text)
    page = run_page(database_url, "meeting", meeting=str(made.id), view="present", n="2")
    assert page.text_area[0].value == "五日前"
    assert page.text_area[0].label == "决定内容"
    assert [one.value for one in page.selectbox if one.label == "责任单位"] == ["edu"]
    assert [one.value for one in page.date_input] == [dt.date(2020, 11, 5)]


def test_a_day_before_the_meeting_is_refused_and_what_was_written_stays(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    made = begun(database_url)
    page = run_page(database_url, "meeting", meeting=str(made.id), view="present", n="1")
    page.text_area[0].set_value("月底前拆除").run()
    page.date_input[0].set_value(dt.date(2020, 10, 1)).run()
    page.button(key="record_now").click().run()
    assert [one.value for one in page.error] == ["完成时限不能早于会议日期2020年10月30日。"]
    assert page.text_area[0].value == "月底前拆除"
    assert page.date_input[0].value == dt.date(2020, 10, 1)
    assert "已记录0条" in words(page)


def test_a_text_that_is_too_long_is_refused_whole_and_stays(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    made = begun(database_url)
    page = run_page(database_url, "meeting", meeting=str(made.id), view="present", n="1")
    page.text_area[0].set_value("拆" * 3000).run()
    page.button(key="record_now").click().run()
    assert [one.value for one in page.error] == ["内容超过2000字（现3000字），没有记录，请删减。"]
    assert page.text_area[0].value == "拆" * 3000


def test_a_meeting_that_is_over_says_that_something_changed_since(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    made = begun(database_url)
    with writing(database_url) as connection:
        meetings.close(connection, OFFICE, made)
    page = run_page(database_url, "meeting", meeting=str(made.id))
    assert not page.info
    assert "数据和规则冻结于20" in words(page)
    hand_in(database_url, "supervision", f"{DAY}", item("1", title=LATE, completion=0.95))
    page = run_page(database_url, "meeting", meeting=str(made.id))
    assert "此后有变化：" in page.info[0].value
    assert "处，见“重放核对”。" in page.info[0].value
    page = run_page(database_url, "meeting", meeting=str(made.id), part="重放核对")
    assert "✓ 与当时完全一致" in words(page)
    assert "未核对" not in words(page)


def test_a_meeting_under_way_keeps_its_documents_and_ends_on_its_page(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    made = begun(database_url)
    page = run_page(database_url, "meeting", meeting=str(made.id))
    names = " ".join(button.proto.label for button in page.get("download_button"))
    assert "会前材料" in names
    assert "附表" in names
    assert "会议纪要" not in names
    next(button for button in page.button if button.label == "确认结束").click().run()
    assert "已结束" in words(page)


def test_the_next_meeting_is_as_long_as_the_last(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    prepared(database_url, length=45)
    assert run_page(database_url, "meeting").number_input(key="prepare_length").value == 45


def test_totals_are_not_compared_across_the_turn_of_a_year(run_page: RunPage, database_url: str) -> None:
    fill(database_url)
    begun(database_url)
    with writing(database_url) as connection:
        frozen = meetings.prepare(connection, OFFICE, dt.date(2021, 1, 4))
        made = meetings.complete(connection, frozen, meetings.pack_of(connection, frozen))
    said = words(run_page(database_url, "meeting", meeting=str(made.id)))
    assert "总体情况 跨年，不与上年比较" in said
    assert "括号内为比" not in said
    assert "数据截至2020年10月30日，比会议日期早66天" in said
