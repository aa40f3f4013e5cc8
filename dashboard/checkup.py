"""What has to be right where the board is in earnest use, looked at point by point: sign-in, TLS, backups, trail, disk, fonts."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from dashboard import access, addresses
from data import audit
from data.access_tables import account
from data.clock import demonstration_day, now
from data.database import ROOT, DatabaseUnavailable, database_url, reading
from data.editable import TableError
from data.editable_tables import ALL
from data.schema import prepare
from data.tables import audit as trail

BACKUP_DAYS = 2
"""The newest backup may be so old where one is taken every night."""
FREE_BYTES = 2 * 1024**3
FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC")


@dataclass(frozen=True, slots=True)
class Finding:
    """One point: whether it is right, what was found, what to do where it is not."""

    name: str
    is_right: bool
    found: str
    advice: str = ""


def look() -> Iterator[Finding]:
    """Every point in turn; those of the database alone where it cannot be reached."""
    yield _sign_in()
    yield _tls()
    yield _tables()
    yield _disk()
    yield _fonts()
    try:
        prepare()
        with reading() as connection:
            for point in _OF_DATABASE:
                yield point(connection)
    except DatabaseUnavailable as error:
        yield Finding("数据库", False, str(error), "先把数据库恢复正常，再运行一次。")


def _sign_in() -> Finding:
    on = access.is_on()
    return Finding("登录", on, "已启用" if on else "已关闭", "去掉环境变量 SIGN_IN=off 后重新启动。")


def _tls() -> Finding:
    has = addresses.has_certificate() or bool(addresses.proxies())
    return Finding("加密传输", has, "已设置" if has else "没有设置", "见 docs/security.md；只在本机用的可以不设。")


def _tables() -> Finding:
    wrong = []
    for table in ALL:
        try:
            table.read()
        except TableError as error:
            wrong.append(str(error))
    return Finding("规则和参照表", not wrong, "；".join(wrong) or f"{len(ALL)}张都能用", "在“规则设置”页改正。")


def _disk() -> Finding:
    name = sa.make_url(database_url()).database if database_url().startswith("sqlite") else None
    folder = Path(name).resolve().parent if name else ROOT
    free = shutil.disk_usage(folder if folder.exists() else ROOT).free
    return Finding("磁盘空间", free >= FREE_BYTES, f"剩余{free / 1024**3:.1f}GB", "清理磁盘，至少留出2GB。")


def _fonts() -> Finding:
    program = shutil.which("fc-list")
    if program is None:
        return Finding("中文字体", True, "这台机器查不了字体（没有 fc-list），请打开一个页面看一眼")
    listed = subprocess.run([program, ":lang=zh-cn", "family"], capture_output=True, text=True, timeout=30).stdout
    has = next((font for font in FONTS if font in listed), None)
    return Finding(
        "中文字体", bool(has or listed.strip()), has or ("有" if listed.strip() else "没有"), "安装 fonts-noto-cjk。"
    )


def _administrators(connection: sa.Connection) -> Finding:
    active = sa.and_(account.c.role == "admin", account.c.disabled_at.is_(None))
    count = connection.scalar(sa.select(sa.func.count()).select_from(account).where(active)) or 0
    return Finding("管理员账号", count > 0, f"{count}个", "用 python -m dashboard users add 建一个。")


def _sample(connection: sa.Connection) -> Finding:
    is_sample = demonstration_day(connection) is not None
    return Finding("数据", not is_sample, "示例数据" if is_sample else "正式数据", "把 DATABASE_URL 指向正式的库。")


def _chain(connection: sa.Connection) -> Finding:
    touched, (number, _) = audit.verify(connection), audit.head(connection)
    found = f"共{number}条，前后衔接" if touched is None else f"从第{touched}条起对不上"
    return Finding("操作日志", touched is None, found, "与留存的封存码核对，查明原因。")


def _backups(connection: sa.Connection) -> Finding:
    newest: dt.datetime | None = connection.scalar(sa.select(sa.func.max(trail.c.at)).where(trail.c.action == "backup"))
    if newest is None:
        return Finding(
            "备份", False, "没有做过备份", "用 python -m dashboard backup，定时备份的写法见 docs/examples/。"
        )
    age = (now() - newest).days
    return Finding(
        "备份", age <= BACKUP_DAYS, f"最近一次在{age}天前" if age else "24小时内做过", "检查定时备份是否还在运行。"
    )


_OF_DATABASE: Sequence[Callable[[sa.Connection], Finding]] = (_administrators, _sample, _chain, _backups)
