"""The fixtures every test may ask for: databases, a served app, a browser page."""

from __future__ import annotations

pytest_plugins = ["tests.databases", "tests.serving", "tests.browsing", "tests.page_runs", "tests.receivers"]
