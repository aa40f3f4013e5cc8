"""The year's totals of drafts and research (文稿调研汇总) as the division words them, of which the ledger holds a part (SH11)."""

from data.kinds.choices import Choice
from data.kinds.numbers import Count, Number
from data.kinds.text import Text
from data.spec import Column, Dataset

ITEM = Choice(
    {
        "drafts": ("重要文稿", "文稿", "完成重要文稿"),
        "research": ("调研成果", "课题研究", "调研报告"),
        "policy_papers": ("政策性文件", "参与起草政策性文件", "政策文件"),
    },
    strict=True,
)

DATASET = Dataset(
    name="draft_totals",
    zh="文稿调研汇总",
    section="decision_support",
    source="SH11",
    division="综合处、调研处",
    period="quarter",
    titles=("文稿调研汇总", "文稿调研完成情况", "文稿完成情况"),
    key=("year", "item"),
    columns=(
        Column("year", "年度", Count(unit="年"), from_sheet=True, note="一般写在标题里,不必填。"),
        Column("item", "统计项目", ITEM, ("文稿项目", "成果类别"), required=True),
        Column(
            "quantity",
            "累计完成数",
            Number(),
            ("累计完成", "全年完成", "全年完成数"),
            required=True,
            blank_ok=True,
            note="年初以来累计;没有准数的照写,如 数百篇。",
        ),
        Column("uom", "计量单位", Text(), ("单位",)),
        Column("note", "备注", Text(), ("说明",)),
    ),
)
