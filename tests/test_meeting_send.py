"""`python -m dashboard meeting send`: each unit its part once however often, tried again by the run of the alerts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine

from dashboard.command_line import parser
from data.alert_tables import delivery
from data.clock import ZONE
from data.database import reading, writing
from data.deliveries import deliveries
from data.tables import setting
from etl.cli import DONE, REFUSED, main
from tests.meeting_office import DAY, fill, held, prepared
from tests.page_runs import RunPage, words
from tests.receivers import SECRET, Robots


@pytest.fixture
def url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DATABASE_URL", database_url)
    fill(database_url)
    return database_url


@pytest.fixture
def channels(receiver: Robots, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Robots:
    """A robot that reaches 教育局 and 水利局, and nobody else."""
    path = tmp_path / "channels.toml"
    robot = f'name = "督查群"\nkind = "dingtalk"\nwebhook = "{receiver.url("dingtalk/send?access_token=T")}"\nsecret = "{SECRET}"'
    reached = "".join(f'[[recipient]]\nunit = "{unit}"\nchannel = "督查群"\n' for unit in ("市教育局", "市水利局"))
    path.write_text(f"[[channel]]\n{robot}\n{reached}", encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("CHANNELS_FILE", str(path))
    return receiver


def at(time: dt.datetime, *arguments: str) -> int:
    with time_machine.travel(time, tick=True):
        return main(list(arguments), parser)


NOON = dt.datetime.combine(dt.date(2026, 12, 1), dt.time(12), ZONE)
"""A working day after the records were made."""
SEND = ("meeting", "send", "--meeting", "2020-2")


def states(url: str) -> list[tuple[str, str]]:
    with reading(url) as connection:
        return [(row.unit, row.state) for row in connection.execute(sa.select(delivery).order_by(delivery.c.unit))]


def test_each_unit_gets_its_part_once_however_often_it_is_sent(
    url: str, channels: Robots, capsys: pytest.CaptureFixture[str]
) -> None:
    held(prepared())
    assert [at(NOON, *SEND) for _ in range(3)] == [DONE] * 3
    assert states(url) == [("edu", "sent"), ("water", "sent")]
    first, second = channels.texts()
    assert first.startswith("【督查调度会】市教育局 2020年第2次督查调度会交办 共5项\r\n市教育局：2020年10月30日召开的")
    assert "1. 同意“供水管网改造”延期至2021年1月15日。受汛期影响。" in second
    assert "教育" not in second
    out = capsys.readouterr().out
    assert "2020年第2次督查调度会：涉及3个单位，本次新写2份。" in out
    assert "没有渠道的单位：市发展改革委。" in out
    assert "本次新写0份。" in out


def test_what_fails_is_kept_over_days_and_tried_again_by_the_alerts_run(url: str, channels: Robots) -> None:
    held(prepared())
    channels.broken = True
    at(NOON, *SEND)
    assert [state for _, state in states(url)] == ["failed", "failed"]
    channels.broken = False
    at(NOON + dt.timedelta(days=1), "alerts", "run")
    sent = [text for text in channels.texts() if text.startswith("【督查调度会】")]
    assert len(sent) == 2
    with reading() as connection:
        kept = [one for one in deliveries(connection, DAY, DAY) if one.audience == "meeting"]
    assert [(one.state, one.tries) for one in kept] == [("sent", 2)] * 2


def test_how_the_messages_fare_is_shown_beside_the_reminders(url: str, channels: Robots, run_page: RunPage) -> None:
    held(prepared())
    channels.broken = True
    at(NOON, *SEND)
    shown = words(run_page(url, "alerts", as_of=DAY.isoformat(), part="发送状况"))
    assert "市教育局 联络员 督查群 会议交办 未送达" in " ".join(shown.split())


def test_a_dry_run_tells_and_writes_nothing(url: str, channels: Robots, capsys: pytest.CaptureFixture[str]) -> None:
    held(prepared())
    assert at(NOON, *SEND, "--dry-run") == DONE
    assert (states(url), channels.got) == ([], [])
    assert "【督查调度会】市水利局 2020年第2次督查调度会交办 共4项" in capsys.readouterr().out


def test_a_meeting_that_is_not_closed_hands_out_nothing(
    url: str, channels: Robots, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared()
    assert at(NOON, *SEND) == REFUSED
    assert "2020年第2次督查调度会已备会，结束会议后才能发给各单位。" in capsys.readouterr().err


def test_a_sample_database_sends_nothing(url: str, channels: Robots) -> None:
    held(prepared())
    with writing() as connection:
        connection.execute(setting.insert().values(name="demonstration_day", value=DAY.isoformat()))
    assert at(NOON, *SEND) == DONE
    assert (states(url), channels.got) == ([], [])
