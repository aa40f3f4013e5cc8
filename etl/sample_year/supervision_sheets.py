"""Sheets of the four lists, each with the headers and spellings of the division that keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from etl.sample_year.days import chinese, until
from etl.sample_year.dice import dice
from etl.sample_year.paper import Cell, Line, Sheet
from etl.sample_year.spelling import (
    DATE_SPELLINGS,
    SHARE_SPELLINGS,
    Spell,
    SpellShare,
    as_date,
    dotted,
    iso,
    percent_text,
    starred,
    unit_spelling,
)
from etl.sample_year.supervision_item import Item
from etl.sample_year.supervision_state import State, state

NAMES = {
    "provincial_priority": "省委省政府部署的重点工作清单",
    "secretary_instruction": "市委书记批示重点工作清单",
    "work_report": "市政府工作报告重点工作清单",
    "county_supervision": "县(市、区)重点督办工作清单",
}
SECTIONS = (
    "一、推动经济高质量发展",
    "二、统筹城乡建设和生态保护",
    "三、深化改革和数字化转型",
    "四、保障和改善民生",
    "五、平安法治和自身建设",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One item as a sheet shows it. `seq` is its line number."""

    item: Item
    state: State
    day: dt.date
    seq: int
    spell_date: Spell
    spell_share: SpellShare

    def date(self, day: dt.date | None) -> Cell:
        return None if day is None else self.spell_date(day)

    def completion(self) -> Cell:
        points = self.state.completion
        if points is None:
            return "—"
        remark = "(部分点位进度滞后)" if self.spell_share is percent_text and self._is_remarked() else ""
        return f"{points}%{remark}" if remark else self.spell_share(points)

    def _is_remarked(self) -> bool:
        return self.state.standing == "behind" and self.item.grain % 5 == 0

    def unit(self, name: str) -> str:
        return unit_spelling(name, dice(f"unit/{self.item.title}/{self.day}"))

    def extension(self) -> Cell:
        extension = self.item.plan.extension
        if extension is None or extension.granted_on > self.day:
            return None
        return f"经批准延期至{extension.due.text}"


BY_PLAN = "按日"
"""Time progress runs from assignment to deadline; the work report's tasks follow the months of the year."""
Column = tuple[str, str, Callable[[Row], Cell]]
"""Upper header, lower header (blank for one level), and what stands below."""

PROVINCIAL: tuple[Column, ...] = (
    ("序号", "", lambda row: row.seq),
    ("督查编号", "", lambda row: row.item.number),
    ("主 要 工 作 任 务", "", lambda row: row.item.title),
    ("任务来源", "", lambda row: row.item.source),
    ("年度目标任务", "", lambda row: row.item.target),
    ("牵头责任 单 位", "", lambda row: row.unit(row.item.lead)),
    ("配合单位", "", lambda row: "、".join(row.item.partners) or None),
    ("分管市领导", "", lambda row: row.item.leader),
    ("联系处室", "", lambda row: row.item.division),
    ("交办时间", "", lambda row: row.date(row.item.plan.assigned_on)),
    ("完成时限", "", lambda row: row.item.due_on(row.day).text),
    ("进展情况", "", lambda row: row.state.progress),
    ("完成率", "", lambda row: row.completion()),
    ("进展状态", "", lambda row: row.state.word),
    ("存在问题", "", lambda row: row.state.problem),
    ("下一步工作打算", "", lambda row: row.state.next_step),
    ("最近反馈时间", "", lambda row: row.date(row.state.feedback_on)),
    ("实际完成时间", "", lambda row: row.date(row.state.finished_on)),
    ("序时方式", "", lambda row: BY_PLAN),
    ("延期情况", "", lambda row: row.extension()),
    ("备注", "", lambda row: None),
)
SECRETARY: tuple[Column, ...] = (
    ("序号", "", lambda row: row.seq),
    ("事项编号", "", lambda row: row.item.number),
    ("批示时间", "", lambda row: row.date(row.item.plan.assigned_on)),
    ("督查事项", "", lambda row: row.item.title),
    ("批示来源", "", lambda row: row.item.source),
    ("目标要求", "", lambda row: row.item.target),
    ("主办单位", "", lambda row: row.unit(row.item.lead)),
    ("协办单位", "", lambda row: "\n".join(row.item.partners) or "/"),
    ("责任领导", "", lambda row: row.item.leader),
    ("交办日期", "", lambda row: row.date(row.item.plan.assigned_on)),
    ("办结时限", "", lambda row: row.item.due_on(row.day).text),
    ("办理情况", "", lambda row: row.state.progress),
    ("完成比例", "", lambda row: row.completion()),
    ("办结情况", "", lambda row: row.state.word),
    ("是否销号", "", lambda row: "是" if row.state.is_done else "否"),
    ("滞后原因", "", lambda row: row.state.problem),
    ("下步工作", "", lambda row: row.state.next_step),
    ("反馈日期", "", lambda row: row.date(row.state.feedback_on)),
    ("办结日期", "", lambda row: row.date(row.state.finished_on)),
    ("序时口径", "", lambda row: BY_PLAN),
    ("是否延期", "", lambda row: row.extension()),
)
WORK_REPORT: tuple[Column, ...] = (
    ("序号", "", lambda row: row.seq),
    ("编号", "", lambda row: row.item.number),
    ("重点工作", "", lambda row: row.item.title),
    ("目标任务", "", lambda row: row.item.target),
    (
        "责任单位(排名第一为牵头)",
        "",
        lambda row: starred([row.unit(row.item.lead), *row.item.partners], dice(f"star/{row.item.title}")),
    ),
    ("牵头领导", "", lambda row: row.item.leader),
    ("下达时间", "", lambda row: row.date(row.item.plan.assigned_on)),
    ("时间要求", "", lambda row: row.item.due_on(row.day).text),
    ("工作进展", "", lambda row: row.state.progress),
    ("完成进度(%)", "", lambda row: row.completion()),
    ("目标完成情况", "", lambda row: row.state.word),
    ("主要问题", "", lambda row: row.state.problem),
    ("下一步计划", "", lambda row: row.state.next_step),
    ("完成日期", "", lambda row: row.date(row.state.finished_on)),
    ("延期至", "", lambda row: row.extension()),
)
COUNTY: tuple[Column, ...] = (
    ("序号", "", lambda row: row.seq),
    ("督办单号", "", lambda row: row.item.number),
    ("县(市、区)", "", lambda row: row.item.section),
    ("督办事项", "", lambda row: row.item.title),
    ("督办事由", "", lambda row: row.item.source),
    ("工作目标", "", lambda row: row.item.target),
    ("责任落实", "牵头单位", lambda row: row.item.lead),
    ("责任落实", "配合单位", lambda row: "、".join(row.item.partners)),
    ("责任落实", "挂钩领导", lambda row: row.item.leader),
    ("办理时间", "交办时间", lambda row: row.date(row.item.plan.assigned_on)),
    ("办理时间", "完成时限", lambda row: row.item.due_on(row.day).text),
    ("办理进展", "目前进展", lambda row: row.state.progress),
    ("办理进展", "完成率", lambda row: row.completion()),
    ("办理进展", "状态", lambda row: "已销号" if row.state.is_done else row.state.word),
    ("办理进展", "存在困难", lambda row: row.state.problem),
    ("办理进展", "整改措施", lambda row: row.state.next_step),
    ("办理进展", "最近反馈日期", lambda row: row.date(row.state.feedback_on)),
    ("销号时间", "", lambda row: row.date(row.state.finished_on)),
    ("序时方式", "", lambda row: BY_PLAN),
    ("申请延期", "", lambda row: row.extension()),
)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "provincial_priority": PROVINCIAL,
    "secretary_instruction": SECRETARY,
    "work_report": WORK_REPORT,
    "county_supervision": COUNTY,
}


@dataclass(frozen=True, slots=True)
class Report:
    """A return: which items speak, and about which day each of them does (a silent county repeats the week before)."""

    day: dt.date
    items: tuple[Item, ...]
    repeats: dict[str, dt.date]
    """Lead unit to the earlier day that it still reports."""
    turn: int
    """Number of the return in the year: spellings go round with it."""


def list_sheet(report: Report, list_type: str) -> Sheet:
    """One list as its division hands it in."""
    columns = COLUMNS[list_type]
    rows = _rows(report, list_type)
    lines = _with_sections(rows, columns) if list_type == "work_report" else [_line(row, columns) for row in rows]
    header = (tuple(c[0] for c in columns), tuple(c[1] for c in columns))
    return Sheet(
        name=NAMES[list_type].removesuffix("工作清单").removesuffix("清单"),
        titles=(f"2020年{NAMES[list_type]}进展情况表({until(report.day)})", "填报单位:市政府办公室督查处"),
        header=header if any(header[1]) else header[:1],
        rows=(*lines, _total(rows, len(columns))),
        notes=(
            "注:完成率按年度目标任务口径填报,已完成事项按程序销号。",
            "填表人:督查处",
            f"填报日期:{chinese(report.day)}",
        ),
    )


def joint_sheet(report: Report) -> Sheet:
    """All four lists in one table, the list named in a column of its own."""
    rows = [replace(row, spell_share=percent_text) for list_type in COLUMNS for row in _rows(report, list_type)]
    columns: tuple[Column, ...] = (
        ("清单类别", "", lambda row: NAMES[row.item.list_type]),
        *PROVINCIAL[1:],
    )
    return Sheet(
        name="四张清单汇总",
        titles=(f"2020年重点工作“四张清单”进展情况汇总表({until(report.day)})",),
        header=(tuple(c[0] for c in columns),),
        rows=tuple(_line(row, columns) for row in rows),
        notes=("填表人:督查处",),
    )


def _rows(report: Report, list_type: str) -> list[Row]:
    spell_date = _date_spelling(list_type, report.turn)
    offset = list(COLUMNS).index(list_type)
    spell_share = SHARE_SPELLINGS[(report.turn + offset) % len(SHARE_SPELLINGS)]
    shown = [i for i in report.items if i.list_type == list_type and i.plan.assigned_on <= report.day]
    if list_type == "work_report":
        shown.sort(key=lambda item: item.section)
    return [
        Row(item, state(item, report.repeats.get(item.lead, report.day)), report.day, seq, spell_date, spell_share)
        for seq, item in enumerate(shown, 1)
    ]


def _date_spelling(list_type: str, turn: int) -> Spell:
    fixed: dict[str, Spell] = {"secretary_instruction": as_date, "work_report": dotted, "county_supervision": iso}
    return fixed.get(list_type) or DATE_SPELLINGS[turn % len(DATE_SPELLINGS)]


def _line(row: Row, columns: Sequence[Column]) -> tuple[Cell, ...]:
    return tuple(column[2](row) for column in columns)


def _with_sections(rows: list[Row], columns: Sequence[Column]) -> list[Line]:
    lines: list[Line] = []
    for section, members in groupby(rows, lambda row: row.item.section):
        lines.append(SECTIONS[int(section) - 1])
        lines.extend(_line(row, columns) for row in members)
    return lines


def _total(rows: list[Row], width: int) -> tuple[Cell, ...]:
    done = sum(row.state.is_done for row in rows)
    return ("合计", None, f"共{len(rows)}项,已完成{done}项", *(None for _ in range(width - 3)))
