"""The register of requests for disclosure (依申请公开台账), month by month: what is new, and what was open."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import MONTH_ENDS, YEAR, days_after, month_end, until
from etl.sample_year.paper import Cell, Sheet
from etl.sample_year.requests_plan import Request, requests
from etl.sample_year.spelling import DATE_SPELLINGS, Spell

TWO_LEVELS_FROM = 7
WRONG_DUE = 34
"""A request whose deadline the ledger reckons without the holidays."""
HEADER = (
    "序号", "受理编号", "申请人类型", "申请方式", "申请内容", "收到日期", "补正告知", "补正收到", "征求意见起止",
    "延期告知日期", "应答复日期", "答复日期", "答复类型", "承办单位", "复议/诉讼", "争议结果",
)  # fmt: skip
UPPER = (
    "序号", "登记号", "申请人性质", "申请渠道", "所需信息", "收件时间", "补正", "补正", "征求第三方意见", "征求第三方意见",
    "是否延期", "延期日期", "答复期限", "答复时间", "答复结果", "承办部门", "争议情况", "争议结果",
)  # fmt: skip
LOWER = (*("",) * 6, "补正告知", "补正收到", "征求意见开始", "征求意见结束", *("",) * 8)


def sheet(month: int) -> Sheet:
    """Requests received in the month, and older ones that were open when it began."""
    day, before = MONTH_ENDS[month - 1], days_after(dt.date(YEAR, month, 1), -1)
    found = [entry for entry in (*requests(YEAR - 1), *requests()) if _is_shown(entry, before, day)]
    spell, flat = DATE_SPELLINGS[month % len(DATE_SPELLINGS)], month < TWO_LEVELS_FROM
    line = _flat_line if flat else _line
    return Sheet(
        name="依申请公开",
        titles=(f"{YEAR}年依申请公开办理台账({until(day)})",),
        header=(HEADER,) if flat else (UPPER, LOWER),
        rows=tuple(line(entry.at(day), seq, spell) for seq, entry in enumerate(found, 1)),
        notes=("注:列本月收到和此前未办结的申请。申请人姓名、联系方式不登记。", "填表人:政务公开处"),
    )


def year_before() -> Sheet:
    """All requests of the year before, as they stood at its end."""
    day = month_end(12, YEAR - 1)
    spell = DATE_SPELLINGS[0]
    return Sheet(
        name="依申请公开",
        titles=(f"{YEAR - 1}年依申请公开办理台账({until(day)})",),
        header=(HEADER,),
        rows=tuple(_flat_line(entry.at(day), seq, spell) for seq, entry in enumerate(requests(YEAR - 1), 1)),
        notes=("填表人:政务公开处",),
    )


def _is_shown(entry: Request, before: dt.date, day: dt.date) -> bool:
    is_new = before < entry.received_on <= day
    was_open = entry.received_on <= before and (entry.answered_on is None or entry.answered_on > before)
    return is_new or was_open


def _due(entry: Request) -> dt.date:
    return days_after(entry.received_on, 28) if entry.number == f"依申请[{YEAR}]{WRONG_DUE}号" else entry.due_on()


def _on(spell: Spell, day: dt.date | None) -> Cell:
    return None if day is None else spell(day)


def _flat_line(entry: Request, seq: int, spell: Spell) -> tuple[Cell, ...]:
    third = "" if entry.third_from is None else f"{entry.third_from:%Y-%m-%d}"
    if entry.third_to is not None:
        third += f"至{entry.third_to:%Y-%m-%d}"
    return (
        seq, entry.number, entry.applicant, entry.channel, entry.wish.content, spell(entry.received_on),
        _on(spell, entry.asked_on), _on(spell, entry.corrected_on), third or None, _on(spell, entry.extended_on),
        spell(_due(entry)), _on(spell, entry.answered_on), entry.result, entry.wish.unit, entry.dispute,
        entry.dispute_result,
    )  # fmt: skip


def _line(entry: Request, seq: int, spell: Spell) -> tuple[Cell, ...]:
    return (
        seq, entry.number, entry.applicant, entry.channel, entry.wish.content, spell(entry.received_on),
        _on(spell, entry.asked_on), _on(spell, entry.corrected_on), _on(spell, entry.third_from),
        _on(spell, entry.third_to), "是" if entry.extended_on else "否", _on(spell, entry.extended_on),
        spell(_due(entry)), _on(spell, entry.answered_on), entry.result, entry.wish.unit, entry.dispute,
        entry.dispute_result,
    )  # fmt: skip
