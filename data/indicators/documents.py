"""Indicators of documents and meetings (办文办会) (reference §3.4)."""

from data.formulas import Clocks, Count, Facts, Growth, Mean, Occasions, Share, Sum, Way
from data.formulas.conditions import InYear, Is, IsNot, No, PeriodInYear, Yes
from data.formulas.growth import FullMonths, LastYear, SameMonthsBefore, SumOfFormer
from data.indicators.indicator import Indicator

DOCUMENTS, MEETINGS, ITEMS = Facts("documents"), Facts("meetings"), Facts("executive_items")
MONTHS = Facts("document_months", every_year=True)
NO_TELEGRAM = IsNot("series", "发明电")
"""Open telegrams call meetings: they run in a series of their own and are no documents (文件)."""
ISSUED = (InYear("issued_on"), NO_TELEGRAM)
CITYWIDE = Is("kind", ("全体会议", "全市性会议", "电视电话会"))
APPROVED = IsNot("approved", "rejected")
HELD = (InYear("meeting_on"), Is("result", "listed"))

ISSUED_BEFORE = SumOfFormer(MONTHS, "issued", (SameMonthsBefore("month", "documents"),))
TELEGRAMS_BEFORE = SumOfFormer(MONTHS, "telegram_meetings", (SameMonthsBefore("month", "meetings"),))
MEETINGS_BEFORE = SumOfFormer(MONTHS, "meetings", (SameMonthsBefore("month", "meetings"),))

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "docmt_issued", "制发各类文件数", "documents", "件", "down", "month",
        Count(DOCUMENTS, ISSUED),
        "当年以市政府或市政府办公室名义印发的文件,发明电不计。",
        before=ISSUED_BEFORE,
        others=(Way("document_months", "当年办文办会月报的本月发文数之和。", Sum(MONTHS, "issued", (PeriodInYear("month"),))),),
    ),
    Indicator(
        "docmt_issued_yoy", "制发文件同比", "documents", "%", "down", "month",
        Growth(Count(DOCUMENTS, (FullMonths("issued_on"), NO_TELEGRAM)), ISSUED_BEFORE),
        "(当年制发文件数-上年同期数)÷上年同期数,算到最近一个月末,上年数取自办文办会月报。",
    ),
    Indicator(
        "docmt_issued_last_year", "上年制发文件数", "documents", "件", "neutral", "year",
        SumOfFormer(MONTHS, "issued", (LastYear("month"),)),
        "上年各月办文办会月报的本月发文数之和。",
        derived=True,
    ),
    Indicator(
        "docmt_returned", "退文件数", "documents", "件", "down", "month",
        Count(DOCUMENTS, (InYear("returned_on"), Yes("returned"))),
        "当年不符合程序和要求、退回重办的文稿。",
    ),
    Indicator(
        "docmt_errors", "公文差错数", "documents", "处", "down", "month",
        Sum(DOCUMENTS, "errors", ISSUED),
        "当年印发的文件中核对发现的差错处数,按月通报。",
    ),
    Indicator(
        "docmt_handling_days", "平均办文时长", "documents", "工作日", "down", "month",
        Mean(Sum(Clocks("documents", "document_handling"), "days_used", ISSUED)),
        "当年印发的文件从收稿到印发的平均工作日数,没有填收稿日期的不计。",
    ),
    Indicator(
        "meet_telegram_yoy", "发明电召开会议同比", "documents", "%", "down", "month",
        Growth(
            Sum(MEETINGS, "times", (FullMonths("held_on"), Yes("by_telegram"), APPROVED)),
            TELEGRAMS_BEFORE,
        ),
        "(当年以发明电通知召开的会议数-上年同期数)÷上年同期数,算到最近一个月末,上年数取自办文办会月报。",
    ),
    Indicator(
        "meet_total", "全市性会议数", "documents", "次", "down", "month",
        Sum(MEETINGS, "times", (InYear("held_on"), CITYWIDE, APPROVED)),
        "当年经审批召开的全体会议、全市性会议和电视电话会。",
        before=MEETINGS_BEFORE,
        others=(
            Way("document_months", "当年办文办会月报的本月全市性会议数之和。", Sum(MONTHS, "meetings", (PeriodInYear("month"),))),
        ),
    ),
    Indicator(
        "exec_meetings", "常务会议次数", "documents", "次", "neutral", "month",
        Occasions(ITEMS, "meeting_on", HELD),
        "当年审议过议题的市政府常务会议,同一天为一次。",
    ),
    Indicator(
        "exec_items", "常务会议议题数", "documents", "个", "neutral", "month",
        Count(ITEMS, HELD),
        "当年列入并已上会的常务会议议题。",
    ),
    Indicator(
        "exec_forecast_rate", "议题预报率", "documents", "%", "up", "month",
        Share(Clocks("executive_items", "exec_forecast"), whole=HELD, part=(Yes("is_done"), No("is_closed_late"))),
        "按期预报(上月20日前)的议题÷当年已上会的全部议题。",
    ),
    Indicator(
        "exec_review_days", "议题报备审核时长", "documents", "工作日", "down", "month",
        Mean(Sum(Clocks("executive_items", "exec_review"), "days_used", (InYear("approved_on"),))),
        "当年审核完毕的议题从申报到审核的平均工作日数。",
    ),
)  # fmt: skip
