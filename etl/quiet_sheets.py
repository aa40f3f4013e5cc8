"""Sheets that carry words for people beside the data: that they hold no table needs no mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

GUIDE = "填写说明"
"""In templates (`etl/template.py`)."""

NOTES = "说明"
"""In exports (`dashboard/exports.py`)."""

QUIET_SHEETS = frozenset({GUIDE, NOTES})

RESULT = "核对结果"
"""The list of problems in a marked workbook (`etl/marked.py`), which is never read as data."""

RESULT_TITLE = "核对结果（本工作表由系统生成，不会导入）"
"""The first words of that sheet: a division's own sheet may bear the same name."""


def is_result(name: str, rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a sheet is the list of problems that we wrote ourselves."""
    first = rows[0][0] if len(rows) and len(rows[0]) else None
    return name.startswith(RESULT) and isinstance(first, str) and first.startswith(RESULT_TITLE)
