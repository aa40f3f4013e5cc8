"""The year before in one workbook (2019年队伍建设和廉政建设): what the figures of 2020 are compared with."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import YEAR, chinese, until
from etl.sample_year.paper import Book, Line, Sheet

LAST_DAY = dt.date(YEAR - 1, 12, 31)
RECEIVED = dt.date(YEAR, 1, 8)

COURSES: tuple[Line, ...] = (
    ("县(处)级领导干部研修班", "县处级", "市委组织部", "2019年5月13日—5月17日", 2, 40),
    ("中青年干部培训班", "中青班", "市委组织部", "2019年9月2日—9月30日", 1, 160),
    ("科级干部培训班", "科级干部", "市委组织部", "2019年11月4日—11月8日", 3, 40),
)
CHANGES: tuple[Line, ...] = (
    ("选拔副处级", 2, "2019年6月20日", "配合市委组织部选拔"),
    ("提拔正科级", 2, "2019年7月18日", "民主推荐"),
    ("提拔副科级", 4, "2019年7月18日", "民主推荐"),
    ("岗位交流", 6, "2019年9月5日", "内部轮岗"),
    ("实习", 3, "2019年7月8日", "暑期学习实践"),
)
ACTIVITIES: tuple[Line, ...] = (
    ("结对村(社区)宣讲", "宣讲", "2019年6月", 10, 58, "3000余人", "2800余份", None),
    ("“不忘初心”大讨论", "大讨论", "2019年10月", 2, 180, None, None, 2),
    ("主题报告会", "主题报告会", "2019年11月", 6, 700, None, None, None),
    ("主题党日", "主题党日", "2019年11月", 7, 420, None, None, None),
    ("文体活动", "文体活动", "2019年12月", "18场次", 600, None, None, None),
)
INTEGRITY: tuple[Line, ...] = (
    ("2019年党风廉政建设大会", "廉政建设大会", "2019年3月5日", 150, None),
    ("共享式纪律教育(上半年)", "纪律教育", "2019年5月22日", 140, None),
    ("共享式纪律教育(下半年)", "纪律教育", "2019年10月24日", 144, None),
    ("网上知识测试", "知识测试", "2019年12月3日", 149, None),
    ("党风廉政责任书", "签订责任书", None, None, "应签138/已签135"),
)


def books() -> list[Book]:
    """One workbook of four sheets."""
    sheets = (
        _sheet("干部培训", ("培训班名称", "类别", "主办单位", "起止时间", "参训人数", "学时"), COURSES),
        _sheet("干部变动", ("类别", "人数", "时间", "方式"), CHANGES),
        _sheet(
            "机关活动", ("活动名称", "类别", "时间", "场次", "参加人数", "听众", "资料份数", "形成清单"), ACTIVITIES
        ),
        _sheet("廉政建设", ("活动名称", "类别", "时间", "参加人数", "应签/已签"), INTEGRITY),
    )
    return [Book(RECEIVED, "人事处", f"队伍建设和廉政建设年报(截至{chinese(LAST_DAY)})", sheets)]


def _sheet(name: str, header: tuple[str, ...], rows: tuple[Line, ...]) -> Sheet:
    title = f"{LAST_DAY.year}年度{name}情况表({until(LAST_DAY)})"
    return Sheet(name, (title,), (header,), rows, ("填表人:人事处",))
