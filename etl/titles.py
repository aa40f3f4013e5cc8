"""What the lines round a table say: year, day and period spoken about, who reports, in which unit."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from data.spans import Anchor, ImpossibleDate, Span, find_spans, prepare
from etl.measure_units import is_measure_unit

_NO_YEAR = 2096
"""A leap year that no paper speaks about, for dates whose year is not known yet."""
_LONGEST_TITLE = 150
_AS_OF = re.compile(r"截[至止]")
_GUESSES = frozenset({"date_as_decimal", "date_as_fraction", "date_relative", "date_two_digit_year"})
_LABEL = re.compile(
    r"(?P<unit>填报单位|报送单位|填报部门|报送部门|上报单位|编制单位|制表单位|单位名称|填表单位)"
    r"|(?P<day>报送日期|填报日期|填表日期|上报日期|制表日期|报送时间|填报时间|上报时间|填表时间)"
    r"|(?P<measure>计量单位|(?<![一-鿿])单位)"
    r"|(?P<other>填表人|填报人|制表人|审核人|审核|负责人|单位负责人|分管领导|联系人|联系电话|电话|经办人)"
)
_COLON = re.compile(r"(?:\([^()]*\))?\s*:\s*")
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\]]*\]?")
_PERSONAL = re.compile(r"(?:\+?86-?)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|(?<!\d)\d{7,8}(?!\d)")
_VALUE_END = re.compile(r"\t|\s{3,}")
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What one line says of the table's time.

    `as_of` is the day after 截至, else the last day of the period named; None where the year is unknown.
    """

    year: int | None = None
    as_of: dt.date | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """What labelled lines say: 填报单位, 报送日期, 单位 (of measure)."""

    reporting_unit: str | None = None
    report_date: dt.date | None = None
    measure_unit: str | None = None


def parse_title(text: str, year: int | None = None) -> TitleFacts:
    """Year, day and period of a title, a sheet's or a file's name; `year` serves dates without one (§4.0.1)."""
    prepared = prepare(text[:_LONGEST_TITLE])
    spans = _spans(prepared, _NO_YEAR)
    stated = next((span.first.year for span in spans if abs(span.first.year - _NO_YEAR) > 1), None)
    known = stated or year
    if stated is None and year is not None:
        spans = _spans(prepared, year)
    timed = [span for span in spans if span.kind != "year"]
    if not timed:
        return TitleFacts(stated)
    main = _main_span(prepared, timed)
    period = next((name for span in [main, *timed] if (name := _period_name(span))), None)
    return TitleFacts(stated, main.last if known and main.first.year != _NO_YEAR else None, period)


def read_labels(lines: Iterable[str], year: int | None) -> Labels:
    """The labelled values in some lines, in which neighbouring cells are parted by tabs."""
    unit = measure = None
    day: dt.date | None = None
    for line in lines:
        for kind, value in _labelled(unicodedata.normalize("NFKC", line)):
            if kind == "day" and day is None:
                day = parse_title(value, year).as_of
            elif kind == "measure" and is_measure_unit(value):
                measure = measure or value
            elif kind in ("unit", "measure"):
                unit = unit or _BRACKETS.sub("", value).strip() or None
    return Labels(unit, day, measure)


def is_labelled(text: str) -> bool:
    """Whether a line consists of labelled values, and is thus no title."""
    folded = unicodedata.normalize("NFKC", text).strip()
    match = _LABEL.match(folded)
    return bool(match and _COLON.match(folded, match.end()))


def without_personal_data(text: str) -> str | None:
    """A note without telephone numbers; None for a line of people's names (填表人, 审核人)."""
    folded = unicodedata.normalize("NFKC", text)
    if any(match["other"] and _COLON.match(folded, match.end()) for match in _LABEL.finditer(folded)):
        return None
    return _PERSONAL.sub("***", text)


def _spans(prepared: str, year: int) -> list[Span]:
    try:
        found = find_spans(prepared, Anchor(year, dt.date(year, 12, 31)))
    except ImpossibleDate:
        return []
    return [span for span in found if span.doubt not in _GUESSES]


def _main_span(prepared: str, spans: list[Span]) -> Span:
    """The one after 截至, else the last day named, else the last period named."""
    mark = _AS_OF.search(prepared)
    if mark:
        after = [span for span in spans if span.start >= mark.end()]
        if after:
            return after[0]
    days = [span for span in spans if span.kind == "date"]
    return (days or spans)[-1]


def _period_name(span: Span) -> str | None:
    first, last = span.first.month, span.last.month
    if span.kind == "week":
        return f"第{span.first.isocalendar().week}周"
    if span.kind == "month":
        return f"{first}月"
    if span.kind == "whole_year":
        return "全年"
    if span.kind not in ("quarter", "half", "span") or span.first.day != 1 or (span.last + dt.timedelta(1)).day != 1:
        return None
    if span.kind == "quarter" and last - first == 2:
        return f"{_QUARTERS[first // 3]}季度"
    if span.kind == "quarter" and (first, last) == (1, 9):
        return "前三季度"
    if span.kind == "half":
        return "上半年" if first == 1 else "下半年"
    return f"{first}-{last}月"


def _labelled(line: str) -> list[tuple[str, str]]:
    """(kind of label, value) for every label followed by a colon; a value ends at a tab, wide space or the next label."""
    marks = []
    for match in _LABEL.finditer(line):
        colon = _COLON.match(line, match.end())
        if colon:
            marks.append((match.lastgroup or "", match.start(), colon.end()))
    ends = [start for _, start, _ in marks[1:]] + [len(line)]
    values = [
        (kind, _VALUE_END.split(line[start:end].strip())[0].strip())
        for (kind, _, start), end in zip(marks, ends, strict=False)
    ]
    return [(kind, value) for kind, value in values if value]
