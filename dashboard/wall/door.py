"""The web of the wall: the start link of a device, and what every screen asks every few seconds."""

from __future__ import annotations

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import access, at_hand, cookies
from dashboard.addresses import client, is_secure
from dashboard.navigation import WALL
from dashboard.wall.heartbeat import HEARTBEAT
from data import devices
from data.clock import now
from data.database import DatabaseUnavailable, reading
from data.devices import Heard, NoSuchLink, Shows
from data.facts import data_version
from data.permissions import may
from data.rules import sign_in_rules
from data.screens import SCENES
from data.sessions import Signed

START, PULSE = "/screen-start", "/screen-pulse"
WAITING = (
    '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>正在打开大屏</title>'
    '<body style="margin:0;height:100vh;display:grid;place-items:center;background:#0a1220;color:#eef3fa;'
    'font:2.4vw sans-serif"><p>数据库暂时连不上，恢复后自动打开大屏，不必操作。</p></body></html>'
)


def routes() -> list[Route]:
    """Every address of the wall beside its page."""
    return [Route(START, start), Route(PULSE, pulse)]


def start(request: Request) -> Response:
    """Signs the device in by its link, once, and leads to its screen; without a link that holds, to the wall's notice.

    A device that is started already goes on: its computer may open the same link at every start.
    """
    if not access.is_on():
        return RedirectResponse(f"/{WALL.name}", 303)
    try:
        token, screen = devices.start(request.query_params.get("key", ""), client(request.scope))
    except NoSuchLink:
        return RedirectResponse(f"/{WALL.name}", 303)
    except DatabaseUnavailable:
        return HTMLResponse(WAITING, 503, headers={"Cache-Control": "no-store"})
    response = RedirectResponse(f"/{WALL.name}?screen={screen}", 303)
    response.set_cookie(
        cookies.name_of(cookies.SESSION, request.scope), token, max_age=sign_in_rules().screen_days * 86_400, path="/",
        secure=is_secure(request.scope), httponly=True, samesite="strict",
    )  # fmt: skip
    return response


def pulse(request: Request) -> PlainTextResponse:
    """200 while the screen may show something, 403 while it may not, 503 while the database is gone."""
    try:
        return _answer(200 if _is_admitted(request) else 403)
    except DatabaseUnavailable:
        return _answer(503)


def _is_admitted(request: Request) -> bool:
    if not access.is_on():
        with reading() as connection:
            data_version(connection)
        return True
    key = cookies.session_key(request.scope)
    found = at_hand.read(key) if key else None
    if found is None or not may(found.person, "see_wall"):
        return False
    _hear(found, request)
    return True


def _hear(found: Signed, request: Request) -> None:
    """Of a leader's own browser nothing is kept."""
    if devices.screen_of(found.name) and found.person.account_id is not None:
        said = heard(request.query_params, client(request.scope))
        HEARTBEAT.hear(found.person.account_id, said)


def heard(said: QueryParams, address: str) -> Heard:
    """What a screen says of itself, of which nothing is believed that cannot be."""
    scene, page, version = said.get("scene", ""), said.get("page", ""), said.get("v", "")
    shows = Shows(
        scene if scene in SCENES else "",
        int(page) if page.isdecimal() and len(page) < 4 else 0,
        said.get("fresh") == "1",
    )
    return Heard(shows, version if version.isalnum() and len(version) <= 24 else "", address, now())


def _answer(status: int) -> PlainTextResponse:
    return PlainTextResponse("", status, headers={"Cache-Control": "no-store"})
