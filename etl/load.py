"""Writes a checked file into the database: all of it in one transaction, or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.clock import now
from data.datasets import dataset
from data.facts import known
from data.tables import OPEN_END, batch, original, sighting, versions
from etl.author import Author, author
from etl.bulk import insert_columns
from etl.comparison import Comparison, compare
from etl.falls import falls
from etl.intake import Intake
from etl.left_out import ChangedItem, NamedItem, added_items, changed_items, lists_left_out, missing_items
from etl.problems import Problem
from etl.rows import Rows
from etl.standing_blanks import forgive_blanks
from etl.validity import append

Told = Mapping[tuple[str, dt.date], Mapping[str, object]]
"""Parts of the trail's detail, by dataset and day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one dataset of one file did or would do; the fields are those of the command line's JSON."""

    file: str
    dataset: str | None = None
    as_of: str | None = None
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    batch: int | None = None
    already_loaded: bool = False
    problems: list[dict[str, str]] = field(default_factory=list)
    missing_items: list[NamedItem] = field(default_factory=list)
    added_items: list[NamedItem] | None = None
    """None where nobody asked for them; so are the changed ones."""
    changed_items: list[ChangedItem] | None = None

    def as_dict(self) -> dict[str, Any]:
        """The outcome as plain values, for JSON, without what nobody asked for."""
        return {name: value for name, value in asdict(self).items() if value is not None or name not in ON_DEMAND}


ON_DEMAND = ("added_items", "changed_items")


def examine(connection: sa.Connection, intake: Intake, content: bytes) -> list[Outcome]:
    """What loading the file would do. Nothing is written."""
    if not intake.rows:
        return [Outcome(intake.file, problems=_plain(intake.problems))]
    digest = hashlib.sha256(content).hexdigest()
    return [
        _outcome(connection, intake, rows, compared(connection, rows), already=loaded_before(connection, rows, digest))
        for rows in intake.rows
    ]


def load(
    connection: sa.Connection, intake: Intake, content: bytes, by: Author | str | None, told: Told | None = None
) -> list[Outcome]:
    """Writes the file in the connection's transaction; a file already loaded is a no-op that names its batch.

    The caller has made sure that the intake is not refused. `told` is what the trail says besides, by (dataset, day).
    """
    digest, told = hashlib.sha256(content).hexdigest(), told or {}
    outcomes = []
    for rows in intake.rows:
        outcome = _load_rows(connection, intake, rows, content, digest, author(by))
        outcomes.append(outcome)
        if not outcome.already_loaded:
            _note(connection, outcome, author(by), told.get((rows.spec.name, rows.as_of), {}))
    return outcomes


def _load_rows(
    connection: sa.Connection, intake: Intake, rows: Rows, content: bytes, digest: str, by: Author
) -> Outcome:
    earlier = None if intake.says_again else loaded_before(connection, rows, digest)
    if earlier is not None:
        count = len(rows)
        return Outcome(
            intake.file,
            rows.spec.name,
            rows.as_of.isoformat(),
            count,
            unchanged=count,
            batch=earlier,
            already_loaded=True,
            problems=_plain([*intake.problems, *rows.problems]),
        )
    comparison = compared(connection, rows)
    keep_original(connection, content)
    number = _open_batch(connection, intake, rows, comparison, digest, by)
    _write_versions(connection, rows, comparison, number)
    _write_sightings(connection, rows, comparison, number)
    append(connection, rows.spec, number, rows.as_of, replaces=bool(comparison.changed))
    return _outcome(connection, intake, rows, comparison, batch_id=number)


def _note(connection: sa.Connection, done: Outcome, by: Author, told: Mapping[str, object]) -> None:
    counts = {"rows": done.rows, "added": done.added, "changed": done.changed}
    detail = {"dataset": done.dataset, "file": done.file, "as_of": done.as_of, **counts, **told}
    actor = by.post or dataset(str(done.dataset)).division
    audit.record(connection, Event(actor, "load", f"批次{done.batch}", by.address, detail))


def compared(connection: sa.Connection, rows: Rows, *, is_for_load: bool = True) -> Comparison:
    """The comparison, with what only it can tell added to the rows' problems."""
    comparison = compare(connection, rows, is_for_load=is_for_load)
    forgive_blanks(rows, comparison)
    rows.problems.extend(falls(rows, comparison))
    rows.problems.extend(lists_left_out(connection, rows, comparison))
    return comparison


def loaded_before(connection: sa.Connection, rows: Rows, digest: str) -> int | None:
    """The live batch that brought these bytes for this dataset and day."""
    return connection.scalar(
        sa.select(batch.c.id).where(
            batch.c.sha256 == digest, batch.c.dataset == rows.spec.name, batch.c.as_of == rows.as_of, known(None)
        )
    )


def keep_original(connection: sa.Connection, content: bytes) -> str:
    """Keeps the bytes as handed in, once; answers their sha256."""
    digest = hashlib.sha256(content).hexdigest()
    if connection.scalar(sa.select(original.c.sha256).where(original.c.sha256 == digest)) is None:
        connection.execute(original.insert().values(sha256=digest, content=content, size_bytes=len(content)))
    return digest


def _open_batch(
    connection: sa.Connection, intake: Intake, rows: Rows, comparison: Comparison, digest: str, by: Author
) -> int:
    inserted = connection.execute(
        batch.insert().values(
            dataset=rows.spec.name,
            file=intake.file,
            sha256=digest,
            as_of=rows.as_of,
            loaded_at=now(),
            loaded_by=by.post or rows.spec.division,
            division=by.division or rows.spec.division,
            hand_in_id=by.hand_in,
            rows=len(rows),
            added=len(comparison.added),
            changed=len(comparison.changed),
            unchanged=len(comparison.confirmed),
            missing=len(comparison.missing),
            silent=json.dumps(rows.silent, ensure_ascii=False),
            warnings=json.dumps(_plain([*intake.problems, *rows.problems]), ensure_ascii=False),
        )
    )
    key = inserted.inserted_primary_key
    assert key is not None  # noqa: S101 - both databases answer an insert with its key
    return int(key[0])


def _write_versions(connection: sa.Connection, rows: Rows, comparison: Comparison, number: int) -> None:
    fresh = [*comparison.added, *comparison.changed]
    whole = len(fresh) == len(rows) and not comparison.changed
    pick = (lambda values: values) if whole else (lambda values: [values[i] for i in fresh])
    count = len(fresh)
    columns: dict[str, Any] = {
        "record_key": pick(rows.keys),
        "batch_id": [number] * count,
        "sheet": pick([sheet for sheet, _ in rows.places]),
        "row": pick([row for _, row in rows.places]),
        "as_of": [rows.as_of] * count,
        "valid_from": [rows.as_of] * count,
        "valid_to": [OPEN_END] * count,
    }
    if rows.raws:
        columns["raw"] = pick([_raw(rows, index) for index in range(len(rows))])
    if rows.carried:
        columns["carried"] = pick([_carried(rows, index) for index in range(len(rows))])
    stored = ((name, values) for name, values in rows.fields.items() if any(value is not None for value in values))
    columns.update((name, pick(values)) for name, values in stored)
    insert_columns(connection, versions(rows.spec), columns)


def _raw(rows: Rows, index: int) -> str | None:
    raw = rows.raws.get(index)
    return json.dumps(raw, ensure_ascii=False) if raw else None


def _carried(rows: Rows, index: int) -> str | None:
    names = rows.carried.get(index)
    return json.dumps([*names]) if names else None


def _write_sightings(connection: sa.Connection, rows: Rows, comparison: Comparison, number: int) -> None:
    indexes = list(comparison.confirmed)
    count = len(indexes)
    columns: dict[str, Any] = {
        "batch_id": [number] * count,
        "record_key": [rows.keys[i] for i in indexes],
        "dataset": [rows.spec.name] * count,
        "as_of": [rows.as_of] * count,
        "version_id": list(comparison.confirmed.values()),
        "sheet": [rows.places[i][0] for i in indexes],
        "row": [rows.places[i][1] for i in indexes],
        "carried": [_carried(rows, i) for i in indexes],
    }
    insert_columns(connection, sighting, columns)


def _outcome(
    connection: sa.Connection,
    intake: Intake,
    rows: Rows,
    comparison: Comparison,
    *,
    batch_id: int | None = None,
    already: int | None = None,
) -> Outcome:
    return Outcome(
        file=intake.file,
        dataset=rows.spec.name,
        as_of=rows.as_of.isoformat(),
        rows=len(rows),
        added=len(comparison.added),
        changed=len(comparison.changed),
        unchanged=len(comparison.confirmed),
        missing=len(comparison.missing),
        batch=batch_id if already is None else already,
        already_loaded=already is not None,
        problems=_plain([*intake.problems, *rows.problems]),
        missing_items=missing_items(connection, rows, comparison),
        added_items=added_items(connection, rows, comparison) if intake.in_detail else None,
        changed_items=changed_items(connection, rows, comparison) if intake.in_detail else None,
    )


def _plain(problems: list[Problem]) -> list[dict[str, str]]:
    return [entry.as_dict() for entry in problems]
