"""An administrator hands in the list of units, and nothing else: what is not theirs is refused as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.database import reading
from data.permissions import Person
from etl.hand_in import store
from etl.hand_in.commit import Answers, commit
from etl.hand_in.examine import examine
from etl.hand_in.receive import receive
from etl.hand_in.take_back import take_back
from tests.people import enrol
from tests.sheets import listed, supervision_sheet, write_sheet

HEADERS = ("单位代码", "简称", "全称", "类别", "排序")


@pytest.fixture
def admin(office: str) -> Person:
    return enrol("admin", "admin")


def test_units_are_loaded_and_taken_back(admin: Person, tmp_path: Path) -> None:
    path = write_sheet(
        tmp_path / "单位名录.xlsx",
        "单位名录（截至2020年1月1日）",
        HEADERS,
        [("x1", "市测试局", "XX市测试局", "市级部门", 1)],
    )
    check = examine(receive(path.read_bytes(), path.name, admin), admin)
    assert not check.is_refused
    asked = frozenset(question.code for question in check.questions if question.asks == "confirm")
    receipt = commit(check.number, Answers({}, asked), admin, check.base)
    assert receipt.parts[0].added == 1
    assert take_back(check.number, admin, "报错了名录").is_taken_back


def test_other_data_is_refused(admin: Person, tmp_path: Path) -> None:
    path = supervision_sheet(tmp_path / "重点工作.xlsx", listed(1))
    check = examine(receive(path.read_bytes(), path.name, admin), admin)
    assert check.is_refused
    assert "四张清单" in str(check)


def test_what_a_division_handed_in_is_not_the_administrators_to_see(admin: Person, tmp_path: Path) -> None:
    path = supervision_sheet(tmp_path / "重点工作.xlsx", listed(1))
    number = receive(path.read_bytes(), path.name, Person("督查处经办", "division", "督查处"))
    with reading() as connection:
        assert store.returns_of(connection, admin, 10) == []
        with pytest.raises(store.NotThere):
            store.find(connection, number, admin)
