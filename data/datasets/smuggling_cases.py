"""The ledger of smuggling cases (走私案件台账): one row a case, no personal data (SH28)."""

from collections.abc import Mapping
from typing import Any

from data.checks import not_negative
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.numbers import Count, Number
from data.kinds.organisations import Unit
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

SEIZED_BY = Choice(
    {
        "海关缉私": ("海关缉私", "海关", "海关缉私分局", "缉私分局"),
        "公安": ("公安", "公安局", "市公安局", "县公安局"),
        "海警": ("海警", "海警局", "海警支队"),
        "市场监管": ("市场监管", "市场监管局", "市市场监管局"),
        "烟草": ("烟草", "烟草局", "烟草专卖局", "烟草专卖"),
        "边防": (
            "边防",
            "边防支队",
        ),
        "联合": ("联合", "联合查获", "联合执法"),
        "其他": ("其他", "其它", "综合执法", "渔政", "农业农村"),
    },
    strict=True,
)

GOODS = Choice(
    {
        "成品油": ("成品油", "柴油", "汽油", "红油"),
        "冻品": ("冻品", "冷冻品", "冻肉"),
        "香烟": ("香烟", "卷烟", "烟草"),
        "食糖": (
            "食糖",
            "白糖",
        ),
        "固体废物": (
            "固体废物",
            "洋垃圾",
        ),
        "濒危动植物": ("濒危动植物", "濒危物种", "濒危动植物及制品"),
        "其他": (
            "其他",
            "其它",
        ),
    }
)

QTY = Column("qty", "数量", Number(), ("查扣数量", "数量/单位"))
CASE_VALUE = Column(
    "case_value", "案值(万元)", Number(unit="万元"), ("货值",), note="单位万元;写了亿元的系统自动换算。"
)
TAX = Column("tax", "涉税额(万元)", Number(unit="万元"), ("偷逃税额",), note="单位万元。")
PEOPLE = Column("people", "涉案人数", Count(unit="人"), ("嫌疑人",), note="只填人数,不填姓名。")
VEHICLES = Column("vehicles", "查扣车船", Count(unit="辆(艘)"), ("查扣车辆", "查扣船舶"))


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year that the case's number runs in: that of the seizure."""
    seized = row.get("seized_on")
    return {"year": seized.year if seized else None}


DATASET = Dataset(
    name="smuggling_cases",
    zh="走私案件台账",
    section="anti_smuggling",
    source="SH28",
    division="海防与打击走私办公室",
    period="month",
    titles=("走私案件", "查获案件", "案件台账"),
    key=("year", "case_no"),
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="查获时间所在的年份。"),
        Column("case_no", "案件编号", Code(), ("案号",), required=True, note="一年内不重复。", example="ZS-2020-001"),
        Column("seized_on", "查获时间", Date(), ("查获日期", "案发时间"), required=True),
        Column(
            "county",
            "地区",
            Unit(),
            ("属地", "查获地点/地区", "县(市、区)", "查获地点"),
            required=True,
            note="填县(市、区)、港区或市本级。",
            example="南城区",
        ),
        Column("place", "查获地点", Text(), note="填到乡镇(街道)、码头或海域即可。"),
        Column("seized_by", "查获单位", SEIZED_BY, ("查缉单位", "办案单位"), required=True),
        Column(
            "nature",
            "案件性质",
            Choice({"刑事": ("刑事", "刑事案件"), "行政": ("行政", "行政案件"), "无主": ("无主", "无主案件")}),
            ("案件类型",),
        ),
        Column("goods", "走私物品", GOODS, ("货物", "涉案物品"), note="多种物品填案值最大的一种,其余写在备注里。"),
        QTY,
        Column("qty_unit", "单位", Text(), ("计量单位",), note="吨、条、箱、头等。"),
        CASE_VALUE,
        TAX,
        PEOPLE,
        VEHICLES,
        Column("status", "处理情况", Choice.of("立案", "侦办", "移送", "处罚", "结案"), ("办理进展",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(not_negative(QTY, CASE_VALUE, TAX),),
    derive=derive,
    derive_when=("seized_on",),
)
