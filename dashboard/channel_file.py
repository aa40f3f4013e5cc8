"""The channels file (渠道文件): through what units are reached, kept by the administrator alone, outside the program.

No message of this module repeats a value of the file: addresses hold secrets.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from data.database import ROOT
from data.editable import TableError
from data.units import Directory

VARIABLE = "CHANNELS_FILE"
NAME = "渠道文件"
EVERYONE = "*"
"""Stands for every unit that has no line of its own for that audience."""

Kind = Literal["dingtalk", "wecom", "feishu", "apprise"]
KINDS: dict[Kind, str] = {
    "dingtalk": "钉钉、浙政钉机器人",
    "wecom": "企业微信机器人",
    "feishu": "飞书机器人",
    "apprise": "Apprise 地址",
}
AUDIENCES = {"unit": "联络员", "head": "主要负责人"}
UNCHECKED = ("dingtalk", "wecombot", "feishu", "lark")
"""Schemes of Apprise that take any answer for a success; robots of our own look at what the other side says."""

_CHANNEL = {"name", "kind", "url", "webhook", "secret"}
_RECIPIENT = {"unit", "audience", "channel", "to"}


class ChannelsError(TableError):
    """The channels file is wrong; the message says where, in Chinese, and never what is written there."""


@dataclass(frozen=True)
class Channel:
    """A way out. `url` is Apprise's address with `{to}` for the recipient, or a robot's webhook."""

    name: str
    kind: Kind
    url: str
    secret: str = ""

    def __repr__(self) -> str:
        return f"Channel({self.name!r}, {self.kind!r})"


@dataclass(frozen=True)
class Recipient:
    """Who is reached through a channel: a unit's contact or head."""

    unit: str
    audience: str
    channel: str
    to: str = ""

    def __repr__(self) -> str:
        return f"Recipient({self.unit!r}, {self.audience!r}, {self.channel!r})"


@dataclass(frozen=True)
class Channels:
    """All channels and recipients; `units` maps names as written to codes."""

    channels: Mapping[str, Channel]
    recipients: tuple[Recipient, ...]

    def resolved(self, names: Directory) -> Channels:
        """The recipients by codes of units; names of divisions stay."""
        found = (
            Recipient(names.resolve(one.unit) or one.unit, one.audience, one.channel, one.to) for one in self.recipients
        )
        return Channels(self.channels, tuple(found))

    def reach(self, unit: str, audience: str) -> list[str]:
        """Names of the channels by which a unit is reached."""
        return list(dict.fromkeys(one.channel for one in self._of(unit, audience)))

    def recipients_of(self, unit: str, audience: str, channel: str) -> list[Recipient]:
        """Who gets a unit's digest through a channel."""
        return [one for one in self._of(unit, audience) if one.channel == channel]

    def _of(self, unit: str, audience: str) -> list[Recipient]:
        # A return may be the matter of several divisions (秘书处、综合处): each is told.
        asked = (unit, *unit.split("、"))
        own = [one for one in self.recipients if one.unit in asked and one.audience == audience]
        return own or [one for one in self.recipients if one.unit == EVERYONE and one.audience == audience]


def channels() -> Channels | None:
    """What the file named by `CHANNELS_FILE` says; None where there is none: nothing leaves then. Raises ChannelsError."""
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return None
    path = Path(given).resolve()
    if path.is_relative_to(ROOT):
        raise ChannelsError(f"{NAME}不能放在程序目录里，请放到只有管理员能读的地方，再用 {VARIABLE} 指明。")
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ChannelsError(f"{NAME}打不开；请检查 {VARIABLE} 所指的文件和权限。") from error
    except UnicodeDecodeError as error:
        raise ChannelsError(f"{NAME}不是 UTF-8 编码；请用记事本打开，另存为 UTF-8。") from error


def is_open_to_others() -> bool:
    """Whether other users of the machine can read the file."""
    given = os.environ.get(VARIABLE, "").strip()
    return bool(given) and os.name == "posix" and bool(Path(given).stat().st_mode & 0o077)


def parse(text: str) -> Channels:
    """Channels from the text of a file. Raises ChannelsError with the place."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = str(error).rpartition("(")[2].rstrip(")")
        raise ChannelsError(f"{NAME}写法有误（{where}）。") from None
    if set(table) - {"channel", "recipient"}:
        raise ChannelsError(f"{NAME}只能由 [[channel]] 和 [[recipient]] 各条组成。")
    made = [_channel(row, number) for number, row in enumerate(_rows(table, "channel"), 1)]
    by_name = {one.name: one for one in made}
    if len(by_name) < len(made):
        raise ChannelsError(f"{NAME}：有两个渠道同名。")
    found = tuple(_recipient(row, number, by_name) for number, row in enumerate(_rows(table, "recipient"), 1))
    return Channels(by_name, found)


def _rows(table: Mapping[str, Any], name: str) -> Sequence[Any]:
    rows = table.get(name, [])
    if not isinstance(rows, list):
        raise ChannelsError(f"{NAME}：{name} 要写成 [[{name}]]。")
    return rows


def _channel(row: Any, number: int) -> Channel:
    place = f"channel 第{number}条"
    _check_names(row, _CHANNEL, place)
    kind = row.get("kind", "apprise")
    if kind not in KINDS:
        raise ChannelsError(f"{place}：kind 可写的有 {'、'.join(KINDS)}。")
    wanted = "url" if kind == "apprise" else "webhook"
    for name in ("name", wanted):
        if not row.get(name):
            raise ChannelsError(f"{place}：缺少 {name}。")
    url = row[wanted]
    if kind == "apprise" and url.partition("://")[0].lower() in UNCHECKED:
        raise ChannelsError(
            f'{place}：请改写 kind = "dingtalk"、"wecom" 或 "feishu" 和 webhook，这样才核对对方的答复。'
        )
    if kind != "apprise" and not url.startswith(("https://", "http://")):
        raise ChannelsError(f"{place}：webhook 要以 https:// 开头。")
    return Channel(row["name"], cast(Kind, kind), url, row.get("secret", ""))


def _recipient(row: Any, number: int, known: Mapping[str, Channel]) -> Recipient:
    place = f"recipient 第{number}条"
    _check_names(row, _RECIPIENT, place)
    for name in ("unit", "channel"):
        if not row.get(name):
            raise ChannelsError(f"{place}：缺少 {name}。")
    made = Recipient(row["unit"], row.get("audience", "unit"), row["channel"], row.get("to", ""))
    if made.audience not in AUDIENCES:
        raise ChannelsError(f"{place}：audience 可写的有 {'、'.join(AUDIENCES)}。")
    if made.channel not in known:
        raise ChannelsError(f"{place}：前面没有叫这个名字的渠道。")
    if "{to}" in known[made.channel].url and not made.to:
        raise ChannelsError(f"{place}：这个渠道要写 to。")
    return made


def _check_names(row: Any, known: set[str], place: str) -> None:
    if not isinstance(row, dict):
        raise ChannelsError(f"{place}写法有误。")
    for name, value in row.items():
        if name not in known:
            raise ChannelsError(f"{place}：不认识“{name}”，可写的有 {'、'.join(sorted(known))}。")
        if not isinstance(value, str):
            raise ChannelsError(f"{place}：{name} 要写成引号里的文字。")
