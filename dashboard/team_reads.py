"""Cached reads of 队伍与廉政."""

from __future__ import annotations

from dashboard.reads import cached
from data import integrity, team

read_cells = cached(team.cells, "activities")
read_activities = cached(team.activities, "activities")
read_courses = cached(team.courses, "training")
read_changes = cached(team.changes, "cadre_changes")
read_pledges = cached(integrity.pledges, "integrity")
read_events = cached(integrity.events, "integrity")
