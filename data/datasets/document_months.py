"""The monthly count of documents issued and meetings called (办文办会月报): one row a month (SH12, summary form)."""

from data.checks import growth_matches
from data.kinds.numbers import Count
from data.kinds.percents import Percent
from data.kinds.periods import Period
from data.kinds.text import Text
from data.spec import Column, Dataset

YTD = Column("ytd", "累计", Count(unit="件"), ("累计发文数", "本年累计"), note="1月起的累计发文数。")
LAST_YTD = Column("last_ytd", "去年同期", Count(unit="件"), ("上年同期", "去年同期累计", "上年同期累计"))
YOY = Column("yoy", "同比(%)", Percent(), ("同比增减", "同比增长"), note="系统按累计和去年同期重新计算,只作核对。")

DATASET = Dataset(
    name="document_months",
    zh="办文办会月报",
    section="documents",
    source="SH12",
    division="秘书处",
    period="month",
    titles=("办文办会月报", "发文情况统计", "办文办会统计"),
    key=("month",),
    columns=(
        Column("month", "月份", Period(), ("统计月份",), required=True, note="一月一行;上年各月也可补报。"),
        Column(
            "issued",
            "本月发文数",
            Count(unit="件"),
            ("当月发文数", "本月制发文件数"),
            required=True,
            note="以市政府和市政府办公室名义制发的文件,发明电另计。",
        ),
        YTD,
        LAST_YTD,
        YOY,
        Column("meetings", "本月全市性会议数", Count(unit="次"), ("全市性会议数", "本月会议数")),
        Column("telegram_meetings", "本月明电会议数", Count(unit="次"), ("明电会议数", "发明电召开会议数")),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(growth_matches(YOY, YTD, LAST_YTD),),
)
