"""The web of signing in by an identity provider: sending the browser there, taking it back once."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import access, cookies, oidc
from dashboard.addresses import client, is_secure
from dashboard.gate import LOGIN, NOT_HERE
from dashboard.markup import Html
from dashboard.next_page import safe_next
from dashboard.oidc import Begun, NotShown, Settings
from dashboard.plain_page import alarm, bounce, link_button, page
from data.editable import TableError
from data.sign_in import NotAdmitted
from data.sign_in_elsewhere import sign_in

log = logging.getLogger("dashboard")

START, BACK = f"{LOGIN}/oidc", f"{LOGIN}/oidc/back"
COOKIE = "board_oidc"
WAITED_S = 600.0
"""How long a sign-in at the provider may take."""
MOST = 1000
"""Sign-ins under way: beyond that the oldest are forgotten."""
FAILED = "统一身份认证没有完成，请再试一次；若仍不行，请联系管理员（错误编号 {number}）。"
UNREACHABLE = "现在连不上统一身份认证，请稍后再试，或用账号和口令登录（错误编号 {number}）。"
STALE = "这次登录放得太久，或者已经用过，请再试一次。"

_begun: dict[str, tuple[float, Begun]] = {}
_lock = threading.Lock()


def routes() -> list[Route]:
    """The addresses of signing in by the provider."""
    return [Route(START, _start), Route(BACK, _back)]


def offered(where: str) -> Html | None:
    """The button that leads to the provider, where one is set."""
    if oidc.settings() is None:
        return None
    return link_button("用统一身份认证登录", f"{START}?next={quote(where)}")


async def _start(request: Request) -> Response:
    given = oidc.settings()
    if given is None or not access.is_on():
        return page("不能打开", alarm(NOT_HERE), status=404)
    where, redirect = safe_next(request.query_params.get("next")), _redirect(request)
    try:
        leads_to, begun = await run_in_threadpool(oidc.begin, given, redirect, where)
    except NotShown as error:
        return _failed(UNREACHABLE, error, 503)
    key = secrets.token_urlsafe(32)
    _remember(key, begun)
    response = RedirectResponse(leads_to, 303, headers={"Cache-Control": "no-store"})
    # Lax: the browser comes back by a link of another site.
    response.set_cookie(
        cookies.name_of(COOKIE, request.scope), key, max_age=int(WAITED_S), path="/", secure=is_secure(request.scope),
        httponly=True, samesite="lax",
    )  # fmt: skip
    return response


async def _back(request: Request) -> Response:
    given = oidc.settings()
    key = cookies.read(COOKIE, request.scope)
    begun = _take(key) if key else None
    if given is None or not access.is_on() or begun is None:
        return _ended(page("没有登录", alarm(STALE), link_button("再登录一次", LOGIN), status=400), request)
    return _ended(await run_in_threadpool(_finish, request, given, begun), request)


def _finish(request: Request, given: Settings, begun: Begun) -> Response:
    try:
        shown = oidc.finish(given, begun, dict(request.query_params))
        token = sign_in(shown, client(request.scope), cookies.session_key(request.scope))
    except NotShown as error:
        return _failed(FAILED, error, 400)
    except (NotAdmitted, TableError) as refusal:
        return page("没有登录", alarm(str(refusal)), link_button("回到登录", LOGIN), status=403)
    # A page of this site, so that the strict cookie comes along with what is asked for next.
    response = bounce(begun.where)
    cookies.give(response, cookies.SESSION, token, request.scope)
    return response


def _failed(words: str, error: Exception, status: int) -> Response:
    number = secrets.token_hex(4).upper()
    log.warning("error %s: sign-in by the provider: %s", number, error)
    return page("没有登录", alarm(words.format(number=number)), link_button("再登录一次", LOGIN), status=status)


def _ended(response: Response, request: Request) -> Response:
    cookies.take(response, COOKIE, request.scope)
    return response


def _redirect(request: Request) -> str:
    """Where the provider sends the browser back: it takes only what was registered there."""
    scheme = "https" if is_secure(request.scope) else "http"
    return f"{scheme}://{request.headers.get('host', '')}{BACK}"


def _remember(key: str, begun: Begun) -> None:
    with _lock:
        while len(_begun) >= MOST:
            del _begun[next(iter(_begun))]
        _begun[key] = (time.monotonic(), begun)


def _take(key: str) -> Begun | None:
    """What was begun, once: a return that is played again finds nothing."""
    with _lock:
        moment, begun = _begun.pop(key, (0.0, None))
    return begun if begun and time.monotonic() - moment < WAITED_S else None
