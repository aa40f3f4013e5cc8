"""Whether people sign in here, and where the program may listen: from the environment, checked at the start."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator, Sequence

from dashboard import addresses

VARIABLE = "SIGN_IN"
NOTICE = "未启用登录，仅限本机使用"
"""Stands on every page while sign-in is off."""
NOT_HERE = (
    "没有启动：SIGN_IN=off 关掉了登录，这时程序只能监听本机（server.address = 127.0.0.1），现在的设置是「{address}」。"
    "要让别的机器打开，请去掉 SIGN_IN=off；只在本机用，请改回 .streamlit/config.toml 里的 server.address。"
)
NOT_BEHIND = "没有启动：SIGN_IN=off 关掉了登录，这时不能放在反向代理后面。请去掉 SIGN_IN=off 或 TRUSTED_PROXIES。"
NO_TLS = (
    "注意：程序在「{address}」上用 http 提供服务，口令和数据在网络上不加密，只应在可信的内部网络里这样用。"
    "加密的办法见 docs/security.md（用 nginx 加 TLS，再设置 TRUSTED_PROXIES）。"
)


DEMO = (
    "没有启动：库里有演示账号（{names}），它们的口令在终端里显示过，不能在「{address}」上对别的机器开放。请先停用它们"
    "（python -m dashboard users disable 账号），或用正式的数据库；确实要这样演示的，设置 DEMO_ACCOUNTS=open。"
)


class CannotStart(SystemExit):
    """The settings do not go together. The message is for whoever starts the program."""


def is_on() -> bool:
    """Whether people sign in. Raises CannotStart for a setting that is neither on nor off."""
    said = os.environ.get(VARIABLE, "").strip().lower() or "on"
    if said not in ("on", "off"):
        raise CannotStart(f"没有启动：{VARIABLE} 只能是 on 或 off，现在是「{said}」。")
    return said == "on"


def check(address: str | None) -> Iterator[str]:
    """Yields what must be said before serving on the address. Raises CannotStart."""
    shown = address or "所有地址"
    try:
        is_behind = bool(addresses.proxies())
    except ValueError as error:
        raise CannotStart(f"没有启动：{error}") from error
    if not is_on():
        if not is_loopback(address):
            raise CannotStart(NOT_HERE.format(address=shown))
        if is_behind:
            raise CannotStart(NOT_BEHIND)
        yield f"注意：{NOTICE}。"
    elif not is_loopback(address) and not is_behind and not addresses.has_certificate():
        yield NO_TLS.format(address=shown)


def check_demonstration(address: str | None, names: Sequence[str]) -> None:
    """Raises CannotStart where accounts made for trying would be served to other machines, unless told to."""
    is_here = is_loopback(address) and not addresses.proxies()
    if is_on() and names and not is_here and os.environ.get("DEMO_ACCOUNTS", "").strip() != "open":
        raise CannotStart(DEMO.format(names="、".join(names), address=address or "所有地址"))


def is_loopback(address: str | None) -> bool:
    """True for localhost and the addresses of the loopback network; False for a missing or a wildcard address."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address((address or "").strip("[]")).is_loopback
    except ValueError:
        return False
