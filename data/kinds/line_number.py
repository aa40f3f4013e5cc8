"""Line numbers (序号) of a sheet, which shift from week to week and say nothing about the record."""

from __future__ import annotations

import sqlalchemy as sa

from data.kinds.kind import Field
from data.kinds.text import Code


class LineNumber(Code):
    """Kept as written; a record that only moved to another line is no new version of it (reference §4.0.1)."""

    zh = "序号"
    fields = (Field("", sa.String(), compared=False),)
    example = "1"
