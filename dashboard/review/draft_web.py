"""Keeps what is typed while it is typed: the browser sends a field's text a moment after every stop."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard import access, at_hand, cookies
from dashboard.signed_in import LOCAL
from data.clock import ZONE
from data.database import DatabaseUnavailable, writing
from data.permissions import Forbidden, Person
from data.review import meetings
from data.review.drafts import LONGEST, Field, keep
from data.review.meetings import MeetingError

DRAFT = "/meeting-draft"
MOST_BYTES = 8 * LONGEST
ENDED = "会议已经结束，没有保存。"


class Unreadable(ValueError):
    """A request that is no draft."""


def routes() -> list[Route]:
    """The address that drafts are sent to; other sites are turned away before it."""
    return [Route(DRAFT, _keep, methods=["POST"])]


async def _keep(request: Request) -> Response:
    try:
        field, text = _read(await _body(request))
        person = await run_in_threadpool(_person, request)
        at = await run_in_threadpool(_kept, person, field, text)
    except Unreadable:
        return _told("读不懂这份草稿。", HTTPStatus.BAD_REQUEST)
    except (Forbidden, MeetingError) as error:
        return _told(str(error), HTTPStatus.FORBIDDEN)
    except DatabaseUnavailable as error:
        return _told(str(error), HTTPStatus.SERVICE_UNAVAILABLE)
    return JSONResponse({"at": at}, headers={"Cache-Control": "no-store"})


def _told(words: str, status: HTTPStatus) -> Response:
    return JSONResponse({"why": words}, status, headers={"Cache-Control": "no-store"})


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Unreadable
    return body


def _read(body: bytes) -> tuple[Field, str]:
    try:
        said: Any = json.loads(body)
        number, name, subject = str(said["draft"]).split(" ", 2)
        return Field(int(number), subject, name), str(said["text"])[:LONGEST]
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable from error


def _person(request: Request) -> Person:
    if not access.is_on():
        return LOCAL
    key = cookies.session_key(request.scope)
    found = at_hand.read(key) if key else None
    if found is None:
        raise Forbidden("登录已经结束。")
    return found.person


def _kept(person: Person, field: Field, text: str) -> str:
    """When it was kept, to the second."""
    with writing() as connection:
        if meetings.find(connection, field.meeting).state == "closed":
            raise MeetingError(ENDED)
        return f"{keep(connection, person, field, text).astimezone(ZONE):%H:%M:%S}"
