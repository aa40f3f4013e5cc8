"""The HTML document in which the app starts: Streamlit's own, made Chinese."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit
from starlette.background import BackgroundTask
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit import file_util

from dashboard import ahead
from dashboard.navigation import ENTRIES, PRODUCT, START

Endpoint = Callable[[Request], Awaitable[Response]]

STATIC = Path(__file__).resolve().parent / "static"


@dataclass(frozen=True)
class Chrome:
    """What stands round Streamlit in the browser: the address of its script, the files it is made of, the style."""

    name: str
    scripts: tuple[str, ...]
    style: str

    def script(self) -> bytes:
        """The script that keeps the app's frame Chinese and alive, in one piece."""
        return b"\n".join((STATIC / name).read_bytes() for name in self.scripts)

    def version(self) -> str:
        """Differs for every change of script, style or Streamlit."""
        style = (STATIC / self.style).read_bytes()
        return hashlib.sha256(self.script() + style + streamlit.__version__.encode()).hexdigest()[:12]


PAGES = Chrome(
    "chrome.js",
    (
        "browser_age.js",
        "dictionary.js",
        "translate.js",
        "date_entry.js",
        "receipt.js",
        "drafts.js",
        "stage.js",
        "watch.js",
    ),
    "frame.css",
)
WALL = Chrome("wall.js", ("browser_age.js", "dictionary.js", "translate.js", "wall.js"), "wall.css")
NO_SCRIPT = "<noscript><p>本页面需要 JavaScript。请在浏览器设置中允许 JavaScript，然后刷新。</p></noscript>"


MISSING = """<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>没有这个页面</title>
<body style="font-family:sans-serif;margin:4em auto;max-width:40em;line-height:1.8">
<h1>没有这个页面</h1><p>地址可能写错了，或者页面已经改名。<a href="/">回到总览</a></p></body></html>"""


class _Elsewhere(StringConvertor):
    """Any path that Streamlit does not serve itself: it would answer all of them with its English start document."""

    regex = r"(?!(?:_stcore|media|component|static|app/static)/).+"


register_url_convertor("elsewhere", _Elsewhere())


def document(chrome: Chrome = PAGES) -> str:
    """The HTML of a page, or of the wall. Raises LookupError where the pinned Streamlit's document no longer looks as expected."""
    html = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    style = f"<style>{(STATIC / chrome.style).read_text(encoding='utf-8')}</style>\n    "
    script = f'<script defer src="./{chrome.name}?v={chrome.version()}"></script>\n    '
    for pattern, replacement in (
        (r'<html lang="en">', '<html lang="zh-CN">'),
        (r"<title>.*?</title>", f"<title>{escape(PRODUCT)}</title>"),
        (r'href="\./favicon\.png"', 'href="./app/static/favicon.svg"'),
        # The theme names another font, so this one is never drawn.
        (r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>\s*', ""),
        (r'<link rel="service-desc"[^>]*>\s*', ""),
        # Inline, so the security policy would refuse it; only search engines' renderers ask for it.
        (r"<script>\s*window\.prerenderReady = false\s*</script>\s*", ""),
        (r'(?=<script type="module")', style + script),
        (r"<noscript>.*?</noscript>", NO_SCRIPT),
        (r"<!--.*?-->\s*", ""),
    ):
        html = replaced(html, pattern, replacement)
    return html


def replaced(html: str, pattern: str, replacement: str) -> str:
    """`html` with every match of `pattern` replaced. Raises LookupError where there is none."""
    changed, count = re.subn(pattern, lambda _: replacement, html, flags=re.DOTALL)
    if not count:
        raise LookupError(f"Streamlit's index.html has no {pattern}")
    return changed


def routes() -> list[Route]:
    """Every address outside Streamlit's own: a page's document, its script, the start page's own name, none at all.

    To be put last: the final route answers whatever is left.
    """
    made = {kind: _always(document(kind), "text/html", {"Cache-Control": "no-cache"}) for kind in (PAGES, WALL)}
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return [
        Route("/", _start()),
        Route(f"/{START.name}", _to_start),
        *(Route(f"/{entry.name}", made[WALL if entry.is_wall else PAGES]) for entry in ENTRIES if entry is not START),
        *(Route(f"/{kind.name}", _always(kind.script(), "text/javascript", kept)) for kind in made),
        Route("/{path:elsewhere}", _missing),
    ]


def _always(content: str | bytes, media_type: str, headers: dict[str, str]) -> Endpoint:
    async def endpoint(_: Request) -> Response:
        # A new answer each time: middleware writes into its headers.
        return Response(content, media_type=media_type, headers=headers)

    return endpoint


def _start() -> Endpoint:
    content = document()

    async def endpoint(request: Request) -> Response:
        ahead_of_page = BackgroundTask(ahead.read, request.query_params.get("as_of"))
        return Response(
            content, media_type="text/html", headers={"Cache-Control": "no-cache"}, background=ahead_of_page
        )

    return endpoint


async def _missing(_: Request) -> Response:
    return HTMLResponse(MISSING, status_code=404)


async def _to_start(request: Request) -> Response:
    # Streamlit does not answer at the start page's own name; links that bear it keep their filters.
    return RedirectResponse(str(request.url.replace(path="/")), status_code=307)
