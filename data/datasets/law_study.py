"""Law study before meetings (会前学法): one row a law at a meeting (SH17)."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.kind import Finding
from data.kinds.numbers import Number
from data.kinds.organisations import Unit
from data.kinds.roles import Role
from data.kinds.text import Text
from data.spec import Column, Dataset

KIND = Choice(
    {
        "law": ("法律",),
        "administrative": ("行政法规",),
        "local": ("地方性法规", "省级地方性法规", "条例"),
        "rules": ("规章", "政府规章", "部门规章"),
        "party": ("党内法规",),
    }
)
_TITLES = re.compile(r"《[^《》]+》")
_NOISE = re.compile(r"[《》\s]|\([^()]*\)")


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The law's bare name, by which one studied at several meetings counts once: without marks, brackets, 中华人民共和国."""
    written = unicodedata.normalize("NFKC", row.get("law") or "")
    marked = _TITLES.search(written)
    bare = _NOISE.sub("", marked[0] if marked else written)
    return {"law_name": bare.removeprefix("中华人民共和国") or None}


def one_law_a_row(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`several_laws` where a cell names more than one law."""
    found = _TITLES.findall(row.get("law") or "")
    if len(set(found)) < 2:
        return None
    return "law", Finding("several_laws", "warning", {"count": str(len(set(found))), "first": found[0]})


DATASET = Dataset(
    name="law_study",
    zh="会前学法",
    section="rule_of_law",
    source="SH17",
    division="法制处",
    period="quarter",
    titles=("会前学法", "学法登记", "会前学法登记"),
    key=("held_on", "org", "law_name"),
    columns=(
        Column("held_on", "学法日期", Date(), ("学法时间",), required=True),
        Column("meeting", "会议名称/次数", Text(), ("会议名称", "会议次数", "会议")),
        Column("law", "法律法规名称", Text(), ("学法内容", "法律名称", "学习内容"), required=True, note="一部一行。"),
        Column("law_name", "法律法规", Text(), computed=True, note="去掉书名号、版本后的名称,用于统计部数。"),
        Column("kind", "法律法规类别", KIND, ("类别",)),
        Column("host_unit", "领学单位", Unit()),
        Column("lead_role", "领学人职务", Role("unit", "office", "city"), ("领学职务",), note="写职务,不写姓名。"),
        Column("org", "学习单位", Unit(), ("学法单位",), note="不填视为市政府。"),
        Column("minutes", "时长(分钟)", Number(unit="分钟"), ("学法时长(分钟)", "时长")),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(one_law_a_row,),
    derive=derive,
)
