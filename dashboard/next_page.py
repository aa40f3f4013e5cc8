"""Where a sign-in leads on to: an address of this site, whatever the link said."""

from __future__ import annotations

from urllib.parse import quote

from dashboard.gate import LOGIN, PASSWORD


def safe_next(given: str | None) -> str:
    """Where to go after signing in: an address of this site, else its start."""
    if not given or given[0] != "/" or given[1:2] == "/" or "\\" in given or not given.isprintable():
        return "/"
    return "/" if given.partition("?")[0] in (LOGIN, PASSWORD, "/logout", "/session") else given


def address(where: str, **more: str) -> str:
    """The address of the form that leads on to `where`."""
    return LOGIN + "?" + "&".join(f"{name}={quote(value)}" for name, value in {"next": where, **more}.items())
