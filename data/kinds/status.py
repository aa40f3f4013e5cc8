"""Status words (进展状态) as codes (reference §2.2)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import sqlalchemy as sa

from data.cleaning import clean, compact, is_empty, shorten, write_out
from data.kinds.kind import Cell, Field, Finding, Kind, Reading, Setting

STATUSES = {
    "draft": "待立项",
    "registered": "已立项",
    "assigned": "已交办",
    "signed": "已签收",
    "in_progress": "办理中",
    "closure_requested": "申请销号",
    "under_review": "审核中",
    "finished": "已办结",
    "closed": "已销号",
    "returned": "退回重办",
    "suspended": "已中止",
    "terminated": "已终止",
}
"""Code of each state and its Chinese name, in the order of an item's life."""

FLAGS = {"behind": "进展滞后", "not_started": "未启动", "long_term": "长期推进", "on_track": "按序时推进"}
"""Code of what the unit says about its pace."""

_DONE = "done"
_DONE_WORDS = "完成|办结|销号|完工|竣工|结案"
_BEHIND_WORDS = r"滞后|缓慢|偏慢|慢序时|慢于序时|低于序时|未达序时|落后|严重超期|逾期"
_SURELY_DONE = (
    r"(?:(?:已|全部|全面|圆满)(?:于[^,。;、]{1,12}?)?[全部面都经按时期如提前超额顺利圆满]{0,6}"
    r"|(?:^|[,。;、])(?:全年|年度)?(?:工作|任务|目标|事项|项目)?)"
    rf"(?:{_DONE_WORDS}|办毕)了?(?=$|[,。;、(]|并|验收|交付)"
)
"""A clause that says 已…完成 or no more than 完成: of others, such as 完成招标, nobody knows what was done."""
_PARTIAL = re.compile(r"完成[^%\d]{0,4}(\d+(?:\.\d+)?)%|^(\d+(?:\.\d+)?)%$")
_PATTERNS: tuple[tuple[re.Pattern[str], str, str | None], ...] = tuple(
    (re.compile(pattern), code, flag)
    for pattern, code, flag in (
        # Words that deny or qualify come first: 未完成 contains 完成 (reference §2.2).
        (r"(?:无法|不能|难以)(?:按[时期])?完成", "in_progress", "behind"),
        (r"未启动|未开工|未开展|未实施|未动工|待启动|待开工|未开始|没有开[工展始]|尚未实施", "assigned", "not_started"),
        (r"待立项|拟立项", "draft", None),
        (r"申请销号|提请销号|拟销号|待销号", "closure_requested", None),
        (r"审核中|待审核|待审|审查中|待验收", "under_review", None),
        (r"退回|驳回|重办", "returned", None),
        (r"不再实施|取消|终止", "terminated", None),
        (r"中止|暂缓|暂停", "suspended", None),
        (r"逾期未|超期未", "in_progress", "behind"),
        (
            r"(?:未|没有|尚未|不)[^,。;、]{0,4}(?:完成|办结|销号)[^,。;、]*?(?:" + _BEHIND_WORDS + ")",
            "in_progress",
            "behind",
        ),
        (
            r"(?:未|没|尚需|还需|还要|待|预计|拟于?|计划|力争|即将|将|行将|接近|临近|预期|争取|有望|可望|快|马上|差不多|几乎|大体)"
            r"[^,。;、]{0,12}(?:" + _DONE_WORDS + r")|基本完成|部分完成|大部分完成|初步完成|阶段性完成",
            "in_progress",
            None,
        ),
        (
            r"逾期(?:办结|销号|完成)|^(?:已?全[部面])?(?:已|提前|超额|按[时期]|如期|顺利|圆满)*(?:"
            + _DONE_WORDS
            + r")了?(?=$|[,。;、(])",
            _DONE,
            None,
        ),
        (_BEHIND_WORDS, "in_progress", "behind"),
        (r"长期|持续|全年推进|常态", "in_progress", "long_term"),
        (
            r"按时推进|顺利|正常|有序|按序时|达序时|超序时|按计划|符合序时|推进中|进行中|正在|在办|办理中",
            "in_progress",
            "on_track",
        ),
        (r"推进|进行|实施中|在建|施工|督办中|处理中|跟进|侦办|延期", "in_progress", None),
        (r"已立项", "registered", None),
        (r"待签收|未签收", "assigned", None),
        (r"已?签收|已?领办|已?接收", "signed", None),
        (r"已?交办|已?下发|已?转办", "assigned", None),
        (_SURELY_DONE, _DONE, None),
        (r"^(?:是|√|✓|✔|Y|YES)$", _DONE, None),
        (r"^(?:否|×|✗|✘|X|N|NO)$", "in_progress", None),
        (r"^亮?绿灯?$", "in_progress", "on_track"),
        (r"^亮?[黄红橙]灯?$", "in_progress", "behind"),
    )
)


class Status(Kind):
    """Where an item stands, with what the unit says about its pace; a word is kept as written."""

    zh = "状态"
    fields = (Field("", sa.String()), Field("_flag", sa.String(), "进度评价"), Field("_text", sa.Text(), "原文"))
    example = "推进中"
    options = ("推进中", "按序时推进", "进展滞后", "未启动", "已办结", "已销号", "已中止", "已终止")

    def read(self, cell: Cell, setting: Setting) -> Reading:
        """(code of `STATUSES`, code of `FLAGS`, words). Blank and unknown words are warnings, never guessed."""
        text = clean(write_out(cell)) if cell is not None else ""
        if is_empty(text):
            return Reading(self.blank, Finding("status_blank", "warning"))
        # A date under 是否办结 is the day on which it was.
        code, flag = (_DONE, None) if isinstance(cell, dt.date) else classify(text)
        if code is None:
            return Reading((None, None, text), Finding("status_unknown", "warning", {"text": shorten(text)}), text)
        if code == _DONE:
            code = "closed" if "销号" in setting.header or "销号" in text else "finished"
        return Reading((code, flag, text))

    def show(self, *values: Any) -> str:
        """已办结, 办理中…"""
        return "—" if values[0] is None else STATUSES[values[0]]


def classify(text: str) -> tuple[str | None, str | None]:
    """(status code or 'done', flag) of the words in a cell; (None, None) for words that say nothing about it."""
    bare = compact(text)
    partial = _PARTIAL.search(bare)
    if partial is not None:
        share = float(partial[1] or partial[2])
        return ("in_progress" if share < 100 else _DONE), ("behind" if share < 100 and reports_behind(bare) else None)
    upper = bare.upper()
    return next(((code, flag) for pattern, code, flag in _PATTERNS if pattern.search(upper)), (None, None))


def reports_behind(text: str) -> bool:
    """Whether words such as a percentage's note say that the matter is behind: 严重滞后, 进度缓慢."""
    return re.search(_BEHIND_WORDS + "|未开工|未启动", text) is not None
