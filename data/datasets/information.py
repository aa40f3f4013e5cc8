"""Government information (政务信息) sent up and adopted: one row a unit and month, or from New Year on (SH10)."""

from collections.abc import Mapping
from typing import Any

from data.checks import part_of
from data.kinds.choices import Choice
from data.kinds.kind import Finding
from data.kinds.numbers import Count, Number
from data.kinds.organisations import Unit
from data.kinds.periods import Period
from data.kinds.ranks import Rank
from data.kinds.text import Text
from data.spec import Column, Dataset

MONTH, CUMULATIVE = "month", "cumulative"
BASIS = Choice({MONTH: ("当月数", "当月", "本月"), CUMULATIVE: ("累计数", "累计", "年初以来", "年度")})

SUBMITTED = Column(
    "submitted",
    "报送条数",
    Count(unit="条"),
    ("上报条数", "报送数", "上报信息", "报送信息", "上报数"),
    note="该单位供稿、上报省政府办公厅的条数。",
)
ADOPTED_CITY = Column(
    "adopted_city",
    "市级采用",
    Count(unit="条"),
    ("市政府办采用", "《政务信息》采用", "本级采用", "市采用", "采用市级"),
    zero_if_blank=True,
)
SCORE = Column(
    "score",
    "得分",
    Number(unit="分"),
    ("积分", "总分", "本月得分", "月得分"),
    note="按通报所列填写,系统不按条数另算。",
)
SCORE_YTD = Column("score_ytd", "累计得分", Number(unit="分"), ("累计积分", "全年累计得分"), note="年初以来的得分。")


def derive(row: Mapping[str, Any]) -> dict[str, Any]:
    """What the numbers run from: a period longer than a month runs from New Year; its total score is its score."""
    basis = row.get("basis") or (MONTH if row.get("period_kind") == "month" else CUMULATIVE)
    if basis == CUMULATIVE and row.get("score") is None:
        return {"basis": basis, "score": row.get("score_ytd")}
    return {"basis": basis}


def month_is_no_span(row: Mapping[str, Any]) -> tuple[str, Finding] | None:
    """`month_of_a_span` where a sheet of several months calls its numbers those of one."""
    if row.get("basis") != MONTH or row.get("period_kind") in (None, "month"):
        return None
    return "basis", Finding("month_of_a_span", "error", {"period": Period().show(row["period"], row["period_kind"])})


def _adopted(name: str, zh: str, *synonyms: str) -> Column:
    return Column(name, zh, Count(unit="条"), synonyms, zero_if_blank=True)


def _instructed(name: str, zh: str, *synonyms: str, note: str = "") -> Column:
    return Column(name, zh, Count(unit="条"), synonyms, zero_if_blank=True, note=note)


DATASET = Dataset(
    name="information",
    zh="政务信息报送采用",
    section="decision_support",
    source="SH10",
    division="信息处",
    period="month",
    titles=("政务信息报送", "政务信息采用", "信息采用", "信息报送采用"),
    key=("period", "basis", "org"),
    columns=(
        Column(
            "period",
            "月份",
            Period(),
            ("时间", "统计月份"),
            required=True,
            from_sheet=True,
            note="一般写在标题里,如 2020年6月;累计的写 2020年1—6月、2020年全年。",
        ),
        Column(
            "org",
            "单位",
            Unit(),
            ("报送单位", "县(市、区)", "部门", "县(市、区)/部门"),
            required=True,
            from_sheet=True,
            note="县(市、区)和市级部门分两组排名;一个单位单独填报时,写在填报单位处即可。",
        ),
        SUBMITTED,
        ADOPTED_CITY,
        _adopted("adopted_prov", "省级采用", "省政府办采用", "省采用", "上报省采用", "采用省级", "省政府办公厅采用"),
        _adopted("adopted_state", "国家级采用", "国办采用", "国家采用", "采用国家级"),
        _instructed("instr_state", "国家领导批示", "国家级批示", "领导批示国家级", "领导批示国"),
        _instructed(
            "instr_prov", "省领导批示", "省级批示", "省以上领导批示", "获省以上领导批示", "领导批示省级", "领导批示省"
        ),
        _instructed(
            "instr_city", "市领导批示", "市级批示", "领导批示", "批示条数", "获批示", "领导批示市级", "领导批示市",
            note="不分层级的批示条数按市领导批示计。",
        ),
        _instructed("commissioned_done", "约稿完成", "完成约稿", "约稿", "约稿完成数"),
        _instructed("commissioned_missed", "约稿未完成", "未完成约稿", "约稿未报", "约稿未完成数"),
        _instructed("late", "迟报漏报", "迟报、漏报", "迟报漏报数", "扣分项", "迟漏报", note="迟报、漏报的次数。"),
        SCORE,
        SCORE_YTD,
        Column("rank", "排名", Rank(), ("名次", "位次", "得分排名"), note="组内名次;系统另按得分重排并比对。"),
        Column(
            "basis",
            "统计口径",
            BASIS,
            ("口径",),
            from_sheet=True,
            note="当月数或累计数;不写时,按月的是当月数,几个月以上的是年初以来累计数。",
        ),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(month_is_no_span, part_of(ADOPTED_CITY, SUBMITTED)),
    derive=derive,
)  # fmt: skip
