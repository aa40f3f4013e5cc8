"""What a scene is: a question, what it is drawn from, its pages; what may be said where guests look on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.frame import read_sources
from dashboard.markup import Html
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.scores import previous_period
from data.sources import Source
from data.units import Directory

SOMEONE = "某单位"
"""What stands for a unit's name where guests look on."""


@dataclass(frozen=True)
class Look:
    """What a scene is drawn from: the day, the units' names, how old each dataset is. Guests see no unit and no rank."""

    here: View
    names: Directory
    sources: Mapping[str, Source]
    is_guest: bool = False

    def unit(self, code: str | None) -> str:
        """A unit's name; empty where guests look on, 未写明 where none is stated."""
        if self.is_guest:
            return ""
        return self.names.label(code) if code else "未写明"

    def own(self, division: str) -> str:
        """The name of one of the office's own divisions; empty where guests look on."""
        return "" if self.is_guest else division

    def head(self, words: str) -> str:
        """The head of a column of units: there is none where guests look on."""
        return "" if self.is_guest else words

    def text(self, words: str) -> str:
        """Words of a return; names of units in them are covered where guests look on."""
        return self._spelled.sub(SOMEONE, words) if self.is_guest else words

    @cached_property
    def _spelled(self) -> re.Pattern[str]:
        """Every name and alias that a unit goes or went by, the longest first."""
        rows = [row for row in self.names.rows if row.kind not in ("city", "group")]
        spelled = {word for row in rows for word in row.spellings if len(word) > 1}
        return re.compile("|".join(map(re.escape, sorted(spelled, key=lambda word: (-len(word), word)))) or r"(?!)")

    @property
    def before(self) -> View:
        """The view of the last day of the month before, with which things are compared."""
        return replace(self.here, day=previous_period(self.here.day))


def look(here: View, *, is_guest: bool) -> Look:
    """What the scenes of a view are drawn from."""
    return Look(here, read_names(here), {source.dataset: source for source in read_sources(here)}, is_guest)


@dataclass(frozen=True)
class Headline:
    """The worst thing of a scene in one sentence: its light, the words, who owns it; `calm` stands before good news."""

    light: str
    words: str
    owner: str = ""
    calm: str = "本屏无逾期"


@dataclass(frozen=True)
class Age:
    """How old data is, in words."""

    words: str
    is_stale: bool = False

    @property
    def said(self) -> str:
        """The words, with a sign before what is past its period."""
        return f"⚠ {self.words}" if self.is_stale else self.words


@dataclass(frozen=True)
class Drawn:
    """A scene as drawn: the worst thing, what stands below the title, its pages, how old its data is."""

    headline: Headline
    aside: str
    pages: tuple[Html, ...]
    age: Age | None = None
    """None where the newest returns of its datasets tell."""


@dataclass(frozen=True)
class Scene:
    """One scene. `code` is that of `data.screens.SCENES`; one that is all units and ranks is not `for_guests`."""

    code: str
    datasets: tuple[str, ...]
    draw: Callable[[Look], Drawn]
    for_guests: bool = True

    def seen(self, look: Look) -> Drawn:
        """The scene as drawn; what old data would let seem well does not count as well."""
        drawn = self.draw(look)
        old = next((found for name in self.datasets if (found := look.sources[name]).is_stale), None)
        if old is None or drawn.headline.light != "green":
            return drawn
        words = f"{old.name}已{old.age_days}天没有更新，现在怎样不知道；那时：{drawn.headline.words}"
        return replace(drawn, headline=Headline("no_data", words, drawn.headline.owner))
