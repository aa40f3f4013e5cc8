"""The ASGI middleware round everything that is served: turns requests away, adds the security headers."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import doorman, gate
from dashboard.refusals import refuse

HEADERS = {
    # Charts compile their expressions, hence unsafe-eval; nothing comes from another host.
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

HOST_CONFIG: dict[str, Any] = {
    # Streamlit's own error dialogs are English; the banner of chrome.js speaks instead.
    "blockErrorDialogs": True,
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "resourceCrossOriginMode": None,
}


class Shell:
    """Wraps the application; answers refusals and Streamlit's host configuration itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Raises nothing of its own: a refused request gets its answer here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        else:
            await self._guard(scope, receive, _with_headers(send))

    async def _guard(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            gate.check(scope)
            found = await doorman.admit(scope)
        except gate.Refused as refusal:
            await refuse(refusal, scope, receive, send)
            return
        if found and scope["type"] == "websocket":
            receive = doorman.attending(receive, found.key)
        # Streamlit keeps this address from being a route of the app, so it is answered ahead of it.
        app = _host_config if scope["path"] == "/_stcore/host-config" else self.app
        await app(doorman.named(scope, found), receive, send)


async def _host_config(scope: Scope, receive: Receive, send: Send) -> None:
    await JSONResponse(HOST_CONFIG, headers={"Cache-Control": "no-cache"})(scope, receive, send)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sending
