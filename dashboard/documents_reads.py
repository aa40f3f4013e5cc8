"""Cached reads of 办文办会."""

from __future__ import annotations

from dashboard.reads import cached
from data import agenda, meetings, paperwork

read_months = cached(paperwork.months)
read_units = cached(paperwork.units)
read_papers = cached(paperwork.papers)
read_kinds = cached(meetings.kinds)
read_divisions = cached(meetings.divisions)
read_meetings = cached(meetings.meetings)
read_items = cached(agenda.items)
