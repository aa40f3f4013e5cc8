"""九、队伍建设."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "队伍建设",
    (
        Point(
            "加强思想政治教育",
            (
                ("参与宣讲{team_lecturers}", "宣讲听众{team_lecture_audience}", "发放宣传资料{team_handouts}"),
                ("开展思想观念大讨论{team_debates}", "形成自查清单{team_check_lists}"),
            ),
        ),
        Point(
            "深化机关文化建设",
            (
                ("组织主题报告会{team_lectures}", "开展主题党日活动{team_party_days}", "举办文体活动{team_culture_events}"),
                ("安排高校实习生{team_interns}",),
            ),
        ),
        Point(
            "注重干部队伍建设",
            (
                ("先后组织干部参加培训班{team_trained}",),
                (
                    "选拔副处级领导干部{team_selected_deputy_division}", "提拔正科级领导干部{team_promoted_section}",
                    "、副科级领导干部{team_promoted_deputy_section}", "岗位交流{team_rotated}",
                ),
            ),
        ),
    ),
)  # fmt: skip
