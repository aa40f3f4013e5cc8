"""Who may come in: until there is a sign-in, this machine alone."""

from __future__ import annotations

import ipaddress
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

CLOSED = "登录功能尚未启用，目前只能在运行本程序的这台机器上打开：请用 http://localhost 加端口号访问。"
FOREIGN = "这个请求来自别的网站，已经拒绝。请直接在地址栏输入看板的地址。"
NOT_HERE = "没有这个地址。"
OPEN_ADDRESS = (
    "没有启动：登录功能尚未启用，程序只能监听本机（server.address = 127.0.0.1），现在的设置是「{address}」。"
    "请在项目根目录运行 make run，或改回 .streamlit/config.toml 里的 server.address。"
)


class Refused(Exception):
    """A request that is turned away. The message is for people; `status` is the HTTP status."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


def check(scope: Scope) -> None:
    """Lets an HTTP or WebSocket request pass, or raises Refused. Sign-in (part 3) takes the place of `_from_here`."""
    headers = Headers(scope=scope)
    if not _from_here(scope, headers):
        raise Refused(HTTPStatus.FORBIDDEN, CLOSED)
    if _has_foreign_origin(scope, headers):
        raise Refused(HTTPStatus.FORBIDDEN, FOREIGN)
    # Nothing here uses Streamlit's agent interface, whose description answers even when it is switched off.
    if "/_stcore/agent" in scope["path"]:
        raise Refused(HTTPStatus.NOT_FOUND, NOT_HERE)


def is_loopback(address: str | None) -> bool:
    """True for localhost and the addresses of the loopback network; False for a missing or a wildcard address."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address((address or "").strip("[]")).is_loopback
    except ValueError:
        return False


def _from_here(scope: Scope, headers: Headers) -> bool:
    """Asked for from this machine, under a name of this machine, without a proxy between.

    The name counts because a page from elsewhere can point its own name at 127.0.0.1.
    """
    client = scope.get("client") or (None,)
    return is_loopback(client[0]) and is_loopback(_host_name(headers)) and "x-forwarded-for" not in headers


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
