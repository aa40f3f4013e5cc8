"""Where a request comes from: the peer, or what a proxy says that the settings name."""

from __future__ import annotations

import ipaddress
import os
from functools import cache

import uvicorn.config
from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit import config

VARIABLE = "TRUSTED_PROXIES"
"""Addresses or networks of proxies, with commas between: 127.0.0.1,10.0.0.0/8."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def proxies() -> tuple[Network, ...]:
    """The proxies whose words about a request count. Raises ValueError, in Chinese, for what is no address."""
    return _networks(os.environ.get(VARIABLE, ""))


def client(scope: Scope) -> str:
    """The address that asks. Of X-Forwarded-For the last that no trusted proxy has counts: what stands before it anyone may write."""
    address = _peer(scope)
    for said in reversed(Headers(scope=scope).get("x-forwarded-for", "").split(",")):
        if not _is_proxy(address) or not said.strip():
            break
        address = said.strip()
    return address


def is_secure(scope: Scope) -> bool:
    """Whether the browser speaks TLS, to this program or to a trusted proxy."""
    if scope["scheme"] in ("https", "wss"):
        return True
    return _is_proxy(_peer(scope)) and Headers(scope=scope).get("x-forwarded-proto", "").strip() == "https"


def has_certificate() -> bool:
    """Whether the program itself speaks TLS."""
    return bool(config.get_option("server.sslCertFile"))


def believe_none_but_those_named() -> None:
    """Keeps the web server from believing whatever a peer on this machine says that it forwards, as it would."""
    vars(uvicorn.config)["ProxyHeadersMiddleware"] = lambda app, trusted_hosts: app


def _peer(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])


def _is_proxy(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in proxies())


@cache
def _networks(setting: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in setting.split(",") if part.strip())
    except ValueError as error:
        raise ValueError(f"{VARIABLE} 里应是 IP 地址或网段，用逗号隔开，现在是「{setting}」。") from error
