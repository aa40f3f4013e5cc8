"""The registry of sources: what papers may bind. One more is one file here and its place in the list."""

from __future__ import annotations

from dashboard.papers.sources import indicators, items
from dashboard.papers.sources.source import Named, Said, Source, bind

ALL: tuple[Source, ...] = (indicators.SOURCE, items.SOURCE)

BY_CODE = {source.code: source for source in ALL}

__all__ = ["ALL", "BY_CODE", "Named", "Said", "Source", "bind"]
