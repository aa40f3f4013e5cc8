"""七、数据共享."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "数据共享",
    (
        Point(
            "推进数据资源整合",
            (
                (
                    "市级民生事项“一证通办”率{data_one_id_rate|year}", "年度目标为{data_one_id_rate_target|}",
                ),
                ("市级共享证明类材料{data_proof_kinds}", "累计调用数据{data_calls}"),
            ),
        ),
        Point("推广新型政务应用", (("“浙政钉”周活跃度{data_zzd_weekly_active}",),)),
        Point(
            "提升网上办事水平",
            (
                (
                    "市级政务服务事项网上可办率{data_online_rate}",
                    "市和各县（市、区）“掌上办事”事项平均{data_mobile_items_avg}", "掌上可办率{data_mobile_rate}",
                ),
            ),
        ),
    ),
)  # fmt: skip
