"""二、政务督查."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "政务督查",
    (
        Point(
            "实行清单式督查",
            (
                (
                    "“四张清单”共列督查事项{supv_items_total}", "已办结{supv_items_closed}", "办结率{supv_close_rate}",
                    "按时办结率{supv_ontime_rate}",
                ),
                ("督查事项逾期未办结{supv_overdue}", "临期{supv_due_soon}", "按时反馈率{supv_feedback_rate}"),
                ("在办事项中亮红灯{supv_red}", "、黄灯{supv_yellow}", "、绿灯{supv_green}"),
            ),
        ),
        Point(
            "加强针对性督查",
            (
                (
                    "省对市考核指标中“瞄一”{assess_band_aim_first}", "、“抢二”{assess_band_grab_second}",
                    "、“争三”{assess_band_strive_third}", "、“保四”{assess_band_keep_fourth}",
                    "失守第四位{assess_band_below_floor}", "、落后{assess_band_lagging}", "、未排名{assess_band_unranked}",
                ),
                ("“四张清单”和民生实事中滞后项目{supv_lagging}",),
            ),
        ),
        Point(
            "做好常态化督查",
            (
                ("民生实事完成率{livelihood_completion}", "获民生获得感示范工程最佳组织奖{livelihood_award}"),
                (
                    "承办省级以上领导批示{instr_provincial_plus}", "、市政府领导批示{instr_city}", "合计{instr_total}",
                    "批示办结率{instr_close_rate}", "批示逾期未办结{instr_overdue}", "编发市政府领导批示通报{instr_bulletins}",
                ),
            ),
        ),
    ),
)  # fmt: skip
