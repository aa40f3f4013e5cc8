"""Counties' and cities' numbers side by side become one JSON text (reference §0.1 ruling 8)."""

import datetime as dt
import json

import pytest

from data.kinds.kind import Cell, Setting, Unreadable
from data.kinds.shares import Shares, city_names

SETTING = Setting(2020, dt.date(2020, 3, 12))
COUNTIES = Shares(members="counties")
CITIES = Shares(members="cities")


def test_the_numbers_of_a_row_are_kept_by_code_in_official_order() -> None:
    reading = COUNTIES.read_members({"econ_zone": "1.5", "beicheng": 3.0, "yunxi": None, "nancheng": "12个"}, SETTING)
    assert reading.values == ('{"nancheng": 12, "beicheng": 3, "econ_zone": 1.5}',)
    assert COUNTIES.show(*reading.values) == "南城区12、北城区3、经开区1.5"


def test_a_row_without_numbers_is_blank() -> None:
    reading = COUNTIES.read_members({"nancheng": None, "beicheng": "/"}, SETTING)
    assert reading.values == (None,)
    assert COUNTIES.show(None) == "—"


def test_text_among_the_numbers_is_refused_and_names_the_county() -> None:
    with pytest.raises(Unreadable) as refusal:
        COUNTIES.read_members({"nancheng": 3.0, "beicheng": "在建"}, SETTING)
    assert refusal.value.finding.code == "share_unreadable"
    assert refusal.value.finding.detail == {"text": "在建", "member": "北城区"}


@pytest.mark.parametrize(
    ("header", "code"),
    [("南城区", "nancheng"), ("平 海 市", "pinghai"), ("经开区", "econ_zone"), ("市本级", "city"), ("市教育局", None), ("合计", None)],
)  # fmt: skip
def test_headers_that_name_a_county_are_its_columns(header: str, code: str | None) -> None:
    assert COUNTIES.member(header) == code


@pytest.mark.parametrize(
    ("header", "code"),
    [("XX市", "xx"), ("xx市", "xx"), ("本市", "xx"), ("甲市", "jia"), ("癸市", "gui"), ("子市", None), ("甲", None)],
)
def test_headers_that_name_a_city_of_the_province_are_its_columns(header: str, code: str | None) -> None:
    assert CITIES.member(header) == code
    assert len(city_names()) == 11


def test_cities_are_kept_in_the_order_of_the_yearbook() -> None:
    reading = CITIES.read_members({"gui": 7.1, "xx": 6.5, "jia": 6.0}, SETTING)
    assert list(json.loads(reading.values[0])) == ["xx", "jia", "gui"]
    assert CITIES.show(*reading.values) == "XX市6.5、甲市6、癸市7.1"


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        ("南城区12、北城区8", '{"nancheng": 12, "beicheng": 8}'),
        ("南城区：12个，北城区8个", '{"nancheng": 12, "beicheng": 8}'),
        ("/", None),
        (None, None),
    ],
)
def test_one_cell_may_list_all_shares(cell: Cell, stored: str | None) -> None:
    assert COUNTIES.read(cell, SETTING).values == (stored,)


@pytest.mark.parametrize("cell", ["随便", "火星12", "12"])
def test_a_list_that_names_no_county_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        COUNTIES.read(cell, SETTING)
    assert refusal.value.finding.code == "shares_unreadable"
