"""Large screens (大屏): which scenes each shows, in which order, how long; an editable file that is checked when read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.editable import REFERENCE, Editable, TableError, build, entries

NAME = "大屏设置"

SCENES: Mapping[str, str] = {
    "asking": "今天要过问什么",
    "ranking": "部门和县（市、区）排名",
    "lists": "四张清单和批示",
    "livelihood": "民生实事",
    "ladder": "争先进位",
    "emergency": "应急与反走私",
    "sharing": "数据共享",
    "coming": "下周会红的",
}
"""Codes of the scenes that there are, with their titles."""

REFRESH_S = (10, 300)
DWELL_S = (10, 600)
"""Shortest and longest. A page that asks more often than every ten seconds can go white for good."""
_NAME = re.compile(r"[a-z][a-z0-9-]{0,23}")


class ScreensError(TableError):
    """The table of screens is missing or wrong; the message says where, in Chinese."""


@dataclass(frozen=True)
class Turn:
    """One scene's place in a screen's rotation; `dwell_s` is how long each of its pages stands, in seconds."""

    scene: str
    dwell_s: int = 30


@dataclass(frozen=True)
class Screen:
    """One large screen. `name` is that of its address, `title` says where it hangs; `scenes` are its turns in order."""

    name: str
    title: str
    scenes: tuple[Turn, ...]
    refresh_s: int = 30
    """How often it looks for news, in seconds."""


@dataclass(frozen=True)
class _Row:
    name: str
    title: str
    scenes: list[Any]
    refresh_s: int = 30


def screens() -> tuple[Screen, ...]:
    """All screens: those of the file named by `SCREENS_FILE`, else of the shipped one. Raises ScreensError."""
    return TABLE.read()


def screen(name: str | None) -> Screen:
    """The screen of that name; the first one for any other. Raises ScreensError."""
    found = screens()
    return next((entry for entry in found if entry.name == name), found[0])


def parse(text: str) -> tuple[Screen, ...]:
    """Screens from the text of a file. Raises ScreensError with what is wrong and where."""
    table = entries(text, NAME, ScreensError)
    if set(table) != {"screen"} or not isinstance(table["screen"], list) or not table["screen"]:
        raise ScreensError(f"{NAME}只能由 [[screen]] 各条组成，至少要有一条。")
    found = tuple(_screen(row, f"{NAME} [[screen]] 第{n}条") for n, row in enumerate(table["screen"], 1))
    names = [entry.name for entry in found]
    for name in names:
        if names.count(name) > 1:
            raise ScreensError(f"{NAME}：名称“{name}”用了两次，每块大屏的 name 不能相同。")
    return found


def _screen(row: Mapping[str, Any], place: str) -> Screen:
    given = build(_Row, row, place, ScreensError)
    if not _NAME.fullmatch(given.name):
        raise ScreensError(f"{place}：name 只能用小写字母、数字和连字符，以字母开头，不超过24个：{given.name!r} 不行。")
    _check_seconds(given.refresh_s, REFRESH_S, f"{place}：refresh_s")
    if not isinstance(given.scenes, list) or not given.scenes:
        raise ScreensError(f"{place}：scenes 至少要写一幕。")
    turns = tuple(_turn(entry, f"{place} scenes 第{n}幕") for n, entry in enumerate(given.scenes, 1))
    return Screen(given.name, given.title, turns, given.refresh_s)


def _turn(row: Any, place: str) -> Turn:
    if not isinstance(row, dict):
        raise ScreensError(f'{place}：应写成 {{ scene = "asking", dwell_s = 30 }} 的样子。')
    made = build(Turn, row, place, ScreensError)
    if made.scene not in SCENES:
        raise ScreensError(f"{place}：没有“{made.scene}”这一幕，可写的有 {'、'.join(SCENES)}。")
    _check_seconds(made.dwell_s, DWELL_S, f"{place}：dwell_s")
    return made


def _check_seconds(value: int, bounds: tuple[int, int], place: str) -> None:
    if not bounds[0] <= value <= bounds[1]:
        raise ScreensError(f"{place} 要在{bounds[0]}到{bounds[1]}秒之间，现在是{value}。")


TABLE = Editable(NAME, "SCREENS_FILE", REFERENCE / "screens.toml", parse, ScreensError)
