"""Cached reads of 队伍与廉政."""

from __future__ import annotations

from dashboard.reads import cached
from data import integrity, team

read_cells = cached(team.cells)
read_activities = cached(team.activities)
read_courses = cached(team.courses)
read_changes = cached(team.changes)
read_pledges = cached(integrity.pledges)
read_events = cached(integrity.events)
