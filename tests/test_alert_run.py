"""`python -m dashboard alerts run`: once for each alert and channel however often, after outages, with faults, by two at once."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine

from dashboard.command_line import parser
from data.alert_tables import alert, delivery, mention
from data.alerts.settings import TABLE
from data.clock import ZONE
from data.database import reading, writing
from data.tables import setting
from etl.cli import DONE, REFUSED, main
from tests.receivers import SECRET, Mailbox, Robots
from tests.returns import hand_in, item

DUE = {"due_on": dt.date(2020, 10, 31), "due_kind": "date"}
NOON = dt.time(12, 0)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a database that nobody has used yet, on each of the two systems, in force for commands."""
    name = {"sqlite": "database_url", "postgresql": "postgres_url"}[request.param]
    found = str(request.getfixturevalue(name))
    monkeypatch.setenv("DATABASE_URL", found)
    return found


@pytest.fixture
def one_url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a SQLite database, in force for commands."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    return database_url


class Office:
    """An office with a robot and an e-mail server; `at` runs the command at noon of a day."""

    def __init__(self, receiver: Robots, mail: Mailbox, path: Path) -> None:
        self.receiver, self.mail, self.path = receiver, mail, path

    def reach(self, *lines: str) -> None:
        """Writes the channels file with these recipients."""
        channels = (
            f'[[channel]]\nname = "督查群"\nkind = "dingtalk"\nwebhook = "{self.receiver.url("dingtalk/send?access_token=T")}"\n'
            f'secret = "{SECRET}"\n[[channel]]\nname = "电子邮件"\n'
            f'url = "mailto://127.0.0.1:{self.mail.port}?from=ducha@example.cn&to={{to}}&format=text"\n'
        )
        self.path.write_text(channels + "".join(f"[[recipient]]\n{line}\n" for line in lines), encoding="utf-8")
        self.path.chmod(0o600)

    def at(self, day: str, *options: str, time: dt.time = NOON) -> int:
        """The exit status of a run."""
        moment = dt.datetime.combine(dt.date.fromisoformat(day), time, ZONE)
        with time_machine.travel(moment, tick=True):
            return main(["alerts", "run", *options], parser)


@pytest.fixture
def office(receiver: Robots, mail: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """One whose units are all reached by the robot."""
    path = tmp_path / "channels.toml"
    monkeypatch.setenv("CHANNELS_FILE", str(path))
    made = Office(receiver, mail, path)
    made.reach('unit = "*"\nchannel = "督查群"')
    return made


def listed(url: str, *numbers: str, **fields: Any) -> None:
    hand_in(url, "supervision", "2020-10-20", *(item(number, **{**DUE, **fields}) for number in numbers))


def states(url: str) -> list[str]:
    with reading(url) as connection:
        return list(connection.scalars(sa.select(delivery.c.state).order_by(delivery.c.id)))


def number_of(url: str, table: sa.Table) -> int:
    with reading(url) as connection:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


def test_a_units_alerts_come_as_one_digest_and_no_second_time(one_url: str, office: Office) -> None:
    listed(one_url, "1", "2")
    hand_in(
        one_url, "supervision", "2020-10-21", item("3", lead_unit="commerce", list_type="county_supervision", **DUE)
    )
    for _ in range(3):
        assert office.at("2020-11-02") == DONE
    assert office.receiver.texts() == [
        "【督查提醒】市发展改革委 2020年11月2日 共2项\r\n市发展改革委：以下事项请抓紧办理（严重2项）。\n"
        "1. 逾期未办结：事项1（逾期2天；办结销号，或经批准延期）\n2. 逾期未办结：事项2（逾期2天；办结销号，或经批准延期）\n"
        "详情请看督查看板“预警中心”。已经办结的，请报送进展。",
        "【督查提醒】市商务局 2020年11月2日 共1项\r\n市商务局：以下事项请抓紧办理（严重1项）。\n"
        "1. 逾期未办结：事项3（逾期2天；办结销号，或经批准延期）\n详情请看督查看板“预警中心”。已经办结的，请报送进展。",
    ]


def test_two_runs_at_once_send_once(url: str, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    listed(url, *(str(number) for number in range(5)))
    for number in range(6):
        unit = ("commerce", "edu", "water", "agri", "health", "police")[number]
        hand_in(url, "supervision", f"2020-10-2{number + 1}", item(f"u{number}", lead_unit=unit, **DUE))
    office.receiver.slow = 0.05
    moment = dt.datetime.combine(dt.date(2020, 11, 2), NOON, ZONE)
    with time_machine.travel(moment, tick=True):
        both = [threading.Thread(target=main, args=(["alerts", "run"], parser)) for _ in range(2)]
        for one in both:
            one.start()
        for one in both:
            one.join()
    assert len(office.receiver.got) == 7
    assert states(url) == ["sent"] * 7
    assert "Traceback" not in capsys.readouterr().err


def test_what_gets_worse_is_told_again_and_what_stands_every_week(one_url: str, office: Office) -> None:
    office.reach('unit = "市发展改革委"\nchannel = "督查群"')
    listed(one_url, "1", feedback_cycle="none")
    days = ["2020-11-02", "2020-11-03", "2020-11-08", "2020-11-09", "2020-11-16", "2020-11-17", "2020-12-01"]
    for day in days:
        office.at(day)
    told = [text.split(" ")[1] for text in office.receiver.texts()]
    # Opened, second band (the 8th is a Sunday), a week after it, third band.
    assert told == ["2020年11月2日", "2020年11月9日", "2020年11月16日", "2020年12月1日"]


def test_the_ceiling_of_the_rules_ends_the_reminders(
    one_url: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "alerts.toml"
    shipped = TABLE.shipped.read_text(encoding="utf-8")
    own.write_text(shipped.replace("ceiling = 5", "ceiling = 2"), encoding="utf-8")
    monkeypatch.setenv("ALERTS_FILE", str(own))
    office.reach('unit = "市发展改革委"\nchannel = "督查群"')
    listed(one_url, "1", feedback_cycle="none")
    for day in ("2020-11-02", "2020-11-09", "2020-11-16", "2020-12-01"):
        office.at(day)
    assert len(office.receiver.got) == 2


def test_after_an_outage_what_still_stands_is_told_once(one_url: str, office: Office) -> None:
    listed(one_url, "1")
    office.at("2020-10-23")
    office.at("2020-11-05")
    (text,) = office.receiver.texts()
    assert "逾期5天" in text
    assert number_of(one_url, alert) == 2


def test_a_channel_that_fails_is_tried_again_later_and_loses_nothing(url: str, office: Office) -> None:
    listed(url, "1")
    office.receiver.broken = True
    office.at("2020-11-02", time=dt.time(9, 0))
    office.at("2020-11-02", time=dt.time(9, 5))
    assert states(url) == ["failed"]
    office.receiver.broken = False
    office.at("2020-11-02", time=dt.time(9, 9))
    assert office.receiver.got == []
    office.at("2020-11-02", time=dt.time(9, 11))
    assert len(office.receiver.got) == 1
    assert states(url) == ["sent"]


def test_what_did_not_get_through_is_in_the_next_days_digest(one_url: str, office: Office) -> None:
    listed(one_url, "1")
    office.receiver.broken = True
    office.at("2020-11-02")
    office.receiver.broken = False
    hand_in(one_url, "supervision", "2020-11-03", item("2", **DUE), item("1", **DUE))
    office.at("2020-11-03", time=dt.time(8, 0))
    (text,) = office.receiver.texts()
    assert "共2项" in text
    assert "事项1（逾期3天" in text
    assert states(one_url) == ["merged", "sent"]
    office.at("2020-11-04")
    assert len(office.receiver.got) == 1


def test_what_was_done_meanwhile_is_not_told_late(one_url: str, office: Office) -> None:
    listed(one_url, "1")
    office.receiver.broken = True
    office.at("2020-11-02")
    office.receiver.broken = False
    listed(one_url, "1", status="finished", finished_on=dt.date(2020, 11, 2))
    office.at("2020-11-03")
    assert (office.receiver.got, states(one_url)) == ([], ["dropped"])


def test_a_run_that_was_broken_off_while_sending_is_taken_up(one_url: str, office: Office) -> None:
    listed(one_url, "1")
    office.at("2020-11-02", time=dt.time(21, 0))
    office.receiver.broken = True
    office.at("2020-11-03", time=dt.time(9, 0))
    office.receiver.broken = False
    with writing(one_url) as connection:
        stuck = {"state": "sending", "claimed_at": dt.datetime(2020, 11, 3, 9, 0, tzinfo=ZONE)}
        connection.execute(delivery.update().values(**stuck))
    office.at("2020-11-03", time=dt.time(9, 10))
    assert office.receiver.got == []
    office.at("2020-11-03", time=dt.time(9, 16))
    assert len(office.receiver.got) == 1


@pytest.mark.parametrize(
    ("day", "time", "says"),
    [
        ("2020-11-02", dt.time(21, 0), "20:00至08:00不发送"),
        ("2020-11-02", dt.time(7, 59), "20:00至08:00不发送"),
        ("2020-11-01", dt.time(12, 0), "今天休息，不发送"),
        ("2020-10-05", dt.time(12, 0), "今天休息，不发送"),
    ],
)
def test_nobody_is_told_at_night_or_on_days_off_and_nothing_is_lost(
    one_url: str, office: Office, capsys: pytest.CaptureFixture[str], day: str, time: dt.time, says: str
) -> None:
    office.reach('unit = "市发展改革委"\nchannel = "督查群"')
    hand_in(one_url, "supervision", "2020-09-20", item("1", due_on=dt.date(2020, 9, 25), due_kind="date"))
    office.at(day, time=time)
    assert says in capsys.readouterr().out
    assert office.receiver.got == []
    office.at("2020-11-03", time=dt.time(8, 0))
    assert len(office.receiver.got) == 1


def test_the_head_is_told_of_what_is_long_overdue_in_one_digest_by_its_own_address(
    one_url: str, office: Office
) -> None:
    office.reach(
        'unit = "市发展改革委"\nchannel = "电子邮件"\nto = "lianluo@example.cn"',
        'unit = "市发展改革委"\naudience = "head"\nchannel = "电子邮件"\nto = "zhuren@example.cn"',
    )
    listed(one_url, "1", "2")
    office.at("2020-11-06")
    assert [recipients for recipients, _ in office.mail.got] == [["lianluo@example.cn"]]
    office.at("2020-11-09")
    heads = [message for recipients, message in office.mail.got if recipients == ["zhuren@example.cn"]]
    assert [message["Subject"] for message in heads] == ["【督查提醒·逾期报告】市发展改革委 2020年11月9日 共2项"]
    assert "以下事项逾期较久，请督促办理" in heads[0].get_content()


def test_a_channel_more_gets_what_stands_and_the_old_one_nothing_twice(one_url: str, office: Office) -> None:
    listed(one_url, "1")
    office.at("2020-11-02")
    office.reach('unit = "*"\nchannel = "督查群"', 'unit = "*"\nchannel = "电子邮件"\nto = "a@example.cn"')
    office.at("2020-11-03")
    assert (len(office.receiver.got), len(office.mail.got)) == (1, 1)


def test_a_dry_run_says_what_it_would_do_and_leaves_nothing(
    one_url: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(one_url, "1")
    office.at("2020-11-02", "--dry-run")
    out = capsys.readouterr().out
    assert out.startswith(
        "2020年11月2日（试运行，没有写入，也没有发送）：补记1天，新发1项，再次出现0项，加重0项，解除0项。"
    )
    assert "【督查提醒】市发展改革委 2020年11月2日 共1项" in out
    assert office.receiver.got == []
    assert [number_of(one_url, table) for table in (alert, delivery, mention)] == [0, 0, 0]


def test_nothing_leaves_without_a_channels_file(
    one_url: str, office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHANNELS_FILE")
    listed(one_url, "1")
    office.at("2020-11-02")
    assert "督查提醒0份，没有配置渠道，不发送。" in capsys.readouterr().out
    assert (number_of(one_url, alert), number_of(one_url, delivery)) == (1, 0)


def test_a_sample_database_sends_nothing(one_url: str, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    from data.database import writing

    listed(one_url, "1")
    with writing(one_url) as connection:
        connection.execute(setting.insert().values(name="demonstration_day", value="2020-11-02"))
    office.at("2020-11-03")
    assert "这是示例数据，不发送" in capsys.readouterr().out
    assert office.receiver.got == []


def test_a_failure_is_told_without_the_address(
    one_url: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(one_url, "1")
    office.receiver.broken = True
    office.at("2020-11-02", time=dt.time(9, 0))
    assert capsys.readouterr().err == (
        "督查群：【督查提醒】市发展改革委 2020年11月2日 共1项 未送达，对方答复500，09:10后再试。\n"
    )


def test_a_long_digest_is_cut_with_the_number_of_the_rest(one_url: str, office: Office) -> None:
    listed(one_url, *(f"{number:02}" for number in range(25)))
    office.at("2020-11-02")
    (text,) = office.receiver.texts()
    assert text.count("逾期未办结") == 20
    assert "另有5项。" in text


def test_channels_are_listed_without_addresses(
    one_url: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.reach('unit = "市商务局"\nchannel = "电子邮件"\nto = "a@example.cn"', 'unit = "*"\nchannel = "督查群"')
    assert main(["alerts", "channels"], parser) == DONE
    out = capsys.readouterr().out
    assert "市商务局" in out
    assert "其余各单位" in out
    assert not any(word in out for word in (SECRET, "example.cn", "127.0.0.1"))


def test_a_trial_message_goes_to_one_unit(one_url: str, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.reach('unit = "市商务局"\nchannel = "督查群"')
    assert main(["alerts", "channels", "--test", "商务局"], parser) == DONE
    assert capsys.readouterr().out == "督查群（联络员）：已送达\n"
    assert main(["alerts", "channels", "--test", "市教育局"], parser) == REFUSED
    assert capsys.readouterr().err == "渠道文件里没有“市教育局”的地址。\n"


def test_a_file_that_others_can_read_is_pointed_out(
    one_url: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.path.chmod(0o644)
    office.at("2020-11-02")
    assert "渠道文件能被本机其他用户读取" in capsys.readouterr().err
