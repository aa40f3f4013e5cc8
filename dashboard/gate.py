"""What a request may ask for: which addresses are open, which need a session, which a right."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard.access import is_loopback
from dashboard.navigation import ENTRIES, START, WALL, refusal
from data.permissions import Forbidden, Person, may, may_somewhere, require
from data.sessions import Signed

CLOSED = "登录已经关掉（SIGN_IN=off），只能在运行本程序的这台机器上打开：请用 http://localhost 加端口号访问。"
FOREIGN = "这个请求来自别的网站，已经拒绝。请直接在地址栏输入看板的地址。"
NOT_HERE = "没有这个地址。"
SIGN_IN = "还没有登录，或者登录已经结束。请重新登录。"
CHANGE = "请先修改口令。"
NO_UPLOAD = "这个账号不能上传文件。需要报送的请联系督查处或管理员。"

LOGIN, PASSWORD = "/login", "/account/password"
WALL_ALONE = frozenset({f"/{WALL.name}", "/wall.js", "/screen-start", "/screen-pulse"})
"""A wall whose session has ended shows a calm notice until it is resumed, not a form: its document holds no data."""
OPEN = WALL_ALONE | {LOGIN, "/login/mark.svg", "/login/oidc", "/login/oidc/back", "/healthz", "/session"}
"""Answered to anybody: signing in, and whether the program and the session are alive."""
WHILE_CHANGING = frozenset({PASSWORD, "/logout"})
"""All that is open to an account whose password was given for one use."""
ASSETS = ("/static/", "/app/static/", "/chrome.js", "/component/")
"""The program itself, the same for everyone: nothing of the data."""

_PAGES = {**{f"/{entry.name}": entry for entry in ENTRIES}, "/": START}


class Refused(Exception):
    """A request that is turned away. The message is for people; `status` is the HTTP status."""

    is_of_rights = False
    """Whether it is for what the account may not do."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class NoRight(Refused):
    """A request for what the account may not do."""

    is_of_rights = True


class SentTo(Refused):
    """A request that is turned away for now: a page is to be asked for at `where` first."""

    def __init__(self, status: HTTPStatus, message: str, where: str) -> None:
        super().__init__(status, message)
        self.where = where


def check(scope: Scope) -> None:
    """Raises Refused for what nobody may ask: from another site, of Streamlit's agent interface."""
    if _has_foreign_origin(scope, Headers(scope=scope)):
        raise Refused(HTTPStatus.FORBIDDEN, FOREIGN)
    # Nothing here uses Streamlit's agent interface, whose description answers even when it is switched off.
    if "/_stcore/agent" in scope["path"]:
        raise Refused(HTTPStatus.NOT_FOUND, NOT_HERE)


def check_local(scope: Scope) -> None:
    """While sign-in is off: raises Refused for whatever is not from this machine, under a name of this machine.

    The name counts because a page from elsewhere can point its own name at 127.0.0.1. A proxy between would hide
    who asks.
    """
    headers, client = Headers(scope=scope), scope.get("client") or (None,)
    is_here = is_loopback(client[0]) and is_loopback(_host_name(headers)) and "x-forwarded-for" not in headers
    if not is_here:
        raise Refused(HTTPStatus.FORBIDDEN, CLOSED)


def is_open(path: str) -> bool:
    """Whether an address is answered without a session."""
    return path in OPEN


def check_right(scope: Scope, found: Signed | None) -> None:
    """Raises Refused for who has no session or no right to what is asked."""
    path = scope["path"]
    if found is None:
        raise SentTo(HTTPStatus.UNAUTHORIZED, SIGN_IN, f"{LOGIN}?next={quote(_asked(scope))}")
    if found.must_change and path not in WHILE_CHANGING:
        raise SentTo(HTTPStatus.FORBIDDEN, CHANGE, PASSWORD)
    if path == "/" and not may(found.person, START.verb) and may(found.person, WALL.verb):
        raise SentTo(HTTPStatus.FORBIDDEN, refusal(found.person, START), f"/{WALL.name}")
    why = _forbidden(path, found.person)
    if why:
        raise NoRight(HTTPStatus.FORBIDDEN, why)


def is_use(scope: Scope) -> bool:
    """Whether a request is something that a person did, not one of the many that a page makes by itself."""
    return scope["type"] == "http" and (scope["path"] in _PAGES or scope["method"] not in ("GET", "HEAD"))


def _forbidden(path: str, person: Person) -> str | None:
    """Why a person may not ask for a path; None where nothing is against it."""
    if "/_stcore/metrics" in path:
        return _refusal(person, "read_metrics")
    if "/_stcore/upload_file" in path:
        may_upload = may_somewhere(person, "hand_in") or may(person, "manage_rules")
        return None if may_upload else NO_UPLOAD
    entry = _PAGES.get(path)
    if entry is None or (may(person, "see_board") and not entry.is_wall):
        # A page refuses in its frame, beside the ways to what is open; the document alone holds nothing.
        return None
    return None if may_somewhere(person, entry.verb) else refusal(person, entry)


def _refusal(person: Person, verb: str) -> str | None:
    try:
        require(person, verb)  # type: ignore[arg-type]
    except Forbidden as error:
        return str(error)
    return None


def _asked(scope: Scope) -> str:
    query = scope.get("query_string", b"").decode("latin-1")
    return f"{scope['path']}?{query}" if query else str(scope["path"])


def _host_name(headers: Headers) -> str | None:
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname
    except ValueError:
        return None


def _has_foreign_origin(scope: Scope, headers: Headers) -> bool:
    # Streamlit would look its own address up outside before it refuses a foreign origin.
    origin = headers.get("origin")
    if origin is None or (scope["type"] == "http" and scope["method"] in ("GET", "HEAD", "OPTIONS")):
        return False
    return origin.partition("://")[2] != headers.get("host")
