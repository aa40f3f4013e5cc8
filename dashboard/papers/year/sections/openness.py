"""六、政务公开."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "政务公开",
    (
        Point("拓展主动公开", (("{since}共向社会公开各类政府信息{open_published}",),)),
        Point(
            "健全依申请公开",
            (
                (
                    "{since}共办理依申请公开{open_requests}", "依申请公开按期答复率{open_requests_ontime}",
                    "依申请公开超期未答复{open_requests_overdue}",
                ),
            ),
        ),
        Point(
            "抓好建议提案办理",
            (
                (
                    "{since}市政府系统共承办人大代表建议、政协委员提案{prop_handled}", "占建议、提案总数{prop_total}的{prop_share}",
                ),
                ("建议提案按期办毕率{prop_ontime_rate}", "办理工作满意率和基本满意率{prop_satisfaction}"),
                ("建议提案面商率{prop_face_rate}", "解决率{prop_resolution_rate}"),
            ),
        ),
    ),
)  # fmt: skip
