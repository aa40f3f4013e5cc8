"""Documents (公文) drafted, returned and issued in the name of the city government or its office: one row a draft (SH12)."""

import re
from collections.abc import Mapping
from typing import Any

from data.checks import in_order
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.flags import Flag
from data.kinds.kind import Finding
from data.kinds.line_number import LineNumber
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

GENRE = Choice.of(
    "决议", "决定", "命令(令)", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要"
)  # fmt: skip
"""The 15 genres of 《党政机关公文处理工作条例》."""

ISSUER = Choice(
    {
        "city": ("市政府", "市人民政府", "以市政府名义"),
        "office": ("市政府办公室", "市人民政府办公室", "市府办", "市政府办", "以市政府办公室名义"),
    },
    strict=True,
)

SERIES = Choice.of("政发", "政函", "政办发", "政办函", "发明电", "抄告单", contained=False)

OPENNESS = Choice.of("主动公开", "依申请公开", "不予公开")

RECEIVED = Column(
    "received_on", "收稿日期", Date(), ("收稿时间", "拟稿时间", "拟稿日期"), note="办公室收到文稿的那一天。"
)
SIGNED = Column("signed_on", "签发日期", Date(), ("签发时间",))
ISSUED = Column(
    "issued_on",
    "印发日期",
    Date(),
    ("印发时间", "成文日期", "发文日期"),
    required=True,
    blank_ok=True,
    note="在办和已退的文稿不填;统计按印发日期。",
)

_NUMBER = re.compile(r"(?P<agency>.+?)[〔\[(【](?P<year>\d{4})[〕\])】]第?0*(?P<number>\d+)号?")
_SERIES_OF = (
    ("明电", "发明电"),
    ("抄告", "抄告单"),
    ("政办发", "政办发"),
    ("政办函", "政办函"),
    ("政发", "政发"),
    ("政函", "政函"),
)


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """What identifies a draft; its number in one spelling with the series that it names; a yes where its detail stands."""
    found: dict[str, Any] = {"record_no": row.get("draft_no") or row.get("doc_no")}
    number = _NUMBER.fullmatch(row.get("doc_no") or "")
    if number:
        found["doc_no"] = f"{number['agency']}〔{number['year']}〕{number['number']}号"
        found["record_no"] = row.get("draft_no") or found["doc_no"]
        if row.get("series") is None:
            found["series"] = next((series for word, series in _SERIES_OF if word in number["agency"]), None)
    if row.get("returned") is None and (row.get("returned_on") or row.get("return_reason")):
        found["returned"] = True
    if row.get("is_normative") is None and row.get("normative_no"):
        found["is_normative"] = True
    return found


def number_agrees_with_date(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`document_year_disagrees` where the year in the number is not that of the day of issue."""
    number, issued = _NUMBER.fullmatch(row.get("doc_no") or ""), row.get("issued_on")
    if number is None or issued is None or int(number["year"]) == issued.year:
        return None
    return "doc_no", Finding(
        "document_year_disagrees", "warning", {"number": row["doc_no"], "issued": f"{issued:%Y-%m-%d}"}
    )


def number_comes_with_issue(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`document_issued_without_number` where a document is issued and has no number."""
    if row.get("issued_on") is None or row.get("doc_no"):
        return None
    return "doc_no", Finding("document_issued_without_number", "warning", {"issued": f"{row['issued_on']:%Y-%m-%d}"})


DATASET = Dataset(
    name="documents",
    zh="公文制发登记",
    section="documents",
    source="SH12",
    division="秘书处",
    period="month",
    titles=("公文制发", "发文登记", "公文登记", "制发文件"),
    key=("record_no",),
    key_fallback="title",
    columns=(
        Column("seq", "序号", LineNumber(), note="只是行号,不作为文稿的标识。"),
        Column(
            "draft_no",
            "文稿编号",
            Code(),
            ("办件编号", "收文编号", "拟稿编号"),
            note="文稿从收稿到印发用同一编号;没有的按发文字号识别,再没有的按标题识别。",
        ),
        Column("record_no", "文稿标识", Code(), computed=True, note="文稿编号;没有的为发文字号。"),
        Column("doc_no", "发文字号", Code(), ("文号", "文件编号"), note="如 X政办发〔2020〕7号;在办和已退的文稿没有。"),
        Column("title", "标题", Text(), ("文件标题", "公文标题", "文稿标题"), required=True),
        Column("genre", "文种", GENRE, ("公文种类",)),
        Column("issuer", "发文名义", ISSUER, ("发文机关", "名义"), required=True),
        Column("series", "系列", SERIES, ("发文类别", "代字"), note="不填时从发文字号推出。"),
        Column("draft_unit", "主办单位", Unit(), ("起草单位", "代拟单位")),
        Column("division", "主办处室", Text(), ("承办处室",)),
        RECEIVED,
        SIGNED,
        ISSUED,
        Column("is_normative", "是否规范性文件", Flag()),
        Column("normative_no", "规范性文件编号", Code(), ("规范性文件统一编号",)),
        Column("openness", "公开属性", OPENNESS, ("公开方式",)),
        Column("counted", "是否纳入精文统计", Flag(), ("统计口径",)),
        Column("returned", "是否退文", Flag(), ("退文",)),
        Column("returned_on", "退文日期", Date(), ("退文时间",)),
        Column("return_reason", "退文原因", Text(), ("退文理由",)),
        Column("errors", "差错数(处)", Count(unit="处"), ("差错处数",), note="印发后核对发现的差错。"),
        Column("error_note", "差错情况", Text(), ("差错说明",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        in_order(RECEIVED, SIGNED),
        in_order(SIGNED, ISSUED),
        in_order(RECEIVED, ISSUED),
        number_agrees_with_date,
        number_comes_with_issue,
    ),
    derive=derive,
    happened=("received_on", "signed_on", "issued_on", "returned_on"),
)
