"""The checkup: every point said with what to do, and an exit status that a monitor can read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dashboard import checkup
from dashboard.checkup import look
from data import audit
from data.audit import Event
from data.clock import now
from data.database import writing
from tests.commands import dashboard
from tests.people import enrol


def points() -> dict[str, bool]:
    return {point.name: point.is_right for point in look()}


@pytest.fixture
def ready(office: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database in earnest use behind a proxy, backed up yesterday."""
    monkeypatch.setenv("SIGN_IN", "on")
    monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1")
    monkeypatch.setattr(checkup, "FREE_BYTES", 1)
    enrol("admin", "admin")
    with writing() as connection:
        audit.record(connection, Event("定时备份", "backup", "备份.zip"), now() - dt.timedelta(days=1))
    return office


def test_an_installation_in_order_is_right_in_every_point(ready: str) -> None:
    assert set(points().values()) == {True}
    assert len(points()) == 9


def test_every_fault_is_found_by_its_own_point(ready: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SIGN_IN", "off")
    assert not points()["登录"]
    monkeypatch.delenv("TRUSTED_PROXIES")
    assert not points()["加密传输"]
    (tmp_path / "rules.toml").write_text("version = 1", encoding="utf-8")
    monkeypatch.setenv("RULES_FILE", str(tmp_path / "rules.toml"))
    assert not points()["规则和参照表"]
    monkeypatch.setattr(checkup, "FREE_BYTES", 1 << 60)
    assert not points()["磁盘空间"]
    monkeypatch.setattr(checkup, "now", lambda: now() + dt.timedelta(days=5))
    assert not points()["备份"]


def test_the_command_says_what_to_do_and_ends_with_one(office: str) -> None:
    answer = dashboard(office, "doctor")
    assert answer.status == 1
    assert "✗ 备份          没有做过备份。用 python -m dashboard backup" in answer.out
    assert "✗ 管理员账号    0个。用 python -m dashboard users add 建一个。" in answer.out
    assert "✓ 操作日志      共0条，前后衔接" in answer.out
    assert answer.out.splitlines()[-1].endswith("项不符合正式使用的要求。")


def test_a_database_out_of_reach_is_one_point_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/none")
    assert points()["数据库"] is False
