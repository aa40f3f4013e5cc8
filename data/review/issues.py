"""Numbers of bulletins (第22期): counted by year, one more than the last in the register (刊物通报登记)."""

from __future__ import annotations

import sqlalchemy as sa

from data.datasets import dataset
from data.facts import in_force
from data.moment import Moment

SUPERVISION, INSTRUCTIONS = "supervision_bulletin", "instruction_bulletin"
"""Kinds of issue: 督查通报, 批示通报."""


def next_issue(connection: sa.Connection, kind: str, at: Moment) -> int:
    """The number of the year's next issue of a kind, by the register as known at the moment."""
    c = in_force(dataset("publications"), at.as_of, at.known_at).c
    found = connection.scalars(sa.select(c.issue_no).where(c.kind == kind, c.year == at.as_of.year))
    return 1 + max((int(number) for number in found if number.isdecimal()), default=0)
