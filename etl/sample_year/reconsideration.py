"""The ledger of reconsideration (行政复议台账) of the sample: from month to month the whole year so far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from etl.sample_year.days import YEAR, until
from etl.sample_year.dice import dice
from etl.sample_year.paper import Cell, Line, Sheet
from etl.sample_year.reconsideration_plan import Application, applications, known
from etl.sample_year.spelling import DATE_SPELLINGS, Spell, unit_spelling

GIVEN_UP_AFTER = 25
"""Days without the corrections that were asked for."""
TWO_LEVELS_FROM = 7
"""From this month on the header has two levels, with the dates of the suspension under one heading."""
PLAIN = (
    "序号", "案号", "申请人类型", "被申请人", "申请事项", "管理领域", "收到日期", "补正通知日期", "补正收到日期", "是否受理",
    "立案日期", "副本送达日期", "被申请人答复日期", "是否延期", "延长天数", "中止日期", "恢复日期", "应结日期", "结案日期", "审理结果", "备注",
)  # fmt: skip
UPPER = (
    "序号", "案号", "申请人类型", "被申请人", "申请事项", "管理领域", "收到日期", "补正", "补正", "受理结果", "受理日期",
    "答复", "答复", "延期", "延期", "中止/恢复", "中止/恢复", "法定期限", "审结日期", "结案方式", "备注",
)  # fmt: skip
LOWER = (
    "", "", "", "", "", "", "", "补正通知日期", "补正收到日期", "", "", "副本送达日期", "被申请人答复日期", "是否延期", "延长天数",
    "中止日期", "恢复日期", "", "", "", "",
)  # fmt: skip
ROLL_FORGOTTEN = (42, range(8, 10))
"""The case whose last day, the second of October, was not moved behind the holidays, and the months that show it so."""
MISTYPED = (25, 9)
"""The concluded case whose result was at first entered as 维持, until that month."""


def sheet(day: dt.date) -> Sheet:
    """The ledger as of the end of a month."""
    return ledger(applications(), day)


def ledger(found: Sequence[Application], day: dt.date) -> Sheet:
    """Applications as they stand on a day: the accepted ones, then the others."""
    known_now = [entry for entry in found if entry.received <= day]
    accepted = [entry for entry in known_now if known(entry.accepted, day)]
    others = [entry for entry in known_now if not known(entry.accepted, day)]
    spell = DATE_SPELLINGS[day.month % 5]
    rows: list[Line] = ["一、已受理案件", *(_line(entry, n, day, spell) for n, entry in enumerate(accepted, 1))]
    if others:
        rows += ["二、其他申请", *(_line(entry, n, day, spell) for n, entry in enumerate(others, 1))]
    concluded = sum(bool(known(entry.concluded, day)) for entry in accepted)
    total = (
        f"收到{len(known_now)}件",
        f"受理{len(accepted)}件",
        f"审结{concluded}件",
        f"在审{len(accepted) - concluded}件",
    )
    return Sheet(
        name="行政复议",
        titles=(f"{day.year}年行政复议案件台账({until(day)})", "填报单位:市司法局"),
        header=(UPPER, LOWER) if day.month >= TWO_LEVELS_FROM else (PLAIN,),
        rows=(*rows, ("合计", None, *total, *(None for _ in range(len(PLAIN) - 6)))),
        notes=("注:申请人只填类型,不填姓名。", "填表人:法制处"),
    )


def _line(entry: Application, seq: int, day: dt.date, spell: Spell) -> tuple[Cell, ...]:
    def shown(when: dt.date | None) -> Cell:
        return spell(when) if when and when <= day else None

    extended, concluded = known(entry.extended, day), known(entry.concluded, day)
    return (
        seq, f"市政复〔{entry.year}〕{entry.number}号", entry.applicant,
        unit_spelling(entry.ground.respondent, dice(f"respondent/{entry.number}/{day.month}")),
        entry.ground.matter, entry.ground.field, shown(entry.received), shown(entry.asked), shown(entry.handed_in),
        _outcome(entry, day), shown(entry.accepted), shown(entry.forwarded), shown(entry.replied),
        "是" if extended else "否" if known(entry.accepted, day) else None, 30 if extended else None,
        shown(entry.suspended), shown(entry.resumed), _due(entry, day, spell), shown(entry.concluded),
        _result(entry, day) if concluded else None, _note(entry, day),
    )  # fmt: skip


def _outcome(entry: Application, day: dt.date) -> Cell:
    if known(entry.accepted, day):
        return "受理"
    if known(entry.asked, day) and not known(entry.handed_in, day):
        return "逾期未补正" if _has_given_up(entry, day) else "补正"
    is_examined = entry.outcome not in ("受理", "补正") and (day - entry.received).days >= 5
    return entry.outcome if is_examined else "审查中"


def _due(entry: Application, day: dt.date, spell: Spell) -> Cell:
    if not known(entry.accepted, day):
        return None
    case, months = ROLL_FORGOTTEN
    if _place(entry) == case and day.month in months:
        return spell(dt.date(YEAR, 10, 2))
    due = entry.due(day)
    return spell(due) if due else None


def _result(entry: Application, day: dt.date) -> str:
    case, corrected = MISTYPED
    return "维持" if _place(entry) == case and day.month < corrected else entry.result


def _place(entry: Application) -> int:
    """The number of a case among the accepted."""
    accepted = sorted((one for one in applications() if one.accepted), key=lambda one: one.accepted or one.received)
    return accepted.index(entry) + 1 if entry in accepted else 0


def _note(entry: Application, day: dt.date) -> Cell:
    if known(entry.suspended, day) and not known(entry.resumed, day):
        return "须以另案的审理结果为依据，中止审理"
    if known(entry.concluded, day) and entry.result == "终止":
        return "和解后撤回申请"
    return "视为放弃申请" if _has_given_up(entry, day) else None


def _has_given_up(entry: Application, day: dt.date) -> bool:
    """Whether the corrections asked for did not come in good time."""
    return entry.outcome == "补正" and (day - entry.received).days > GIVEN_UP_AFTER
