"""Livelihood projects (民生实事项目): one row a sub-target, counties' shares beside it (SH06)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from data.checks import not_negative, rate_matches, share, status_agrees
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.deadlines import Due
from data.kinds.line_number import LineNumber
from data.kinds.numbers import Count, Number
from data.kinds.organisations import Unit, Units
from data.kinds.percents import Percent
from data.kinds.roles import Role
from data.kinds.shares import Shares
from data.kinds.status import Status
from data.kinds.text import Text
from data.spec import Column, Dataset, Tracking

LEVEL = Choice(
    {"省": ("省", "省民生实事", "省级"), "市": ("市", "市民生实事", "市级"), "县": ("县", "县民生实事", "县级")}
)

PACE = {"超序时": "on_track", "达序时": "on_track", "未达序时": "behind"}

TARGET = Column(
    "target_value",
    "年度目标",
    Number(),
    ("目标值", "目标数", "任务数", "计划数", "年度任务"),
    required=True,
    note="只填数,单位写在计量单位列。",
)
ACTUAL = Column(
    "actual_value",
    "完成数",
    Number(),
    ("实际完成", "累计完成", "已完成", "实际完成数", "累计完成数"),
    required=True,
    note="填年初以来的累计数,不是本月数。",
)
REPORTED = Column(
    "completion_reported",
    "完成率",
    Percent(negative=False),
    ("完成比例", "进度", "当前进度"),
    note="系统按完成数÷年度目标另行计算,此列仅作对照;可以超过100%。",
)
COMPLETION = Column("completion", "推算完成率", Percent(), computed=True, note="完成数÷年度目标。")
STATUS = Column(
    "status",
    "进展状态",
    Status(),
    ("状态", "完成状态", "是否完成"),
    note="可不填;不填时完成率达到100%即视为完成。",
)
DUE = Column("due", "完成时限", Due(), ("完成时间", "节点"), note="不填视为当年12月31日。")
INVEST_PLAN = Column("invest_plan", "计划投资", Number(unit="万元"), ("总投资", "年度投资"), note="单位万元。")
INVEST_DONE = Column(
    "invest_done", "完成投资", Number(unit="万元"), ("累计完成投资",), note="单位万元,填年初以来的累计数。"
)
FINISHED = Column("finished_on", "办结时间", Date(edge="last"), ("完成日期", "实际完成时间"))


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """Completion from its parts, the year's end where no deadline is given, done where the target is met (§4.3)."""
    completion = share(row.get("actual_value"), row.get("target_value"))
    completion = row.get("completion_reported") if completion is None else completion
    found: dict[str, Any] = {"completion": completion}
    if row.get("due_kind") is None and row.get("year") is not None:
        found |= {"due_on": dt.date(int(row["year"]), 12, 31), "due_kind": "year_end"}
    if row.get("status") is None and completion is not None and completion >= 1:
        found["status"] = "finished"
    if row.get("status_flag") is None and row.get("on_track_reported"):
        found["status_flag"] = PACE[row["on_track_reported"]]
    return found


DATASET = Dataset(
    name="livelihood",
    zh="民生实事项目",
    section="supervision",
    source="SH06",
    division="督查处",
    period="month",
    titles=("民生实事", "实事项目"),
    key=("year", "project", "sub_target"),
    scope=("year",),
    columns=(
        Column("year", "年度", Count(unit="年"), ("项目年度",), from_sheet=True, note="一般写在标题里,不必填。"),
        Column("project_no", "序号", LineNumber(), ("项目编号",), note="项目的序号,不作为标识。"),
        Column(
            "project",
            "实事项目",
            Text(),
            ("项目名称", "民生实事", "工作任务", "项目类别"),
            required=True,
            note="同一项目有几个子项时可合并单元格。",
        ),
        Column(
            "sub_target",
            "子项",
            Text(),
            ("具体任务", "子项/具体任务", "目标任务", "工作内容", "建设内容", "分项任务", "项目内容", "子项目"),
            required=True,
            note="一行一个子项,全年用同一写法;写法变了会被当作新的子项。",
        ),
        Column("uom", "计量单位", Text(), ("单位",), note="如 个、公里、万平方米、人次。"),
        TARGET,
        ACTUAL,
        REPORTED,
        COMPLETION,
        Column("progress_text", "形象进度", Text(), ("进展情况", "当前进度")),
        STATUS,
        Column(
            "on_track_reported",
            "是否达序时",
            Choice.of(*PACE),
            ("序时情况", "进度评价"),
            note="系统另行计算是否达到序时进度,此列仅作对照。",
        ),
        DUE,
        FINISHED,
        INVEST_PLAN,
        INVEST_DONE,
        Column("level", "级别", LEVEL, ("项目级别", "备注"), note="省、市、县民生实事。"),
        Column(
            "lead_unit",
            "牵头单位",
            Unit(),
            ("责任单位", "责任部门", "牵头部门", "牵头单位/责任单位"),
            required=True,
            note="只有一列责任单位时,带 * 或 ★ 的、否则第一个为牵头。",
        ),
        Column("units", "责任单位", Units(), ("责任部门",)),
        Column("leader_role", "分管市领导", Role("city"), ("责任领导", "分管领导"), note="填职务,不填姓名。"),
        Column("problems", "存在问题", Text(), ("存在困难", "滞后原因")),
        Column("next_step", "下步打算", Text(), ("下步措施", "整改措施")),
        Column("by_county", "分县任务", Shares(members="counties"), note="各县(市、区)各占一列,填该地的任务数。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    tracking=Tracking(
        title="sub_target",
        unit="lead_unit",
        due="due_on",
        due_kind="due_kind",
        list_code="livelihood",
        status="status",
        status_flag="status_flag",
        finished="finished_on",
        completion="completion",
        progress="progress_text",
        problems="problems",
        leader="leader_role",
        year="year",
    ),
    checks=(
        rate_matches(REPORTED, ACTUAL, TARGET),
        status_agrees(STATUS, COMPLETION),
        not_negative(TARGET, ACTUAL, INVEST_PLAN, INVEST_DONE),
    ),
    derive=derive,
    only_grows=("actual_value", "invest_done"),
)
