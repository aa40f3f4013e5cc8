"""What a spreadsheet's number format shows of its cell: a percent, a month without a day, or neither."""

from __future__ import annotations

import re

PERCENTS, MONTHS = "percents", "months"

BUILT_IN = {9: PERCENTS, 10: PERCENTS} | dict.fromkeys((17, 27, 36, 50, 52, 57), MONTHS)
"""Formats that files name by number alone; from 27 on they are those of a Chinese office (ECMA-376, 18.8.30)."""

# Text in quotes, a character taken as it stands, a width, a fill, brackets but those of elapsed time.
_SPOKEN = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]')
_NO_MONTH = re.compile(r"[a-df-ln-xz0-9#?@\[]")


def shown_by(code: str) -> str | None:
    """PERCENTS for 0.0%; MONTHS for yyyy"年"m"月", mmm-yy, m"月"; None for all others."""
    bare = _SPOKEN.sub("", code.lower())
    if "%" in bare:
        return PERCENTS
    positive = bare.partition(";")[0]
    return MONTHS if "m" in positive and not _NO_MONTH.search(positive) else None
