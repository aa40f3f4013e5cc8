"""Cached reads of 应急值守."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from dashboard.reads import cached
from data import drills, emergency, roster
from data.directory import directory

REGIONS = ("city", "county", "zone")


def _counties(connection: sa.Connection, day: dt.date) -> dict[str, str]:
    """Code and name of the city itself, its counties and zones, in official order."""
    return {unit.code: unit.name for unit in directory(connection, day).rows if unit.kind in REGIONS}


read_counties = cached(_counties)
read_cells = cached(emergency.cells, "urgent_reports")
read_channels = cached(emergency.channels, "urgent_reports")
read_reports = cached(emergency.reports, "urgent_reports")
read_drills = cached(drills.drills, "drills")
read_duty_days = cached(roster.duty_days, "duty_roster")
