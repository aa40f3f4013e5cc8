"""The entry point: puts the pages, the shell round them, the plain routes together."""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config

ROOT = Path(__file__).resolve().parent.parent
# Streamlit puts this file's folder on the path, not the root from which everything is imported.
sys.path.insert(0, str(ROOT))

# Reads are cached before anything serves, on purpose; Streamlit warns of each.
logging.getLogger("streamlit.runtime.caching.cache_data_api").addFilter(lambda record: record.levelno > logging.WARNING)

from dashboard import access, account_web, addresses, doorman, failures, frontdoor, health, oidc, sign_in_web  # noqa: E402
from dashboard.kept_warm import kept_warm  # noqa: E402
from dashboard.review import draft_web  # noqa: E402
from dashboard.shell import Shell  # noqa: E402
from dashboard.signed_in import USER_KEY  # noqa: E402
from dashboard.wall import door  # noqa: E402
from dashboard.warm import warm  # noqa: E402
from data import demonstration, scratch  # noqa: E402
from data.database import DatabaseUnavailable  # noqa: E402
from data.schema import prepare  # noqa: E402

for warning in access.check(config.get_option("server.address")):
    print(warning, file=sys.stderr, flush=True)
with suppress(DatabaseUnavailable):
    prepare()
    access.check_demonstration(config.get_option("server.address"), demonstration.in_use())
oidc.settings()
if access.is_on():
    # Names are for the gate to judge; a session's cookie goes to the name alone under which it was given.
    config.set_option("server.allowedHosts", [])
    config.set_option("server.trustedUserHeaders", {doorman.HEADER: USER_KEY})
addresses.believe_none_but_those_named()
logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")


@asynccontextmanager
async def serving(_: st.App) -> AsyncIterator[None]:
    """Warms up, says where the app is."""
    scratch.claim()
    warm()
    print(f"看板已启动：http://localhost:{config.get_option('server.port')}（按 Ctrl+C 停止）", flush=True)
    with kept_warm():
        yield


app = st.App(
    ROOT / "dashboard" / "router.py",
    lifespan=serving,
    routes=[
        Route("/healthz", health.healthz),
        *door.routes(),
        *sign_in_web.routes(),
        *account_web.routes(),
        *draft_web.routes(),
        *frontdoor.routes(),
    ],
    middleware=[Middleware(Shell)],
    on_script_error=failures.show,
)
