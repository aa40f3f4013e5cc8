"""The picture of a moment: drawn from the data, else the last good one with its time and what is wrong."""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import sqlalchemy as sa
import streamlit as st

from dashboard.markup import Html
from dashboard.reads import View
from dashboard.signed_in import SignedOut, acting_as
from dashboard.wall import stage
from dashboard.wall.age import scene_age
from dashboard.wall.registry import ALL
from dashboard.wall.scene import Drawn, look
from data.clock import now
from data.database import DatabaseUnavailable
from data.editable import TableError
from data.permissions import Forbidden, Person

log = logging.getLogger("dashboard")

NO_DATABASE = "数据库暂时连不上，恢复后自动更新，不必操作。"
TABLE = "规则或参照表有误：{reason}改好后自动更新。"
CLOSED = ("请管理员在“大屏管理”里恢复它，或在这里打开新的启动链接。",)
BROKEN = "程序出了错，数据没有受影响；请把错误编号 {number} 告诉管理员。"


@dataclass(frozen=True)
class Picture:
    """What a screen shows: the HTML, when it was drawn, how many pages its scene has, what is wrong (empty if nothing).

    `holds` while the rotation waits: what is wrong is wrong for every scene.
    """

    html: Html
    at: dt.datetime
    pages: int
    trouble: str = ""
    holds: bool = False


ON_THE_WALL = Person("大屏", "leader")
"""For whom a wall is drawn: its table says what it shows, not who stands before it."""


def drawn(view: View, code: str, *, is_guest: bool) -> Drawn:
    """A scene of a view; drawn once for a day and a state of the data."""
    with acting_as(ON_THE_WALL):
        return _drawn(view.version, view.day, code, is_guest, view)


@st.cache_data(max_entries=64, show_spinner=False)
def _drawn(version: str, day: dt.date, code: str, is_guest: bool, _view: View) -> Drawn:
    seen = look(_view, is_guest=is_guest)
    found = ALL[code].seen(seen)
    return replace(found, age=found.age or scene_age(seen, ALL[code].datasets))


class Kept:
    """The last good picture of every screen, guests' apart; what was wrong with each is logged once."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[str, bool], Picture] = {}
        self._logged: dict[tuple[str, bool], tuple[str, str]] = {}
        self._lock = threading.Lock()

    def keep(self, screen: tuple[str, bool], picture: Picture) -> None:
        """Takes the place of the one before; trouble is over."""
        with self._lock:
            self._pictures[screen] = picture
            self._logged.pop(screen, None)

    def last(self, screen: tuple[str, bool]) -> Picture | None:
        """None where nothing was ever drawn since the program started."""
        return self._pictures.get(screen)

    def number(self, screen: tuple[str, bool], error: Exception) -> str:
        """The number of this trouble in the log; the same while it lasts."""
        said = f"{type(error).__name__}: {error}"
        with self._lock:
            if self._logged.get(screen, ("", ""))[0] != said:
                self._logged[screen] = (said, secrets.token_hex(4).upper())
                log.error("error %s", self._logged[screen][1], exc_info=error)
            return self._logged[screen][1]


KEPT = Kept()


def taken(screen: tuple[str, bool], draw: Callable[[], tuple[Html, int]]) -> Picture:
    """The picture that `draw` makes with its number of pages; where that fails the last good one. Never raises."""
    try:
        html, pages = draw()
    except (SignedOut, Forbidden):
        return Picture(stage.notice("这块大屏没有启用", CLOSED), now(), 1, holds=True)
    except Exception as error:
        return _last(screen, error)
    picture = Picture(html, now(), pages)
    KEPT.keep(screen, picture)
    return picture


def _last(screen: tuple[str, bool], error: Exception) -> Picture:
    words, is_shared = explained(error, KEPT.number(screen, error))
    last = KEPT.last(screen) or Picture(Html(), now(), 1)
    # A scene that alone is broken is passed over after its time, as if it had one page.
    return replace(last, trouble=words, holds=is_shared, pages=last.pages if is_shared else 1)


def explained(error: Exception, number: str) -> tuple[str, bool]:
    """What is wrong, for those who stand before the wall; whether it is wrong for every scene."""
    if isinstance(error, (DatabaseUnavailable, sa.exc.OperationalError, sa.exc.InterfaceError)):
        return NO_DATABASE, True
    if isinstance(error, TableError):
        return TABLE.format(reason=error), True
    return BROKEN.format(number=number), False
