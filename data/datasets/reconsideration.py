"""Administrative reconsideration (行政复议): one row an application, from receipt to decision (SH15)."""

from collections.abc import Mapping
from typing import Any

from data.checks import in_order, stops
from data.clocks.reconsideration import decision_due
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.flags import Flag
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.party import Party
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

APPLICANT = Party(
    {
        "citizen": ("公民", "自然人", "个人", "居民", "村民"),
        "legal_person": ("法人", "企业", "公司", "法人单位", "合作社", "个体工商户"),
        "other": ("其他", "其他组织", "业主委员会"),
    }
)
ACCEPTANCE = Choice(
    {
        "accepted": ("受理", "已受理", "予以受理", "是"),
        "refused": ("不予受理", "不受理", "否"),
        "informed": ("告知", "告知处理"),
        "correction": ("补正", "补正通知", "要求补正"),
        "abandoned": ("视为放弃", "逾期未补正", "视为撤回"),
        "transferred": ("转送", "移送", "转送处理"),
        "examining": ("审查中", "待审查"),
    },
    strict=True,
)
PROCEDURE = Choice({"ordinary": ("普通", "普通程序", "一般程序"), "simplified": ("简易", "简易程序")})
RESULT = Choice(
    {
        "upheld": ("维持",),
        "changed": ("变更",),
        "revoked": ("撤销", "部分撤销", "撤销(部分撤销)", "撤销并责令重作"),
        "illegal": ("确认违法",),
        "void": ("确认无效",),
        "ordered": ("责令履行", "责令限期履行", "限期履行"),
        "claim_rejected": ("驳回复议请求", "驳回行政复议请求"),
        "application_rejected": ("驳回申请", "驳回行政复议申请", "驳回复议申请"),
        "mediated": ("调解", "调解结案"),
        "terminated": ("终止", "撤回终止", "和解撤回", "终止(含和解撤回)", "终止审理"),
    },
    strict=True,
)
MATTER = Choice(
    {
        "行政处罚": ("行政处罚", "处罚"),
        "举报投诉处理": ("举报投诉处理", "投诉举报", "投诉举报处理", "举报投诉"),
        "政府信息公开": ("政府信息公开", "信息公开"),
        "行政征收": ("行政征收", "征收", "房屋征收", "征收补偿"),
        "行政确认": ("行政确认", "工伤认定", "确认"),
        "行政强制": ("行政强制", "强制", "强制措施"),
        "行政不作为": ("行政不作为", "不作为", "不履行法定职责"),
        "行政确权": ("行政确权", "确权"),
        "行政许可": ("行政许可", "许可", "行政登记"),
        "其他": ("其他",),
    }
)
FIELD = Choice(
    {
        "公安": ("公安", "治安", "交警"),
        "市场监管": ("市场监管", "工商", "市场监督管理"),
        "自然资源": ("自然资源", "国土", "规划", "自然资源和规划"),
        "城乡建设": ("城乡建设", "建设", "住建", "房屋征收"),
        "人力社保": ("人力社保", "人社", "劳动保障", "人力资源社会保障"),
        "综合执法": ("综合执法", "城管", "综合行政执法"),
        "生态环境": ("生态环境", "环保"),
        "交通运输": ("交通运输", "交通"),
        "卫生健康": ("卫生健康", "卫生", "卫健"),
        "农业农村": ("农业农村", "农业"),
        "民政": ("民政",),
        "税务": ("税务",),
        "其他": ("其他",),
    }
)
LONGEST_EXTENSION = 30
"""Days (行政复议法1999年文本第三十一条, 2023年修订文本第六十二条)."""

RECEIVED = Column("received_on", "收到日期", Date(), ("申请日期", "收件日期", "收到申请日期"), required=True)
ASKED = Column("correction_asked_on", "补正通知日期", Date(), ("通知补正日期",), note="要求申请人补正材料的日期。")
IN = Column("correction_in_on", "补正收到日期", Date(), ("收到补正日期",), note="收到补正材料的日期,受理期限由此起算。")
ACCEPTED = Column("accepted_on", "受理日期", Date(), ("立案日期",), note="受理的填写,审理期限由此起算。")
EXTENDED_DAYS = Column(
    "extended_days", "延长天数", Count(unit="天"), ("延期天数", "延期", "延长期限"), note="批准延长的天数,最多30天。"
)
FORWARDED = Column("forwarded_on", "副本送达日期", Date(), ("发送副本日期", "答复通知书送达日期"))
REPLIED = Column("replied_on", "被申请人答复日期", Date(), ("书面答复日期",), note="被申请人提交书面答复的日期。")
SUSPENDED = Column("suspended_on", "中止日期", Date(), ("中止审理日期",), note="中止期间不计入审理期限。")
RESUMED = Column("resumed_on", "恢复日期", Date(), ("恢复审理日期",), note="恢复审理的日期。")
CONCLUDED = Column("concluded_on", "审结日期", Date(), ("结案日期", "决定日期"))


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year of receipt; what a blank result of the examination means: accepted where a day of it stands, else open."""
    received = row.get("received_on")
    found: dict[str, Any] = {"year": received.year if received else None}
    if not row.get("accept_result"):
        found["accept_result"] = "accepted" if row.get("accepted_on") else "examining"
    if row.get("extended_days") and row.get("extended") is None:
        found["extended"] = True
    return found


def accepted_has_a_day(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`accepted_without_day` where an accepted application does not say since when."""
    if row.get("accept_result") != "accepted" or row.get("accepted_on"):
        return None
    return "accepted_on", Finding("accepted_without_day", "error")


def result_agrees_with_day(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`concluded_without_result` or `result_without_day` where a conclusion has one but not the other."""
    if row.get("concluded_on") and not row.get("result"):
        return "result", Finding("concluded_without_result", "warning")
    if row.get("result") and not row.get("concluded_on"):
        return "concluded_on", Finding("result_without_day", "warning")
    return None


def extension_within_law(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`extension_too_long` where more days are added than the law allows."""
    days = row.get("extended_days") or 0
    if days <= LONGEST_EXTENSION:
        return None
    return "extended_days", Finding(
        "extension_too_long", "warning", {"days": f"{days:g}", "most": str(LONGEST_EXTENSION)}
    )


def stated_due_agrees(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`stated_due_differs` where the last day written is not the one that the law gives; the latter is shown."""
    stated, reached = row.get("due_on"), decision_due(row)
    if stated is None or reached is None or stated == reached.due:
        return None
    detail = {
        "due": "法定期限",
        "stated": f"{stated:%Y-%m-%d}",
        "computed": f"{reached.due:%Y-%m-%d}",
        "source": reached.source,
    }
    return "due_on", Finding("stated_due_differs", "warning", detail)


DATASET = Dataset(
    name="reconsideration",
    zh="行政复议台账",
    section="rule_of_law",
    source="SH15",
    division="法制处",
    period="month",
    titles=("行政复议", "复议台账", "复议案件"),
    key=("case_no",),
    scope=("year",),
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="收到申请的年份。"),
        Column("case_no", "案号", Code(), ("案件编号", "复议案号"), required=True, note="一件申请一个案号,全年不变。", example="政复〔2020〕12号"),
        Column("applicant_kind", "申请人", APPLICANT, ("申请人类型",), note="填公民、法人或其他,不填姓名和单位名称。"),
        Column("respondent", "被申请人", Unit(), ("被申请机关",), required=True),
        Column("matter", "申请事项", MATTER, ("事项", "行政行为", "案由")),
        Column("field", "管理领域", FIELD, ("行政管理类别",)),
        RECEIVED,
        ASKED,
        IN,
        Column("accept_result", "受理结果", ACCEPTANCE, ("是否受理",), required=True, blank_ok=True,
               note="不填时,有受理日期的视为受理,否则视为审查中。"),
        ACCEPTED,
        Column("procedure", "程序", PROCEDURE, ("审理程序",), note="2024年起分普通、简易程序;不填视为普通程序。"),
        FORWARDED,
        REPLIED,
        Column("extended", "延期", Flag(), ("是否延期", "延长期限"), note="填是或否;没有天数的,按最长30天计。表头写“延期”而列里填天数的,认作延长天数。"),
        EXTENDED_DAYS,
        SUSPENDED,
        RESUMED,
        Column("due_on", "法定期限", Date(edge="last"), ("应结日期", "审限"), note="系统自行计算,与所填不同时提示核对。"),
        CONCLUDED,
        Column("result", "结案方式", RESULT, ("复议结果", "审理结果", "决定类型")),
        Column(
            "bureau",
            "复议机构",
            Unit(),
            ("承办机构", "复议机关"),
            from_sheet=True,
            note="一般写在填报单位处,不必填。",
            example="市司法局",
        ),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        accepted_has_a_day,
        in_order(RECEIVED, ACCEPTED),
        in_order(RECEIVED, ASKED),
        in_order(ASKED, IN),
        in_order(ACCEPTED, CONCLUDED, "error"),
        in_order(ACCEPTED, SUSPENDED),
        stops(SUSPENDED, RESUMED),
        in_order(FORWARDED, REPLIED),
        result_agrees_with_day,
        extension_within_law,
        stated_due_agrees,
    ),
    derive=derive,
    happened=(
        "received_on", "correction_asked_on", "correction_in_on", "accepted_on", "forwarded_on", "replied_on",
        "suspended_on", "resumed_on", "concluded_on",
    ),
)  # fmt: skip
