"""Who is on duty (值班安排): the role, or only that someone is, so that a gap shows while no name is kept."""

from __future__ import annotations

from data.cleaning import clean, compact, write_out
from data.kinds.kind import Cell, Reading, Setting
from data.kinds.roles import Role

SOMEONE = "已安排"
"""Stored for a cell that names a person: filled, by whom is not ours to keep (reference §8)."""

_NOBODY = frozenset({"空岗", "缺岗", "空缺", "缺", "待定", "待排", "未排", "未安排", "待安排"})


class OnDuty(Role):
    """A known role as it is; any other name as `SOMEONE`; None where nobody is on duty."""

    zh = "值班安排"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The roles found, `SOMEONE`, or None. Names are usual in rosters, so that they raise no warning."""
        if isinstance(cell, str) and compact(clean(write_out(cell))) in _NOBODY:
            return Reading(self.blank)
        reading = super().read(cell, setting)
        return reading if reading.warning is None else Reading((SOMEONE,))
