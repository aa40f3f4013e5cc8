"""Numbers added up by any trait of the cells that hold them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Protocol, TypeVar

S = TypeVar("S", covariant=True)
K = TypeVar("K", bound=Hashable)


class Cell(Protocol[S]):
    """What holds numbers that add up."""

    @property
    def sums(self) -> S:
        """The numbers."""


C = TypeVar("C", bound=Cell[Any])


def summed(found: Iterable[C], by: Callable[[C], K]) -> dict[K, Any]:
    """The cells' numbers by a trait, in the order in which it is first met."""
    sums: dict[K, Any] = {}
    for cell in found:
        key = by(cell)
        sums[key] = sums[key] + cell.sums if key in sums else cell.sums
    return sums
