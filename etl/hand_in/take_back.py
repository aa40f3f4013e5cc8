"""Takes a hand-in back (撤回): a division its latest return of a dataset, 督查 any; always with the reason."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from data.clock import now
from data.database import writing
from data.datasets import dataset
from data.hand_in_tables import hand_in
from data.permissions import Person, may, require
from data.tables import batch
from etl.author import Author
from etl.hand_in import store
from etl.hand_in.check import receipt_number
from etl.hand_in.commit import is_reason
from etl.hand_in.questions import LEAST_REASON
from etl.hand_in.receipt import Receipt, TakenBack, read_receipt
from etl.messages_hand_in import say
from etl.undo import undo


class NotTakenBack(ValueError):
    """Nothing was taken back. The message is for people."""


def take_back(number: int, person: Person, why: str) -> Receipt:
    """Withdraws every batch of the hand-in that counts, in one transaction; answers the receipt, which says so.

    Raises NotTakenBack, NotThere, Forbidden.
    """
    if not is_reason(why):
        raise NotTakenBack(say("back_reason", least=LEAST_REASON))
    with writing() as connection:
        handed = store.find(connection, number, person)
        receipt, live = read_receipt(handed.receipt), live_batches(connection, number)
        if receipt is None or not live:
            raise NotTakenBack(say("back_none"))
        for row in live:
            _require(connection, row, person)
        for row in reversed(live):
            undo(connection, row[0], Author(person.post, person.division, person.address, number), why.strip())
        gone = TakenBack(person.post, now().isoformat(), why.strip(), tuple(number for number, _ in live))
        kept = {**receipt.as_dict(), "taken_back": [*handed.receipt["taken_back"], _plain(gone)]}
        store.update(connection, number, receipt=json.dumps(kept, ensure_ascii=False))
        return _read(kept)


def _plain(gone: TakenBack) -> dict[str, object]:
    return {"by": gone.by, "at": gone.at, "why": gone.why, "batches": list(gone.batches)}


def _read(kept: dict[str, object]) -> Receipt:
    found = read_receipt(json.loads(json.dumps(kept, default=str)))
    assert found is not None  # noqa: S101 - it was just made
    return found


def live_batches(connection: sa.Connection, number: int) -> list[tuple[int, str]]:
    """(id, dataset) of the hand-in's batches that still count, oldest first."""
    query = sa.select(batch.c.id, batch.c.dataset).where(batch.c.hand_in_id == number, batch.c.withdrawn_at.is_(None))
    return [(row.id, row.dataset) for row in connection.execute(query.order_by(batch.c.id))]


def why_not(connection: sa.Connection, number: int, person: Person) -> str | None:
    """Why the person cannot take the hand-in back, in words; None where it can be done."""
    live = live_batches(connection, number)
    if not live:
        return say("back_none")
    try:
        for row in live:
            _require(connection, row, person)
    except (NotTakenBack, PermissionError) as refusal:
        return str(refusal)
    return None


def _require(connection: sa.Connection, row: tuple[int, str], person: Person) -> None:
    """Raises Forbidden for another's dataset, NotTakenBack for a return that is not the division's latest of it."""
    number, name = row
    if may(person, "take_back_any"):
        return
    require(person, "take_back", name)
    query = sa.select(batch, hand_in.c.received_at).outerjoin(hand_in, hand_in.c.id == batch.c.hand_in_id)
    later = (batch.c.dataset == name, batch.c.withdrawn_at.is_(None), batch.c.id > number)
    own = [batch.c.division == person.division] if person.role == "division" else []
    newest = connection.execute(query.where(*later, *own).order_by(batch.c.id.desc()).limit(1)).first()
    if newest is not None:
        raise NotTakenBack(say("back_not_latest", dataset=dataset(name).zh, later=_called(newest)))


def _called(row: Any) -> str:
    """A batch as clerks know it: by its receipt, else by its file."""
    if row.received_at is not None:
        return f"回执{receipt_number(row.hand_in_id, row.received_at)}"
    return f"“{row.file}”"
