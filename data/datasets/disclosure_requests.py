"""Requests for disclosure (依申请公开): one row a request, with what starts, stops and moves its clock (SH19)."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from data.checks import in_order, stops
from data.cleaning import shorten
from data.clocks.disclosure import ANSWER, clocks
from data.clocks.stated import due_agrees
from data.kinds.choices import Choice, PrivateChoice
from data.kinds.dates import Date
from data.kinds.flags import Flag
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.outcomes import Outcome
from data.kinds.text import Code, Text
from data.spans import Anchor, ImpossibleDate, find_spans, prepare
from data.spec import Column, Dataset

APPLICANT = PrivateChoice(
    {
        "自然人": ("自然人", "公民", "个人"),
        "商业企业": ("商业企业", "企业", "公司"),
        "科研机构": ("科研机构", "科研院所", "高校"),
        "社会公益组织": ("社会公益组织", "社会组织", "公益组织"),
        "法律服务机构": ("法律服务机构", "律师事务所", "律所"),
        "其他": ("其他", "其它"),
    }
)
CHANNEL = Choice(
    {
        "当面": ("当面", "当面申请", "现场", "窗口"),
        "邮寄": ("邮寄", "信函", "挂号信", "邮政快递"),
        "网络": ("网络", "网上", "互联网", "网站平台"),
        "传真": ("传真",),
        "电子邮件": ("电子邮件", "邮件"),
        "其他": ("其他", "其它"),
    }
)
RESULT = Outcome(
    {
        "予以公开": {},
        "部分公开": {},
        "不予公开": {
            "国家秘密": (),
            "法律法规禁止公开": ("法律行政法规禁止", "法律法规禁止"),
            "危及三安全一稳定": ("三安全一稳定",),
            "保护第三方合法权益": ("第三方权益", "第三方合法权益", "个人隐私", "商业秘密"),
            "三类内部事务信息": ("内部事务",),
            "四类过程性信息": ("过程性信息",),
            "行政执法案卷": ("执法案卷",),
            "行政查询事项": ("行政查询",),
        },
        "无法提供": {
            "本机关不掌握相关信息": ("不掌握", "信息不存在", "不存在"),
            "需要另行制作": ("另行制作", "现有信息需另行制作"),
            "补正后申请内容仍不明确": ("补正后仍不明确", "仍不明确"),
        },
        "不予处理": {
            "信访举报投诉类申请": ("信访", "举报投诉"),
            "重复申请": (),
            "要求提供公开出版物": ("公开出版物",),
            "无正当理由大量反复申请": ("大量反复",),
            "要求确认或重新出具已获取信息": ("确认或重新出具", "重新出具"),
        },
        "其他处理": {
            "逾期不补正": ("逾期未补正", "放弃补正"),
            "逾期不缴费": ("逾期未缴费",),
            "其他": ("其它", "撤回申请", "主动撤回"),
        },
    },
    {"予以公开": ("同意公开", "公开"), "部分公开": ("同意部分公开", "部分予以公开"), "不予公开": ("否决", "不公开")},
)
"""The outcomes of the annual report (国办公开办函〔2021〕30号), reasons under each."""
DISPUTE = Choice(
    {
        "复议": ("复议", "行政复议"),
        "诉讼(未经复议)": ("诉讼(未经复议)", "诉讼", "行政诉讼", "未经复议直接起诉"),
        "诉讼(复议后)": ("诉讼(复议后)", "复议后诉讼", "复议后起诉"),
    }
)

RECEIVED = Column(
    "received_on", "收到日期", Date(), ("申请日期", "收件时间", "收件日期", "确认日期", "收到申请日期"), required=True,
    note="当面为提交日,挂号信为签收日,平信为与申请人确认日,网络、传真为双方确认日。",
)  # fmt: skip
CORRECTION_ASKED = Column(
    "correction_asked_on", "补正告知日期", Date(), ("补正告知", "告知补正日期", "补正日期"),
    note="收到之日起7个工作日内一次告知。",
)  # fmt: skip
CORRECTION_IN = Column(
    "correction_in_on", "补正收到日期", Date(), ("补正收到", "收到补正日期"), note="答复期限从这天重新起算。"
)
THIRD_FROM = Column(
    "third_party_from_on", "征求第三方开始", Date(), ("征求第三方起", "征求意见日期", "征求意见开始", "征求第三方意见日期"),
)  # fmt: skip
THIRD_TO = Column(
    "third_party_to_on", "征求第三方结束", Date(edge="last"), ("征求第三方止", "征求意见结束", "第三方答复日期"),
    note="征求意见所需时间不计入答复期限;还没有回复的留空。",
)  # fmt: skip
DUE = Column(
    "due_on", "应答复日期", Date(edge="last"), ("答复期限", "截止日期", "应答复时间"),
    note="系统按条例另行计算,此列仅作对照。",
)  # fmt: skip
ANSWERED = Column("answered_on", "答复日期", Date(), ("答复时间", "办结时间", "办结日期"))


_NOT_CONSULTED = re.compile(r"[否无未不没]")


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """The year that numbers run in; yes to 是否延期 where the day of the notice stands; both days of 征求第三方起止."""
    received = row.get("received_on")
    found: dict[str, Any] = {"year": received.year if received else None}
    if row.get("extended_on"):
        found["extended"] = True
    written = row.get("third_party_span")
    return found | (_both_days(written, received) if written and received else {})


def _both_days(written: str, received: dt.date) -> dict[str, Any]:
    try:
        spans = find_spans(prepare(written), Anchor(received.year, received))
    except ImpossibleDate:
        return {}
    if not spans:
        return {}
    first, last = spans[0].first, spans[-1].last
    if last < first:
        return {}
    return {"third_party_from_on": first, "third_party_to_on": last if last > first else None}


def stretch_is_readable(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`stretch_unreadable` where 征求第三方起止 says something, but not no, and no day could be read from it."""
    written = row.get("third_party_span")
    if not written or row.get("third_party_from_on") or _NOT_CONSULTED.match(written):
        return None
    detail = {"text": shorten(written), "first": THIRD_FROM.zh, "last": THIRD_TO.zh}
    return "third_party_span", Finding("stretch_unreadable", "warning", detail)


DATASET = Dataset(
    name="disclosure_requests",
    zh="依申请公开台账",
    section="openness",
    source="SH19",
    division="政务公开处",
    period="month",
    titles=("依申请公开", "公开申请"),
    key=("year", "req_no"),
    columns=(
        Column("year", "年度", Count(unit="年"), computed=True, note="收到日期所在的年份。"),
        Column(
            "req_no", "受理编号", Code(), ("编号", "登记号", "收件号", "申请编号"), required=True,
            note="一年内不重复,如 依申请[2020]1号。",
        ),
        Column(
            "applicant_kind", "申请人类型", APPLICANT, ("申请人性质", "申请人类别", "申请人"), note="只填类型,不填姓名。"
        ),
        Column("channel", "申请方式", CHANNEL, ("申请渠道", "提交方式", "受理方式")),
        Column(
            "content", "申请内容", Text(), ("申请公开内容", "所需信息", "所需信息内容"),
            note="写所需信息的名称,不写申请人姓名、住址和联系方式。",
        ),
        RECEIVED,
        CORRECTION_ASKED,
        CORRECTION_IN,
        THIRD_FROM,
        THIRD_TO,
        Column(
            "third_party_span", "征求第三方起止", Text(), ("征求意见起止", "征求意见", "征求第三方意见"),
            note="起止写在一格的填这里,如 3月5日至3月20日。",
        ),
        Column("extended", "是否延期", Flag("延期告知日期"), ("延期", "是否延长答复期限"), note="经批准并告知申请人的延期,最多20个工作日。"),
        Column("extended_on", "延期告知日期", Date(), ("延期日期", "告知延期日期")),
        DUE,
        ANSWERED,
        Column("result", "答复类型", RESULT, ("办理结果", "答复结果"), note="有情形的写在括号里,如 不予公开(国家秘密)。"),
        Column("unit", "承办单位", Unit(), ("会办部门", "承办部门", "办理单位"), note="会同办理的部门用顿号隔开。"),
        Column("division", "承办处室", Text(), ("办理处室", "经办处室")),
        Column("dispute", "复议诉讼", DISPUTE, ("复议/诉讼", "争议情况", "复议、诉讼")),
        Column(
            "dispute_result", "复议诉讼结果", Choice.of("维持", "纠正", "其他", "未审结"),
            ("复议/诉讼结果", "争议结果"),
        ),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(
        in_order(RECEIVED, ANSWERED),
        in_order(RECEIVED, CORRECTION_ASKED),
        in_order(CORRECTION_ASKED, CORRECTION_IN),
        in_order(RECEIVED, THIRD_FROM),
        stops(THIRD_FROM, THIRD_TO),
        stretch_is_readable,
        due_agrees(DUE, RECEIVED, ANSWER, clocks),
    ),
    derive=derive,
    happened=(
        "received_on", "correction_asked_on", "correction_in_on", "third_party_from_on", "third_party_to_on",
        "extended_on", "answered_on",
    ),
    derive_when=("received_on",),
)  # fmt: skip
