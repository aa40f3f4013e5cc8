"""The ledger of leaders' written instructions (领导批示台账): one row an instruction (SH07)."""

from collections.abc import Mapping
from typing import Any

from data.checks import in_order
from data.datasets.supervision import FEEDBACK_CYCLE
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.deadlines import Due
from data.kinds.flags import Flag
from data.kinds.line_number import LineNumber
from data.kinds.numbers import Count
from data.kinds.organisations import Unit, Units
from data.kinds.roles import Role
from data.kinds.status import Status
from data.kinds.text import Code, Text
from data.spec import Column, Dataset, Tracking

LEVEL = Choice(
    {
        "central": ("中央", "国务院", "中央领导", "国务院领导", "中央/国务院", "国家级"),
        "provincial": ("省级", "省委", "省政府", "省领导", "省委领导", "省政府领导", "省委省政府", "省委、省政府"),
        "city_party": ("市委", "市委领导"),
        "city_gov": ("市政府", "市政府领导"),
    },
    strict=True,
)

NATURE = Choice(
    {
        "read_only": ("圈阅", "阅", "已阅"),
        "study": ("阅研", "阅处", "研究办理", "请研究"),
        "handle_and_report": ("办理并报结果", "请研究办理并报结果", "办理并反馈", "办理"),
        "commending": ("肯定性", "肯定性批示", "表扬"),
    }
)

INSTRUCTED = Column(
    "instructed_on", "批示时间", Date(), ("批示日期", "签批时间"), required=True, note="领导签批的那一天。"
)
ASSIGNED = Column("assigned_on", "交办时间", Date(), ("转办时间", "分办时间"))
FEEDBACK = Column("feedback_on", "反馈时间", Date(), ("上报时间", "报告时间"))
FINISHED = Column("finished_on", "办结时间", Date(edge="last"), ("办结日期",))
REPORTED_UP = Column("reported_up_on", "报省时间", Date())


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year that the number runs in, the day that a default limit counts from, a yes where only its day stands."""
    instructed = row.get("instructed_on")
    found: dict[str, Any] = {
        "year": instructed.year if instructed else None,
        # Nothing is asked of what a leader only read: no default limit counts.
        "started_on": None if row.get("nature") == "read_only" else row.get("assigned_on") or instructed,
    }
    if row.get("reported_up") is None and row.get("reported_up_on") is not None:
        found["reported_up"] = True
    return found


DATASET = Dataset(
    name="instructions",
    zh="领导批示台账",
    section="supervision",
    source="SH07",
    division="督查处",
    period="month",
    titles=("领导批示", "批示台账", "批示件", "批示办理"),
    key=("year", "instr_no"),
    key_fallback="title",
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="批示时间所在的年份。"),
        Column("seq", "序号", LineNumber(), ("编号",), note="只是行号,不作为批示件的标识。"),
        Column(
            "instr_no",
            "批示编号",
            Code(),
            ("编号", "收文号", "批件号", "PS号"),
            example="PS-2020-001",
            note="一年内不重复;没有编号的批示件按来文标题识别。",
        ),
        Column(
            "level",
            "批示层级",
            LEVEL,
            ("级别", "批示级别", "类别"),
            required=True,
            from_sheet=True,
            note="按领导所在层级:国务院领导填中央,省委省政府领导(如省长)填省级,市委书记填市委,市长、副市长填市政府。省级以上按中央和省级合计。",
        ),
        Column(
            "leader_role",
            "批示领导",
            Role("central", "provincial", "city"),
            ("批示人", "领导", "领导同志"),
            required=True,
            note="填职务(省长、市长、分管副市长等),不填姓名。",
        ),
        INSTRUCTED,
        Column(
            "title",
            "来文标题",
            Text(),
            ("文件标题", "批示件名称", "事项名称", "材料名称", "批示文件名称"),
            required=True,
        ),
        Column("from_unit", "来文单位", Text(), ("来文来源", "呈报单位", "批文来源")),
        Column(
            "content",
            "批示内容",
            Text(),
            ("批示意见", "批示摘要", "批示精神"),
            note="可不填;严禁录入涉密内容。",
        ),
        Column("nature", "批示性质", NATURE, ("批示类型", "办理要求"), note="圈阅、阅研、办理并报结果、肯定性。"),
        Column(
            "lead_unit", "承办单位", Unit(), ("牵头单位", "主办单位", "办理单位", "责任单位", "牵头部门"), required=True
        ),
        Column("units", "协办单位", Units(), ("配合单位", "会办单位")),
        Column("division", "联系处室", Text(), ("承办处室", "跟踪处室")),
        ASSIGNED,
        Column("started_on", "起算日期", Date(), computed=True, note="交办时间;没有填的为批示时间。"),
        Column(
            "due",
            "办结时限",
            Due(),
            ("办理时限", "反馈时限", "要求反馈时间", "反馈要求时间"),
            note="不填时按办理时限规则推算。",
        ),
        Column("feedback_cycle", "督办频次", FEEDBACK_CYCLE, ("反馈周期", "反馈频次"), note="每周、每月或每季度。"),
        Column("progress_text", "办理情况", Text(), ("落实情况", "反馈情况", "办理结果")),
        FEEDBACK,
        Column(
            "status",
            "是否办结",
            Status(),
            ("办结情况", "办理状态"),
            required=True,
            blank_ok=True,
            keeps=True,
            note="已办结、在办或逾期;是否逾期由系统按日期另行判断。",
        ),
        FINISHED,
        Column("reported_up", "是否反馈省", Flag(), note="省级以上批示填写。"),
        REPORTED_UP,
        Column("bulletin_no", "通报期号", Count(unit="期"), ("刊登期数",), note="刊登该批示的批示通报期号。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    tracking=Tracking(
        title="title",
        unit="lead_unit",
        due="due_on",
        due_kind="due_kind",
        list_code="instructions",
        status="status",
        status_flag="status_flag",
        finished="finished_on",
        progress="progress_text",
        started="started_on",
        feedback="feedback_on",
        feedback_cycle="feedback_cycle",
        leader="leader_role",
        year="year",
    ),
    checks=(
        in_order(INSTRUCTED, ASSIGNED),
        in_order(INSTRUCTED, FEEDBACK),
        in_order(ASSIGNED, FINISHED),
        in_order(INSTRUCTED, FINISHED),
        in_order(INSTRUCTED, REPORTED_UP),
    ),
    derive=derive,
    derive_when=("instructed_on", "assigned_on", "reported_up_on"),
)
