"""Returns of the proposals division (建议提案处): what was assigned, month by month what has changed, the year's ledger."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, month_end, until
from etl.sample_year.paper import Book, Cell, Sheet
from etl.sample_year.proposals_plan import DEPUTIES, MEMBERS, Proposal, proposals
from etl.sample_year.spelling import DATE_SPELLINGS, Spell

DIVISION = "建议提案处"
RETURNS = (*MONTH_ENDS[2:10], MONTH_ENDS[11])
TWO_SHEETS_FROM = 7
"""Until June one sheet holds both kinds; later each has its own."""
HEADER = (
    "序号", "类别", "级别", "编号", "案由", "界别/代表团", "主办单位", "会办单位", "领办领导", "交办时间", "退回日期",
    "重新交办日期", "会办意见日期", "延期批准日期", "答复期限", "面商日期", "面商方式", "答复日期", "答复文号",
    "办理结果分类", "满意度", "办理结果满意度", "是否网上公开",
)  # fmt: skip
UPPER = (
    "序号", "层级", "{}号", "标题", "{}", "承办单位", "协办单位", "领衔领导", "交办日期", "退办", "退办", "会办意见日期",
    "是否延期", "办理期限", "面商", "面商", "答复", "答复", "分类", "满意度", "满意度", "上网",
)  # fmt: skip
LOWER = (
    *("",) * 9, "退办日期", "重新交办时间", "", "", "", "面商时间", "沟通方式", "答复时间", "答复文号", "", "对办理工作",
    "对办理结果", "",
)  # fmt: skip
CLASS_WORDS = {"A": "A类(已解决或基本解决)", "B": "B类(部分解决或列入计划)", "C": "C类(留作参考)"}


def books() -> list[Book]:
    """The ledger of the year before, nine returns, of which the last is the whole ledger."""
    return [_year_before(), *(_book(day) for day in RETURNS)]


def _book(day: dt.date) -> Book:
    turn = RETURNS.index(day)
    before = RETURNS[turn - 1] if turn else dt.date(YEAR, 1, 1)
    is_last = day == RETURNS[-1]
    news = [entry for entry in proposals() if is_last or entry.has_news(before, day)]
    spell = DATE_SPELLINGS[turn % len(DATE_SPELLINGS)]
    word = "交办清单" if not turn else "办理台账" if is_last else "办理进展"
    return Book(
        days_after(day, 4),
        DIVISION,
        f"建议提案{word}(截至{chinese(day)})",
        _sheets(news, day, spell, f"建议提案{word}"),
    )


def _year_before() -> Book:
    day = month_end(12, YEAR - 1)
    sheets = _sheets(list(proposals(YEAR - 1)), day, DATE_SPELLINGS[0], "建议提案办理台账")
    return Book(dt.date(YEAR, 1, 7), DIVISION, f"建议提案办理台账(截至{chinese(day)})", sheets)


def _sheets(entries: list[Proposal], day: dt.date, spell: Spell, title: str) -> tuple[Sheet, ...]:
    if day.month < TWO_SHEETS_FROM:
        rows = [_line(entry, seq, day, spell) for seq, entry in enumerate(entries, 1)]
        return (_sheet("建议提案", f"{day.year}年{title}({until(day)})", (HEADER,), rows),)
    by_kind = ((kind, [entry for entry in entries if entry.kind == kind]) for kind in (DEPUTIES, MEMBERS))
    return tuple(_of_kind(kind, found, day, spell) for kind, found in by_kind if found)


def _of_kind(kind: str, entries: list[Proposal], day: dt.date, spell: Spell) -> Sheet:
    words = {2: "建议", 4: "代表团"} if kind == DEPUTIES else {2: "提案", 4: "界别"}
    upper = tuple(name.format(words[n]) if n in words else name for n, name in enumerate(UPPER))
    rows = [_kind_line(entry, seq, day, spell) for seq, entry in enumerate(entries, 1)]
    return _sheet(kind, f"{day.year}年{kind}办理台账({until(day)})", (upper, LOWER), rows)


def _sheet(name: str, title: str, header: tuple[tuple[str, ...], ...], rows: list[tuple[Cell, ...]]) -> Sheet:
    notes = ("注:列本期交办和办理情况有变化的件。只登界别、代表团,不登姓名。", "填表人:建议提案处")
    return Sheet(name, (title,), header, tuple(rows), notes)


def _by(spell: Spell, one: dt.date | None, day: dt.date) -> Cell:
    return None if one is None or one > day else spell(one)


def _host(entry: Proposal, day: dt.date) -> str:
    is_wrong = entry.reassigned_on is not None and entry.reassigned_on > day
    return entry.first_host if is_wrong else entry.host


def _satisfaction(entry: Proposal, day: dt.date) -> tuple[str | None, str | None]:
    if entry.told_on is None or entry.told_on > day:
        return None, None
    if entry.reworked_on is not None and entry.reworked_on > day:
        return "不满意", "不满意"
    return entry.process, entry.outcome


def _consulted(entry: Proposal, day: dt.date, spell: Spell) -> tuple[Cell, Cell]:
    known = entry.consulted_on <= day
    return (spell(entry.consulted_on), entry.way) if known else (None, None)


def _answered(entry: Proposal, day: dt.date, spell: Spell) -> tuple[Cell, Cell]:
    if entry.answered_on > day:
        return None, None
    kind = "建" if entry.kind == DEPUTIES else "提"
    return spell(entry.answered_on), f"办{kind}〔{entry.answered_on.year}〕{entry.number}"


def _line(entry: Proposal, seq: int, day: dt.date, spell: Spell) -> tuple[Cell, ...]:
    done = entry.answered_on <= day
    return (
        seq, entry.kind, entry.level, entry.number, entry.title, entry.group, _host(entry, day), entry.partners or None,
        entry.leader, spell(entry.assigned_on), _by(spell, entry.returned_on, day),
        _by(spell, entry.reassigned_on, day), _by(spell, entry.opinion_on, day), _by(spell, entry.extended_on, day),
        spell(entry.due_on(day)), *_consulted(entry, day, spell), *_answered(entry, day, spell),
        entry.result if done else None, *_satisfaction(entry, day), ("是" if entry.is_online else "否") if done else None,
    )  # fmt: skip


def _kind_line(entry: Proposal, seq: int, day: dt.date, spell: Spell) -> tuple[Cell, ...]:
    done = entry.answered_on <= day
    extended = entry.extended_on is not None and entry.extended_on <= day
    return (
        seq, entry.level, entry.number, entry.title, entry.group, _host(entry, day), entry.partners or None,
        entry.leader, spell(entry.assigned_on), _by(spell, entry.returned_on, day),
        _by(spell, entry.reassigned_on, day), _by(spell, entry.opinion_on, day), "是" if extended else None,
        spell(entry.due_on(day)), *_consulted(entry, day, spell), *_answered(entry, day, spell),
        CLASS_WORDS[entry.result] if done else None, *_satisfaction(entry, day),
        ("√" if entry.is_online else "×") if done else None,
    )  # fmt: skip
