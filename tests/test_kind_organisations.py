"""Unit cells are split, led and resolved as reference §4.0.6 says."""

import datetime as dt
from dataclasses import replace

import pytest

from data.kinds.kind import Cell, Setting, Unreadable
from data.kinds.organisations import Unit, Units

SETTING = Setting(2020, dt.date(2020, 3, 12))
COUNTIES = "nancheng,beicheng,yunxi,pinghai,yanwan,haichuan,tongan"


@pytest.mark.parametrize(
    ("cell", "lead", "others"),
    [
        ("市发改委", "ndrc", None),
        ("*市发展改革委、市生态环境局", "ndrc", "eco"),
        ("★发改局、经信局、建设局、农业农村局", "ndrc", "eit,construction,agri"),
        ("市教育局、★市财政局", "finance", "edu"),
        ("市教育局、市财政局(牵头)", "finance", "edu"),
        ("▲市教育局、市财政局", "edu", "finance"),
        ("市教育局、市财政局", "edu", "finance"),
        ("南城区政府、\n\n长三角发展办", "nancheng", "yrd"),
        ("市教育局\r\n市财政局", "edu", "finance"),
        ("市教育局_x000D_\n市财政局", "edu", "finance"),
        ("*市委组织部(市委人才办)、 市人力社保局", "organization", "hr"),
        ("市委宣传部(市文明办)", "publicity", None),
        (
            "市疫情防控指挥部办公室、市卫生健康委等,各县(市、区)政府(管委会)",
            "health",
            f"{COUNTIES},econ_zone,port_zone",
        ),
        ("市教育局 市体育局", "edu", "sport"),
        ("市教育局,市体育局;市财政局/市审计局", "edu", "sport,finance,audit"),
        ("市教育局，市体育局；市财政局", "edu", "sport,finance"),
        ("云溪  县人民政府", "yunxi", None),
        ("  云溪县人民政府", "yunxi", None),
        ("市公安局和市司法局", "police", "justice"),
        ("市公安局及市司法局", "police", "justice"),
        ("市自然资源和规划局、市经济和信息化局", "land", "eit"),
        ("市人力资源和社会保障局", "hr", None),
        ("牵头单位:市发改委;配合单位:市经信局", "ndrc", "eit"),
        ("1.市教育局", "edu", None),
        ("市教育局、市教育局", "edu", None),
        ("各县(市、区)、市教育局", "edu", COUNTIES),
        ("各县(市、区)、市教育局、*市财政局", "finance", f"{COUNTIES},edu"),
        ("市发改委、市级有关部门", "ndrc", None),
    ],
)
def test_a_cell_has_one_lead_with_the_others_beside_it(cell: str, lead: str, others: str | None) -> None:
    reading = Unit().read(cell, SETTING)
    assert reading.values == (lead, others)
    assert reading.warning is None


def test_all_units_of_a_cell_stand_lead_first() -> None:
    assert Units().read("市教育局、市财政局★、各管委会", SETTING).values == ("finance,edu,econ_zone,port_zone",)


@pytest.mark.parametrize("cell", ["市教育局等", "市教育局等单位", "市教育局、市级有关部门"])
def test_an_open_list_keeps_its_words(cell: str) -> None:
    assert Unit().read(cell, SETTING).values == ("edu", None)
    assert Unit().read(cell, SETTING).raw == cell
    assert Units().read(cell, SETTING).raw == cell


def test_a_group_without_a_list_is_no_lead() -> None:
    reading = Unit().read("市级有关部门", SETTING)
    assert reading.values == (None, None)
    assert reading.warning is not None
    assert reading.warning.code == "unit_group_open"
    assert Units().read("市级有关部门", SETTING).values == (None,)


def test_a_group_alone_leads_by_its_first_member_with_a_warning() -> None:
    reading = Unit().read("各县(市、区)", SETTING)
    assert reading.values == ("nancheng", COUNTIES.removeprefix("nancheng,"))
    assert reading.warning is not None
    assert (reading.warning.code, reading.warning.detail["read"]) == ("unit_lead_is_group", "南城区")


def test_an_unknown_unit_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(Unreadable) as refusal:
        Unit().read("市教育局、市发改位", SETTING)
    assert refusal.value.finding.code == "unit_unknown"
    assert refusal.value.finding.severity == "error"
    assert refusal.value.finding.detail["text"] == "市发改位"
    assert refusal.value.finding.detail["near"] == "相近的有：市发展改革委。"


def test_all_unknown_units_of_a_cell_are_named_at_once() -> None:
    with pytest.raises(Unreadable) as refusal:
        Units().read("不存在局、市教育局、另一个局", SETTING)
    assert refusal.value.finding.detail["text"] == "不存在局、另一个局"


@pytest.mark.parametrize("cell", ["全市", "合计", "平均"])
def test_a_total_is_no_unit(cell: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Unit().read(cell, SETTING)
    assert refusal.value.finding.code == "unit_is_total"


def test_a_county_sheet_means_its_own_bureaus() -> None:
    county = replace(SETTING, scope="pinghai")
    assert Unit().read("发改局、经信局、市府办(市外事办)", county).values == ("pinghai", None)
    assert Unit().read("党政办 应消站", county).values == ("pinghai", None)
    assert Unit().read("发改局、XX市教育局", county).values == ("pinghai", "edu")


@pytest.mark.parametrize("cell", [None, "", "/", "无"])
def test_a_blank_is_no_unit(cell: Cell) -> None:
    assert Unit().read(cell, SETTING).values == (None, None)
    assert Units().read(cell, SETTING).values == (None,)


def test_units_are_shown_by_their_short_names() -> None:
    assert Unit().show("ndrc", "eco") == "市发展改革委"
    assert Units().show("ndrc,eco") == "市发展改革委、市生态环境局"
    assert Unit().show("gone", None) == "gone"
    assert Units().show(None) == "—"


@pytest.mark.parametrize(
    ("cell", "unknown"),
    [
        ("市教育局和市宇宙局", "市宇宙局"),
        ("市宇宙局与市教育局", "市宇宙局"),
        ("市公安局和市司法局及市宇宙局", "市宇宙局"),
        ("市教育局、市公安局和市宇宙局", "市宇宙局"),
        ("市宇宙局和市海洋开发局", "市宇宙局和市海洋开发局"),
    ],
)
def test_of_several_units_the_unknown_one_is_named(cell: str, unknown: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Units().read(cell, SETTING)
    assert refusal.value.finding.detail["text"] == unknown


def test_three_known_units_run_together_are_three() -> None:
    assert Units().read("市公安局和市司法局及市教育局", SETTING).values == ("police,justice,edu",)
