"""Takes back the hint at a blank status where the record that stands has none either: nothing is kept, nothing new said."""

from __future__ import annotations

from data.kinds.status import Status
from etl.comparison import Comparison
from etl.hand_in.grouping import row_of
from etl.rows import Rows


def forgive_blanks(rows: Rows, comparison: Comparison) -> None:
    """Drops `status_blank` of every row whose status is as blank as it stands, such as the system's own template has."""
    if not any(entry.code == "status_blank" for entry in rows.problems):
        return
    added = frozenset(comparison.added)
    texts = [f"{column.name}_text" for column in rows.spec.columns if column.keeps and isinstance(column.kind, Status)]
    blank = {
        rows.places[index]
        for index in range(len(rows))
        if index not in added and all(rows.column(name)[index] is None for name in texts)
    }
    rows.problems[:] = [
        entry
        for entry in rows.problems
        if entry.code != "status_blank" or (entry.sheet, row_of(entry.cell)) not in blank
    ]
