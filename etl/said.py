"""What a row of a return says of its record, given what stood before it: some fields it leaves as they are.

It leaves a field alone that no column of its sheet speaks of, and a status cell that is blank (reference §2.2).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from data.spec import Dataset

Content = tuple[Any, ...]
"""Values of a dataset's stored fields, in table order."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Positions of the stored fields that a row leaves alone: `taken` ones hold a value from before, `open_` ones may."""

    taken: frozenset[int]
    open_: frozenset[int]

    def over(self, before: Content | None, content: Content) -> Content:
        """The content as it is after `before`; None stands for a record that did not exist."""
        left = [i for i in self.open_ if content[i] is None and before is not None and before[i] is not None]
        if not left and not self.taken:
            return content
        values = list(content)
        for i in (*self.taken, *left):
            values[i] = before[i] if before is not None else None
        return tuple(values)


class Silences:
    """Makes the silences of one dataset's rows from what loads have noted; most rows have one of a few."""

    def __init__(self, spec: Dataset) -> None:
        self._position = {name: i for i, (name, _, _) in enumerate(spec.stored)}
        self._kept = [
            [self._position[column.name + part.suffix] for part in column.kind.fields]
            for column in spec.columns
            if column.keeps
        ]
        self._made: dict[tuple[str | None, str | None, str], Silence] = {}

    def of(self, carried: str | None, silent: str | None, sheet: str, content: Content) -> Silence:
        """From the row's `carried`, its batch's `silent`, its sheet and the content that it was stored with."""
        noted = carried, silent, sheet
        if noted not in self._made:
            by_sheet = json.loads(silent) if silent else {}
            taken, open_ = json.loads(carried) if carried else (), by_sheet.get(sheet, ())
            self._made[noted] = Silence(self._positions(taken), self._positions(open_))
        made = self._made[noted]
        blank = [position for part in self._kept if content[part[0]] is None for position in part]
        return Silence(made.taken, made.open_.union(blank)) if blank else made

    def _positions(self, names: Any) -> frozenset[int]:
        # A spec may have lost a field since the row was loaded.
        return frozenset(self._position[name] for name in names if name in self._position)
