"""Annual targets (年度目标) of indicators: one row an indicator and year (reference §3)."""

from data.kinds.numbers import Count, Number
from data.kinds.text import Code, Text
from data.spec import Column, Dataset

DATASET = Dataset(
    name="annual_targets",
    zh="指标年度目标",
    section="reference",
    source="指标目录",
    division="督查处",
    period="year",
    titles=("年度目标", "指标目标", "目标值"),
    key=("code", "year"),
    columns=(
        Column(
            "code",
            "指标代码",
            Code(),
            ("代码",),
            required=True,
            note="全部指标页里的代码,如 data_one_id_rate。",
            example="data_one_id_rate",
        ),
        Column("name", "指标名称", Text(), ("指标",), required=True),
        Column("year", "年度", Count(unit="年"), ("年份", "目标年度"), from_sheet=True, note="一般写在标题里,不必填。"),
        Column(
            "target",
            "目标值",
            Number(),
            ("年度目标", "目标"),
            required=True,
            note="可写 50%、≥80% 或数值。",
            example="50%",
        ),
        Column("uom", "单位", Text(), ("计量单位",)),
        Column("source", "来源文件", Text(), ("来源", "文件依据")),
        Column("note", "备注", Text(), ("说明",)),
    ),
)
