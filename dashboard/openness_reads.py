"""Cached reads of 政务公开与建议提案."""

from __future__ import annotations

from dashboard.reads import cached
from data import disclosure, disclosure_requests, proposals

read_disclosed = cached(disclosure.cells, "disclosure")
read_requests = cached(disclosure_requests.requests, "disclosure_requests")
read_standings = cached(proposals.standings, "proposals")
read_opinions = cached(proposals.opinions, "proposals")
read_classes = cached(proposals.classes, "proposals")
read_ways = cached(proposals.ways, "proposals")
read_proposals = cached(proposals.proposals, "proposals")
