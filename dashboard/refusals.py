"""How a request is turned away: a page for a person, a sentence for a program, a closed WebSocket; noted in the trail."""

from __future__ import annotations

import threading

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from dashboard.gate import Refused, SentTo
from dashboard.markup import tag
from dashboard.plain_page import alarm, link_button, page
from data import audit
from data.audit import Event
from data.database import writing
from data.permissions import Person

_told: set[tuple[int | None, str]] = set()
_lock = threading.Lock()
MOST = 10_000


async def refuse(refusal: Refused, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers a request that is refused. Before a WebSocket is opened its closing is an HTTP 403."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await _answer(refusal, scope)(scope, receive, send)


def note(person: Person, subject: str, why: str) -> None:
    """A line in the trail, once while the program runs: who is refused again and again must not swell it."""
    with _lock:
        if len(_told) >= MOST or (person.account_id, subject) in _told:
            return
        _told.add((person.account_id, subject))
    with writing() as connection:
        audit.record(connection, Event(person.post, "refused", subject, person.address, {"why": why}))


def _answer(refusal: Refused, scope: Scope) -> Response:
    if not _is_for_a_person(scope):
        return PlainTextResponse(str(refusal), refusal.status, headers={"Cache-Control": "no-store"})
    if isinstance(refusal, SentTo):
        return RedirectResponse(refusal.where, 303, headers={"Cache-Control": "no-store"})
    ways = (link_button("回到看板", "/"), link_button("我的账号", "/account")) if refusal.is_of_rights else ()
    return page("不能打开", alarm(str(refusal)), tag("div", *ways, class_="pair"), status=refusal.status)


def _is_for_a_person(scope: Scope) -> bool:
    """Whether a browser asks for a document to show."""
    headers = Headers(scope=scope)
    shows = "text/html" in headers.get("accept", "") or headers.get("sec-fetch-mode") == "navigate"
    return shows and scope["method"] in ("GET", "HEAD")
