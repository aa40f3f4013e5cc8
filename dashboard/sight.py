"""How much of 总览 a person sees: which items one by one, which pages open."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.navigation import ENTRIES
from dashboard.rights import lists_of
from data.clocks import ALL as CLOCKED
from data.permissions import Person, may
from data.status import LISTS


@dataclass(frozen=True, slots=True)
class Sight:
    """What is left out for a person: nothing for who may see all, so that they share one drawing."""

    lists: tuple[str, ...] = ()
    """Supervised lists whose items are not shown."""
    clocked: tuple[str, ...] = ()
    """Datasets whose clocks are not named."""
    pages: tuple[str, ...] = ()
    """Pages that do not open: nothing leads there."""

    @property
    def seen_lists(self) -> tuple[str, ...] | None:
        """The lists whose items are shown; None for all."""
        return tuple(name for name in LISTS if name not in self.lists) if self.lists else None


EVERYTHING = Sight()


def sight_of(who: Person) -> Sight:
    """What a person sees of 总览."""
    seen = lists_of(who, LISTS)
    return Sight(
        tuple(name for name in LISTS if name not in seen),
        tuple(source.dataset for source in CLOCKED if not may(who, "read", source.dataset)),
        tuple(entry.name for entry in ENTRIES if entry.datasets and not entry.opens_for(who)),
    )
