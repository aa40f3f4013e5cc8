"""Cookies: the session's token in the browser, a token that ties a form to the browser it was drawn for."""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from dashboard.addresses import is_secure
from data.sessions import key_of

SESSION, FORM = "board_session", "board_form"


def name_of(cookie: str, scope: Scope) -> str:
    """A cookie's full name. `__Host-` makes browsers refuse it from another host or without TLS."""
    return f"__Host-{cookie}" if is_secure(scope) else cookie


def read(cookie: str, scope: Scope) -> str | None:
    """A cookie's value, None without one."""
    found: SimpleCookie = SimpleCookie()
    try:
        found.load("; ".join(Headers(scope=scope).getlist("cookie")))
    except CookieError:
        return None
    morsel = found.get(name_of(cookie, scope))
    return morsel.value if morsel else None


def session_key(scope: Scope) -> str | None:
    """The key of the session that the browser claims, None without one."""
    token = read(SESSION, scope)
    return key_of(token) if token else None


def give(response: Response, cookie: str, value: str, scope: Scope) -> None:
    """Sets a cookie until the browser closes: no script reads it, no other site's request carries it."""
    response.set_cookie(
        name_of(cookie, scope), value, path="/", secure=is_secure(scope), httponly=True, samesite="strict"
    )


def take(response: Response, cookie: str, scope: Scope) -> None:
    """Deletes a cookie."""
    response.delete_cookie(name_of(cookie, scope), path="/", secure=is_secure(scope), httponly=True, samesite="strict")


def form_token(secret: str) -> str:
    """What a form carries in a hidden field, made of the session's key or of the form cookie."""
    return hashlib.sha256(f"form {secret}".encode()).hexdigest()


def is_own_form(given: object, scope: Scope) -> bool:
    """Whether a form that came in was drawn for the browser that sent it."""
    secrets = filter(None, (session_key(scope), read(FORM, scope)))
    return isinstance(given, str) and any(
        hmac.compare_digest(given.encode(), form_token(secret).encode()) for secret in secrets
    )
