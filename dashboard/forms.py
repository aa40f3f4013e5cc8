"""Forms that browsers post: read within bounds, taken only from the browser that they were drawn for."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from dashboard import cookies

MOST_BYTES = 10_000
"""Of a form: nobody needs more, and it is read before anyone is signed in."""
MOST_FIELDS = 20


class NotOurs(Exception):
    """A form that is too long, broken, or was drawn for another browser."""


async def read(request: Request) -> Mapping[str, str]:
    """The fields of a form. Raises NotOurs."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise NotOurs
    try:
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise NotOurs from error
    if not cookies.is_own_form(fields.get("form"), request.scope):
        raise NotOurs
    return fields
