"""Units (单位): counties, departments, groups of units, with aliases and predecessors (reference §7)."""

from collections.abc import Mapping
from typing import Any

from data.kinds.choices import Choice
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.text import Code, Text
from data.spec import Column, Dataset
from data.unit_lists import check_list

KIND = Choice(
    {
        "city": ("市本级", "市级"),
        "county": ("县(市、区)", "县市区", "县", "区"),
        "zone": ("开发区", "功能区", "管委会"),
        "department": ("市级部门", "部门", "政府部门"),
        "party": ("党委部门", "市委部门"),
        "vertical": ("垂直管理单位", "垂管单位"),
        "enterprise": ("市属企业", "国有企业", "企业"),
        "other": ("其他机关团体", "人大机关", "政协机关", "法院", "检察院", "群团组织", "人民团体"),
        "group": ("单位组", "组"),
    },
    strict=True,
)


def group_has_members(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`group_without_members` where a group of units names none."""
    if row.get("kind") != "group" or row.get("members"):
        return None
    return "members", Finding("group_without_members", "warning", {"name": str(row.get("name") or "")})


DATASET = Dataset(
    name="units",
    zh="单位名录",
    section="reference",
    source="单位名录",
    division="督查处",
    period="event",
    titles=("单位名录", "单位目录", "单位别名"),
    key=("code",),
    scope=(),
    columns=(
        Column(
            "code",
            "单位代码",
            Code(),
            required=True,
            note="自定的小写字母代码,各表靠它认出同一单位,启用后不再改动。",
            example="edu",
        ),
        Column(
            "name",
            "简称",
            Text(),
            ("单位简称", "单位名称"),
            required=True,
            note="大屏和表格里显示的名称。",
            example="市教育局",
        ),
        Column("full_name", "全称", Text(), ("单位全称",), example="市教育局"),
        Column("kind", "类别", KIND, ("单位类别",), required=True, example="市级部门"),
        Column(
            "aliases",
            "别名",
            Text(),
            ("其他写法", "曾见写法"),
            note="表格里出现过的其他写法,用顿号隔开。",
            example="市教委",
        ),
        Column(
            "predecessors",
            "原名称",
            Text(),
            ("曾用名", "前身", "改革前名称"),
            note="机构改革前的名称,用顿号隔开;停用日期写在括号里,如 市经信委(至2018-12-31)。",
            example="",
        ),
        Column(
            "members",
            "成员单位",
            Text(),
            ("组成单位",),
            note="仅单位组填写:所含单位的代码,用顿号隔开,如 yunxi、pinghai。",
            example="",
        ),
        Column(
            "county",
            "所属县",
            Code(),
            ("所属县(市、区)",),
            note="县级部门填写:所属县(市、区)的代码,如 yunxi。",
            example="",
        ),
        Column("region_code", "行政区划代码", Code(), ("区划代码",), note="县(市、区)填写,六位数字。", example=""),
        Column(
            "sort_order",
            "排序",
            Count(),
            ("顺序", "排列顺序"),
            required=True,
            note="各表和排名里单位的先后:填整数,小的在前。市本级填0,县(市、区)接着填,然后是部门。",
            example="14",
        ),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(group_has_members,),
    check_list=check_list,
)
