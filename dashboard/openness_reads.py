"""Cached reads of 政务公开与建议提案."""

from __future__ import annotations

from dashboard.reads import cached
from data import disclosure, disclosure_requests, proposals

read_disclosed = cached(disclosure.cells)
read_requests = cached(disclosure_requests.requests)
read_standings = cached(proposals.standings)
read_opinions = cached(proposals.opinions)
read_classes = cached(proposals.classes)
read_ways = cached(proposals.ways)
read_proposals = cached(proposals.proposals)
