"""Identities (勾稽关系): what must hold inside and across datasets, looked at on a day, each difference with both sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from data.directory import directory
from data.formulas.view import View
from data.identities.identity import Breach, Identity, Source
from data.identities.registry import ALL
from data.rules import rules

__all__ = ["ALL", "Breach", "Identity", "Source", "breaches"]


def breaches(connection: sa.Connection, day: dt.date, checked: Sequence[Identity] = ALL) -> tuple[Breach, ...]:
    """Every identity that does not hold on the day, the open ones first, else in the registry's order."""
    view = View(day, None, rules(), directory(connection, day))
    found = [breach for identity in checked for breach in identity.breaches(connection, view)]
    return tuple(sorted(found, key=lambda breach: breach.settled is not None))
