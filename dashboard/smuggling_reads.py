"""Cached reads of 反走私与海防."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from dashboard.reads import cached
from data import anti_smuggling
from data.milestones import Milestone, milestones

COAST = ("smug_",)
"""How the codes of the milestones of coastal defence begin."""


def _milestones(connection: sa.Connection, day: dt.date) -> tuple[Milestone, ...]:
    return milestones(connection, day, *COAST)


read_cells = cached(anti_smuggling.cells, "smuggling_cases")
read_efforts = cached(anti_smuggling.efforts, "inspections")
read_cases = cached(anti_smuggling.ledger, "smuggling_cases")
read_milestones = cached(_milestones)
