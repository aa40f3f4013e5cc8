"""Cached reads of the supervision pages, under the rules in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from dashboard.reads import View, cached
from dashboard.rights import lists_of, require_read
from dashboard.signed_in import person
from data import alert_bands, instruction_counts, ladder, lagging, list_standings, livelihood_progress, status
from data.datasets import dataset
from data.directory import directory
from data.filter_choices import offered
from data.overview import month_ends
from data.rules import rules
from data.scores import UnitStanding
from data.status import Wanted
from data.tables import batch
from data.units import Directory
from etl.commands import record_history


def _names(connection: sa.Connection, day: dt.date) -> Directory:
    return directory(connection, day)


def _found(connection: sa.Connection, day: dt.date, wanted: Wanted) -> list[status.Item]:
    return status.find_items(connection, day, rules(), wanted)


def _number(connection: sa.Connection, day: dt.date, wanted: Wanted) -> int:
    return status.count_items(connection, day, rules(), wanted)


def _bands(connection: sa.Connection, day: dt.date, wanted: Wanted) -> tuple[alert_bands.Band, ...]:
    return alert_bands.bands(connection, day, rules(), wanted)


def _standings(connection: sa.Connection, day: dt.date, lists: tuple[str, ...]) -> tuple[UnitStanding, ...]:
    return list_standings.list_standings(connection, day, rules(), lists)


def _received(connection: sa.Connection, day: dt.date) -> tuple[instruction_counts.Received, ...]:
    return instruction_counts.received(connection, day, rules())


def _sub_targets(connection: sa.Connection, day: dt.date) -> tuple[livelihood_progress.SubTarget, ...]:
    behind = lagging.lagging(connection, day, livelihood_progress.LIVELIHOOD)
    return livelihood_progress.sub_targets(connection, day, rules(), behind)


def _rungs(connection: sa.Connection, day: dt.date) -> list[ladder.Rung]:
    return ladder.rungs(connection, day, rules())


def _history(connection: sa.Connection, day: dt.date, name: str, key: str) -> list[dict[str, Any]]:
    """The versions that count on the day: spoken about by then, not withdrawn, not said anew."""
    return [
        version
        for version in record_history(connection, dataset(name), key)
        if version["as_of"] <= day and version["valid_from"] is not None
    ]


def _files(connection: sa.Connection, day: dt.date) -> dict[int, str]:
    """File name of every batch."""
    return {row.id: row.file for row in connection.execute(sa.select(batch.c.id, batch.c.file))}


read_names = cached(_names)
read_offered = cached(offered)
_items, _counted, _banded = cached(_found), cached(_number), cached(_bands)
read_standings = cached(_standings)
read_received = cached(_received, "instructions")
read_months = cached(instruction_counts.by_month, "instructions")
read_bulletins = cached(instruction_counts.bulletins, "publications")
read_sub_targets = cached(_sub_targets)
read_lagging = cached(lagging.lagging)
read_rungs = cached(_rungs)
_versions = cached(_history)
read_files = cached(_files)


def read_items(here: View, wanted: Wanted) -> list[status.Item]:
    """The items wanted that the person may see, worst first."""
    return _items(here, _seen(wanted))


def read_number(here: View, wanted: Wanted) -> int:
    """How many items are wanted, of those that the person may see."""
    return _counted(here, _seen(wanted))


def read_bands(here: View, wanted: Wanted) -> tuple[alert_bands.Band, ...]:
    """The items wanted by how late they are, of those that the person may see."""
    return _banded(here, _seen(wanted))


def read_history(here: View, name: str, key: str) -> list[dict[str, Any]]:
    """The versions of a record that count on the day, oldest first. Raises Forbidden."""
    require_read((name,))
    return _versions(here, name, key)


def _seen(wanted: Wanted) -> Wanted:
    every = tuple(status.LISTS)
    lists = lists_of(person(), wanted.lists or every)
    # None is no filter, so that who may see all shares the answers of others who may.
    return wanted if lists == (wanted.lists or every) else replace(wanted, lists=lists)


def month_views(here: View) -> list[View]:
    """The view at the end of every month of the year over by then, the last one the view itself.

    Each is kept in the cache by its own day: another day of the year finds them there.
    """
    return [replace(here, day=day) for day in month_ends(here.day)]
