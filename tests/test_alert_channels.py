"""The channels file is checked without repeating it; each kind of channel delivers to a real receiver on loopback."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from dashboard.channel_file import Channel, ChannelsError, Recipient, channels, parse
from dashboard.sending import send_text
from data.database import ROOT
from data.units import Directory
from tests.databases import free_port
from tests.receivers import SECRET, Mailbox, Robots

NOBODY = Recipient("commerce", "unit", "x")

GOOD = """
[[channel]]
name = "督查群"
kind = "dingtalk"
webhook = "https://oapi.dingtalk.com/robot/send?access_token=T0KEN"
secret = "SECabc"

[[channel]]
name = "电子邮件"
url = "mailtos://user:Passw0rd@smtp.example.cn?from=a@example.cn&to={to}"

[[recipient]]
unit = "市商务局"
channel = "电子邮件"
to = "lianluo@example.cn"

[[recipient]]
unit = "市商务局"
audience = "head"
channel = "电子邮件"
to = "head@example.cn"

[[recipient]]
unit = "*"
channel = "督查群"
"""


def test_units_are_reached_by_their_own_lines_the_others_by_the_one_for_all() -> None:
    known = parse(GOOD).resolved(Directory.shipped())
    assert known.reach("commerce", "unit") == ["电子邮件"]
    assert known.reach("ndrc", "unit") == ["督查群"]
    assert known.reach("commerce", "head") == ["电子邮件"]
    assert known.reach("ndrc", "head") == []


def test_a_matter_of_two_divisions_reaches_both() -> None:
    lines = ('unit = "秘书处"', 'unit = "综合处"')
    recipients = "".join(
        f'[[recipient]]\n{line}\nchannel = "电子邮件"\nto = "{at}@x.cn"\n' for at, line in enumerate(lines)
    )
    known = parse(GOOD.partition("[[recipient]]")[0] + recipients)
    assert [one.to for one in known.recipients_of("秘书处、综合处", "unit", "电子邮件")] == ["0@x.cn", "1@x.cn"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('kind = "dingtalk"', 'kind = "qq"', "channel 第1条：kind 可写的有 dingtalk、wecom、feishu、apprise。"),
        ('name = "督查群"', "", "channel 第1条：缺少 name。"),
        ('name = "督查群"', 'name = "电子邮件"', "渠道文件：有两个渠道同名。"),
        ("webhook =", "url =", "channel 第1条：缺少 webhook。"),
        ('"https://oapi', '"ftp://oapi', "channel 第1条：webhook 要以 https:// 开头。"),
        ('url = "mailtos://user', 'url = "dingtalk://user', '请改写 kind = "dingtalk"、"wecom" 或 "feishu" 和 webhook'),
        ('secret = "SECabc"', "secret = 12345678", "channel 第1条：secret 要写成引号里的文字。"),
        ('secret = "SECabc"', 'password = "SECabc"', "channel 第1条：不认识“password”"),
        ('audience = "head"', 'audience = "boss"', "recipient 第2条：audience 可写的有 unit、head。"),
        ('channel = "督查群"', 'channel = "短信"', "recipient 第3条：前面没有叫这个名字的渠道。"),
        ('to = "lianluo@example.cn"', "", "recipient 第1条：这个渠道要写 to。"),
        ('secret = "SECabc"', 'secret = "SECabc', "渠道文件写法有误（at line "),
        ("[[recipient]]", "[[receiver]]", "渠道文件只能由 [[channel]] 和 [[recipient]] 各条组成。"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place_and_no_secret(before: str, after: str, says: str) -> None:
    assert before in GOOD
    with pytest.raises(ChannelsError) as refusal:
        parse(GOOD.replace(before, after, 1))
    assert says in str(refusal.value)
    assert not any(word in str(refusal.value) for word in ("SECabc", "T0KEN", "Passw0rd", "12345678", "example.cn"))


def test_what_is_printed_of_a_channel_holds_no_address() -> None:
    known = parse(GOOD)
    shown = repr(known)
    assert "电子邮件" in shown
    assert not any(word in shown for word in ("SECabc", "T0KEN", "Passw0rd", "example.cn"))


def test_without_a_file_there_is_no_channel_and_inside_the_program_none_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CHANNELS_FILE", raising=False)
    assert channels() is None
    monkeypatch.setenv("CHANNELS_FILE", str(ROOT / "channels.toml"))
    with pytest.raises(ChannelsError, match="渠道文件不能放在程序目录里"):
        channels()


def test_a_missing_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANNELS_FILE", str(tmp_path / "none.toml"))
    with pytest.raises(ChannelsError, match="渠道文件打不开"):
        channels()


@pytest.mark.parametrize(
    ("kind", "path", "secret"),
    [
        ("dingtalk", "dingtalk/robot/send?access_token=T", SECRET),
        ("feishu", "feishu/open-apis/bot/v2/hook/T", SECRET),
        ("wecom", "wecom/cgi-bin/webhook/send?key=T", ""),
    ],
)
def test_a_robot_takes_a_message_that_is_signed_rightly(receiver: Robots, kind: str, path: str, secret: str) -> None:
    channel = Channel("群", kind, receiver.url(path), secret)  # type: ignore[arg-type]
    assert send_text(channel, NOBODY, "【督查提醒】市商务局", "1. 逾期 & <b>优化</b>") is None
    assert receiver.texts() == ["【督查提醒】市商务局\r\n1. 逾期 & <b>优化</b>"]


@pytest.mark.parametrize(
    ("kind", "path", "fault"),
    [
        ("dingtalk", "dingtalk/send?access_token=T0KEN", "对方没有接受，代码310000"),
        ("feishu", "feishu/hook/T0KEN", "对方没有接受，代码19021"),
    ],
)
def test_a_robot_that_refuses_with_a_code_has_not_got_the_message(
    receiver: Robots, caplog: pytest.LogCaptureFixture, kind: str, path: str, fault: str
) -> None:
    caplog.set_level(logging.DEBUG)
    channel = Channel("群", kind, receiver.url(path), "WR0NGSECRET")  # type: ignore[arg-type]
    assert send_text(channel, NOBODY, "题", "文") == fault
    assert receiver.got == []
    assert not any(word in caplog.text for word in ("T0KEN", "WR0NGSECRET"))


def test_a_long_message_to_wecom_is_split_and_loses_nothing(receiver: Robots) -> None:
    lines = [f"{number}. 逾期未办结：推进第{number}项工作" for number in range(60)]
    channel = Channel("群", "wecom", receiver.url("wecom/send?key=T"))
    assert send_text(channel, NOBODY, "题", "\n".join(lines)) is None
    assert len(receiver.got) > 1
    assert all(len(text.encode()) <= 2048 for text in receiver.texts())


def test_a_plain_webhook_gets_json(receiver: Robots) -> None:
    channel = Channel("接口", "apprise", f"json://127.0.0.1:{receiver.port}/hook")
    assert send_text(channel, NOBODY, "题", "文") is None
    (_, payload) = receiver.got[0]
    assert (payload["title"], payload["message"]) == ("题", "文")


def test_an_e_mail_arrives_with_its_recipient_title_and_text(mail: Mailbox) -> None:
    url = f"mailto://127.0.0.1:{mail.port}?from=ducha@example.cn&to={{to}}&format=text"
    channel, recipient = Channel("邮件", "apprise", url), Recipient("commerce", "unit", "邮件", "lianluo@example.cn")
    assert send_text(channel, recipient, "【督查提醒】市商务局 共1项", "1. 逾期未办结：优化通关<流程>") is None
    recipients, message = mail.got[0]
    assert recipients == ["lianluo@example.cn"]
    assert message["Subject"] == "【督查提醒】市商务局 共1项"
    assert message.get_content().strip() == "1. 逾期未办结：优化通关<流程>"


@pytest.mark.parametrize("kind", ["dingtalk", "apprise"])
def test_a_channel_that_cannot_be_reached_says_so_without_its_address(kind: str) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/T0KEN" if kind == "dingtalk" else f"json://127.0.0.1:{port}/T0KEN"
    fault = send_text(Channel("群", kind, url), NOBODY, "题", "文")  # type: ignore[arg-type]
    assert fault in ("连不上对方", "连不上对方，或对方没有接受")


def test_the_status_of_a_refused_webhook_is_told(receiver: Robots) -> None:
    receiver.broken = True
    channel = Channel("接口", "apprise", f"json://127.0.0.1:{receiver.port}/hook")
    assert send_text(channel, NOBODY, "题", "文") == "对方答复500"


def test_an_address_that_is_none_is_told() -> None:
    assert send_text(Channel("x", "apprise", "nonsense"), NOBODY, "题", "文") == "渠道地址的写法不对"
