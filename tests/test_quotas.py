"""Quotas: an account that has handed in its day's share is told so, nobody else is, and tomorrow is another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from data.access_tables import account
from data.clock import now
from data.database import reading, writing
from data.hand_in_tables import hand_in
from data.permissions import Person
from data.rules import TABLE
from data.schema import prepare
from data.tables import original
from etl.hand_in.receive import NotAdmitted, receive

DUTY = Person("总值班室经办", "division", "总值班室", account_id=1)
OTHER = Person("法制处经办", "division", "法制处", account_id=2)
LOCAL = Person("本机使用者", "supervision", "督查处")

Limit = Callable[[int, int], None]


@pytest.fixture
def limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Limit:
    """Sets the office's own quotas: files, megabytes."""

    def limiting(files: int, megabytes: int) -> None:
        made = tmp_path / "rules.toml"
        text = TABLE.shipped.read_text(encoding="utf-8").replace("files = 200", f"files = {files}")
        made.write_text(text.replace("megabytes = 500", f"megabytes = {megabytes}"), encoding="utf-8")
        monkeypatch.setenv("RULES_FILE", str(made))

    return limiting


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with two accounts, on each of the two systems."""
    url: str = request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")
    monkeypatch.setenv("DATABASE_URL", url)
    prepare(url)
    with writing() as connection:
        for person in (DUTY, OTHER):
            given = {"id": person.account_id, "name": person.post, "post": person.post, "role": person.role}
            connection.execute(account.insert().values(**given, must_change=False, created_at=now()))
    return url


def kept() -> tuple[int, int]:
    """Hand-ins, files kept."""
    with reading() as connection:
        count = sa.select(sa.func.count())
        return tuple(connection.scalar(count.select_from(table)) for table in (hand_in, original))  # type: ignore[return-value]


def test_a_file_more_than_a_days_files_is_not_kept_and_tomorrow_is_another_day(either: str, limit: Limit) -> None:
    limit(3, 500)
    for person in (DUTY, LOCAL):
        for number in range(3):
            receive(f"{person.post}{number}".encode(), "表.xlsx", person)
        with pytest.raises(
            NotAdmitted, match=r"^今天已经报送了3个文件，达到每个账号每天3个的限额，这个文件没有接收。请明天再报"
        ):
            receive(b"more", "表.xlsx", person)
    assert kept() == (6, 6)
    receive(b"other", "表.xlsx", OTHER)
    with writing() as connection:
        connection.execute(hand_in.update().values(received_at=now() - dt.timedelta(days=1)))
    receive(b"tomorrow", "表.xlsx", DUTY)


def test_a_file_more_than_a_days_bytes_is_not_kept_but_a_smaller_one_is(
    database_url: str, limit: Limit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    prepare()
    limit(200, 2)
    megabyte = 1024 * 1024
    receive(b"x" * megabyte, "表.xlsx", LOCAL)
    with pytest.raises(NotAdmitted, match=r"^今天已经报送了1\.0MB，加上这个文件的1\.5MB，超过每个账号每天2MB的限额"):
        receive(b"y" * (megabyte * 3 // 2), "表.xlsx", LOCAL)
    receive(b"z" * megabyte, "表.xlsx", LOCAL)
    assert kept() == (2, 2)


def test_the_shipped_quotas_are_those_of_an_office_without_any(limit: Limit) -> None:
    given = TABLE.read()
    assert (given.quota.files, given.quota.megabytes) == (200, 500)
    start = TABLE.shipped.read_text(encoding="utf-8").index("[quota]")
    text = TABLE.shipped.read_text(encoding="utf-8")
    assert TABLE.parse(text[:start] + text[text.index("[convention]") :]).quota == given.quota
