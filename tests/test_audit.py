"""The audit trail: it only grows, and what is changed by other means is found."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from data import audit
from data.audit import Event
from data.database import engine, reading, writing
from data.schema import prepare


@pytest.fixture(params=["sqlite", "postgresql"])
def trail(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    url: str = request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")
    monkeypatch.setenv("DATABASE_URL", url)
    prepare()
    with writing() as connection:
        for number in range(5):
            audit.record(connection, Event("duty", "load", f"批次{number}", "10.0.0.1", {"rows": number}))
    return url


def tamper(url: str, *statements: str) -> None:
    """Changes rows as someone with the file would: the triggers taken away first."""
    with engine(url).connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            drops: tuple[str, ...] = ("DROP TRIGGER audit_no_UPDATE", "DROP TRIGGER audit_no_DELETE")
        else:
            drops = ("DROP TRIGGER audit_only_grows ON audit",)
        for statement in (*drops, *statements):
            connection.execute(sa.text(statement))


def first_touched() -> int | None:
    with reading() as connection:
        return audit.verify(connection)


def test_an_untouched_trail_holds(trail: str) -> None:
    assert first_touched() is None
    with reading() as connection:
        assert audit.head(connection)[0] == 5


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'boss' WHERE id = 3",
        "DELETE FROM audit WHERE id = 3",
        "DELETE FROM audit",
    ],
)
def test_the_database_refuses_to_change_it(trail: str, statement: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="only grows"), writing() as connection:
        connection.execute(sa.text(statement))
    assert first_touched() is None


def test_sqlite_refuses_to_replace_a_row(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    prepare()
    with writing() as connection:
        audit.record(connection, Event("duty", "load", "批次1"))
    with pytest.raises(sa.exc.DBAPIError, match="only grows"), writing() as connection:
        connection.execute(sa.text("INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 1"))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE audit SET actor = 'boss' WHERE id = 3", 3),
        ("UPDATE audit SET detail = '{}' WHERE id = 1", 1),
        ("UPDATE audit SET at = '2020-01-01 00:00:00' WHERE id = 5", 5),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("DELETE FROM audit WHERE id = 1", 2),
    ],
)
def test_the_first_row_that_was_touched_is_named(trail: str, statement: str, named: int) -> None:
    tamper(trail, statement)
    assert first_touched() == named


def test_an_entry_cannot_look_like_two(trail: str) -> None:
    with writing() as connection:
        audit.record(connection, Event("duty\n2026 admin", "undo", "a\r\nb\x00"))
    with reading() as connection:
        row = connection.execute(sa.text("SELECT actor, subject FROM audit WHERE id = 6")).one()
    assert tuple(row) == ("duty�2026 admin", "a��b�")


def test_an_unknown_action_is_a_mistake_of_ours(trail: str) -> None:
    with writing() as connection, pytest.raises(KeyError):
        audit.record(connection, Event("duty", "dance", "批次"))
