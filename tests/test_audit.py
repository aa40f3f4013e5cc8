"""The audit trail: it only grows, and what is changed by other means is found."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.database import engine, reading, writing
from data.schema import prepare
from tests.soaking import trials


@pytest.fixture(params=["sqlite", "postgresql"])
def trail(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    url: str = request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")
    monkeypatch.setenv("DATABASE_URL", url)
    prepare()
    with writing() as connection:
        for number in range(5):
            audit.record(connection, Event("duty", "load", f"批次{number}", "10.0.0.1", {"rows": number}))
    return url


def tampered(statement: str) -> int | None:
    """The first row touched once one is changed as someone with the file would, the triggers taken away first."""
    with reading() as connection:
        if connection.dialect.name == "sqlite":
            drops: tuple[str, ...] = ("DROP TRIGGER audit_no_UPDATE", "DROP TRIGGER audit_no_DELETE")
        else:
            drops = ("DROP TRIGGER audit_only_grows ON audit",)
        for each in (*drops, statement):
            connection.execute(sa.text(each))
        found = audit.verify(connection)
        connection.rollback()
        return found


def first_touched() -> int | None:
    with reading() as connection:
        return audit.verify(connection)


def test_an_untouched_trail_holds(trail: str) -> None:
    assert first_touched() is None
    with reading() as connection:
        assert audit.head(connection)[0] == 5


REFUSED = (
    "UPDATE audit SET actor = 'boss' WHERE id = 3",
    "DELETE FROM audit WHERE id = 3",
    "DELETE FROM audit",
    "INSERT INTO audit SELECT * FROM audit WHERE id = 3 AND true ON CONFLICT (id) DO UPDATE SET actor = 'boss'",
)
REFUSED_BY = {
    "sqlite": (
        "REPLACE INTO audit SELECT * FROM audit WHERE id = 3",
        "INSERT OR REPLACE INTO audit SELECT id, at, 'boss', address, action, subject, detail, previous, digest FROM audit",
        "UPDATE OR REPLACE audit SET id = 3 WHERE id = 4",
    ),
    "postgresql": ("TRUNCATE audit", "TRUNCATE audit RESTART IDENTITY CASCADE"),
}


def test_the_database_refuses_to_change_it(trail: str) -> None:
    for statement in (*REFUSED, *REFUSED_BY[sa.make_url(trail).get_backend_name()]):
        with pytest.raises(sa.exc.DBAPIError, match="only grows"), writing() as connection:
            connection.execute(sa.text(statement))
    assert first_touched() is None


TOUCHED = (
    ("UPDATE audit SET actor = 'boss' WHERE id = 3", 3),
    ("UPDATE audit SET detail = '{}' WHERE id = 1", 1),
    ("UPDATE audit SET at = '2020-01-01 00:00:00' WHERE id = 5", 5),
    ("UPDATE audit SET at = '2020-01-01 00:00:00.5' WHERE id = 2", 2),
    ("DELETE FROM audit WHERE id = 2", 3),
    ("DELETE FROM audit WHERE id = 1", 2),
    ("UPDATE audit SET id = 9 WHERE id = 3", 4),
    (
        "INSERT INTO audit SELECT 6, at, 'boss', address, action, subject, detail, digest, previous FROM audit "
        "WHERE id = 5",
        6,
    ),
)


def test_the_first_row_that_was_touched_is_named(trail: str) -> None:
    assert [tampered(statement) for statement, _ in TOUCHED] == [named for _, named in TOUCHED]
    assert first_touched() is None


@pytest.mark.parametrize("column", ["at", "actor", "address", "action", "subject", "detail", "previous", "digest"])
def test_one_byte_changed_in_the_file_is_found_whatever_it_becomes(
    column: str, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    prepare()
    with writing() as connection:
        for number in range(5):
            audit.record(connection, Event("督查处", "load", f"批次{number}", "10.0.0.1", {"rows": number}))
    engine(database_url).dispose()
    tries = trials(8, 400)
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as file:
        file.execute("DROP TRIGGER audit_no_UPDATE")
        for trial in tries:
            chance = random.Random(trial)
            (whole,) = file.execute(f"SELECT CAST({column} AS BLOB) FROM audit WHERE id = 3").fetchone()
            changed = bytearray(whole)
            changed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            change = f"UPDATE audit SET {column} = CAST(? AS TEXT) WHERE id = 3"
            file.execute(change, (bytes(changed),))
            assert first_touched() == 3, bytes(changed)
            file.execute(change, (whole,))
            assert first_touched() is None


def test_an_entry_cannot_look_like_two(trail: str) -> None:
    with writing() as connection:
        audit.record(connection, Event("duty\n2026 admin", "undo", "a\r\nb\x00"))
    with reading() as connection:
        row = connection.execute(sa.text("SELECT actor, subject FROM audit WHERE id = 6")).one()
    assert tuple(row) == ("duty�2026 admin", "a��b�")


def test_an_unknown_action_is_a_mistake_of_ours(trail: str) -> None:
    with writing() as connection, pytest.raises(KeyError):
        audit.record(connection, Event("duty", "dance", "批次"))
