"""The documents of a meeting: what they say, that every figure holds until the data change, and which do not then."""

from __future__ import annotations

from dashboard.papers.meeting.wishes import Wishes

NOBODY = Wishes()
