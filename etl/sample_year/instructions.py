"""The instruction ledger (领导批示台账), return by return: what is new, and what has changed among the older."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import MONTH_ENDS, RETURNS, YEAR, chinese, days_after, until
from etl.sample_year.dice import dice
from etl.sample_year.instructions_plan import BULLETINS_A_YEAR, Instruction, instructions
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.spelling import DATE_SPELLINGS, Spell, unit_spelling

DIVISION = "督查处"
UPPER_HEADER = (
    "序号",
    "批示编号",
    "批示级别",
    "批示领导",
    "批示时间",
    "文件标题",
    "来文单位",
    "批示类型",
    "主办单位",
    "会办单位",
    "承办处室",
    "转办时间",
    "办理时限",
    "办理情况",
    "办结情况",
    "办结日期",
    "是否反馈省",
    "备注",
)
CITY_HEADER = (
    "序号",
    "收文号",
    "类别",
    "批示人",
    "签批时间",
    "来文标题",
    "来文来源",
    "办理要求",
    "承办单位",
    "协办单位",
    "联系处室",
    "交办时间",
    "反馈时限",
    "落实情况",
    "是否办结",
    "办结时间",
    "刊登期数",
    "备注",
)
PRINTED_SHARE = 0.1
LATE_WORDS = (
    "涉及多个部门，正在会商意见",
    "已形成初步意见，正在征求有关县（市、区）意见",
    "基础数据尚未收齐，正在催报",
    "整改方案已定，正在分批落实",
    "办理意见已报分管市领导，待审定",
)
"""What is said of an instruction past its term."""
CITY_LEVELS = ("city_party", "city_gov")


def books() -> list[Book]:
    """Nine monthly workbooks; in the last quarter the sheets stand in the division's weekly one."""
    return [_book(day) for day in MONTH_ENDS[:9]]


def _book(day: dt.date) -> Book:
    return Book(days_after(day, 3), DIVISION, f"领导批示办理台账{day.month}月(截至{chinese(day)})", ledger_sheets(day))


def ledger_sheets(day: dt.date) -> tuple[Sheet, ...]:
    """A sheet for instructions from above, one for the city's own: what is new or changed since the return before."""
    turn = RETURNS.index(day)
    before = RETURNS[turn - 1] if turn else days_after(day.replace(month=1, day=1), -1)
    spell = DATE_SPELLINGS[turn % len(DATE_SPELLINGS)]
    news = [entry for entry in instructions() if _is_news(entry, before, day)]
    upper = [entry for entry in news if entry.level.code not in CITY_LEVELS]
    own = [entry for entry in news if entry.level.code in CITY_LEVELS]
    return (
        _sheet("省级以上领导批示", UPPER_HEADER, day, [_line(e, n, day, spell) for n, e in enumerate(upper, 1)]),
        _sheet("市领导批示", CITY_HEADER, day, [_line(e, n, day, spell) for n, e in enumerate(own, 1)]),
    )


def _is_news(entry: Instruction, before: dt.date, day: dt.date) -> bool:
    """New since then, closed since then, or open from earlier and overdue since then."""
    if entry.instructed_on > day:
        return False
    closed_now = entry.finished_on is not None and before < entry.finished_on <= day
    overdue_now = not entry.is_done(day) and before <= entry.due_on < day
    return entry.instructed_on > before or closed_now or overdue_now


def _sheet(name: str, header: tuple[str, ...], day: dt.date, rows: list[tuple[Cell, ...]]) -> Sheet:
    return Sheet(
        name=name,
        titles=(f"{YEAR}年{name}办理台账({until(day)})", "(列本期新收和上期未结、本期有变化的批示件)"),
        header=(header,),
        rows=(*rows, ("合计", None, f"{len(rows)}件", *(None for _ in range(len(header) - 3)))),
        notes=("填表人:督查处",),
    )


def _line(entry: Instruction, seq: int, day: dt.date, spell: Spell) -> tuple[Cell, ...]:
    done = entry.is_done(day)
    throw = dice(f"instruction/{entry.number}")
    return (
        seq,
        entry.number,
        entry.word,
        entry.leader,
        spell(entry.instructed_on),
        entry.title,
        entry.from_unit,
        entry.nature,
        unit_spelling(entry.lead, throw),
        entry.helper,
        entry.division,
        spell(entry.assigned_on),
        spell(entry.due_on),
        _progress(entry, day),
        _status(entry, day),
        spell(entry.finished_on) if done and entry.finished_on else None,
        _last_fact(entry, day),
        None,
    )


def _progress(entry: Instruction, day: dt.date) -> str:
    if entry.nature in ("圈阅", "肯定性"):
        return "已传达学习"
    if entry.is_done(day):
        return "已办理完毕，情况已书面报告"
    return dice(f"late/{entry.number}").choice(LATE_WORDS) if entry.due_on < day else "正在研究办理"


def _status(entry: Instruction, day: dt.date) -> str:
    if entry.is_done(day):
        return "已办结"
    return "逾期" if entry.due_on < day else "在办"


def _last_fact(entry: Instruction, day: dt.date) -> Cell:
    """Reported to the province for those from above; for the city's own the bulletin that printed it."""
    if entry.level.code not in CITY_LEVELS:
        return "是" if entry.is_done(day) else "否"
    printed = entry.is_done(day) and dice(f"printed/{entry.number}").random() < PRINTED_SHARE
    return 1 + (entry.instructed_on.timetuple().tm_yday * BULLETINS_A_YEAR) // 367 if printed else None
