"""Roles are stored, names never (reference §8)."""

import datetime as dt
from pathlib import Path

import pytest

from data.kinds.kind import Cell, Setting
from data.kinds.roles import ROLE_MAP, Role, read_roles
from etl.messages import message

SETTING = Setting(2020, dt.date(2020, 3, 12))


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("市长", "市长"), ("副市长", "分管副市长"), ("常务副市长", "常务副市长"), ("分管副市长(工业)", "分管副市长(工业)"),
        ("分管副市长（城建）", "分管副市长(城建)"), ("副市长(公安)", "分管副市长(公安)"), ("市委书记", "市委书记"), ("省委书记", "省委书记"),
        ("省长", "省长"), ("副省长", "分管副省长"), ("国务院领导", "中央领导"), ("秘书长", "秘书长"), ("副秘书长", "副秘书长"),
        ("办公室副主任", "办公室副主任"), ("处长", "处室负责人"), ("主班", "值班员"), ("县长", "县(市、区)长"), ("市长、常务副市长", "市长、常务副市长"),
        ("/", None), (None, None),
    ],
)  # fmt: skip
def test_a_known_role_is_stored_by_its_chinese_name(cell: Cell, role: str | None) -> None:
    reading = Role().read(cell, SETTING)
    assert reading.values == (role,)
    assert reading.warning is None


def test_a_name_beside_a_role_is_dropped() -> None:
    reading = Role().read("副市长 某某某", SETTING)
    assert reading.values == ("分管副市长",)
    assert reading.raw is None


def test_a_value_that_is_no_role_is_neither_stored_nor_repeated() -> None:
    reading = Role().read("某某某", SETTING)
    assert reading.values == (None,)
    assert reading.raw is None
    assert reading.warning is not None
    assert reading.warning.code == "role_unknown"
    assert "某某某" not in message(reading.warning) + str(reading)


def test_a_map_kept_outside_replaces_names_by_roles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "roles.csv"
    table.write_text("姓名,角色\n某甲,常务副市长\n某 乙,分管副市长（工业）\n某丙,无此职务\n", encoding="utf-8")
    monkeypatch.setenv(ROLE_MAP, str(table))
    assert Role().read("某甲", SETTING).values == ("常务副市长",)
    assert Role().read("某甲同志、某乙", SETTING).values == ("常务副市长、分管副市长(工业)",)
    assert Role().read("副市长某甲", SETTING).values == ("常务副市长",)
    assert Role().read("某丙", SETTING).values == (None,)


@pytest.mark.parametrize("content", [None, "张冠,李戴\n某甲,市长\n", "\0"])
def test_a_map_that_cannot_be_read_is_said_aloud(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "roles.csv"
    if content is not None:
        table.write_text(content, encoding="utf-8")
    monkeypatch.setenv(ROLE_MAP, str(table))
    warning = Role().read("某甲", SETTING).warning
    assert warning is not None
    assert warning.code == ("role_unknown" if content == "\0" else "role_map_unreadable")


def test_every_shipped_role_reads_as_itself() -> None:
    roles = read_roles()
    assert len({row.code for row in roles}) == len(roles)
    assert [Role().read(row.zh, SETTING).values for row in roles] == [(row.zh,) for row in roles]
    assert Role().options == tuple(row.zh for row in roles)
