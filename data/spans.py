"""Chinese date expressions as spans of days (reference §4.0.3)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from data.cleaning import fold
from data.numerals import with_arabic_dates

FIRST_YEAR, LAST_YEAR = 1900, 2100
_LONGEST_EXPRESSION = 200
"""A longer text is a paragraph, not a date."""


class ImpossibleDate(ValueError):
    """A date that is written clearly but does not exist: 2020-02-30, 13月."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last` that an expression means; a single day has both equal.

    `kind`: date, month, ten_day, early, mid, quarter, half, year, whole_year, week or span. `doubt` is the code of a
    warning where the reading is a guess. `start` and `end` bound the expression in its text.
    """

    first: dt.date
    last: dt.date
    kind: str
    doubt: str | None = None
    start: int = 0
    end: int = 0
    says_end: bool = False
    """The expression itself points to its end (底, 末, 内), so that a following 前 does not."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a date without a year, or a word like 本月, is relative to."""

    year: int
    as_of: dt.date


def prepare(text: str) -> str:
    """The text as `find_spans` expects it: folded, numerals before 年月日 as digits, no spaces, no time of day.

    Empty for a paragraph.
    """
    if len(text) > _LONGEST_EXPRESSION:
        return ""
    folded = re.sub(r"(?<=\d)[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$", "", fold(text))
    return with_arabic_dates(folded.replace(" ", ""))


def make_day(year: int, month: int, day: int) -> dt.date:
    """Raises ImpossibleDate."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleDate(str(year))
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ImpossibleDate(f"{year}-{month}-{day}") from None


def month_span(year: int, month: int, last_month: int | None = None) -> tuple[dt.date, dt.date]:
    """First and last day of a month, or of the months up to `last_month`. Raises ImpossibleDate."""
    first, end = make_day(year, month, 1), make_day(year, last_month or month, 1)
    return first, end.replace(day=calendar.monthrange(end.year, end.month)[1])


_YEAR = r"(?:(?P<y>(?:19|20|21)\d\d)年?度?|(?P<yy>\d\d)年|(?P<rel>今年|本年|当年|明年|次年|来年|去年|上年)度?)?"
_OFFSET = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "来年": 1, "去年": -1, "上年": -1}

Build = Callable[[re.Match[str], int, Anchor], Span | None]


def _ymd(match: re.Match[str], _: int, __: Anchor) -> Span:
    day = make_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return Span(day, day, "date")


def _short_ymd(match: re.Match[str], _: int, __: Anchor) -> Span:
    day = make_day(2000 + int(match["y"]), int(match["m"]), int(match["d"]))
    return Span(day, day, "date", "date_two_digit_year")


def _md(match: re.Match[str], year: int, _: Anchor) -> Span:
    day = make_day(year, int(match["m"]), int(match["d"]))
    return Span(day, day, "date")


def _dotted_md(match: re.Match[str], year: int, _: Anchor) -> Span | None:
    try:
        day = make_day(year, int(match["m"]), int(match["d"]))
    except ImpossibleDate:
        # 13.5 is a number, not an impossible date.
        return None
    return Span(day, day, "date", "date_as_decimal" if match["sep"] == "." else "date_as_fraction")


def _days(match: re.Match[str], year: int, _: Anchor) -> Span:
    month = int(match["m"])
    return Span(make_day(year, month, int(match["d"])), make_day(year, month, int(match["e"])), "span")


def _months(match: re.Match[str], year: int, _: Anchor) -> Span:
    first, last = int(match["m"]), int(match["n"])
    if first > last:
        return Span(month_span(year, first)[0], month_span(year + 1, last)[1], "span", "date_over_new_year")
    return Span(*month_span(year, first, last), "span")


_PART_OF_MONTH = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "中": (11, 15)}


def _month(match: re.Match[str], year: int, _: Anchor) -> Span:
    first, last = month_span(year, int(match["m"]))
    part = match["part"] or ""
    if part in _PART_OF_MONTH:
        low, high = _PART_OF_MONTH[part]
        kind = {"初": "early", "中": "mid"}.get(part, "ten_day")
        return Span(first.replace(day=low), first.replace(day=min(high, last.day)), kind, says_end=True)
    return Span(first, last, "month", says_end=bool(part))


def _quarter(match: re.Match[str], year: int, _: Anchor) -> Span:
    low, high = int(match["low"] or match["q"]), int(match["q"])
    if match["since"]:
        low = 1
    if low > high:
        raise ImpossibleDate(match[0])
    return Span(*month_span(year, low * 3 - 2, high * 3), "quarter", says_end=bool(match["part"]))


def _half(match: re.Match[str], year: int, _: Anchor) -> Span:
    months = (7, 12) if match["half"] == "下半年" else (1, 6)
    return Span(*month_span(year, *months), "half", says_end=bool(match["part"]) or match["half"] == "年中")


def _year(match: re.Match[str], year: int, _: Anchor) -> Span:
    word = match["part"] or ""
    return Span(*month_span(year, 1, 12), "whole_year" if word.startswith("全年") else "year", says_end=bool(word))


def _week(match: re.Match[str], year: int, _: Anchor) -> Span:
    try:
        first = dt.date.fromisocalendar(year, int(match["w"]), 1)
    except ValueError:
        raise ImpossibleDate(match[0]) from None
    return Span(first, first + dt.timedelta(6), "week")


def _relative(match: re.Match[str], _: int, anchor: Anchor) -> Span:
    """本月, 下季度, 月底, 季末: counted from the day the paper speaks about."""
    months = 3 if "季" in match["unit"] else 1
    start = anchor.as_of.month - (anchor.as_of.month - 1) % months - 1
    start += {"下": months, "上": -months}.get((match["which"] or " ")[0], 0)
    year, month = anchor.as_of.year + start // 12, start % 12 + 1
    kind = "quarter" if months == 3 else "month"
    return Span(*month_span(year, month, month + months - 1), kind, "date_relative", says_end=bool(match["part"]))


_END = r"(?P<part>底|末|内|以内|之内|当月底)?"
_PATTERNS: tuple[tuple[re.Pattern[str], Build], ...] = tuple(
    (re.compile(pattern, re.ASCII), build)
    for pattern, build in (
        (r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})(?:日|号|(?!\d|个|[-至到~]\d))", _ymd),
        (r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)日?", _ymd),
        (r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?!\d)", _ymd),
        (r"(?P<y>\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?(?!\d)", _short_ymd),
        (r"(?P<y>\d{2})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![\d/.-])日?", _short_ymd),
        (_YEAR + r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日?(?:-+|至|到|~)(?P<e>\d{1,2})[日号]", _days),
        (_YEAR + r"[./]?(?P<m>\d{1,2})月?(?:-+|至|到|~)(?P<n>\d{1,2})月" + r"(?:份|底|末)?", _months),
        (r"(?P<y>(?:19|20)\d\d)(?P<yy>)(?P<rel>)[./](?P<m>\d{1,2})-+(?P<n>\d{1,2})(?![\d.])", _months),
        (_YEAR + r"(?P<m>\d{1,2})月份?(?P<d>\d{1,2})(?:日|号|(?=前|之前|以前|止|$|[,、;()至到~-]))", _md),
        (_YEAR + r"(?:第?(?P<low>[1-4])(?:-|至|到|~))?(?P<since>前)?第?(?P<q>[1-4])个?季度?" + _END, _quarter),
        (r"(?P<y>(?:19|20)\d\d)?(?P<yy>)(?P<rel>)[-年.]?(?P<low>)(?P<since>)Q(?P<q>[1-4])" + _END, _quarter),
        (_YEAR + r"(?P<m>\d{1,2})月份?(?P<part>上旬|中旬|下旬|月底|底|末|初|中|内|以内|之内)?", _month),
        (
            r"(?P<y>(?:19|20)\d\d)(?P<yy>)(?P<rel>)[-/.](?P<m>\d{1,2})(?![\d./])月?"
            r"(?P<part>上旬|中旬|下旬|底|末|初|中|内)?",
            _month,
        ),
        (r"(?P<y>(?:19|20)\d\d)(?P<yy>)(?P<rel>)(?P<m>0[1-9]|1[0-2])(?!\d)(?P<part>)", _month),
        (_YEAR + r"(?P<half>上半年|下半年|年中)" + _END, _half),
        (_YEAR + r"第(?P<w>\d{1,2})周", _week),
        (r"(?P<y>(?:19|20|21)\d\d)(?P<yy>)(?P<rel>)年?(?P<part>全年度?|年底|年末|年内|年终)", _year),
        (r"(?P<y>(?:19|20|21)\d\d)(?P<yy>)(?P<rel>)(?:年度?|(?=底|末))(?P<part>底|末|终|内|以内|之内)?", _year),
        (r"(?P<y>)(?P<yy>)(?P<rel>今年|本年|当年|明年|次年|来年)度?(?P<part>年底|底|末|年末|内|全年)?", _year),
        (r"(?P<y>)(?P<yy>)(?P<rel>)(?P<part>全年度?|年底|年末|年内|年终|岁末)", _year),
        (r"(?P<which>本|当|下个?|上个?)(?P<unit>月|季度?)份?(?P<part>底|末|内|月底|月末)?", _relative),
        (r"(?<![一-鿿\d])(?P<which>)(?P<unit>月|季度?)(?P<part>底|末)", _relative),
        (r"(?P<m>\d{1,2})(?P<sep>[./])(?P<d>\d{1,2})(?![\d./%万亿])[日号]?", _dotted_md),
    )
)
_MAY_START = re.compile(r"[\d今本当明次来去上下全年前第Q月季]")
_AROUND = re.compile(r"前后|左右|期间|上下|前夕")
_BEFORE = re.compile(r"(?:以前|之前|前)(?!后|夕)")
_OWN_YEAR = re.compile(r"\d{2,4}[年./-]|今年|明年|次年|来年")
_JOINT = re.compile(r"(?:-+|至|到|~)")


def find_spans(text: str, anchor: Anchor) -> list[Span]:
    """Every date expression in a prepared text, in order, ranges joined. Raises ImpossibleDate."""
    return _join_ranges(text, list(_scan(text, anchor)))


def _scan(text: str, anchor: Anchor) -> Iterator[Span]:
    position, year = 0, anchor.year
    while (start := _MAY_START.search(text, position)) is not None:
        found = None if _inside_number(text, start.start()) else _match_at(text, start.start(), year, anchor)
        if found is None:
            position = start.end()
            continue
        span, year = found
        position = span.end
        yield span


def _inside_number(text: str, position: int) -> bool:
    return position > 0 and text[position].isdigit() and (text[position - 1].isdigit() or text[position - 1] == ".")


def _match_at(text: str, position: int, year: int, anchor: Anchor) -> tuple[Span, int] | None:
    for pattern, build in _PATTERNS:
        match = pattern.match(text, position)
        if match is not None:
            stated, doubt = _stated_year(match, anchor)
            span = build(match, stated or year, anchor)
            if span is not None:
                span = replace(span, start=position, end=match.end(), doubt=span.doubt or doubt)
                return _with_tail(text, span), stated or year
    return None


def _stated_year(match: re.Match[str], anchor: Anchor) -> tuple[int | None, str | None]:
    groups = match.groupdict()
    if groups.get("rel"):
        return anchor.year + _OFFSET[groups["rel"]], None
    if groups.get("yy"):
        return 2000 + int(groups["yy"]), "date_two_digit_year"
    written = groups.get("y")
    return (int(written), None) if written and len(written) == 4 else (None, None)


def _with_tail(text: str, span: Span) -> Span:
    """前后 and 期间 make a date approximate; 前 after a whole month literally means the day before it."""
    around = _AROUND.match(text, span.end)
    if around:
        return replace(span, end=around.end(), kind="approx", doubt="date_approximate")
    before = _BEFORE.match(text, span.end)
    if before is None:
        return span
    if span.kind in {"date", "span"} or span.says_end:
        return replace(span, end=before.end())
    day = span.first - dt.timedelta(1)
    kind = "month_before" if span.kind == "month" else "approx"
    return replace(span, first=day, last=day, kind=kind, doubt="date_before_month", end=before.end())


def _join_ranges(text: str, spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        previous = joined[-1] if joined else None
        if previous is not None and _JOINT.fullmatch(text, previous.end, span.start):
            joined[-1] = _range(previous, span, has_year=_OWN_YEAR.match(text, span.start) is not None)
        else:
            joined.append(span)
    return joined


def _range(low: Span, high: Span, has_year: bool) -> Span:
    """12月1日至2月28日 goes over the new year, unless the later day names a year that says otherwise."""
    if low.first > high.last and not has_year:
        day = make_day(high.last.year + 1, high.last.month, high.last.day)
        high = replace(high, last=day, doubt="date_over_new_year")
    if low.first > high.last:
        raise ImpossibleDate
    return replace(low, last=high.last, kind="span", doubt=low.doubt or high.doubt, end=high.end, says_end=True)
