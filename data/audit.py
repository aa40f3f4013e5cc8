"""The audit trail (操作日志): what was done by whom, appended only, every row sealed with the one before it.

A row that is changed, taken out or put in by other means breaks the chain; `verify` names the first such row. It cannot
keep someone with the database file from doing so, it makes sure that it is found (reference: ASVS 16.4.2).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data.clock import now
from data.tables import audit

FIRST = "0" * 64
"""What the first row is sealed with."""

_KEPT = "%Y-%m-%d %H:%M:%S.%f"
"""How SQLite keeps a moment."""

ACTIONS = {
    "load": "导入",
    "undo": "撤回",
    "sign_in": "登录",
    "sign_in_failed": "登录未成",
    "sign_out": "退出登录",
    "refused": "越权被拒",
    "file_refused": "文件未通过",
    "export": "导出",
    "account": "账号变更",
    "rules": "规则变更",
    "alias": "单位别名",
    "slip": "签发督办单",
    "slip_reply": "督办单回复",
    "meeting_prepare": "备会",
    "meeting_open": "开会",
    "meeting_record": "会议记录",
    "meeting_close": "结束会议",
    "meeting_send": "会议交办",
    "backup": "备份",
    "restore": "恢复",
}
"""Codes of what can be done, in words."""

DETAILS: Mapping[str, str] = {
    "what": "做了什么", "names": "账号", "dataset": "数据", "datasets": "数据", "file": "文件", "as_of": "截至", "rows": "行数",
    "added": "新增", "changed": "变更", "ended": "撤下", "number": "日志条数", "digest": "封存码", "sha256": "校验码",
    "made_at": "备份时间", "program": "程序版本", "day": "查看日期", "filters": "筛选", "bytes": "大小", "edition": "版本",
    "why": "原因", "reason": "原因", "reasons": "理由", "lines": "改动", "role": "角色", "division": "处室", "post": "岗位", "table": "表",
    "unit": "单位", "step": "步骤", "by": "经办", "batch": "批次", "hand_in": "报送", "errors": "错误", "codes": "错误种类",
    "colour": "颜色", "item": "事项", "due_on": "时限", "sessions": "结束的登录", "on": "日期", "minutes": "时长", "kind": "类别",
}  # fmt: skip
"""What the parts of an entry's detail are called: there are no others."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done. `actor` is a division or post, `subject` what it was done to."""

    actor: str
    action: str
    subject: str
    address: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


def record(connection: sa.Connection, event: Event, at: dt.datetime | None = None) -> None:
    """Appends an event in the connection's transaction, which must hold the writers' lock.

    Raises KeyError for an action or a part of the detail that has no words.
    """
    if event.action not in ACTIONS or not DETAILS.keys() >= event.detail.keys():
        raise KeyError(event.action, sorted(event.detail))
    previous = connection.scalar(sa.select(audit.c.digest).order_by(audit.c.id.desc()).limit(1)) or FIRST
    row = {
        "at": (at or now()).astimezone(dt.UTC).replace(microsecond=0),
        "actor": _one_line(event.actor),
        "address": event.address,
        "action": event.action,
        "subject": _one_line(event.subject),
        "detail": json.dumps(dict(event.detail), ensure_ascii=False, sort_keys=True, default=str),
        "previous": previous,
    }
    connection.execute(audit.insert().values(**row, digest=_seal(row)))


def verify(connection: sa.Connection) -> int | None:
    """The id of the first row that was touched, or after which one is missing; None where the chain holds."""
    previous, last = FIRST, 0
    for row in _as_kept(connection):
        if row["id"] != last + 1 or row["previous"] != previous or row["digest"] != _seal(row):
            return int(row["id"])
        previous, last = row["digest"], row["id"]
    return None


def _as_kept(connection: sa.Connection) -> Iterator[Mapping[Any, Any]]:
    """Every row, whatever was done to it: a moment that is none is left as text, bytes that are no text as they are."""
    if connection.dialect.name != "sqlite":
        yield from connection.execute(sa.select(audit).order_by(audit.c.id)).mappings()
        return
    kept = [sa.cast(column, sa.LargeBinary).label(column.name) for column in audit.c if column is not audit.c.id]
    for row in connection.execute(sa.select(audit.c.id, *kept).order_by(audit.c.id)).mappings():
        texts = {name: _text(value) for name, value in row.items() if name != "id"}
        yield {**texts, "id": row["id"], "at": _moment(texts["at"])}


def _text(value: Any) -> str:
    return bytes(value or b"").decode("utf-8", "surrogateescape")


def _moment(text: str) -> dt.datetime | str:
    """The moment of SQLite's text; the text itself where it is not exactly as this program writes one."""
    try:
        at = dt.datetime.strptime(text, _KEPT)
    except ValueError:
        return text
    return at.replace(tzinfo=dt.UTC) if at.strftime(_KEPT) == text else text


def head(connection: sa.Connection) -> tuple[int, str]:
    """Number and seal of the newest row: to be kept elsewhere, since a trail cut off at its end still holds."""
    row = connection.execute(sa.select(audit.c.id, audit.c.digest).order_by(audit.c.id.desc()).limit(1)).first()
    return (row.id, row.digest) if row else (0, FIRST)


def _seal(row: Mapping[Any, Any]) -> str:
    at: dt.datetime | str = row["at"]
    named = ("actor", "address", "action", "subject", "detail", "previous")
    # No entry has a fraction of a second: with one, its moment reads longer than when it was sealed.
    moment = at if isinstance(at, str) else at.astimezone(dt.UTC).isoformat()
    sealed = [moment, *(row[name] for name in named)]
    return hashlib.sha256(json.dumps(sealed, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _one_line(text: str) -> str:
    """Without line breaks and other control characters, so that no entry can look like two."""
    return "".join(character if character.isprintable() else "�" for character in text)[:500]
