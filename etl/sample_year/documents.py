"""Monthly workbooks of the secretariat (秘书处): register of documents, monthly counts, register of meetings."""

from __future__ import annotations

import datetime as dt

from etl.sample_year.days import MONTH_ENDS, YEAR, chinese, days_after, month_end, until
from etl.sample_year.document_drafts import ISSUED, Draft, drafts
from etl.sample_year.gatherings import CITYWIDE, TELEGRAM, Gathering, gatherings
from etl.sample_year.paper import Book, Cell, FileKind, Sheet
from etl.sample_year.spelling import DATE_SPELLINGS

DIVISION = "秘书处"
ISSUED_BEFORE = (24, 18, 30, 29, 27, 29, 27, 25, 28, 24, 31, 38)
TELEGRAM_BEFORE = (50, 41, 53, 51, 50, 54, 49, 46, 54, 46, 56, 60)
CITYWIDE_BEFORE = (8, 6, 9, 8, 8, 8, 7, 6, 8, 7, 8, 9)
ISSUED_TWO_YEARS_BEFORE = (25, 17, 32, 30, 27, 30, 29, 25, 30, 24, 31, 39)
MISCOUNTED = (4, 1)
"""Month that was first counted too high, and by how much; the next return corrects it."""
OLD_FORMAT_MONTHS = (3, 9)
TWO_LEVELS_FROM = 7
BRACKETS = ("〔{}〕", "[{}]", "（{}）")


def books() -> list[Book]:
    """The counts of the year before, then twelve monthly workbooks."""
    return [_year_before(), *(_book(month) for month in range(1, 13))]


def _year_before() -> Book:
    day = dt.date(YEAR - 1, 12, 31)
    sheet = Sheet(
        name="办文办会统计",
        titles=(f"{YEAR - 1}年办文办会月报汇总({until(day)})",),
        header=(_MONTHS_HEADER,),
        rows=tuple(
            _month_line(YEAR - 1, month, ISSUED_BEFORE, ISSUED_TWO_YEARS_BEFORE, CITYWIDE_BEFORE, TELEGRAM_BEFORE)
            for month in range(1, 13)
        ),
        notes=("注:发明电另行编号,不计入发文数。", "填表人:秘书处"),
    )
    return Book(dt.date(YEAR, 1, 3), DIVISION, f"{YEAR - 1}年办文办会月报汇总(截至{chinese(day)})", (sheet,))


def _book(month: int) -> Book:
    day = MONTH_ENDS[month - 1]
    kind: FileKind = "xls" if month in OLD_FORMAT_MONTHS else "xlsx"
    sheets = (_register(month), _months(month), _meetings(month))
    return Book(days_after(day, 5), DIVISION, f"办文办会台账(截至{chinese(day)})", sheets, kind)


_MONTHS_HEADER = ("月份", "本月发文数", "累计", "去年同期", "同比(%)", "全市性会议数", "明电会议数")


def _months(month: int) -> Sheet:
    counts = list(ISSUED)
    wrong, surplus = MISCOUNTED
    counts[wrong - 1] += surplus if month == wrong else 0
    rows = (_month_line(YEAR, m, tuple(counts), ISSUED_BEFORE, CITYWIDE, TELEGRAM) for m in range(1, month + 1))
    return Sheet(
        name="办文办会月报",
        titles=(f"{YEAR}年1—{month}月办文办会月报({until(MONTH_ENDS[month - 1])})",),
        header=(_MONTHS_HEADER,),
        rows=tuple(rows),
        notes=("注:发明电另行编号,不计入发文数。", "填表人:秘书处"),
    )


def _month_line(year: int, month: int, *counts: tuple[int, ...]) -> tuple[Cell, ...]:
    issued, before, citywide, telegram = counts
    total, last = sum(issued[:month]), sum(before[:month])
    growth = f"{(total - last) / last:.2%}"
    spelled = f"减少{growth[1:]}" if growth.startswith("-") and month % 3 == 0 else growth
    return (f"{year}年{month}月", issued[month - 1], total, last, spelled, citywide[month - 1], telegram[month - 1])


def _register(month: int) -> Sheet:
    first, last = dt.date(YEAR, month, 1), month_end(month)
    shown = [draft for draft in drafts() if draft.is_shown(first, last)]
    return Sheet(
        name="发文登记",
        titles=(f"{YEAR}年{month}月公文制发登记表({until(last)})",),
        header=_register_header(month),
        rows=tuple(_draft_line(draft, seq, month) for seq, draft in enumerate(shown, 1)),
        notes=("注:在办文稿不填印发日期;退文注明原因。", "填表人:秘书处"),
    )


def _register_header(month: int) -> tuple[tuple[str, ...], ...]:
    left = ("序号", "文稿编号", "发文字号", "文件标题", "文种", "发文机关", "主办单位")
    dates = ("收稿日期", "签发日期", "印发日期")
    right = ("是否规范性文件", "公开方式", "退文日期", "退文原因", "差错处数", "差错情况")
    if month < TWO_LEVELS_FROM:
        return ((*left, *dates, *right),)
    return (*left, "办理时间", "办理时间", "办理时间", *right), (*("" for _ in left), *dates, *("" for _ in right))


def _draft_line(draft: Draft, seq: int, month: int) -> tuple[Cell, ...]:
    last = month_end(month)
    spell = DATE_SPELLINGS[(month + 4) % len(DATE_SPELLINGS)]
    issued = draft.issued_on if draft.issued_on and draft.issued_on <= last else None
    returned = draft.returned_on if draft.returned_on and draft.returned_on <= last else None
    year = BRACKETS[month % len(BRACKETS)].format(YEAR)
    return (
        seq,
        draft.number,
        f"X{draft.pattern.series}{year}{draft.doc_no}号" if issued else None,
        draft.title,
        draft.pattern.genre or None,
        draft.pattern.issuer,
        draft.subject.unit,
        spell(draft.received_on),
        spell(draft.signed_on) if issued and draft.signed_on else None,
        spell(issued) if issued else None,
        "是" if draft.pattern.normative else "否",
        ("主动公开", "主动公开", "依申请公开", "不予公开")[len(draft.title) % 4] if issued else None,
        spell(returned) if returned else None,
        draft.reason if returned else None,
        draft.faults or None if issued else None,
        draft.fault if issued else None,
    )


def _meetings(month: int) -> Sheet:
    shown = [entry for entry in gatherings() if entry.held_on.month == month]
    return Sheet(
        name="会议登记",
        titles=(f"{YEAR}年{month}月会议登记表({until(month_end(month))})",),
        header=(
            (
                "序号",
                "会议名称",
                "会议类型",
                "召开日期",
                "主办单位",
                "承办处室",
                "出席领导",
                "参会人数",
                "明电文号",
                "审批情况",
                "议定事项数",
                "已落实数",
            ),
        ),
        rows=tuple(_meeting_line(entry, seq, month) for seq, entry in enumerate(shown, 1)),
        notes=("注:协调会由各综合处另行登记。", "填表人:秘书处"),
    )


def _meeting_line(entry: Gathering, seq: int, month: int) -> tuple[Cell, ...]:
    spell = DATE_SPELLINGS[(month + 1) % len(DATE_SPELLINGS)]
    year = BRACKETS[month % len(BRACKETS)].format(YEAR)
    return (
        seq,
        entry.name,
        entry.kind,
        spell(entry.held_on),
        entry.unit,
        entry.division,
        entry.leader,
        entry.attendees,
        f"X政办发明电{year}{entry.telegram}号" if entry.telegram else None,
        entry.approval,
        entry.decisions or None,
        entry.done if entry.decisions else None,
    )
