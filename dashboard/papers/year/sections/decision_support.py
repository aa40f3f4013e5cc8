"""三、服务决策."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "服务决策",
    (
        Point("做好文稿起草", (("{since}完成重要文稿{decis_drafts}",),)),
        Point(
            "提升调查研究水平",
            (("完成调研成果{decis_research}", "参与起草政策性文件{decis_policy_papers}"),),
        ),
        Point(
            "提高信息工作质量",
            (
                ("编发《政务信息》刊物{info_issues}", "上报信息{info_submitted}"),
                (
                    "被采用{info_adopted}", "其中市级{info_adopted_city}", "、省级{info_adopted_provincial}",
                    "、国家级{info_adopted_state}",
                ),
                ("获省以上领导批示{info_instr_provincial}", "批示率{info_instr_rate}"),
                ("政务信息得分{info_score}", "政务信息工作名列全省{info_rank}"),
            ),
        ),
    ),
)  # fmt: skip
