"""Indicators of supervision (政务督查): lists, livelihood projects, instructions, provincial ranks (reference §3.2)."""

from data.formulas import Count, Facts, HighestIssue, Items, Latest, MilestoneReached, Share, SumOf
from data.formulas.conditions import AnyOf, AtLeast, BehindTime, Condition, InBand, InYear, Is, No, OfYear, UpTo, Yes
from data.indicators.indicator import Indicator

LISTS = Items("supervision")
OPEN: tuple[Condition, ...] = (No("is_done"), No("is_paused"))
LAGGING = (*OPEN, AnyOf((Yes("is_overdue"), BehindTime(), Is("status_flag", "behind"))))

INSTRUCTIONS = Facts("instructions")
INSTRUCTED = InYear("instructed_on")
PROVINCIAL_PLUS = Count(INSTRUCTIONS, (INSTRUCTED, Is("level", ("central", "provincial"))))
CITY = Count(INSTRUCTIONS, (INSTRUCTED, Is("level", "city_gov")))

BANDS = {
    "aim_first": "瞄一(已居首位)",
    "grab_second": "抢二",
    "strive_third": "争三",
    "keep_fourth": "保四",
    "below_floor": "失守(第5—6位)",
    "lagging": "落后(第7—11位)",
    "unranked": "未排名",
}


def _listed(code: str, name: str, direction: str, condition: Condition, note: str) -> Indicator:
    measure = Count(LISTS, (condition,))
    return Indicator(code, name, "supervision", "项", direction, "week", measure, note)  # type: ignore[arg-type]


def _band(code: str, label: str) -> Indicator:
    measure = Latest(
        Facts("assessment_ranks", every_year=True),
        "period",
        per="indicator",
        where=(UpTo("period"),),
        among=(InBand("rank", code),),
    )
    note = f"省对市考核指标中,最近一期全省排名处在“{label}”一档的指标数。"
    return Indicator(f"assess_band_{code}", f"{label}指标数", "supervision", "项", "neutral", "month", measure, note)


INDICATORS = (
    Indicator(
        "supv_items_total", "督查事项总数", "supervision", "项", "neutral", "week", Count(LISTS),
        "当日四张清单上的全部事项,待立项的不计。",
    ),
    _listed("supv_items_closed", "已销号数", "up", Yes("is_done"), "四张清单上已办结或已销号的事项。"),
    Indicator(
        "supv_close_rate", "销号率", "supervision", "%", "up", "week",
        Share(LISTS, whole=(No("is_paused"),), part=(Yes("is_done"),)),
        "已办结和已销号事项÷四张清单全部事项(中止、终止的不计)。",
    ),
    Indicator(
        "supv_ontime_rate", "按时办结率", "supervision", "%", "up", "week",
        Share(LISTS, whole=(AnyOf((Yes("is_done"), Yes("is_overdue"))),), part=(Yes("is_done"), No("is_closed_late"))),
        "按时办结事项÷(已办结事项+逾期未办结事项),以现行时限为准。",
    ),
    _listed("supv_overdue", "逾期事项数", "down", Yes("is_overdue"), "四张清单上超过现行时限仍未办结的事项。"),
    _listed("supv_due_soon", "临期事项数", "down", Yes("is_due_soon"), "四张清单上临近时限(默认7天内,含当天)的未办结事项。"),
    _listed("supv_red", "红灯事项数", "down", Is("light", "red"), "四张清单上亮红灯的事项,亮灯条件见“数据来源”页。"),
    _listed("supv_yellow", "黄灯事项数", "down", Is("light", "yellow"), "四张清单上亮黄灯的事项,亮灯条件见“数据来源”页。"),
    _listed("supv_green", "绿灯事项数", "up", Is("light", "green"), "四张清单上亮绿灯的在办事项,无数据的不计。"),
    Indicator(
        "supv_feedback_rate", "按时反馈率", "supervision", "%", "up", "month",
        Share(LISTS, whole=(*OPEN, Yes("has_cycle")), part=(Is("feedback_missed", 0),)),
        "反馈未逾期的事项÷规定了反馈周期的在办事项。",
    ),
    Indicator(
        "supv_lagging", "滞后项目数", "supervision", "个", "down", "month",
        SumOf((Count(LISTS, LAGGING), Count(Items("livelihood"), LAGGING))),
        "四张清单和民生实事中逾期、低于序时或自报滞后的未办结项目。",
    ),
    Indicator(
        "livelihood_completion", "民生实事完成率", "supervision", "%", "up", "month",
        Share(Facts("livelihood"), whole=(OfYear(),), part=(AtLeast("completion", 1),)),
        "完成数达到年度目标的子项÷当年全部子项。",
    ),
    Indicator(
        "livelihood_award", "民生获得感示范工程最佳组织奖", "supervision", "项", "up", "year",
        MilestoneReached("livelihood_award"),
        "当年获得的民生获得感示范工程最佳组织奖。",
    ),
    Indicator(
        "instr_provincial_plus", "承办省级以上领导批示", "supervision", "件", "neutral", "month", PROVINCIAL_PLUS,
        "当年批示、层级为中央和省级的批示件。",
    ),
    Indicator(
        "instr_city", "承办市政府领导批示", "supervision", "件", "neutral", "month", CITY,
        "当年批示、层级为市政府的批示件。",
    ),
    Indicator(
        "instr_total", "承办领导批示合计", "supervision", "件", "neutral", "month", SumOf((PROVINCIAL_PLUS, CITY)),
        "省级以上领导批示与市政府领导批示之和。",
        derived=True,
    ),
    Indicator(
        "instr_close_rate", "批示办结率", "supervision", "%", "up", "month",
        Share(Items("instructions"), whole=(OfYear(),), part=(Yes("is_done"),)),
        "已办结批示÷当年收到的全部批示。",
    ),
    Indicator(
        "instr_overdue", "批示逾期未办结", "supervision", "件", "down", "week",
        Count(Items("instructions"), (Yes("is_overdue"),)),
        "超过办结时限仍未办结的批示;未写时限的按规则推算。",
    ),
    Indicator(
        "instr_bulletins", "市政府领导批示通报", "supervision", "期", "neutral", "month",
        HighestIssue(Facts("publications"), "issue_no", (InYear("issued_on"), Is("kind", "instruction_bulletin"))),
        "当年印发的批示通报期数,取最大期号;期号有缺的,缺期计在后一期名下。",
    ),
    *(_band(code, label) for code, label in BANDS.items()),
)  # fmt: skip
