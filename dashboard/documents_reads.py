"""Cached reads of 办文办会."""

from __future__ import annotations

from dashboard.reads import cached
from data import agenda, meetings, paperwork

read_months = cached(paperwork.months, "documents")
read_units = cached(paperwork.units, "documents")
read_papers = cached(paperwork.papers, "documents")
read_kinds = cached(meetings.kinds, "meetings")
read_divisions = cached(meetings.divisions, "meetings")
read_meetings = cached(meetings.meetings, "meetings")
read_items = cached(agenda.items, "executive_items")
