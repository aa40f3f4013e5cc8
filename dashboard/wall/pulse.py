"""The answer to a wall's question every few seconds: are server and database there, may this screen show anything?"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from data.database import DatabaseUnavailable, reading
from data.facts import data_version


def pulse(_: Request) -> PlainTextResponse:
    """200 while it may, 503 while the database is gone."""
    try:
        with reading() as connection:
            data_version(connection)
    except DatabaseUnavailable:
        return _answer(503)
    return _answer(200)


def _answer(status: int) -> PlainTextResponse:
    return PlainTextResponse("", status, headers={"Cache-Control": "no-store"})
