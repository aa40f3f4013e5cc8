"""Sheets with mistakes that only the division can mend: each is refused with its words."""

from __future__ import annotations

import datetime as dt

from tests.books import documents, meetings, rule_of_law
from tests.books.decision_support import DECISION_FAILING
from tests.books.openness import OPENNESS_FAILING
from tests.books.page import Book, Formula, Page, Percent, Wrong, titled
from tests.books.passing import (
    CASES,
    DATA_SHARING,
    DRILLS,
    HEADER,
    INSTRUCTIONS,
    LIVELIHOOD,
    RANKS,
    TITLE,
    URGENT,
    task,
)
from tests.books.team import TEAM_FAILING

_CELLS = (
    Book(
        "单位不在名录.xlsx",
        (
            titled(
                TITLE,
                HEADER,
                task(1, 牵头单位="市发展改格委"),
                task(2, 牵头单位="市宇宙局"),
                task(3, 牵头单位="  县人民政府"),
                task(4, 牵头单位="市教育局、市卫建委"),
                task(5, 牵头单位="合计"),
                task(6, 牵头单位="市级有关部门"),
                task(7, 牵头单位="市公安局和市司法局及市宇宙局"),
            ),
        ),
    ),
    Book(
        "日期不存在.xlsx",
        (
            titled(
                TITLE,
                (*HEADER, "交办时间"),
                (*task(1, 完成时限="2020-02-30"), "2020年3月5日"),
                (*task(2, 完成时限="13月"), "2月30日"),
                (*task(3), "会后"),
                (*task(4), "第3次会议"),
            ),
        ),
    ),
    Book(
        "部门都不在名录.xlsx",
        (
            titled(
                "XX市数据共享工作情况（2020年10月）",
                DATA_SHARING,
                ("市宇宙局", 120, 60, None, 1200, 36000),
                ("市海洋开发局", 80, 20, None, 800, 15000),
            ),
        ),
    ),
    Book(
        "数字列里写文字.xlsx",
        (
            titled(
                "2020年民生实事项目进展情况（截至10月31日）",
                LIVELIHOOD,
                (1, "教育提升", "新增学位", "个", "见附件", 810, None, "市教育局"),
                (2, "农村公路", "改建公路", "公里", 120, "按计划推进", None, "市交通运输局"),
                (3, "老旧小区", "改造小区", "个", 120, dt.date(2020, 5, 1), None, "市建设局"),
                (4, "绿道", "新增绿道", "公里", 1e18, 2, None, "市建设局"),
                (5, "厕所", "改造公厕", "座", 10, -2, None, "市综合执法局"),
            ),
        ),
    ),
    Book(
        "个数不是整数.xlsx",
        (
            titled(
                "XX市数据共享工作情况（2020年10月）",
                DATA_SHARING,
                ("市公安局", 120.5, 60, None, 1200, 36000),
                ("市人力社保局", -80, 20, None, 800, 15000),
            ),
        ),
    ),
    Book(
        "百分比混写.xlsx",
        (titled(TITLE, HEADER, task(1, 完成率=62.5), task(2, 完成率=80), task(3, 完成率=0.9), task(4, 完成率=1)),),
    ),
    Book(
        "百分比太大或看不懂.xlsx",
        (
            titled(
                TITLE,
                HEADER,
                task(1, 完成率="6250%"),
                task(2, 完成率="大部分"),
                task(3, 完成率=Percent(0.5)),
                task(4, 完成率="-5%"),
                task(5, 完成率="820%", 进展状态="已办结"),
            ),
        ),
    ),
    Book(
        "错误值和未计算的公式.xlsx",
        (
            titled(
                "2020年民生实事项目进展情况（截至10月31日）",
                LIVELIHOOD,
                (1, "教育提升", "新增学位", "个", 810, Wrong(), None, "市教育局"),
                (2, "农村公路", "改建公路", "公里", 120, Formula("=SUM(A1:A9)"), None, "市交通运输局"),
                (3, "绿道", "新增绿道", "公里", 20, 10, Wrong("#DIV/0!"), "市建设局"),
            ),
        ),
    ),
    Book("错误值在老版表格里.xls", (titled(TITLE, HEADER, task(1, 牵头单位=Wrong("#N/A")), task(2)),)),
    Book(
        "编号重复内容不同.xlsx",
        (titled(TITLE, HEADER, task(1), task(2), task(3, 督查编号="[2020]01号")),),
    ),
    Book(
        "两张工作表编号重复.xlsx",
        (
            titled(TITLE, HEADER, task(1), name="第一批"),
            titled(TITLE, HEADER, task(1, 完成率=Percent(0.9)), name="第二批"),
        ),
    ),
    Book("必填没有填.xlsx", (titled(TITLE, HEADER, task(1, 任务名称=None), task(2, 牵头单位=None)),)),
    Book(
        "编号末尾丢失.xlsx",
        (
            titled(
                "走私案件台账（截至2020年10月31日）",
                CASES,
                (330400202010010012345.0, "2020-10-01", "平海市", "海关缉私", "成品油", 100, "吨", 300, "立案"),
            ),
        ),
    ),
    Book(
        "选项写错.xlsx",
        (
            titled(
                "走私案件台账（截至2020年10月31日）",
                CASES,
                ("A-01", "2020-10-01", "平海市", "某某大队", "成品油", 100, "吨", -3, "立案"),
            ),
        ),
    ),
    Book(
        "时间写错.xlsx",
        (
            titled(
                "紧急信息报送登记表（2020年10月）",
                URGENT,
                (
                    "2020001",
                    "车辆相撞",
                    "10月5日13时50分",
                    "10月5日25:05",
                    "云溪县",
                    "云溪县政府",
                    "事故灾难",
                    "一般",
                    "首报",
                    "上级来电后",
                ),
                (
                    "2020003",
                    "强降雨",
                    "第2次来电后",
                    "10月8日6:50",
                    "港区",
                    "市水利局",
                    "自然灾害",
                    "一般",
                    "续报",
                    "10月8日6:55",
                ),
                (
                    "2020002",
                    "强降雨",
                    "10月8日6:30",
                    "10月8日6:50",
                    "港区",
                    "市水利局",
                    "其他类",
                    "一般",
                    "首报",
                    "10月8日6:40",
                ),
            ),
        ),
    ),
    Book(
        "位次写错.xlsx",
        (
            titled(
                "省对市考核指标排名（截至2020年9月30日）",
                RANKS,
                ("地区生产总值增速", "市发展改革委", "前三季度", "3.9%", "%", "2.3%", "12/11", "靠前", "争三"),
                ("空气优良率", "市生态环境局", "最近一期", "92.5%", None, None, 1, 2, "瞄一"),
            ),
        ),
    ),
    Book(
        "各县列里写文字.xlsx",
        (
            titled(
                "2020年民生实事项目进展情况（截至10月31日）",
                ("实事项目", "子项", "年度目标", "完成数", "牵头单位", "南城区", "北城区", "云溪县"),
                ("教育提升", "新增学位", 810, 500, "市教育局", 300, "待分解", 210),
            ),
        ),
    ),
    Book(
        "分县任务看不懂.xlsx",
        (
            titled(
                "2020年民生实事项目进展情况（截至10月31日）",
                ("实事项目", "子项", "年度目标", "完成数", "牵头单位", "分县任务"),
                ("教育提升", "新增学位", 810, 500, "市教育局", "各地自行安排"),
            ),
        ),
    ),
    Book("截至日期写错年份.xlsx", (titled(TITLE.replace("2020", "2027"), HEADER, task(1)),)),
    Book(
        "只有配合单位.xlsx",
        (
            titled(
                TITLE,
                ("序号", "督查编号", "任务名称", "配合单位", "完成时限", "进展情况"),
                (1, "[2020]01号", "推进第1项重点工作", "市教育局", "2020年12月底", "按计划推进"),
                (2, "[2020]02号", "推进第2项重点工作", None, "2020年12月底", "按计划推进"),
            ),
        ),
    ),
    Book(
        "单位名录重名.xlsx",
        (
            titled(
                "单位名录（2020年1月1日）",
                ("单位代码", "简称", "全称", "类别", "别名", "排序"),
                ("wjw", "市卫健委", "市卫生健康委员会", "市级部门", "市卫生局", 1),
                ("yb", "市医保局", "市医疗保障局", "市级部门", "市卫生局、市医保中心", 2),
                ("wmb", "市文明办", None, "党委部门", None, 3),
            ),
        ),
    ),
    Book(
        "一次列出全部问题.xlsx",
        (
            titled(
                TITLE,
                HEADER,
                task(1, 牵头单位="市宇宙局", 完成时限="2020-02-30", 完成率="6250%"),
                task(2, 任务名称=None, 进展状态="见附件"),
            ),
            titled(
                "2020年民生实事项目进展情况（截至10月31日）",
                LIVELIHOOD,
                (1, "教育提升", "新增学位", "个", "很多", 810, None, "市教育局"),
                name="民生实事",
            ),
        ),
    ),
)

_TABLES = (
    Book("没有表格.xlsx", (Page((("会议通知",), ("请各单位于周五前报送材料。",))),)),
    Book(
        "看不出是哪类.xlsx",
        (titled("情况统计", ("序号", "单位", "备注"), (1, "市教育局", "无"), (2, "市公安局", "无")),),
    ),
    Book(
        "缺少必需的列.xlsx",
        (
            titled(
                "走私案件台账（截至2020年10月31日）",
                ("案件编号", "查获时间", "走私物品", "案值"),
                ("A-01", "2020-10-01", "冻品", 20),
            ),
        ),
    ),
    Book(
        "指定了数据但缺列.xlsx",
        (
            titled(
                "走私案件台账（截至2020年10月31日）",
                ("案件编号", "查获时间", "走私物品", "案值"),
                ("A-01", "2020-10-01", "冻品", 20),
            ),
        ),
    ),
    Book("没写是哪张清单.xlsx", (titled("进展情况表（截至2020年10月31日）", HEADER, task(1), task(2)),)),
    Book(
        "演练缺组织单位.xlsx",
        (titled("2020年度应急演练计划", DRILLS, ("防汛演练", "综合", None, None, "6月底前", None, None, "计划")),),
    ),
    Book(
        "批示领导写了姓名.xlsx",
        (
            titled(
                "领导批示办理台账（截至2020年10月31日）",
                INSTRUCTIONS,
                (
                    "PS-001",
                    "市委",
                    "某同志",
                    "2020-10-09",
                    "关于招商的报告",
                    "市商务局",
                    None,
                    None,
                    None,
                    "在办",
                    None,
                ),
                ("PS-002", None, "市长", "2020-10-09", "关于防汛的报告", "市水利局", None, None, None, "在办", None),
            ),
        ),
    ),
    Book("只有表头.xlsx", (titled(TITLE, HEADER),)),
    Book(
        "批示层级写错.xlsx",
        (
            titled(
                "领导批示办理台账（截至2020年10月31日）",
                INSTRUCTIONS,
                (
                    "PS-001",
                    "联合国",
                    "省长",
                    "2020-10-09",
                    "关于防汛工作的报告",
                    "市水利局",
                    None,
                    None,
                    None,
                    "在办",
                    None,
                ),
            ),
        ),
    ),
)

FAILING = (
    *_CELLS,
    *_TABLES,
    *documents.FAILING,
    *meetings.FAILING,
    *rule_of_law.FAILING,
    *OPENNESS_FAILING,
    *TEAM_FAILING,
    *DECISION_FAILING,
)
