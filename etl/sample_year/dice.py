"""Seeded chance: the same name gives the same throws on every run, whatever else is generated."""

from __future__ import annotations

import random
from collections.abc import Sequence

SEED = "XX市-2020"


def dice(name: str) -> random.Random:
    """A generator of its own for each purpose, so that a change to one dataset leaves the others as they were."""
    return random.Random(f"{SEED}/{name}")


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """`total` split into whole numbers in proportion to the weights; the parts add up to it exactly."""
    whole = sum(weights)
    parts = [int(total * weight / whole) for weight in weights]
    for index in range(total - sum(parts)):
        parts[index % len(parts)] += 1
    return parts


def jittered(total: int, weights: Sequence[float], throw: random.Random) -> list[int]:
    """Like `shares`, each weight moved by up to a fifth."""
    return shares(total, [weight * throw.uniform(0.8, 1.2) for weight in weights])
