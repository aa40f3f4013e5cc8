"""Sheets that carry words for people beside the data: that they hold no table needs no mention."""

GUIDE = "填写说明"
"""In templates (`etl/template.py`)."""

NOTES = "说明"
"""In exports (`dashboard/exports.py`)."""

QUIET_SHEETS = frozenset({GUIDE, NOTES})
