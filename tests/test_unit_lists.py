"""A list of units of the office's own, over the shipped one and over its own earlier lists."""

from __future__ import annotations

from typing import Any

import pytest

from data.clock import now
from data.database import reading
from data.directory import directory
from data.unit_lists import lay
from data.units import Directory, UnitRow
from tests.returns import hand_in


def unit(code: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"code": code, "name": name, "kind": "department", "sort_order": 1.0, **fields}


def known(url: str) -> Directory:
    with reading(url) as connection:
        return directory(connection, now().date())


def test_a_loaded_unit_of_a_shipped_ones_name_is_that_unit_under_its_new_code(database_url: str) -> None:
    hand_in(database_url, "units", "2026-01-01", unit("wjw", "市卫健委", full_name="市卫生健康委员会"))
    units = known(database_url)
    names = ("市卫健委", "市卫生健康委", "市卫生健康委员会", "卫健委", "市卫生局")
    assert [units.resolve(name) for name in names] == ["wjw"] * 5
    assert (units.clashes, units.label("health"), units.name("wjw")) == (set(), "市卫健委", "市卫健委")
    assert "health" not in units.official_order


def test_a_list_of_a_few_units_leaves_the_shipped_others_in_force(database_url: str) -> None:
    hand_in(database_url, "units", "2026-01-01", unit("wjw", "市卫生健康委"))
    units = known(database_url)
    assert (units.resolve("市教育局"), units.resolve("云溪县")) == ("edu", "yunxi")


def test_an_alias_alone_makes_no_two_units_one(database_url: str) -> None:
    hand_in(database_url, "units", "2026-01-01", unit("wmb", "市文明办"))
    units = known(database_url)
    assert (units.resolve("市文明办"), units.resolve("市委宣传部")) == ("wmb", "publicity")


def test_a_citys_own_places_are_meant_by_words_for_all_of_them(database_url: str) -> None:
    places = (
        unit("jia", "甲县", kind="county"),
        unit("yi", "乙区", kind="county", sort_order=2.0),
        unit("xin", "新区", kind="zone", sort_order=3.0),
    )
    hand_in(database_url, "units", "2026-01-01", *places)
    units = known(database_url)
    assert units.expand("各县（市、区）") == ("jia", "yi")
    assert units.expand("各县（市、区）政府（管委会）") == ("jia", "yi", "xin")
    assert units.expand("各管委会") == ("xin",)
    assert (units.resolve("云溪县"), units.resolve("市教育局")) == (None, "edu")


def test_a_group_of_the_list_goes_before_what_its_words_say_of_themselves() -> None:
    rows = [
        UnitRow("jia", "甲县", "甲县", "county", 1),
        UnitRow("yi", "乙区", "乙区", "county", 2),
        UnitRow("all", "各县(市、区)", "各县(市、区)", "group", 3, members=("jia",)),
    ]
    assert Directory(rows).expand("各县市区") == ("jia", "yi")
    assert Directory(rows).expand("各县(市、区)") == ("jia",)


def test_a_corrected_list_gives_a_unit_a_new_code_and_leaves_the_others(database_url: str) -> None:
    first = (unit("a", "市甲局"), unit("jia", "甲县", kind="county"), unit("yi", "乙区", kind="county"))
    hand_in(database_url, "units", "2026-01-01", *first)
    hand_in(
        database_url, "units", "2026-02-01", unit("b", "市甲局"), unit("jia", "甲县", kind="county", sort_order=5.0)
    )
    units = known(database_url)
    assert (units.resolve("市甲局"), units.label("a"), units.resolve("乙区")) == ("b", "市甲局", "yi")


def test_shipped_groups_follow_the_new_codes_of_their_members() -> None:
    old = [UnitRow("a", "市甲局", "市甲局", "department", 1), UnitRow("g", "重点部门", "", "group", 2, members=("a",))]
    laid = lay([UnitRow("b", "市甲局", "市甲局", "department", 1)], old)
    assert Directory(laid.rows, laid.formerly).expand("重点部门") == ("b",)


@pytest.mark.parametrize("kind", ["department", "group"])
def test_only_a_group_is_the_same_as_a_group(kind: Any) -> None:
    laid = lay([UnitRow("b", "重点部门", "重点部门", kind, 1)], [UnitRow("g", "重点部门", "", "group", 2)])
    assert ("g" in laid.formerly) == (kind == "group")
