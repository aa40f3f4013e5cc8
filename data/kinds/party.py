"""Kinds of party (申请人类型): a citizen, a legal person, another; what may be a name is not kept."""

from __future__ import annotations

from data.kinds.choices import Choice
from data.kinds.kind import Cell, Finding, Reading, Setting


class Party(Choice):
    """One kind of party of a list. Whatever else the cell says may be a person's name, so it is dropped (reference §8)."""

    zh = "申请人类型"

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """The code without the words around it; None with a warning that does not repeat them where there is none."""
        reading = super().read(cell, setting)
        if reading.warning is None or reading.values[0] is not None:
            return Reading(reading.values)
        return Reading(self.blank, Finding("party_unknown", "warning"))
