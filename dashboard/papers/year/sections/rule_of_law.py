"""五、法治保障."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "法治保障",
    (
        Point(
            "推进行政复议体制改革",
            (
                ("完成重大节点{legal_bureau_opened}（市行政复议局挂牌）",),
                (
                    "{since}共受理行政复议申请{legal_recon_accepted}", "审结{legal_recon_concluded}",
                    "行政复议审结率{legal_recon_close_rate}", "行政复议在审{legal_recon_pending}", "其中超法定期限{legal_recon_overdue}",
                ),
                ("行政复议纠错率{legal_recon_correction_rate}",),
            ),
        ),
        Point(
            "坚持“会前学法”制度",
            (
                (
                    "{since}共学习法律法规规章{legal_study_laws}",
                    "县（市、区）政府和市级部门“会前学法”覆盖率{legal_study_coverage}",
                ),
            ),
        ),
        Point(
            "增强行政决策的科学性",
            (
                (
                    "{since}共审核文件{legal_docs_reviewed}", "其中规范性文件{legal_normative_reviewed}",
                    "提出合法性审查意见{legal_doc_opinions}", "；审核政府合同{legal_contracts_reviewed}",
                    "提出合法性审查意见{legal_contract_opinions}",
                ),
                ("审查意见采纳率{legal_opinion_adopted_rate}",),
            ),
        ),
    ),
)  # fmt: skip
