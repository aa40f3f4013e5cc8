"""What stands in the bar, for whom."""

from __future__ import annotations

import re

import pytest

from dashboard.navigation import ADMINISTRATION, ENTRIES, ROOT, SECTIONS, menus
from data.permissions import Person, Role

BOARD = ["总览", "预警中心", "四张清单", "民生实事", "争先进位", "全部指标", "数据来源"]


def titles(role: Role, division: str | None = None) -> dict[str, list[str]]:
    return {menu: [entry.title for entry in found] for menu, found in menus(Person("某岗位", role, division)).items()}


def test_a_leader_opens_all_sections_by_a_menu_and_hands_nothing_in() -> None:
    found = titles("leader")
    assert len(found[SECTIONS]) == 8
    assert "数据报送" not in found[""]
    assert ADMINISTRATION not in found


def test_a_divisions_own_page_stands_in_the_bar_itself() -> None:
    found = titles("division", "总值班室")
    assert set(found[""]) == {*BOARD, "应急值守", "数据报送"}
    assert list(found) == [""]


@pytest.mark.parametrize("role", ["supervision", "leader"])
def test_those_who_read_all_see_leaders_instructions(role: Role) -> None:
    assert "领导批示" in titles(role)[""]


def test_an_administrator_looks_after_the_system_and_sees_no_section() -> None:
    found = titles("admin")
    assert {"账号管理", "规则设置", "操作日志"} <= set(found[ADMINISTRATION])
    assert SECTIONS not in found
    assert "领导批示" not in found[""]


def test_a_screen_has_no_menu_and_the_wall_stands_in_none() -> None:
    assert titles("screen") == {"": []}
    assert all("大屏" not in found for role in ("leader", "admin") for found in titles(role).values())


def test_every_page_is_in_somebodys_menu_but_the_wall() -> None:
    everyone = [Person("某岗位", role, "督查处") for role in ("leader", "supervision", "admin")]
    shown = {entry.name for person in everyone for found in menus(person).values() for entry in found}
    assert shown == {entry.name for entry in ENTRIES if not entry.is_wall}


def test_the_handbook_names_every_page() -> None:
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    assert [entry.title for entry in ENTRIES if not re.search(rf"^\| {entry.title}[ （]", text, re.MULTILINE)] == []
