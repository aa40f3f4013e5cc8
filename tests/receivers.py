"""Real receivers on loopback: an HTTP server that answers as robots do and checks their signatures, an SMTP server."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.controller import Controller

from tests.databases import free_port

SECRET = "SECfa11ba9"


@dataclass
class Robots:
    """What arrived, by path; `broken` answers 500 while it is set, `slow` waits so many seconds."""

    port: int
    got: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    broken: bool = False
    slow: float = 0.0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def texts(self) -> list[str]:
        """The texts that were taken, in order."""
        return [_text(payload) for _, payload in self.got]

    def take(self, target: str, payload: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """What is answered: 200 with a code, as DingTalk, WeCom and Feishu do."""
        time.sleep(self.slow)
        if self.broken:
            return 500, {}
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        name = parts.path.strip("/").split("/")[0]
        is_right = {"dingtalk": _is_dingtalk, "feishu": _is_feishu}.get(name, _is_anything)(query, payload)
        if not is_right:
            self.refused.append(target)
            return 200, {"code": 19021} if name == "feishu" else {"errcode": 310000, "errmsg": "sign not match"}
        self.got.append((target, payload))
        return 200, {"code": 0} if name == "feishu" else {"errcode": 0}


def _text(payload: dict[str, Any]) -> str:
    return str((payload.get("text") or payload.get("content") or {"content": payload.get("message")}).popitem()[1])


def _is_anything(_query: dict[str, str], _payload: dict[str, Any]) -> bool:
    return True


def _is_dingtalk(query: dict[str, str], _: dict[str, Any]) -> bool:
    """As DingTalk checks it: the key is the secret, the message stamp and secret, the stamp not an hour old."""
    stamp = query.get("timestamp", "0")
    expected = base64.b64encode(hmac.new(SECRET.encode(), f"{stamp}\n{SECRET}".encode(), hashlib.sha256).digest())
    return query.get("sign") == expected.decode() and abs(time.time() * 1000 - int(stamp)) < 3_600_000


def _is_feishu(_: dict[str, str], payload: dict[str, Any]) -> bool:
    key = f"{payload.get('timestamp')}\n{SECRET}".encode()
    expected = base64.b64encode(hmac.new(key, b"", hashlib.sha256).digest())
    return payload.get("sign") == expected.decode()


@contextmanager
def robots() -> Iterator[Robots]:
    """A running HTTP receiver."""
    taken = Robots(free_port())

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, answer = taken.take(self.path, payload)
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", taken.port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield taken
    server.shutdown()
    server.server_close()


@dataclass
class Mailbox:
    """What arrived by e-mail."""

    port: int
    got: list[tuple[list[str], EmailMessage]] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Called by the server for every message."""
        read = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(read, EmailMessage)
        self.got.append((list(envelope.rcpt_tos), read))
        return "250 OK"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A running SMTP server."""
    box = Mailbox(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def receiver() -> Iterator[Robots]:
    """An HTTP receiver for one test."""
    with robots() as running:
        yield running


@pytest.fixture
def mail() -> Iterator[Mailbox]:
    """An SMTP server for one test."""
    with mailbox() as running:
        yield running
