"""一、综合协调."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "综合协调",
    (
        Point(
            "加强综合协调",
            (
                ("{since}组织召开协调会议{coord_meetings}", "协调事项办结率{coord_issues_solved_rate}"),
                ("保障重大会议活动{coord_major_events}",),
            ),
        ),
    ),
)
