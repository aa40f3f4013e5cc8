"""The four supervision lists (四张清单): one spec, the list told by file, sheet, title or column (SH01–SH04)."""

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any

from data.checks import status_agrees
from data.extensions import granted
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.deadlines import Due
from data.kinds.flags import Flag
from data.kinds.line_number import LineNumber
from data.kinds.numbers import Count, Number
from data.kinds.organisations import Unit, Units
from data.kinds.percents import Percent
from data.kinds.roles import Role
from data.kinds.status import Status, classify, reports_behind
from data.kinds.text import Code, Text
from data.spec import Column, Dataset, Tracking

LIST_TYPE = Choice(
    {
        "provincial_priority": (
            "省委省政府部署重点工作清单",
            "省委省政府部署的重点工作",
            "省委省政府部署",
            "省部署",
            "清单一",
        ),
        "secretary_instruction": (
            "市委书记批示重点工作清单",
            "市委书记批示重点工作",
            "书记批示",
            "市委书记批示",
            "清单二",
        ),
        "work_report": ("市政府工作报告重点工作清单", "政府工作报告重点工作", "政府工作报告", "工作报告", "清单三"),
        "county_supervision": (
            "县(市、区)重点督办工作清单",
            "县(市、区)重点督办",
            "县市区重点督办",
            "重点督办",
            "清单四",
        ),
    },
    strict=True,
)

FEEDBACK_CYCLE = Choice(
    {
        "week": ("每周", "周", "一周", "按周"),
        "month": ("每月", "月", "一月", "按月"),
        "quarter": ("每季度", "季", "季度", "按季"),
    }
)

TIME_MODE = Choice(
    {
        "by_month": ("按月", "月序时"),
        "by_day": ("按日", "按天", "日序时"),
        "by_node": ("按节点", "节点"),
    }
)

COMPLETION = Column(
    "completion", "完成率", Percent(negative=False), ("完成比例", "进度", "完成进度", "完成百分比", "当前进度")
)
STATUS = Column(
    "status",
    "进展状态",
    Status(),
    ("状态", "目标完成情况", "是否办结", "是否完成", "完成与否", "办结情况", "亮灯情况", "红黄绿灯"),
    keeps=True,
)


DONE = ("finished", "closed")

SUPPORTING = ("配合单位", "协办单位", "会办单位", "参与单位")
"""Headers of units that help and do not lead."""


def rows_that_say_more(fields: Mapping[str, Sequence[Any]], count: int) -> list[int]:
    """Rows of whose words `derive` may make something: few, so that a load does not look at every row of a list."""
    names = ("status", "status_flag", "extension_text", "completion_note")
    columns = (fields.get(name) or repeat(None, count) for name in names)
    return [index for index, row in enumerate(zip(*columns, strict=True)) if _says_more(*row)]


def _says_more(status: str | None, flag: str | None, extension: str | None, note: str | None) -> bool:
    if status is None or extension is not None or note is not None:
        return True
    return status not in DONE and flag is None


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """What the words of other columns add: a granted extension, a status beside the deadline, that a unit is behind."""
    found: dict[str, Any] = {}
    until = granted(row.get("extension_text"), int(row.get("year") or 2000))
    if until is not None and (row.get("due_on") is None or until > row["due_on"]):
        found |= {"due_on": until, "due_kind": "date"}
        if row.get("original_due_on") is None and row.get("due_on") is not None:
            found |= {f"original_due_{part}": row.get(f"due_{part}") for part in ("on", "kind", "text")}
    if row.get("status") is None and "(" in (row.get("due_text") or "").replace("（", "("):
        code, _ = classify(row["due_text"].replace("（", "(").split("(", 1)[1].rstrip(")）"))
        if code is not None:
            found["status"] = "finished" if code == "done" else code
    words = f"{row.get('completion_note') or ''}{row.get('status_text') or ''}"
    if row.get("status_flag") in (None, "on_track") and words and reports_behind(words):
        found["status_flag"] = "behind"
    return found


DATASET = Dataset(
    name="supervision",
    zh="四张清单",
    section="supervision",
    source="SH01–SH04",
    division="督查处",
    period="month",
    titles=("清单", "重点工作", "督查", "督办", "进展情况表"),
    key=("year", "list_type", "item_no"),
    key_fallback="title",
    scope=("year", "list_type"),
    columns=(
        Column("year", "年度", Count(unit="年"), ("清单年度",), from_sheet=True, note="一般写在标题里,不必填。"),
        Column("seq", "序号", LineNumber(), ("编号", "No", "项次"), note="只是行号,不作为事项的标识。"),
        Column(
            "item_no",
            "督查编号",
            Code(),
            ("事项编号", "文号", "立项编号", "督办单号", "编号"),
            note="同一清单内不重复;没有编号的事项按任务名称识别。",
        ),
        Column(
            "list_type",
            "清单类别",
            LIST_TYPE,
            ("清单名称", "任务类别", "督查类别", "来源类别"),
            required=True,
            from_sheet=True,
            note="写在文件名、工作表名或标题里也可以。",
        ),
        Column(
            "county",
            "县(市、区)",
            Unit(),
            ("县市区", "所属县市区", "地区"),
            note="县(市、区)重点督办工作清单填写。",
            example="南城区",
        ),
        Column(
            "title",
            "任务名称",
            Text(),
            (
                "主要工作任务",
                "工作任务",
                "重点工作",
                "督查事项",
                "督办事项",
                "内容与要求",
                "工作内容",
                "任务内容",
                "项目内容",
                "事项名称",
                "目标任务",
                "指标名称",
                "督查内容",
            ),
            required=True,
        ),
        Column(
            "source", "任务来源", Text(), ("来源", "依据", "交办依据", "批示来源", "文件依据", "会议名称", "督办事由")
        ),
        Column("instructed_on", "批示时间", Date(), ("批示日期",), note="市委书记批示重点工作清单填写。"),
        Column("content", "批示内容", Text(), ("批示摘要", "批示内容(摘要)")),
        Column(
            "target_text",
            "年度目标",
            Text(),
            ("目标要求", "年度目标任务", "目标任务", "工作目标", "预期目标", "具体目标"),
        ),
        Column("target_value", "目标值", Number(), ("计划数", "任务数", "年度计划", "目标数")),
        Column("unit_of_measure", "计量单位", Text(), ("单位",)),
        Column("measures", "具体举措", Text(), ("工作举措", "主要措施", "工作措施", "推进计划")),
        Column(
            "lead_unit",
            "牵头单位",
            Unit(),
            (
                "牵头部门",
                "主办单位",
                "承办单位",
                "责任部门",
                "牵头责任单位",
                "第一责任单位",
                "负责单位",
                "责任单位",
                "责任单位(排名第一为牵头)",
            ),
            required=True,
            else_from=("county", "responsible_units"),
            else_not=SUPPORTING,
            note="一个事项一个牵头单位;多个单位时带 * 或 ★ 的、否则第一个为牵头。",
        ),
        Column(
            "responsible_units",
            "责任单位",
            Units(),
            ("责任部门", *SUPPORTING, "责任单位(排名第一为牵头)"),
        ),
        Column(
            "leader_role",
            "分管领导",
            Role("city"),
            ("责任领导", "牵头领导", "分管市领导", "联系领导", "挂钩领导"),
            note="填职务,不填姓名。",
        ),
        Column("division", "条线", Text(), ("联系处室", "督查处室", "责任处室", "跟踪处室", "条线/联系处室")),
        Column("assigned_on", "交办时间", Date(), ("交办日期", "下达时间", "立项时间", "布置时间", "收文时间")),
        Column(
            "due",
            "完成时限",
            Due(),
            (
                "办结时限",
                "完成时间",
                "办理时限",
                "时限要求",
                "时间要求",
                "时间节点",
                "计划完成时间",
                "完成期限",
                "办复要求",
            ),
            note="如 2020年9月底前、9月30日、长期坚持。",
        ),
        Column("original_due", "原定时限", Due(), ("原完成时限", "原办结时限", "原时限"), note="延期前的时限。"),
        Column(
            "stage_target",
            "阶段目标",
            Text(),
            ("一季度目标", "季度目标", "序时目标", "本月计划", "节点目标"),
            momentary=True,
        ),
        Column("stage_completion", "节点进度", Percent(negative=False), ("计划进度", "阶段目标进度"), momentary=True),
        Column("feedback_cycle", "反馈周期", FEEDBACK_CYCLE, ("反馈频次", "督办频次", "上报频次")),
        Column("time_mode", "序时方式", TIME_MODE, ("序时口径",)),
        Column(
            "progress_text",
            "进展情况",
            Text(),
            (
                "完成情况",
                "当前进度",
                "目前进展",
                "办理情况",
                "落实情况",
                "工作进展",
                "反馈情况",
                "前三季度完成情况",
                "进展情况、存在问题及下一步打算",
            ),
        ),
        COMPLETION,
        Column(
            "time_progress_reported",
            "序时进度",
            Percent(),
            ("时间进度", "应达进度"),
            note="系统另行计算,此列仅作对照。",
            momentary=True,
        ),
        STATUS,
        Column("problems", "存在问题", Text(), ("存在困难", "主要问题", "滞后原因", "未完成原因")),
        Column("next_step", "下步打算", Text(), ("下一步工作打算", "下步工作", "下一步计划", "整改措施", "下一步打算")),
        Column("feedback_on", "最近反馈时间", Date(), ("最近反馈日期", "反馈日期"), momentary=True),
        Column(
            "finished_on",
            "办结时间",
            Date(edge="last"),
            ("完成日期", "实际完成时间", "销号时间", "反馈时间", "办结日期"),
        ),
        Column("closed", "是否销号", Flag(), ("销号情况", "销号")),
        Column("extension_text", "延期情况", Text(), ("是否延期", "延期至", "申请延期")),
        Column("note", "备注", Text(), ("说明", "注")),
    ),
    tracking=Tracking(
        title="title",
        unit="lead_unit",
        due="due_on",
        due_kind="due_kind",
        list_name="list_type",
        status="status",
        status_flag="status_flag",
        closed="closed",
        finished="finished_on",
        completion="completion",
        progress="progress_text",
        problems="problems",
        started="assigned_on",
        feedback="feedback_on",
        feedback_cycle="feedback_cycle",
        time_mode="time_mode",
        stage_completion="stage_completion",
        original_due="original_due_on",
        leader="leader_role",
        year="year",
    ),
    checks=(status_agrees(STATUS, COMPLETION),),
    derive=derive,
    derive_rows=rows_that_say_more,
)
