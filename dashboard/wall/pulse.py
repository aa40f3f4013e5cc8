"""The answer to a wall's question every few seconds: is the server there, may this screen show anything?"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse


def pulse(_: Request) -> PlainTextResponse:
    """200 while it may."""
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})
