"""Group robots for Apprise: DingTalk and 浙政钉, WeCom, Feishu, at any host, signed, with a look at what they answer.

Apprise's own know only the public hosts, take every answer for a success, and sign Feishu's messages not at all.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import requests
from apprise import NotifyBase, NotifyFormat, NotifyType, OverflowMode

TIMEOUT_S = (5, 15)
"""To connect, to be answered."""


class Robot(NotifyBase):
    """A robot that takes JSON at a webhook. `last_fault` says in words why the last message did not get through."""

    service_name = "robot"  # type: ignore[assignment]
    protocol = "robot"  # type: ignore[assignment]
    notify_format = NotifyFormat.TEXT
    request_rate_per_sec = 0
    title_maxlen = 0
    """The title becomes the first line of the text."""

    def __init__(self, webhook: str, secret: str = "") -> None:
        super().__init__(overflow=OverflowMode.SPLIT.value)  # type: ignore[no-untyped-call]
        self.webhook, self.secret = webhook, secret
        self.last_fault: str | None = None

    def url(self, privacy: bool = False, *args: Any, **kwargs: Any) -> str:
        """Never the webhook: whoever knows it can post."""
        return "robot://***"

    def send(self, body: str, title: str = "", notify_type: NotifyType = NotifyType.INFO, **kwargs: Any) -> bool:
        """Posts one message; whether it got through."""
        address, payload = self.signed(body, time.time())
        try:
            answer = requests.post(address, json=payload, timeout=TIMEOUT_S, allow_redirects=False)
        except requests.RequestException:
            self.last_fault = "连不上对方"
            return False
        self.last_fault = self.fault_of(answer)
        return self.last_fault is None

    def signed(self, body: str, at: float) -> tuple[str, dict[str, Any]]:
        """Where and what to post."""
        raise NotImplementedError

    def fault_of(self, answer: requests.Response) -> str | None:
        """What is wrong with an answer; None where the message was taken."""
        if answer.status_code != requests.codes.ok:
            return f"对方答复{answer.status_code}"
        try:
            said = answer.json()
        except ValueError:
            return "对方的答复看不懂"
        return self.refusal(said) if isinstance(said, dict) else "对方的答复看不懂"

    def refusal(self, said: Mapping[str, Any]) -> str | None:
        """The code of a refusal in an answer; None for none."""
        if said.get("success") is True and "errcode" not in said:
            return None
        code = said.get("errcode", said.get("code", said.get("StatusCode")))
        return None if str(code) == "0" else f"对方没有接受，代码{_code(code)}"


class DingTalk(Robot):
    """钉钉 and 浙政钉: the signature goes into the address (milliseconds, HMAC-SHA256, Base64, percent-encoded once)."""

    body_maxlen = 5000

    def signed(self, body: str, at: float) -> tuple[str, dict[str, Any]]:
        payload = {"msgtype": "text", "text": {"content": body}}
        if not self.secret:
            return self.webhook, payload
        stamp = str(round(at * 1000))
        sign = quote(_hmac(self.secret, f"{stamp}\n{self.secret}"), safe="")
        joint = "&" if "?" in self.webhook else "?"
        return f"{self.webhook}{joint}timestamp={stamp}&sign={sign}", payload


class WeCom(Robot):
    """企业微信: no signature; 2 048 bytes a message."""

    body_maxlen = 600

    def signed(self, body: str, at: float) -> tuple[str, dict[str, Any]]:
        return self.webhook, {"msgtype": "text", "text": {"content": body}}


class Feishu(Robot):
    """飞书: the signature goes into the message (seconds; the key is stamp and secret, the message empty)."""

    body_maxlen = 5000

    def signed(self, body: str, at: float) -> tuple[str, dict[str, Any]]:
        payload: dict[str, Any] = {"msg_type": "text", "content": {"text": body}}
        if self.secret:
            stamp = str(int(at))
            payload |= {"timestamp": stamp, "sign": _hmac(f"{stamp}\n{self.secret}", "")}
        return self.webhook, payload


ROBOTS: dict[str, type[Robot]] = {"dingtalk": DingTalk, "wecom": WeCom, "feishu": Feishu}
"""By the kind of a channel."""


def _hmac(key: str, message: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), message.encode(), hashlib.sha256).digest()).decode()


def _code(value: object) -> str:
    """A code and nothing else of what the other side wrote."""
    return "".join(c for c in str(value) if c.isalnum())[:12] or "不明"
