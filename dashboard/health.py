"""The answer to "is it alive, and what does it show?"."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

from data.clock import now
from data.database import DatabaseUnavailable, reading
from data.facts import data_version


def healthz(_: Request) -> JSONResponse:
    """`{status, database, data_version, time}`: 200 when the database answers, 503 when not. Names no host, no path."""
    try:
        with reading() as connection:
            version = data_version(connection)
    except DatabaseUnavailable:
        return _answer(503, {"status": "degraded", "database": "unreachable", "data_version": None})
    return _answer(200, {"status": "ok", "database": "reachable", "data_version": version})


def _answer(status: int, body: dict[str, str | None]) -> JSONResponse:
    moment = now().isoformat(timespec="seconds")
    return JSONResponse({**body, "time": moment}, status, headers={"Cache-Control": "no-store"})
