"""Runs a screen: one fragment that looks for news, draws the scene of the moment, listens to hidden buttons."""

from __future__ import annotations

import time
from dataclasses import replace

import streamlit as st

from dashboard.markup import Html, tag
from dashboard.reads import look
from dashboard.signed_in import SignedOut, person
from dashboard.wall import address, pictures, rotation, stage
from dashboard.wall.pictures import Picture
from dashboard.wall.rotation import Place
from dashboard.wall.stage import Shown
from data.database import DatabaseUnavailable
from data.editable import TableError
from data.permissions import require
from data.screens import Screen, Turn, screen

PLACE, PAGES, TABLE = "wall_place", "wall_pages", "wall_screen"
UNKNOWN = Screen("unknown", "大屏", (Turn("asking"),), 15)
"""What is shown while the table of screens cannot be read and never could."""


def wall() -> None:
    """The page: a fragment that runs by itself, as often as its screen's table says."""
    refresh_s = _screen().refresh_s
    st.fragment(_refresh, run_every=refresh_s)(refresh_s)


def _screen() -> Screen:
    """The screen that this is; while that cannot be told, the one it was before."""
    try:
        st.session_state[TABLE] = screen(address.screen_name())
    except (TableError, SignedOut, DatabaseUnavailable):
        st.session_state.setdefault(TABLE, UNKNOWN)
    kept: Screen = st.session_state[TABLE]
    return kept


def _refresh(refresh_s: int) -> None:
    """One refresh: steps on where it is time, draws, remembers the place."""
    here = _screen()
    if here.refresh_s != refresh_s:
        st.rerun()
    place = _place(here, refresh_s)
    picture = pictures.taken((here.name, place.is_guest), lambda: _draw(here, place))
    if picture.holds:
        place = replace(place, since=time.monotonic())
    else:
        place = replace(place, page=min(place.page, picture.pages - 1))
    st.session_state[PLACE], st.session_state[PAGES] = place, picture.pages
    st.html(_framed(here, place, picture))
    st.html(tag("i", data_tick=f"{time.time():.0f}", data_refresh=refresh_s, class_="w-tick-mark"))
    _buttons()
    address.remember(here, place)


def _place(here: Screen, refresh_s: int) -> Place:
    """Where the screen is by now: as the session knows it, else the address, as after a restart."""
    place: Place = st.session_state.get(PLACE) or address.place(here, time.monotonic())
    place = rotation.settled(place, here.scenes)
    if rotation.is_due(place, here.scenes, time.monotonic(), refresh_s):
        return _stepped(place, here)
    return place


def _stepped(place: Place, here: Screen, *, forward: bool = True) -> Place:
    pages = st.session_state.get(PAGES, 1)
    return replace(rotation.step(place, here.scenes, pages, forward=forward), since=time.monotonic())


def _draw(here: Screen, place: Place) -> tuple[Html, int]:
    require(person(), "see_wall")
    view = look(None)
    drawn = pictures.drawn(view, here.scenes[place.turn].scene, is_guest=place.is_guest)
    page = min(place.page, len(drawn.pages) - 1)
    return stage.stage(Shown(here, place.turn, page, place.is_guest, view), drawn), len(drawn.pages)


def _framed(here: Screen, place: Place, picture: Picture) -> Html:
    """The picture with its foot; trouble stands above it with the time at which the picture stopped."""
    stopped = f"画面停在{picture.at:%H:%M}。" if picture.html else ""
    above = stage.banner(f"{picture.trouble}{stopped}") if picture.trouble else None
    shown = picture.html or stage.notice("暂时没有画面", ["恢复后自动显示，不必操作。"])
    return tag(
        "div", above, shown, stage.foot(here, place, picture.pages), class_="wall", data_good=int(not picture.holds and not picture.trouble),
        data_at=f"{picture.at:%H:%M}", data_guest=int(place.is_guest), data_build=address.BUILD,
    )  # fmt: skip


def _buttons() -> None:
    """What the keys press: the page's script clicks them."""
    with st.container(key="wall_buttons"):
        st.button("上一页", key="wall_back", on_click=_press, args=("back",))
        st.button("下一页", key="wall_next", on_click=_press, args=("next",))
        st.button("暂停", key="wall_pause", on_click=_press, args=("pause",))
        st.button("来宾模式", key="wall_guest", on_click=_press, args=("guest",))


def _press(what: str) -> None:
    here, place = _screen(), st.session_state[PLACE]
    if what in ("back", "next"):
        place = _stepped(place, here, forward=what == "next")
    elif what == "pause":
        place = replace(place, is_paused=not place.is_paused, since=time.monotonic())
    else:
        place = replace(place, is_guest=not place.is_guest)
    st.session_state[PLACE] = place
