"""Verbs on review meetings: prepare one, write its documents, see it again, hand units their part."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dashboard.alert_commands import known_channels
from dashboard.meeting_run import HandedOut, hand_units, plan
from dashboard.papers.meeting.kinds import facts_by_kind, unit_files
from dashboard.papers.meeting.wishes import Wishes
from data.clock import ZONE, today
from data.database import reading, writing
from data.permissions import Person
from data.review.meetings import (
    Meeting,
    MeetingError,
    complete,
    numbered,
    pack_of,
    prepare,
)  # fmt: skip
from data.review.meetings import (
    replay as replayed,
)
from data.review.pack import as_json
from data.schema import prepare as prepare_database
from etl.cli import DONE, REFUSED, Refused

CONSOLE = Person("督查处（命令行）", "supervision")
_NUMBER = re.compile(r"(\d{4})-(\d{1,3})")


def prepare_meeting(wanted: argparse.Namespace) -> int:
    """Freezes the moment of a meeting and proposes its agenda. Raises Refused."""
    prepare_database()
    try:
        with writing() as connection:
            frozen = prepare(connection, CONSOLE, wanted.day or today(connection), wanted.minutes)
        with reading() as connection:
            pack = pack_of(connection, frozen)
        with writing() as connection:
            meeting = complete(connection, frozen, pack)
    except MeetingError as error:
        raise Refused(str(error)) from None
    kept = sum(not entry.is_cut for entry in meeting.agenda)
    print(
        f"{meeting.name}已备会（{meeting.year}-{meeting.number}）：上会{kept}项，书面{len(meeting.agenda) - kept}项。"
    )
    return DONE


def replay(wanted: argparse.Namespace) -> int:
    """Says what a meeting was shown; refused (1) where it is not the same as what was frozen. Raises Refused."""
    prepare_database()
    with reading() as connection:
        shown = replayed(connection, _meeting(connection, wanted.meeting))
    if wanted.json:
        print(_document(shown.meeting, as_json(shown.pack), shown.is_same))
    else:
        same = "与备会时完全一致" if shown.is_same else "与备会时的封存码不一致，请联系管理员"
        print(f"{shown.meeting.name}：{same}。")
    return DONE if shown.is_same else REFUSED


def _document(meeting: Meeting, pack: str, is_same: bool) -> str:
    told: dict[str, Any] = {"meeting": f"{meeting.year}-{meeting.number}", "same": is_same, "pack": json.loads(pack)}
    return json.dumps(told, ensure_ascii=False, indent=1)


def papers(wanted: argparse.Namespace) -> int:
    """Writes every document that the meeting can have. Raises Refused."""
    prepare_database()
    folder = Path(wanted.output)
    issues = {"bulletin": wanted.issue, "instruction_bulletin": wanted.instruction_issue}
    with reading() as connection:
        told = list(facts_by_kind(connection, _meeting(connection, wanted.meeting)))
    for kind, facts in told:
        if kind.code == "unit_sheets":
            for name, content in unit_files(facts):
                _write(folder / kind.name / name, content)
        else:
            wishes = Wishes(issues.get(kind.code), wanted.chair, wanted.present, wanted.absent, wanted.guests)
            _write(folder / kind.file(facts.meeting), kind.build(facts, wishes))
        print(f"已生成{kind.name}")
    print(f"写在{folder}。以后用 python -m dashboard papers check 核对其中的数字。")
    return DONE


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        raise Refused(f"文件“{path.name}”写不进去。请检查文件夹和磁盘空间，文件正在打开的请先关闭。") from None


def send(wanted: argparse.Namespace) -> int:
    """Hands every unit its part of a closed meeting; with --dry-run says what it would. Raises Refused."""
    prepare_database()
    known = known_channels()
    with reading() as connection:
        meeting = _meeting(connection, wanted.meeting)
    try:
        done = plan(CONSOLE, meeting, known) if wanted.dry_run else hand_units(CONSOLE, meeting, known)
    except MeetingError as error:
        raise Refused(str(error)) from None
    _tell(meeting, done, wanted.dry_run)
    return DONE


def _tell(meeting: Meeting, done: HandedOut, is_dry: bool) -> None:
    would = "（试运行，没有写入，也没有发送）" if is_dry else f"，本次新写{done.written}份"
    quiet = f"，{done.quiet}" if done.quiet else ""
    print(f"{meeting.name}：涉及{len(done.messages)}个单位{would}{quiet}。")
    if done.unreached and len(done.unreached) < len(done.messages):
        print(f"没有渠道的单位：{'、'.join(done.unreached)}。请在渠道文件里补上，或送纸质交办事项单。")
    if is_dry:
        for _, message in done.messages:
            print(f"\n{message.title}\n{message.text}")
    elif not done.quiet:
        print(f"送达{len(done.sent.sent)}份，未送达{len(done.sent.failed)}份。")
    for one in done.sent.failed:
        again = one.again.astimezone(ZONE)
        print(
            f"{one.delivery.channel}：{one.delivery.title} 未送达，{one.fault}，{again:%H:%M}后再试。", file=sys.stderr
        )


def _meeting(connection: sa.Connection, text: str) -> Meeting:
    given = _NUMBER.fullmatch(text)
    found = numbered(connection, int(given[1]), int(given[2])) if given else None
    if found is None:
        raise Refused(
            f"没有“{text}”这次会议。请写成 年份-次数，如 2020-52；备会用 python -m dashboard meeting prepare。"
        )
    return found
