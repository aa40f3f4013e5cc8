"""A screen's place in its address, so that a restart of the server or the browser finds it again."""

from __future__ import annotations

import streamlit as st

from dashboard import access, frontdoor
from dashboard.signed_in import signed
from dashboard.wall.rotation import Place
from data import devices
from data.screens import Screen

BUILD = frontdoor.WALL.version()
"""What a screen's browser must have loaded; one with another loads itself anew."""
SCREEN, SCENE, PAGE, PAUSED, GUEST = "screen", "scene", "page", "paused", "guest"


def screen_name() -> str | None:
    """The screen of the device that looks; for anybody else the one that the address names."""
    own = devices.screen_of(signed().name) if access.is_on() else None
    return own or st.query_params.get(SCREEN)


def place(here: Screen, now: float) -> Place:
    """The place that the address names; the beginning for a scene that the screen does not show."""
    codes = [turn.scene for turn in here.scenes]
    scene, page = st.query_params.get(SCENE, ""), st.query_params.get(PAGE, "1")
    return Place(
        turn=codes.index(scene) if scene in codes else 0,
        page=int(page) - 1 if page.isdecimal() and 0 < int(page) < 1000 else 0,
        since=now,
        is_paused=PAUSED in st.query_params,
        is_guest=GUEST in st.query_params,
    )


def remember(here: Screen, at: Place) -> None:
    """Writes the place into the address where it differs."""
    given = {SCREEN: here.name, SCENE: here.scenes[at.turn].scene, PAGE: str(at.page + 1)}
    flags = {name: "1" for name, is_set in ((PAUSED, at.is_paused), (GUEST, at.is_guest)) if is_set}
    if st.query_params.to_dict() != given | flags:
        st.query_params.from_dict(given | flags)
