"""Verbs on alerts: run (for cron and systemd), channels."""

from __future__ import annotations

import argparse
import sys

from dashboard import alert_run
from dashboard.alert_run import Run
from dashboard.channel_file import AUDIENCES, KINDS, Channels, ChannelsError, channels, is_open_to_others
from data.clock import ZONE, today
from data.database import reading
from data.digest_words import Message
from data.directory import directory
from data.schema import prepare
from etl.cli import DONE, Refused
from etl.console import print_table

TRIAL = "这是督查看板的测试消息，收到即说明渠道可用，不用回复。"


def run(wanted: argparse.Namespace) -> int:
    """Settles the day's alerts and sends what is due; with --dry-run says what it would do."""
    prepare()
    known = known_channels()
    done = alert_run.dry_run(known) if wanted.dry_run else alert_run.run(known)
    _tell(done, wanted.dry_run)
    return DONE


def show_channels(wanted: argparse.Namespace) -> int:
    """Lists channels and whom they reach, without addresses; with --test sends a message to one unit. Raises Refused."""
    prepare()
    known = known_channels()
    if known is None:
        print("没有配置渠道：环境变量 CHANNELS_FILE 没有指明渠道文件，什么都不会发出。")
        return DONE
    if wanted.test:
        return _try(known, wanted.test)
    print_table(["渠道", "类型", "接收单位", "接收人"], _reached(known))
    return DONE


def known_channels() -> Channels | None:
    """The channels of the file, with a warning where others can read it. Raises ChannelsError."""
    known = channels()
    if is_open_to_others():
        print("提醒：渠道文件能被本机其他用户读取，里面有密钥，请改为只有运行程序的用户能读。", file=sys.stderr)
    return known


def _reached(known: Channels) -> list[tuple[str, str, str, str]]:
    return [
        (one.channel, KINDS[known.channels[one.channel].kind], "其余各单位" if one.unit == "*" else one.unit, AUDIENCES[one.audience])
        for one in known.recipients
    ]  # fmt: skip


def _try(known: Channels, unit: str) -> int:
    from dashboard.sending import send_text

    with reading() as connection:
        names = directory(connection, today(connection))
    by_code = known.resolved(names)
    code = names.resolve(unit) or unit
    faults = []
    for audience in AUDIENCES:
        for channel in by_code.reach(code, audience):
            for recipient in by_code.recipients_of(code, audience, channel):
                fault = send_text(by_code.channels[channel], recipient, "【督查看板】测试", TRIAL)
                print(f"{channel}（{AUDIENCES[audience]}）：{fault or '已送达'}")
                faults.append(fault)
    if not faults:
        raise ChannelsError(f"渠道文件里没有“{unit}”的地址。")
    if any(faults):
        raise Refused("有渠道没有送达，请检查渠道文件里的地址和密钥。")
    return DONE


def _tell(done: Run, is_dry: bool) -> None:
    settled, day = done.settled, done.day
    would = "（试运行，没有写入，也没有发送）" if is_dry else ""
    print(
        f"{day.year}年{day.month}月{day.day}日{would}：补记{settled.days}天，新发{settled.opened}项，"
        f"再次出现{settled.reopened}项，加重{settled.worse}项，解除{settled.closed}项。"
    )
    print(f"督查提醒{len(done.messages)}份" + (f"，{done.quiet}。" if done.quiet else "。"))
    if is_dry:
        _show(done.messages)
    elif not done.quiet:
        print(f"送达{len(done.sent)}份，未送达{len(done.failed)}份。")
    for one in done.failed:
        again = one.again.astimezone(ZONE)
        print(
            f"{one.delivery.channel}：{one.delivery.title} 未送达，{one.fault}，{again:%H:%M}后再试。", file=sys.stderr
        )


def _show(messages: list[Message]) -> None:
    for one in messages:
        print(f"\n{one.title}\n{one.text}")
