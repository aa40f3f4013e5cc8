"""八、应急海防."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "应急海防",
    (
        Point(
            "提高应急处置能力",
            (
                ("完成重大节点{emrg_platform_phase1}（应急指挥平台一期通过初审）",),
                ("24小时值班落实率{emrg_duty_hours}", "组织开展应急演练{emrg_drills}", "演练计划完成率{emrg_drill_plan_rate}"),
                (
                    "共向市领导报送紧急信息{emrg_urgent_reports}", "迟报漏报{emrg_late_reports}", "编发应急管理专刊{emrg_issues}",
                ),
                (
                    "首报突发事件中特别重大{emrg_incidents_level_1}", "、重大{emrg_incidents_level_2}",
                    "、较大{emrg_incidents_level_3}", "、一般{emrg_incidents_level_4}", "、未定级{emrg_incidents_ungraded}",
                ),
            ),
        ),
        Point(
            "加强海防与反走私管理",
            (
                (
                    "{since}组织开展反走私执法检查{smug_inspections}", "查获案件{smug_cases}", "案值{smug_case_value}",
                    "查获率{smug_hit_rate}",
                ),
                ("建成海防视频监控中心{smug_video_centres}",),
            ),
        ),
    ),
)  # fmt: skip
