"""预警中心 as a script: today's alerts with filters from the URL, the history of a record, a dry run."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.alert_tables import delivery
from data.alerts import causes, in_force
from data.alerts.keeping import settle
from data.alerts.standing import grouped, standing
from data.database import reading, writing
from data.deliveries import claim, record_failed, record_sent
from data.permissions import Person
from data.schema import prepare
from tests.page_runs import RunPage, links, words
from tests.returns import hand_in, item

DUE = {"due_on": dt.date(2020, 10, 31), "due_kind": "date"}
RECORD = "supervision:2020|work_report|1"


def settled(url: str, *days: str) -> None:
    for day in days:
        with writing(url) as connection:
            settle(connection, dt.date.fromisoformat(day), in_force())


def kept_item(url: str) -> None:
    """An item that came near its deadline and passed it."""
    hand_in(url, "supervision", "2020-10-20", item("1", leader_role="市长、常务副市长", **DUE))
    settled(url, "2020-10-24", "2020-10-30", "2020-11-01", "2020-11-12")


def test_the_page_counts_todays_alerts_by_severity_and_kind(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "alerts"))
    assert "▲ 严重 48 项 ◆ 警告 30 项 ■ 提醒 38 项" in said
    assert (
        "逾期未办结 25 法定期限已过 14 承诺未兑现 6 排名跌破保四 1 低于序时进度 1 未按期反馈 2 应启动未启动 1 法定期限临近 12 承诺临期 2 即将到期 52"
        in said
    )


def test_the_unit_with_most_grave_ones_stands_first_with_its_worst_item(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "alerts")
    said = words(page)
    assert said.index("市司法局 ▲ 严重6 ◆ 警告5") < said.index("市政复〔2020〕56号 行政处罚 法定期限已过")
    assert "预警记录还没有建立" in page.caption[0].value


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ({"severity": "严重"}, "逾期92天", "天后到期"),
        ({"kind": "即将到期"}, "今日到期", "逾期92天"),
        ({"unit": "经开区"}, "经开区推进“低散乱”企业整治提升", "市政复"),
        ({"leader": "分管副市长(城建)"}, "优化城区公交线网", "经开区推进“低散乱”"),
    ],
)
def test_filters_come_from_the_url(
    run_page: RunPage, sample_url: str, query: dict[str, str], there: str, gone: str
) -> None:
    said = words(run_page(sample_url, "alerts", **query))
    assert there in said
    assert gone not in said


def test_alerts_stand_by_leader_with_their_unit(run_page: RunPage, sample_url: str) -> None:
    said = words(run_page(sample_url, "alerts", by="按分管领导"))
    assert "分管副市长(城建) ▲ 严重" in said
    assert "优化城区公交线网 逾期未办结 市交通运输局 逾期66天" in said


def test_every_kind_of_thing_is_opened_where_it_is_shown(run_page: RunPage, sample_url: str) -> None:
    found = links(run_page(sample_url, "alerts"))
    assert "alerts?item=supervision%3A2020%7Ccounty_supervision%7CXQ-2020-63" in found
    assert {"rule_of_law", "openness", "documents", "ranks"} <= set(found)


def test_a_day_without_alerts_says_so(run_page: RunPage, database_url: str) -> None:
    hand_in(database_url, "supervision", "2020-10-20", item("1", **DUE))
    page = run_page(database_url, "alerts", as_of="2020-10-21")
    assert [info.value for info in page.info] == ["今天没有预警。"]


def test_filters_that_leave_nothing_say_so(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "alerts", severity="严重", kind="即将到期")
    assert page.info[0].value == "没有符合这些条件的预警。可以清除上面的筛选条件。"


def test_the_page_without_data_names_the_sheets(run_page: RunPage, database_url: str) -> None:
    prepare(database_url)
    assert "四张清单" in run_page(database_url, "alerts").info[0].value


def test_the_history_of_a_record_tells_what_happened_to_its_alerts(run_page: RunPage, database_url: str) -> None:
    kept_item(database_url)
    page = run_page(database_url, "alerts", part="预警记录", record=RECORD, as_of="2020-11-12")
    said = words(page)
    assert "历次预警（2次）" in said
    assert "2020年11月1日 发出：逾期1天 2020年11月12日 加重：逾期12天 未解除：办结销号，或经批准延期" in said
    assert "2020年10月30日 加重：1天后到期 2020年11月1日 解除 已解除：转为“逾期未办结”" in said
    assert any(link.startswith("alerts?item=supervision%3A2020") for link in links(page))


def test_what_ended_lately_is_listed_without_a_record(run_page: RunPage, database_url: str) -> None:
    kept_item(database_url)
    said = words(run_page(database_url, "alerts", part="预警记录", as_of="2020-11-12"))
    assert "近14天解除的预警 共1项" in said
    assert "11月1日 事项1 即将到期 市发展改革委 1天后到期 10月24日 转为“逾期未办结”" in said


def test_an_unknown_record_has_no_history(run_page: RunPage, database_url: str) -> None:
    kept_item(database_url)
    page = run_page(database_url, "alerts", part="预警记录", record="nothing:1", as_of="2020-11-12")
    assert page.info[0].value == "这条记录没有发过预警，或当前账号看不到它。"


def test_an_opened_item_shows_its_alerts_and_leads_to_their_history(run_page: RunPage, database_url: str) -> None:
    kept_item(database_url)
    page = run_page(database_url, "alerts", item=RECORD, as_of="2020-11-12")
    assert "历次预警（2次） 预警记录 ›" in words(page)
    assert any("record=supervision" in link for link in links(page))


def test_a_dry_run_tells_what_would_move(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "alerts", part="试算", as_of="2020-11-20")
    red = next(one for one in page.number_input if one.label == "红灯：低于序时百分点")
    red.set_value(20.0)
    page.button[0].click().run()
    assert not page.exception
    said = words(page)
    assert "试算条件：红灯：低于序时百分点 30→20。" in said
    assert "亮灯变化10项，预警变化10项，得分或名次变化0个单位" in said


def test_a_division_sees_the_alerts_of_what_it_may_read(
    run_page: RunPage, sample_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Person("秘书处经办", "division", "秘书处")
    monkeypatch.setattr("dashboard.alert_reads.person", lambda: one)
    said = words(run_page(sample_url, "alerts"))
    assert "逾期92天" in said
    assert "市政复" not in said


def test_an_alert_of_two_leaders_stands_with_both(database_url: str) -> None:
    kept_item(database_url)
    with reading(database_url) as connection:
        found: list[Any] = standing(causes(connection, dt.date(2020, 11, 12), in_force()), {})
    assert [group.name for group in grouped(found, "leader")] == ["市长", "常务副市长"]


def test_slips_are_proposed_with_their_reason_and_a_way_to_issue_them(run_page: RunPage, sample_url: str) -> None:
    page = run_page(sample_url, "alerts", part="督办单")
    said = words(page)
    assert "建议签发 共79件，列出前40件" in said
    assert "▲ 红色 经开区推进“低散乱”企业整治提升 经开区 逾期92天 签发" in said
    assert "还没有签发过督办单。" in said


def test_who_may_not_issue_slips_sees_them_without_a_way_to_issue(
    run_page: RunPage, sample_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.slip_view.person", lambda: Person("市领导", "leader"))
    page = run_page(sample_url, "alerts", part="督办单")
    assert "建议签发 共79件" in words(page)
    assert not any("issue=" in link for link in links(page))


def sent_through_a_broken_channel(url: str) -> None:
    """A digest that was refused once, and one that got through."""
    with writing(url) as connection:
        for number, unit in enumerate(("ndrc", "commerce")):
            row = {
                "day": dt.date(2020, 11, 12), "unit": unit, "audience": "unit", "channel": "督查群", "title": "题",
                "text": "文", "state": "waiting", "tries": 0, "next_try_at": dt.datetime(2020, 11, 12, 1, 0, tzinfo=dt.UTC),
            }  # fmt: skip
            connection.execute(delivery.insert().values(**row))
            assert claim(connection, number + 1, dt.datetime(2020, 11, 12, 1, 5, tzinfo=dt.UTC))
        at = dt.datetime(2020, 11, 12, 1, 6, tzinfo=dt.UTC)
        record_failed(connection, 1, at, "对方答复500", in_force().alerts.reminder)
        record_sent(connection, 2, at)


def test_a_message_that_did_not_get_through_is_shown_with_the_next_try(run_page: RunPage, database_url: str) -> None:
    kept_item(database_url)
    sent_through_a_broken_channel(database_url)
    said = words(run_page(database_url, "alerts", part="发送状况", as_of="2020-11-12"))
    assert "未送达 1 份 已送达 1 份" in said
    assert "市发展改革委 联络员 督查群 0项 未送达 对方答复500，已试1次，11-12 09:16后再试 —" in said
    assert "市商务局 联络员 督查群 0项 已送达 11-12 09:06" in said


def test_a_division_does_not_see_how_messages_fare(
    run_page: RunPage, sample_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.delivery_view.person", lambda: Person("秘书处经办", "division", "秘书处"))
    page = run_page(sample_url, "alerts", part="发送状况")
    assert page.info[0].value == "发送状况由督查处和管理员查看。"
