"""Drafts and research (文稿调研): speeches, reports, research topics, policy papers, one row a paper (SH11)."""

from data.checks import in_order
from data.kinds.choices import Choice
from data.kinds.dates import Date
from data.kinds.deadlines import Due
from data.kinds.numbers import Count
from data.kinds.text import Text
from data.spec import Column, Dataset

RESEARCH, POLICY = "课题", "政策文件"
KIND = Choice(
    {
        "政府工作报告": ("政府工作报告",),
        "全体会议报告": ("全体会议报告", "市政府全体会议报告", "全会报告"),
        "讲话": ("讲话", "讲话稿", "讲话材料", "市长讲话", "领导讲话"),
        "汇报": ("汇报", "汇报材料", "汇报稿"),
        "专题材料": ("专题材料", "专题会议材料", "专题会议"),
        RESEARCH: ("课题", "课题研究", "调研报告", "调研课题", "调研成果", "调研"),
        POLICY: ("政策文件", "政策性文件", "参与起草政策"),
    },
    strict=True,
)

ASSIGNED = Column("assigned_on", "交办时间", Date(), ("交办日期", "布置时间", "立题时间"))
FINISHED = Column(
    "finished_on", "完成时间", Date(), ("完成日期", "定稿时间", "实际完成时间"), note="已完成的填定稿当天。"
)

DATASET = Dataset(
    name="drafts",
    zh="文稿调研台账",
    section="decision_support",
    source="SH11",
    division="综合处、调研处",
    period="quarter",
    titles=("文稿台账", "调研台账", "文稿调研台账", "重要文稿台账"),
    key=("year", "title"),
    columns=(
        Column("year", "年度", Count(unit="年"), from_sheet=True, note="一般写在标题里,不必填。"),
        Column(
            "title",
            "文稿标题",
            Text(),
            ("文稿名称", "文稿(课题)名称", "文稿/课题名称", "课题名称", "材料名称", "标题"),
            required=True,
            note="全年用同一写法;同名文稿请在标题里写明日期。",
        ),
        Column("kind", "类型", KIND, ("文稿类型", "材料类型", "文稿类别"), required=True),
        Column("division", "起草处室", Text(), ("承办处室", "执笔处室", "起草单位")),
        ASSIGNED,
        Column("due", "要求完成时间", Due(), ("完成时限", "要求时间"), note="如 6月底前、9月中旬。"),
        FINISHED,
        Column(
            "used_for",
            "使用会议/领导(角色)",
            Text(),
            ("使用会议", "使用会议/领导", "使用场合", "用途"),
            note="写会议或职务,不写姓名。",
        ),
        Column("outcome", "采用/批示情况", Text(), ("采用情况", "批示情况", "成果转化"), note="写职务,不写姓名。"),
        Column("note", "备注", Text(), ("说明",)),
    ),
    checks=(in_order(ASSIGNED, FINISHED),),
)
