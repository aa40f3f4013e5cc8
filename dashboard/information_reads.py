"""Cached reads of 服务决策."""

from __future__ import annotations

from dashboard.reads import cached
from data import drafts, information, information_checks

read_entries = cached(information.entries, "information")
read_circular = cached(information_checks.latest_circular, "information")
read_city_lines = cached(information_checks.city_lines, "information")
read_drafts = cached(drafts.drafts, "drafts")
read_totals = cached(drafts.totals, "draft_totals")
