"""Sessions: kept by hash, over when idle, too old, ended or their account disabled."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from data import accounts, sessions
from data.access_tables import session
from data.clock import now
from data.database import reading, writing
from data.sessions import Signed, key_of
from tests.people import ADMIN, enrol

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def here(any_office: str) -> str:
    return any_office


def begin(name: str, at: dt.datetime | None = None) -> str:
    with writing() as connection:
        found = accounts.find(connection, name)
        assert found is not None
        return sessions.begin(connection, found.id, "10.0.0.7", at)


def look(token: str, at: dt.datetime | None = None) -> Signed | None:
    with reading() as connection:
        return sessions.find(connection, key_of(token), at)


def test_a_session_knows_whose_it_is() -> None:
    enrol("zhiban", "division", "总值班室")
    found = look(begin("zhiban"))
    assert found is not None
    assert (found.person.post, found.person.role, found.person.division) == ("总值班室经办", "division", "总值班室")
    assert (found.person.address, found.name, found.must_change) == ("10.0.0.7", "zhiban", False)


def test_the_token_has_256_bits_and_only_its_hash_is_kept() -> None:
    enrol("zhiban")
    tokens = {begin("zhiban") for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token) == 43 for token in tokens)
    with reading() as connection:
        kept = {str(value) for row in connection.execute(sa.select(session)) for value in row}
    assert not tokens & kept
    assert {key_of(token) for token in tokens} <= kept


def test_the_hash_of_a_token_is_no_token() -> None:
    enrol("zhiban")
    assert look(key_of(begin("zhiban"))) is None
    assert look("") is None


def test_a_session_ends_an_hour_after_its_last_use() -> None:
    enrol("zhiban")
    start = now()
    token = begin("zhiban", start)
    assert look(token, start + 59 * MINUTE) is not None
    assert look(token, start + 60 * MINUTE) is None
    with writing() as connection:
        sessions.note(connection, key_of(token), start + 50 * MINUTE)
    assert look(token, start + 100 * MINUTE) is not None


def test_a_session_ends_after_twelve_hours_however_much_it_is_used() -> None:
    enrol("zhiban")
    start = now()
    token = begin("zhiban", start)
    with writing() as connection:
        sessions.note(connection, key_of(token), start + 12 * HOUR - MINUTE)
    assert look(token, start + 12 * HOUR - MINUTE) is not None
    assert look(token, start + 12 * HOUR) is None


def test_a_screen_stands_idle_for_half_a_year() -> None:
    enrol("daping", "screen")
    start = now()
    token = begin("daping", start)
    assert look(token, start + 179 * DAY) is not None
    assert look(token, start + 180 * DAY) is None


def test_a_clock_set_back_ends_nothing() -> None:
    enrol("zhiban")
    assert look(begin("zhiban", now()), now() - DAY) is not None


def test_an_ended_session_does_not_hold_and_others_do() -> None:
    enrol("zhiban")
    first, second = begin("zhiban"), begin("zhiban")
    with writing() as connection:
        sessions.end(connection, key_of(first))
    assert look(first) is None
    assert look(second) is not None


def test_all_sessions_of_an_account_end_but_the_one_that_stays() -> None:
    enrol("zhiban")
    enrol("mishu", "division", "秘书处")
    first, second, others = begin("zhiban"), begin("zhiban"), begin("mishu")
    with writing() as connection:
        found = accounts.find(connection, "zhiban")
        assert found is not None
        assert sessions.end_all(connection, found.id, but=key_of(second)) == 1
    assert [look(token) is not None for token in (first, second, others)] == [False, True, True]


def test_disabling_an_account_ends_its_sessions_at_once_and_for_good() -> None:
    enrol("admin", "admin")
    enrol("zhiban")
    token = begin("zhiban")
    accounts.disable("zhiban", ADMIN)
    assert look(token) is None
    accounts.enable("zhiban", ADMIN)
    assert look(token) is None
    assert look(begin("zhiban")) is not None


def test_use_is_to_be_noted_once_a_minute() -> None:
    enrol("zhiban")
    start = now()
    token = begin("zhiban", start)
    found = look(token, start)
    assert found is not None
    assert not found.is_to_note(start + dt.timedelta(seconds=59))
    assert found.is_to_note(start + MINUTE)


def test_the_use_of_accounts_counts_sessions_that_hold() -> None:
    one, two = enrol("zhiban"), enrol("mishu", "division", "秘书处")
    start = now()
    begin("zhiban", start - 2 * HOUR)
    begin("zhiban", start)
    with reading() as connection:
        found = sessions.uses(connection, start)
    assert two.account_id not in found
    used = found[one.account_id or 0]
    assert used.open == 1
    assert used.seen_at is not None
    assert abs(used.seen_at - start) < dt.timedelta(seconds=1)
