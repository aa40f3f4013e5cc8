"""Lets requests in by their session; looks again at every message of an open WebSocket."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Receive, Scope

from dashboard import access, at_hand, cookies, gate, refusals
from data.database import DatabaseUnavailable
from data.sessions import Signed

HEADER = "X-Board-Session"
"""Carries the session's key to the script, by Streamlit's `server.trustedUserHeaders`; a client's own is taken away."""
ASSETS_S = 30.0
"""How old what is known of a session may be for a file of the program itself, of which a page asks for sixty."""


async def admit(scope: Scope) -> Signed | None:
    """The session of a request; None for what is open to all and while sign-in is off. Raises gate.Refused."""
    if not access.is_on():
        gate.check_local(scope)
        return None
    if gate.is_open(scope["path"]):
        return None
    found = await _found(scope)
    try:
        gate.check_right(scope, found)
    except gate.Refused as refusal:
        if found and refusal.is_of_rights:
            await run_in_threadpool(refusals.note, found.person, scope["path"], str(refusal))
        raise
    if found and gate.is_use(scope):
        at_hand.note_use(found)
    return found


async def _found(scope: Scope) -> Signed | None:
    key = cookies.session_key(scope)
    if not key:
        return None
    known = at_hand.recall(key, ASSETS_S) if scope["path"].startswith(gate.ASSETS) else None
    try:
        return known or await run_in_threadpool(at_hand.read, key)
    except DatabaseUnavailable as error:
        raise gate.Refused(HTTPStatus.SERVICE_UNAVAILABLE, f"{error}请稍后刷新页面。") from error


def attending(receive: Receive, key: str) -> Receive:
    """Messages of an open WebSocket, each of which may start a run: once the session does not hold, the end."""

    async def receiving() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        try:
            found = await run_in_threadpool(at_hand.read, key)
        except DatabaseUnavailable:
            # The run asks again, and tells the viewer what is wrong.
            return message
        if found is None or found.must_change:
            return {"type": "websocket.disconnect", "code": 1008, "reason": ""}
        at_hand.note_use(found)
        return message

    return receiving


def named(scope: Scope, found: Signed | None) -> Scope:
    """The request with the session's key in the header that names it, and none that the client wrote there."""
    name = HEADER.lower().encode()
    headers = [(key, value) for key, value in scope["headers"] if key.lower() != name]
    if found:
        headers.append((name, found.key.encode()))
    return {**scope, "headers": headers}
