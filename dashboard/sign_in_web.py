"""The web of signing in: the form, signing out, whether a session still holds."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import access, at_hand, cookies, forms, oidc_web
from dashboard.addresses import client
from dashboard.frontdoor import STATIC
from dashboard.gate import LOGIN
from dashboard.health import healthz
from dashboard.next_page import address, safe_next
from dashboard.plain_page import alarm, bounce, button, entry, form, page
from data.database import DatabaseUnavailable
from data.sign_in import Given, NotAdmitted, is_nobody_there, sign_in, sign_out, sign_out_everywhere
from data.throttle import Throttled

STALE = "这一页放得太久，已经失效，请再登录一次。"
NOBODY = "还没有任何账号。请管理员在服务器上运行 python -m dashboard users add 建立第一个管理员账号。"


def routes() -> list[Route]:
    """Every address of signing in and out."""
    return [
        Route(LOGIN, _ask),
        Route(LOGIN, _take, methods=["POST"]),
        Route("/login/mark.svg", _mark),
        Route("/session", _session),
        Route("/logout", _leaving(sign_out), methods=["POST"]),
        Route("/logout/everywhere", _leaving(sign_out_everywhere), methods=["POST"]),
        # Where Streamlit's own sign-out leads: it has nothing to say here.
        Route("/auth/logout", _to_login),
        *oidc_web.routes(),
    ]


async def _ask(request: Request) -> Response:
    where, key = safe_next(request.query_params.get("next")), cookies.session_key(request.scope)
    if not access.is_on() or await _holds(key):
        return RedirectResponse(where, 303)
    if not key and request.headers.get("sec-fetch-site") == "cross-site" and "again" not in request.query_params:
        # Strict cookies do not come along with a link on another site; they do when this page itself asks again.
        return bounce(address(where, again="1"))
    return await run_in_threadpool(_form, request, where)


async def _holds(key: str | None) -> bool:
    return key is not None and await run_in_threadpool(at_hand.read, key) is not None


def _form(request: Request, where: str, wrong: str | None = None, status: int = 200, name: str = "") -> Response:
    secret = cookies.read(cookies.FORM, request.scope) or secrets.token_urlsafe(32)
    fields = (
        entry("账号", "name", "text", "username", value=name, is_first=not name),
        entry("口令", "password", "password", "current-password", is_first=bool(name)),
        button("登录"),
    )
    nobody = NOBODY if is_nobody_there() else None
    response = page(
        "登录",
        alarm(nobody or wrong),
        form(address(where), cookies.form_token(secret), *fields),
        oidc_web.offered(where),
        status=status,
    )
    cookies.give(response, cookies.FORM, secret, request.scope)
    return response


async def _take(request: Request) -> Response:
    where = safe_next(request.query_params.get("next"))
    try:
        fields = await forms.read(request)
    except forms.NotOurs:
        return await run_in_threadpool(_form, request, where, STALE, 403)
    given = Given(fields.get("name", ""), fields.get("password", ""), client(request.scope))
    try:
        token = await run_in_threadpool(sign_in, given, cookies.session_key(request.scope))
    except (NotAdmitted, Throttled) as refusal:
        status = 429 if isinstance(refusal, Throttled) else 401
        return await run_in_threadpool(_form, request, where, str(refusal), status, given.name)
    response = RedirectResponse(where, 303)
    cookies.give(response, cookies.SESSION, token, request.scope)
    return response


def _leaving(leave: Callable[[str], object]) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        key = cookies.session_key(request.scope)
        try:
            await forms.read(request)
        except forms.NotOurs:
            return page("没有退出", alarm("这一页已经失效，请回到看板，刷新后再退出。"), status=403)
        if key:
            await run_in_threadpool(leave, key)
        response = RedirectResponse(LOGIN, 303)
        cookies.take(response, cookies.SESSION, request.scope)
        return response

    return endpoint


async def _session(request: Request) -> Response:
    """200 while the session holds, 401 once it does not, 503 while the database is gone."""
    key = cookies.session_key(request.scope)
    try:
        holds = not access.is_on() or await _holds(key)
    except DatabaseUnavailable:
        holds = True
    if not holds:
        return JSONResponse({"status": "signed out"}, 401, headers={"Cache-Control": "no-store"})
    return await run_in_threadpool(healthz, request)


async def _mark(_: Request) -> Response:
    return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")


async def _to_login(_: Request) -> Response:
    return RedirectResponse(LOGIN, 303)
