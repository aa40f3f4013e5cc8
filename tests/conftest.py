"""The fixtures every test may ask for: databases, a served app, a browser page."""

from __future__ import annotations

import os

# Pages are looked at as whoever sits at the machine; tests of signing in switch it on for themselves.
os.environ.setdefault("SIGN_IN", "off")

pytest_plugins = [
    "tests.databases", "tests.serving", "tests.browsing", "tests.page_runs", "tests.people", "tests.receivers",
]  # fmt: skip
