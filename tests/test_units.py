"""The directory resolves names as reference §7.3 says: exact, alias, former name, prefix; never by likeness."""

import csv
import datetime as dt

import pytest

from data.units import UNITS, Directory, UnitRow, parse_predecessor, unit_row

UNITS_SHIPPED = Directory.shipped()
COUNTIES = ("nancheng", "beicheng", "yunxi", "pinghai", "yanwan", "haichuan", "tongan")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("市发展改革委", "ndrc"), ("市发展和改革委员会", "ndrc"), ("市发改委", "ndrc"), ("发改委", "ndrc"), ("XX市发改委", "ndrc"),
        ("XX市发展和改革委员会", "ndrc"), ("市经信局", "eit"), ("市经信委", "eit"), ("XX市教育局", "edu"), ("教育局", "edu"),
        ("市市场监管局", "market"), ("市场监管局", "market"), ("市监局", "market"), ("市环保局", "eco"), ("市市场监督管理局", "market"),
        ("中共XX市委组织部", "organization"), ("组织部", "organization"), ("XX海关", "customs"), ("海关", "customs"), ("XX海警局", "coast_guard"),
        ("国网XX供电公司", "power"), ("市府办", "gov_office"), ("市政府", "city"), ("XX市人民政府", "city"), ("市本级", "city"),
        ("南城区", "nancheng"), ("南城", "nancheng"), ("南城区政府", "nancheng"), ("南城区人民政府", "nancheng"), ("平海市", "pinghai"),
        ("海川市人民政府", "haichuan"), ("经开区管委会", "econ_zone"), ("XX经开区", "econ_zone"), ("港区管委会", "port_zone"),
        ("南城区教育局", "nancheng"), ("平海市监局", "pinghai"), ("云溪县发改局", "yunxi"), (" 市 教 育 局 ", "edu"),
    ],
)  # fmt: skip
def test_a_name_alias_or_former_name_is_its_unit(text: str, code: str) -> None:
    assert UNITS_SHIPPED.resolve(text) == code


@pytest.mark.parametrize(
    "text", ["", "市发改位", "发改居", "办公室", "市", "南城区张三", "全市", "合计", "某某局", "市发展改革"]
)
def test_a_name_that_is_only_alike_stays_unknown(text: str) -> None:
    assert UNITS_SHIPPED.resolve(text) is None


@pytest.mark.parametrize(
    ("text", "scope", "code"),
    [
        ("发改局", "yunxi", "yunxi"), ("教育局", "yunxi", "yunxi"), ("县府办", "yunxi", "yunxi"), ("党政办", "yunxi", "yunxi"),
        ("市场监管局", "yunxi", "yunxi"), ("市发改委", "yunxi", "ndrc"), ("XX市教育局", "yunxi", "edu"), ("南城区教育局", "yunxi", "nancheng"),
        ("云溪县", "yunxi", "yunxi"), ("市本级", "yunxi", "city"), ("市府办", "pinghai", "pinghai"), ("XX市府办", "pinghai", "gov_office"),
        ("发改局", None, "ndrc"), ("张三", "yunxi", None),
    ],
)  # fmt: skip
def test_bare_names_in_a_county_sheet_are_the_county_itself(text: str, scope: str | None, code: str | None) -> None:
    assert UNITS_SHIPPED.resolve(text, scope) == code


def test_the_nearest_names_are_suggested_best_first() -> None:
    assert UNITS_SHIPPED.suggest("市发改位")[0] == "市发展改革委"
    assert UNITS_SHIPPED.suggest("市教玉局")[0] == "市教育局"
    assert len(UNITS_SHIPPED.suggest("市局", 2)) == 2
    assert UNITS_SHIPPED.suggest("abc") == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("各县(市、区)", COUNTIES),
        ("各县（市、区）政府", COUNTIES),
        ("五县两区", COUNTIES),
        ("各县(市、区)政府(管委会)", (*COUNTIES, "econ_zone", "port_zone")),
        ("各县(市、区)人民政府、管委会", (*COUNTIES, "econ_zone", "port_zone")),
        ("各管委会", ("econ_zone", "port_zone")),
        ("市级有关部门", ()), ("市级各部门", ()), ("市级有关部门(单位)", ()), ("各有关单位", ()), ("成员单位", ()), ("相关部门", ()),
        ("市教育局", None), ("单位", None),
    ],
)  # fmt: skip
def test_group_words_expand_or_say_that_they_have_no_list(text: str, codes: tuple[str, ...] | None) -> None:
    assert UNITS_SHIPPED.expand(text) == codes


@pytest.mark.parametrize("text", ["全市", "合计", "小计", "总计", "平均"])
def test_totals_are_no_units(text: str) -> None:
    assert UNITS_SHIPPED.is_total(text)
    assert not UNITS_SHIPPED.is_total("市本级")


def test_the_official_order_begins_with_the_city_its_counties_and_zones() -> None:
    assert UNITS_SHIPPED.official_order[:10] == ("city", *COUNTIES, "econ_zone", "port_zone")
    assert UNITS_SHIPPED.name("ndrc") == "市发展改革委"
    assert UNITS_SHIPPED.kind("pinghai") == "county"
    with pytest.raises(KeyError):
        UNITS_SHIPPED.name("nobody")


def test_no_two_shipped_units_share_a_name() -> None:
    assert UNITS_SHIPPED.clashes == set()
    codes = [row.code for row in UNITS_SHIPPED.rows]
    assert len(codes) == len(set(codes))


def test_every_spelling_of_the_shipped_table_resolves_to_its_unit() -> None:
    wrong = [
        (row.code, spelling)
        for row in UNITS_SHIPPED.rows
        for spelling in row.spellings
        if row.kind != "group" and UNITS_SHIPPED.resolve(spelling) != row.code
    ]
    assert wrong == []


def test_a_name_that_two_units_claim_resolves_to_neither() -> None:
    units = Directory(
        [
            UnitRow("a", "市甲局", "市甲局", "department", 1, aliases=("市综合局",)),
            UnitRow("b", "市乙局", "市乙局", "department", 2, aliases=("市综合局",)),
            UnitRow("c", "市丙局", "市丙局", "department", 3, aliases=("市综合局",)),
        ]
    )
    assert "市综合局" in units.clashes
    assert units.resolve("市综合局") is None
    assert units.resolve("市甲局") == "a"


def test_a_bureau_listed_for_a_county_resolves_only_inside_its_sheets() -> None:
    units = Directory(
        [
            UnitRow("yunxi", "云溪县", "云溪县人民政府", "county", 1),
            UnitRow("yunxi_edu", "县教育局", "云溪县教育局", "department", 2, aliases=("教育局",), county="yunxi"),
        ]
    )
    assert units.resolve("教育局", "yunxi") == "yunxi_edu"
    assert units.resolve("教育局") is None


def test_former_names_tell_until_when_they_were_used() -> None:
    assert parse_predecessor("市经信委(至2018-12-31)") == ("市经信委", dt.date(2018, 12, 31))
    assert parse_predecessor("市经贸委") == ("市经贸委", None)


def test_a_wrong_line_of_the_table_is_named() -> None:
    with UNITS.open(encoding="utf-8", newline="") as file:
        record = next(csv.DictReader(file))
    with pytest.raises(ValueError, match="第7行"):
        unit_row({**record, "类别": "机关"}, 7)
    with pytest.raises(ValueError, match="第8行"):
        unit_row({**record, "排序": "第一"}, 8)
