"""十、廉政建设."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "廉政建设",
    (
        Point(
            "落实全面从严治党主体责任",
            (("召开党风廉政建设大会{integ_meeting}", "责任书、承诺书签订率{integ_pledge_rate}"),),
        ),
        Point(
            "创新纪律教育方式",
            (("开展共享式纪律教育活动{integ_discipline_events}", "网上知识测试{integ_online_tests}"),),
        ),
    ),
)
