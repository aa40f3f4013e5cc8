"""The registry of sources: what papers may bind. One more is one file here and its place in the list."""

from __future__ import annotations

from dashboard.papers.sources import (
    changes,
    counts,
    indicators,
    instructions,
    items,
    praise,
    promises,
    ranks,
    records,
    returns,
)
from dashboard.papers.sources.source import Named, Said, Source, bind

ALL: tuple[Source, ...] = (
    indicators.SOURCE, items.SOURCE, counts.SOURCE, changes.SOURCE, ranks.SOURCE, promises.SOURCE,
    promises.RATES_SOURCE, records.SOURCE, records.COUNTS_SOURCE, returns.SOURCE, instructions.SOURCE, praise.SOURCE,
)  # fmt: skip

BY_CODE = {source.code: source for source in ALL}

__all__ = ["ALL", "BY_CODE", "Named", "Said", "Source", "bind"]
