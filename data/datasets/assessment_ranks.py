"""Provincial ranks of assessed indicators (省对市考核指标排名): one row an indicator and period (SH09)."""

from data.checks import not_negative
from data.kinds.numbers import Number
from data.kinds.organisations import Unit
from data.kinds.periods import Period
from data.kinds.ranks import Rank, RankGoal
from data.kinds.shares import Shares
from data.kinds.text import Text
from data.spec import Column, Dataset

WEIGHT = Column("weight", "考核分值", Number(), ("权重", "分值"))

DATASET = Dataset(
    name="assessment_ranks",
    zh="省对市考核指标排名",
    section="supervision",
    source="SH09",
    division="督查处",
    period="month",
    titles=("争先进位", "全省排名", "省对市考核", "考核指标排名", "位次"),
    key=("indicator", "period"),
    columns=(
        Column(
            "indicator",
            "指标名称",
            Text(),
            ("考核项目", "考核项目/指标名称", "指标", "考核内容", "考核指标"),
            required=True,
            note="全年用同一写法,才能比较位次变化。",
        ),
        Column("lead_unit", "责任单位", Unit(), ("牵头部门", "对口部门", "牵头单位"), required=True),
        Column(
            "period",
            "统计时间",
            Period(),
            ("数据时间", "截止时间", "通报时间"),
            required=True,
            from_sheet=True,
            note="数据所属的时间,如 1-2月、一季度;有的指标晚一个月公布,不要填公布的月份。",
        ),
        Column("value", "指标值", Number(), ("完成值", "增速")),
        Column("uom", "单位", Text(), ("计量单位", "指标值/单位")),
        Column("province_avg", "全省平均", Number(), ("全省均值", "全省")),
        Column(
            "rank",
            "全省排名",
            Rank(),
            ("位次", "全省位次", "列全省", "排位"),
            required=True,
            blank_ok=True,
            note="如 3、第3位、3/11;未参加排名的填未排名。",
        ),
        Column("prev_rank", "上期排名", Rank(), ("上月位次", "去年同期位次", "上期位次")),
        Column("rank_change", "位次变化", Text(), ("升降", "变化"), note="系统按各期位次另行计算。"),
        Column("goal_rank", "目标位次", RankGoal(), ("年度目标", "争先目标"), note="保四、争三、抢二、瞄一,或填位次。"),
        Column("top_city", "第一名城市及数值", Text(), ("标杆", "第一名城市")),
        Column("gap_prev", "前一名差距", Number(), ("与前一名差距",)),
        WEIGHT,
        Column("score", "得分", Number(), ("考核得分", "考核分值/得分")),
        Column("by_city", "各市数值", Shares(members="cities"), note="全省各设区市各占一列。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(not_negative(WEIGHT),),
)
