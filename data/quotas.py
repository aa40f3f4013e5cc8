"""Quotas (报送限额): how many files, how many bytes an account may hand in on one day, so that nobody fills the disk."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from data.clock import ZONE, now
from data.hand_in_tables import hand_in
from data.permissions import Person
from data.rules import rules
from data.tables import original

MEGABYTE = 1024 * 1024


class NoRoom(ValueError):
    """The account has handed in its day's share. The message is for people."""


def require_room(connection: sa.Connection, person: Person, size: int) -> None:
    """Raises NoRoom where a file of so many bytes is more than is left to the account until midnight in Asia/Shanghai.

    The connection must hold the writers' lock: two files at once would both find the last place.
    """
    quota = rules().quota
    files, handed = _used(connection, person)
    if files >= quota.files:
        raise NoRoom(f"今天已经报送了{files}个文件，达到每个账号每天{quota.files}个的限额，这个文件没有接收。{_ADVICE}")
    if handed + size > quota.megabytes * MEGABYTE:
        raise NoRoom(
            f"今天已经报送了{handed / MEGABYTE:.1f}MB，加上这个文件的{size / MEGABYTE:.1f}MB，超过每个账号每天"
            f"{quota.megabytes}MB的限额，这个文件没有接收。{_ADVICE}"
        )


_ADVICE = "请明天再报；确实需要的，请管理员在“规则设置”里调整报送限额（quota）。"


def _used(connection: sa.Connection, person: Person) -> tuple[int, int]:
    """Files and bytes that the account has handed in since midnight; by post, where sign-in is off."""
    midnight = dt.datetime.combine(now().date(), dt.time(), ZONE)
    own = hand_in.c.account_id == person.account_id
    if person.account_id is None:
        own = sa.and_(hand_in.c.account_id.is_(None), hand_in.c.by == person.post)
    counted = (
        sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(original.c.size_bytes), 0))
        .join_from(hand_in, original, original.c.sha256 == hand_in.c.sha256)
        .where(own, hand_in.c.received_at >= midnight)
    )
    files, size = connection.execute(counted).one()
    return int(files), int(size)
