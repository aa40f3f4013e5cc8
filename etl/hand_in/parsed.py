"""Keeps the last files as they were read and checked, so that a load does not read again what the check has read."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from data.clock import today
from data.database import reading
from data.datasets import dataset
from data.hand_in_tables import alias
from data.units import Directory
from etl.commands import circumstances
from etl.hand_in import store
from etl.hand_in.check import Correction
from etl.hand_in.store import HandIn
from etl.hand_in.versions import state_of
from etl.intake import Intake, Wish, take_in_workbook, unread
from etl.problems import Problem
from etl.reading import read_workbook
from etl.workbook import UnreadableFile, Workbook

MOST_FILES, MOST_ROWS = 4, 150_000
"""Kept at once; a larger file is kept alone."""

Report = Callable[[str], None]
"""Told what is being done, in words for people."""


@dataclass(slots=True)
class Parsed:
    """A file read and checked. `own` are the problems that its rows had before any comparison added to them."""

    intake: Intake
    workbook: Workbook | None
    content: bytes
    own: list[list[Problem]] = field(default_factory=list)
    units: Directory | None = None

    def renewed(self) -> Intake:
        """The intake as it was before it was compared."""
        for rows, problems in zip(self.intake.rows, self.own, strict=True):
            rows.problems = list(problems)
        return self.intake

    @property
    def size(self) -> int:
        return sum(len(rows) for rows in self.intake.rows)


_Key = tuple[str, str, str, Correction, dt.date, str]
_kept: OrderedDict[_Key, Parsed] = OrderedDict()


def parsed(handed: HandIn, correction: Correction, report: Report) -> Parsed:
    """The file of a hand-in, read and checked against the units of today; from memory where nothing has changed."""
    with reading() as connection:
        day, units = today(connection), _state_of_units(connection)
        url = connection.engine.url.render_as_string()
        key = (url, handed.sha256, handed.file, replace(correction, division=None), day, units)
        if key not in _kept:
            report("读取文件")
            _keep(key, _parse(connection, handed, correction, report))
    _kept.move_to_end(key)
    return _kept[key]


def _state_of_units(connection: sa.Connection) -> str:
    """Differs whenever a name may mean another unit than before."""
    aliases = connection.execute(sa.select(sa.func.count(), sa.func.max(alias.c.decided_at)).select_from(alias)).one()
    return f"{state_of(connection, 'units')}/{aliases[0]}/{aliases[1]}"


def _parse(connection: sa.Connection, handed: HandIn, correction: Correction, report: Report) -> Parsed:
    content = store.content(connection, handed.sha256)
    wish = Wish(dataset(correction.dataset) if correction.dataset else None, correction.as_of)
    try:
        workbook = read_workbook(content, handed.file)
    except UnreadableFile as refusal:
        return Parsed(unread(refusal, handed.file), None, content)
    report("核对内容")
    against = circumstances(connection, dict(correction.units))
    intake = take_in_workbook(workbook, handed.file, wish, against)
    return Parsed(intake, workbook, content, [list(rows.problems) for rows in intake.rows], against.units)


def _keep(key: _Key, fresh: Parsed) -> None:
    _kept[key] = fresh
    while len(_kept) > 1 and (len(_kept) > MOST_FILES or sum(one.size for one in _kept.values()) > MOST_ROWS):
        _kept.popitem(last=False)
