"""Information disclosed on the office's own motion (主动公开), by channel and subject: one row a unit and month (SH18)."""

from data.checks import adds_up, part_of
from data.kinds.numbers import Count
from data.kinds.organisations import Unit
from data.kinds.periods import Period
from data.kinds.text import Text
from data.spec import Column, Dataset

SITE = Column("site", "门户网站", Count(unit="条"), ("政府网站", "网站公开", "政府门户网站"), zero_if_blank=True)
NEW_MEDIA = Column(
    "new_media", "政务新媒体", Count(unit="条"), ("政务微博微信", "两微一端", "微信微博"), zero_if_blank=True
)
GAZETTE = Column("gazette", "政府公报", Count(unit="条"), ("公报",), zero_if_blank=True)
OTHER = Column(
    "other_channel", "其他渠道", Count(unit="条"), ("其他方式", "其他公开渠道"), zero_if_blank=True,
    note="公告栏、查阅点、新闻发布会等。",
)  # fmt: skip
CHANNELS = (SITE, NEW_MEDIA, GAZETTE, OTHER)
TOTAL = Column(
    "total", "主动公开信息数", Count(unit="条"), ("公开总数", "主动公开数", "信息公开总数", "合计"), required=True,
    note="当月各渠道公开数之和,不是累计数;写不准的可写“800多”。",
)  # fmt: skip
POLICY_DOCS = Column("policy_docs", "政策文件", Count(unit="件"), ("公开政策文件", "政策文件公开"))

DATASET = Dataset(
    name="disclosure",
    zh="主动公开情况",
    section="openness",
    source="SH18",
    division="政务公开处",
    period="month",
    titles=("主动公开", "政务公开", "信息公开"),
    key=("period", "org"),
    scope=("period", "org"),
    columns=(
        Column(
            "period", "月份", Period(), ("统计月份", "统计时间"), required=True, from_sheet=True,
            note="一般写在标题或工作表名里;上年全年数可写 2019年。",
        ),
        Column(
            "org", "单位", Unit(), ("公开单位", "公开主体", "地区/单位"), required=True, from_sheet=True,
            note="一个单位单独填报时,写在填报单位处即可。",
        ),
        *CHANNELS,
        TOTAL,
        POLICY_DOCS,
        Column("norm_issued", "规范性文件制发", Count(unit="件"), ("制发", "制发件数", "规范性文件制发件数")),
        Column("norm_repealed", "规范性文件废止", Count(unit="件"), ("废止", "废止件数", "规范性文件废止件数")),
        Column(
            "norm_in_force", "规范性文件现行有效", Count(unit="件"),
            ("现行有效", "现行有效件数", "规范性文件现行有效件数"), note="月末现行有效的件数。",
        ),
        Column("interpretations", "政策解读", Count(unit="条"), ("解读", "政策解读数")),
        Column("responses", "回应关切", Count(unit="条"), ("回应", "回应社会关切")),
        Column("meetings", "会议公开", Count(unit="次"), ("公开会议", "会议开放")),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(adds_up(TOTAL, *CHANNELS), part_of(POLICY_DOCS, TOTAL)),
)  # fmt: skip
