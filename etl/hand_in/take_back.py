"""Takes a hand-in back (撤回): a division its latest return of a dataset, 督查 any; foreseen first, always with the reason."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from data.clock import now
from data.database import writing
from data.datasets import dataset
from data.hand_in_tables import hand_in
from data.permissions import Person, may, require
from data.tables import batch, sighting, versions
from etl.author import Author
from etl.hand_in import store
from etl.hand_in.check import receipt_number
from etl.hand_in.commit import is_reason
from etl.hand_in.effect import Effect, board, effect
from etl.hand_in.questions import LEAST_REASON
from etl.hand_in.receipt import Receipt, TakenBack, read_receipt
from etl.hand_in.versions import happened_since, states
from etl.messages_hand_in import say
from etl.undo import undo


class NotTakenBack(ValueError):
    """Nothing was taken back. The message is for people."""


class Changed(NotTakenBack):
    """Somebody has loaded or taken back since the person saw what would go back. The message is for people."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What taking a hand-in back would do; `base` is the state of its datasets that this was found in, at a moment (ISO)."""

    effect: Effect
    base: Mapping[str, str]
    at: str


def foresee(number: int, person: Person) -> Foreseen:
    """What would go back on the board: it is taken back and that is undone at once. Raises as `take_back`."""
    with writing() as connection:
        _, live = _takable(connection, number, person)
        trial = connection.begin_nested()
        told = _withdraw(connection, live, Author(person.post, person.division, person.address, number), "")
        trial.rollback()
        return Foreseen(told, states(connection, (name for _, name in live)), now().isoformat())


def take_back(number: int, person: Person, why: str, seen: Foreseen | None = None) -> Receipt:
    """Withdraws every batch of the hand-in that counts, in one transaction; answers the receipt, which says so.

    Raises NotTakenBack, NotThere, Forbidden; Changed where the board is not the one that the person has `seen`.
    """
    if not is_reason(why):
        raise NotTakenBack(say("back_reason", least=LEAST_REASON))
    with writing() as connection:
        receipt, live = _takable(connection, number, person)
        if seen is not None:
            _require_same(connection, live, seen)
        told = _withdraw(connection, live, Author(person.post, person.division, person.address, number), why.strip())
        gone = TakenBack(person.post, now().isoformat(), why.strip(), tuple(number for number, _ in live), told)
        kept = receipt.as_dict()
        kept["taken_back"] = [*kept["taken_back"], asdict(gone)]
        written = json.dumps(kept, ensure_ascii=False)
        store.update(connection, number, receipt=written)
        return _read(written)


def _takable(connection: sa.Connection, number: int, person: Person) -> tuple[Receipt, list[tuple[int, str]]]:
    handed = store.find(connection, number, person)
    receipt, live = read_receipt(handed.receipt), live_batches(connection, number)
    if receipt is None or not live:
        raise NotTakenBack(say("back_none"))
    for row in live:
        _require(connection, row, person)
    return receipt, live


def _withdraw(connection: sa.Connection, live: Sequence[tuple[int, str]], by: Author, why: str) -> Effect:
    touched = _touched(connection, live)
    before = board(connection, touched)
    for number, _ in reversed(live):
        undo(connection, number, by, why)
    return effect(connection, before, board(connection, touched))


def _touched(connection: sa.Connection, live: Sequence[tuple[int, str]]) -> dict[str, list[str]]:
    """The keys of the records that the batches speak of, by dataset."""
    touched: dict[str, list[str]] = {}
    for number, name in live:
        tables = (versions(name), sighting)
        said = sa.union(*(sa.select(table.c.record_key).where(table.c.batch_id == number) for table in tables))
        touched.setdefault(name, []).extend(connection.scalars(said))
    return touched


def _require_same(connection: sa.Connection, live: Sequence[tuple[int, str]], seen: Foreseen) -> None:
    if states(connection, (name for _, name in live)) == seen.base:
        return
    told = list(dict.fromkeys(happened_since(connection, seen.base, dt.datetime.fromisoformat(seen.at))))
    raise Changed(say("back_changed", told="，".join(told[-3:])))


def _read(written: str) -> Receipt:
    found = read_receipt(json.loads(written))
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
