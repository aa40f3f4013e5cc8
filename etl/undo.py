"""Takes a load back: the batch is withdrawn, nothing is erased, history is derived anew."""

from __future__ import annotations

import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.clock import now
from data.datasets import dataset
from data.tables import batch
from etl.author import Author, author
from etl.validity import rebuild

NOBODY = "未写明经办"


class NotUndoable(ValueError):
    """There is no such batch, or it was withdrawn before. The message is for people."""


def undo(connection: sa.Connection, number: int, by: Author | str | None, why: str | None = None) -> str:
    """Withdraws a batch in the connection's transaction; answers its dataset's name. Raises NotUndoable.

    `by` is None where nobody said who takes it back, `why` where nobody said why.
    """
    actor = author(by)
    found = connection.execute(sa.select(batch.c.dataset, batch.c.withdrawn_at).where(batch.c.id == number)).first()
    if found is None:
        raise NotUndoable(f"没有编号为 {number} 的批次；用 python -m etl batches 查看已有批次。")
    if found.withdrawn_at is not None:
        raise NotUndoable(f"批次 {number} 此前已经撤回，不必重复撤回。")
    connection.execute(
        batch.update()
        .where(batch.c.id == number)
        .values(withdrawn_at=now(), withdrawn_by=actor.post, withdrawn_why=why)
    )
    rebuild(connection, dataset(found.dataset), number)
    detail = {"dataset": found.dataset} | ({"why": why} if why else {})
    audit.record(connection, Event(actor.post or NOBODY, "undo", f"批次{number}", actor.address, detail))
    return str(found.dataset)
