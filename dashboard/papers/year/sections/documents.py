"""四、办文办会."""

from dashboard.papers.year.section import Point, Section

SECTION = Section(
    "办文办会",
    (
        Point(
            "健全规范办文机制",
            (
                (
                    "{since}以市政府或市政府办公室名义制发各类文件{docmt_issued|target}", "同比{docmt_issued_yoy|target}",
                    "上年全年制发文件{docmt_issued_last_year}",
                ),
                ("退回重办文稿{docmt_returned}", "公文差错{docmt_errors}", "平均办文时长{docmt_handling_days}"),
            ),
        ),
        Point(
            "周密承办各类会议",
            (
                ("召开全市性会议{meet_total}", "以发明电召开的会议同比{meet_telegram_yoy}"),
                (
                    "召开市政府常务会议{exec_meetings}", "审议议题{exec_items}", "议题预报率{exec_forecast_rate}",
                    "议题报备审核平均{exec_review_days}",
                ),
            ),
        ),
    ),
)  # fmt: skip
