"""The state of one dataset: what a comparison was made with, and whether somebody has loaded or taken back since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import sqlalchemy as sa

from data.clock import to_the_minute
from data.tables import batch
from etl.messages_hand_in import say


def state_of(connection: sa.Connection, dataset: str) -> str:
    """A short text that differs after every load and undo of the dataset."""
    counts = sa.select(sa.func.coalesce(sa.func.max(batch.c.id), 0), sa.func.count(batch.c.withdrawn_at))
    newest, withdrawn = connection.execute(counts.where(batch.c.dataset == dataset)).one()
    return f"{newest}.{withdrawn}"


def states(connection: sa.Connection, datasets: Iterable[str]) -> dict[str, str]:
    """The state of each dataset."""
    return {name: state_of(connection, name) for name in sorted(set(datasets))}


def happened_since(connection: sa.Connection, base: Mapping[str, str], since: dt.datetime) -> Iterator[str]:
    """What was done to the datasets after their states in `base`, in words: who, when."""
    for name, state in base.items():
        newest = int(state.partition(".")[0])
        rows = connection.execute(sa.select(batch).where(batch.c.dataset == name).order_by(batch.c.id))
        for row in rows:
            if row.id > newest:
                yield say("loaded_meanwhile", by=row.loaded_by, at=to_the_minute(row.loaded_at), file=row.file)
            if row.withdrawn_at is not None and row.withdrawn_at >= since:
                by = row.withdrawn_by or "未写明经办"
                yield say("withdrawn_meanwhile", by=by, at=to_the_minute(row.withdrawn_at), batch=row.id)
