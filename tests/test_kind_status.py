"""Status words of reference §2.2: negatives before positives."""

import datetime as dt
from dataclasses import replace

import pytest

from data.kinds.kind import Cell, Setting
from data.kinds.status import FLAGS, STATUSES, Status, reports_behind

SETTING = Setting(2020, dt.date(2020, 3, 12), header="进展状态")

WORDS: list[tuple[str, str, str | None]] = [
    *((word, "finished", None) for word in ["已完成", "完成", "已办结", "办结", "提前完成", "超额完成", "全部完成", "已按期完成", "逾期办结"]),
    *((word, "closed", None) for word in ["已销号", "销号", "逾期销号"]),
    *((word, "in_progress", "on_track") for word in (
        ["按时推进", "顺利推进", "正常推进", "有序推进", "按序时推进", "推进中", "进行中", "正在办理", "在办", "达序时", "超序时", "绿", "绿灯"]
    )),
    *((word, "in_progress", "behind") for word in (
        ["推进缓慢", "进展缓慢", "偏慢", "滞后", "进展滞后", "严重滞后", "慢序时", "低于序时", "未达序时", "红", "黄", "红灯", "亮黄灯", "逾期", "逾期未办结"]
    )),
    *((word, "assigned", "not_started") for word in ["未启动", "未开工", "尚未开展", "待启动", "尚未开工"]),
    *((word, "in_progress", "long_term") for word in ["长期坚持", "持续推进", "全年推进"]),
    *((word, "suspended", None) for word in ["中止", "暂缓", "已中止"]),
    *((word, "terminated", None) for word in ["终止", "取消", "不再实施", "已终止"]),
    *((word, "in_progress", None) for word in (
        ["未完成", "未办结", "未销号", "尚未完成", "尚未销号", "没有完成", "未按期完成", "预计10月完成", "拟于9月完成", "基本完成", "完成80%", "已完成80%", "部分完成", "即将完成", "快完成了", "差不多完成", "还没完成", "马上办结"]
    )),
    ("待立项", "draft", None), ("已立项", "registered", None), ("已交办", "assigned", None), ("待签收", "assigned", None),
    ("已签收", "signed", None), ("已领办", "signed", None), ("申请销号", "closure_requested", None), ("审核中", "under_review", None),
    ("退回重办", "returned", None),
    ("是", "finished", None), ("√", "finished", None), ("否", "in_progress", None), ("×", "in_progress", None),
    # inside longer cells
    ("已完成(推进顺利)", "finished", None),
    ("已完成，各项指标达标", "finished", None),
    ("完成招标，正在施工", "in_progress", "on_track"),
    ("已完成,未销号", "in_progress", None),
    ("完成主体结构封顶，进展滞后", "in_progress", "behind"),
    ("已完成80%,进度滞后", "in_progress", "behind"),
    ("无法按时完成", "in_progress", "behind"),
    ("完成率100%", "finished", None),
    ("已全部完成并通过验收", "finished", None),
    ("顺利完成", "finished", None),
    ("该项工作已于9月完成", "finished", None),
    ("通过验收，完成", "finished", None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "status", "flag"), WORDS)
def test_a_word_is_a_status_with_the_pace_it_reports(word: str, status: str, flag: str | None) -> None:
    reading = Status().read(word, SETTING)
    assert reading.values == (status, flag, word)
    assert reading.warning is None
    assert status in STATUSES
    assert flag is None or flag in FLAGS


@pytest.mark.parametrize(
    ("word", "status"), [("是", "closed"), ("√", "closed"), ("已完成", "closed"), ("否", "in_progress")]
)
def test_a_column_about_striking_off_means_closed(word: str, status: str) -> None:
    assert Status().read(word, replace(SETTING, header="是否销号")).values[0] == status


def test_a_date_under_a_status_header_means_done() -> None:
    assert Status().read(dt.date(2020, 3, 5), replace(SETTING, header="是否办结")).values == (
        "finished",
        None,
        "2020-03-05",
    )


@pytest.mark.parametrize("cell", [None, "", "/", "—", "无"])
def test_a_blank_is_unknown_with_a_warning(cell: Cell) -> None:
    reading = Status().read(cell, SETTING)
    assert reading.values == (None, None, None)
    assert reading.warning is not None
    assert (reading.warning.code, reading.warning.severity) == ("status_blank", "warning")


def test_unknown_words_are_kept_with_a_warning_and_never_guessed() -> None:
    reading = Status().read("详见附件", SETTING)
    assert reading.values == (None, None, "详见附件")
    assert reading.warning is not None
    assert reading.warning.code == "status_unknown"


@pytest.mark.parametrize("word", ["完成招标", "完成一半", "完成不了", "9月完成", "完成主体结构封顶"])
def test_a_word_that_may_mean_done_never_closes_an_item(word: str) -> None:
    reading = Status().read(word, SETTING)
    assert reading.values == (None, None, word)
    assert reading.warning is not None
    assert reading.warning.code == "status_unknown"


def test_every_option_of_the_drop_down_is_understood() -> None:
    assert all(Status().read(option, SETTING).warning is None for option in Status.options)


def test_notes_that_report_a_delay_are_recognised() -> None:
    assert reports_behind("新区实验幼儿园进度滞后")
    assert reports_behind("马站未开工")
    assert not reports_behind("含两所新建学校")


def test_a_status_is_shown_by_its_chinese_name() -> None:
    assert Status().show("closed", None, "销号") == "已销号"
    assert Status().show(None, None, None) == "—"
