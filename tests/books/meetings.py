"""Sheets of the supervision meetings: promises and decisions that pass, promises that nothing could show to be kept."""

from __future__ import annotations

from tests.books.page import Book, Line, titled

PROMISES: Line = (
    "承诺编号", "承诺日期", "承诺单位", "承诺事项", "完成时限", "兑现标准", "承诺完成率", "事项代码", "兑现日期",
)  # fmt: skip
DECISIONS: Line = ("记录编号", "会议日期", "类别", "议定内容", "责任单位", "完成时限", "事项代码")
LINK = "supervision/2020|work_report|12"

PASSING = (
    Book(
        "督查调度会记录.xlsx",
        (
            titled(
                "2020年第51次督查调度会承诺账（截至2020年12月18日）",
                PROMISES,
                ("2020-51-1", "2020-12-18", "市教育局", "12月底前办结校舍改造", "12月底前", None, None, LINK, None),
                ("2020-51-2", "2020-12-18", "市水利局", "完成率达到80%", "2020-12-25", "事项完成率", "80%", LINK, None),
                ("2020-51-3", "2020-12-18", "市财政局", "拨付补助资金", "2020-12-25", None, None, None, "12月24日"),
            ),
            titled(
                "2020年第51次督查调度会议定事项（截至2020年12月18日）",
                DECISIONS,
                ("2020-51-1", "2020-12-18", "同意延期", "同意延期至12月底", "市教育局", "12月底前", LINK),
                ("2020-51-2", "2020-12-18", None, "市财政局核实资金缺口", "市财政局", None, None),
                name="会议议定事项",
            ),
        ),
    ),
)
FAILING = (
    Book(
        "承诺无从判断.xlsx",
        (
            titled(
                "2020年第51次督查调度会承诺账（截至2020年12月18日）",
                PROMISES,
                ("2020-51-1", "2020-12-18", "市教育局", "办结校舍改造", "2020-12-31", "办结", None, None, None),
                ("2020-51-2", "2020-12-18", "市水利局", "加快供水改造", "2020-12-31", "完成率", None, LINK, None),
                ("2020-51-3", "2020-12-18", "市财政局", "拨付资金", "2020-12-31", None, None, "清单第12项", None),
            ),
        ),
    ),
)
