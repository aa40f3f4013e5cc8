"""Words of closed lists as units write them (reference §1.2, §1.6, §4.3–4.15)."""

import datetime as dt

import pytest

from data.datasets import dataset
from data.kinds.kind import Setting, Unreadable

SETTING = Setting(2020, dt.date(2020, 6, 30))

WORDS = [
    ("urgent_reports", "level", "Ⅲ级", "level_3"),
    ("urgent_reports", "level", "较大(Ⅲ级)", "level_3"),
    ("urgent_reports", "level", "III级", "level_3"),
    ("urgent_reports", "level", "Ⅰ级(特别重大)", "level_1"),
    ("urgent_reports", "level", "特别重大", "level_1"),
    ("urgent_reports", "level", "重大", "level_2"),
    ("urgent_reports", "level", "一般突发事件", "level_4"),
    ("urgent_reports", "level", "暂未定级", "ungraded"),
    ("urgent_reports", "report_kind", "初报", "first"),
    ("urgent_reports", "report_kind", "续报二", "follow_up"),
    ("urgent_reports", "report_kind", "终报", "final"),
    ("urgent_reports", "kind", "公共卫生", "公共卫生事件"),
    ("urgent_reports", "fault", "否", "normal"),
    ("urgent_reports", "fault", "迟报", "late"),
    ("instructions", "level", "国务院领导", "central"),
    ("instructions", "level", "省委、省政府", "provincial"),
    ("instructions", "level", "市委", "city_party"),
    ("instructions", "level", "市政府领导", "city_gov"),
    ("instructions", "level", "XX市市政府领导批示台账", "city_gov"),
    ("instructions", "nature", "请研究办理并报结果", "handle_and_report"),
    ("publications", "kind", "市政府领导批示通报登记表", "instruction_bulletin"),
    ("publications", "kind", "《政务信息》", "gov_info_issue"),
    ("publications", "kind", "应急管理专刊", "emergency_issue"),
    ("livelihood", "level", "市民生实事", "市"),
    ("livelihood", "on_track_reported", "未达序时", "未达序时"),
    ("duty_roster", "shift", "白", "白班"),
    ("duty_roster", "shift", "夜班(18:00-8:00)", "夜班"),
    ("drills", "form", "桌面推演+实战", "桌面推演"),
    ("drills", "evaluation", "优秀", "优"),
    ("drills", "status", "未开展", "计划"),
    ("inspections", "pillar", "打", "strike"),
    ("smuggling_cases", "seized_by", "海关缉私分局", "海关缉私"),
    ("smuggling_cases", "seized_by", "云溪县公安局", "公安"),
    ("smuggling_cases", "goods", "冻品(鸡爪)", "冻品"),
    ("smuggling_cases", "nature", "刑事案件", "刑事"),
    ("units", "kind", "县(市、区)", "county"),
]


@pytest.mark.parametrize(("name", "column", "word", "code"), WORDS)
def test_a_word_of_a_closed_list_is_known(name: str, column: str, word: str, code: str) -> None:
    assert dataset(name).column(column).kind.read(word, SETTING).values == (code,)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("urgent_reports", "level"),
        ("instructions", "level"),
        ("publications", "kind"),
        ("smuggling_cases", "seized_by"),
    ],
)
def test_an_unknown_word_where_the_list_is_needed_refuses_the_cell(name: str, column: str) -> None:
    with pytest.raises(Unreadable):
        dataset(name).column(column).kind.read("某某", SETTING)
