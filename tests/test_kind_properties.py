"""Whatever stands in a cell, a kind reads it or refuses it in words; what it shows it can read again."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.kinds.choices import Choice
from data.kinds.dates import Date, Moment
from data.kinds.deadlines import Due
from data.kinds.flags import Flag
from data.kinds.kind import Cell, Finding, Kind, Setting, Unreadable
from data.kinds.numbers import Count, Number
from data.kinds.organisations import Unit, Units
from data.kinds.percents import Percent
from data.kinds.periods import Period
from data.kinds.ranks import Rank, RankGoal
from data.kinds.roles import Role
from data.kinds.shares import Shares
from data.kinds.status import Status
from data.kinds.text import Code, Text
from etl.messages import message

SETTING = Setting(2020, dt.date(2020, 3, 12), header="完成率")
KINDS: tuple[Kind, ...] = (
    Text(), Code(), Date(), Date(edge="last"), Moment(), Due(), Number(), Number("万元"), Count("次"), Percent(), Period(), Rank(),
    RankGoal(), Status(), Flag(), Role(), Unit(), Units(), Shares("counties"), Choice.of("成品油", "冻品"), Choice.of("刑事", strict=True),
)  # fmt: skip

PIECES = st.sampled_from(
    ["2020", "20", "19", "13", "12", "3", "5", "31", "0", "年", "月", "日", "号", "底", "前", "末", "初", "中旬", "季度", "第", "一", "三", "十", "二〇二〇", "上半年", "每", "周", "Q", "至", "到", "-", "—", ".", "/", ":", "~", ",", "、", "(", ")", "万", "亿", "多", "余", "约", "%", "以上", "左右", "增长", "↓", "元", "次", "条", "时", "分", "下午", "点", "长期", "期间", "完成", "已", "未", "*", "★", "市", "局", "教育局", "各县(市、区)", "和", "等", "\n", "\u200b", "１", "％", "（", "千", "百", "零", "半", "e", "+", "市长", "名"]
)  # fmt: skip
WRITTEN = st.lists(PIECES, max_size=9).map("".join) | st.text(max_size=40)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    WRITTEN,
    st.floats(allow_nan=False),
    st.integers(-(10**7), 10**8).map(lambda number: number / 10),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.none(),
)


def outcome(kind: Kind, cell: Cell, setting: Setting = SETTING) -> tuple[tuple[Any, ...], Finding | None]:
    try:
        reading = kind.read(cell, setting)
    except Unreadable as refusal:
        return kind.blank, refusal.finding
    return reading.values, reading.warning


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@settings(max_examples=150, deadline=None)
@given(cell=CELLS)
@example(cell=float("inf"))
@example(cell="万" * 5000)
@example(cell="一" * 5000)
@example(cell="(" * 3000)
@example(cell="和" * 3000)
@example(cell="市教育局、" * 3000)
def test_any_cell_is_read_or_refused_in_words(kind: Kind, cell: Cell) -> None:
    values, finding = outcome(kind, cell)
    assert len(values) == len(kind.fields)
    assert isinstance(kind.show(*values), str)
    if finding is not None:
        assert message(finding)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@settings(max_examples=40, deadline=None)
@given(cells=st.lists(CELLS.filter(lambda cell: not isinstance(cell, float)), max_size=12))
def test_a_column_reads_like_its_cells(kind: Kind, cells: list[Cell]) -> None:
    column = kind.read_column(cells, SETTING)
    if any(index is None for index, _ in column.findings):
        return
    assert [tuple(values) for values in column.values] == [outcome(kind, cell)[0] for cell in cells]
    assert dict(column.findings) == {i: found for i, cell in enumerate(cells) if (found := outcome(kind, cell)[1])}


@settings(max_examples=200, deadline=None)
@given(day=st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_survives_every_way_of_writing_it(day: dt.date) -> None:
    spellings = (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日前",
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
        float((day - dt.date(1899, 12, 30)).days),
        Date().show(day),
    )
    assert {Date().read(spelling, SETTING).values for spelling in spellings} == {(day,)}
    assert {Due().read(spelling, SETTING).values[:2] for spelling in spellings} == {(day, "date")}


@settings(max_examples=200, deadline=None)
@given(moment=st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2099, 12, 31)))
def test_a_moment_survives_being_shown(moment: dt.datetime) -> None:
    values = Moment().read(moment, SETTING).values
    assert Moment().read(Moment().show(*values), SETTING).values == values


@settings(max_examples=300, deadline=None)
@given(
    value=st.decimals(-(10**9), 10**9, places=3).map(float) | st.integers(0, 10**12).map(float),
    qualifier=st.sampled_from([None, "ge", "gt", "le", "lt", "approx", "nearly"]),
    unit=st.sampled_from([None, "次", "万元", "万条", "元"]),
)
def test_a_number_survives_being_shown(value: float, qualifier: str | None, unit: str | None) -> None:
    kind = Number(unit)
    value = value if qualifier is None else abs(value)
    read, kept = kind.read(kind.show(value, qualifier), SETTING).values
    assert kept == qualifier
    assert read == pytest.approx(value, rel=1e-12, abs=1e-12)


@settings(max_examples=200, deadline=None)
@given(share=st.decimals(-10, 10, places=4).map(float))
def test_a_share_survives_being_shown(share: float) -> None:
    assert Percent().read(Percent().show(share), SETTING).values[0] == pytest.approx(share, abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(
    day=st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)),
    kind=st.sampled_from(["day", "week", "month", "quarter", "half", "year"]),
)
def test_a_period_survives_being_shown(day: dt.date, kind: str) -> None:
    shown = Period().show(day, kind)
    values = Period().read(shown, SETTING).values
    assert values[1] == kind
    assert Period().show(*values) == shown
