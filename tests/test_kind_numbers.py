"""Every row of the number vectors of reference §4.0.4, with ruling 7 of §0.1 on units."""

import datetime as dt
from dataclasses import replace

import pytest

from data.kinds.kind import Cell, Setting, Unreadable
from data.kinds.numbers import Count, Number

SETTING = Setting(2020, dt.date(2020, 3, 12))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *((spelling, 1187) for spelling in ("1187", "１１８７", "1,187", "1，187", "1 187", "1187条", 1187.0)),
        ("317件", 317), ("293起", 293), ("679次", 679), ("6.5万", 65000), ("三十二", 32), ("一百零五", 105), ("两千", 2000),
        ("减少3.94%", -0.0394), ("下降7.7%", -0.077), ("↓7.7%", -0.077), ("-7.7%", -0.077), ("－7.7％", -0.077),
        ("增长4.8%", 0.048), ("↑4.8%", 0.048), ("同比增长4.8%", 0.048), ("1.5亿元", 150_000_000), ("15000万元", 150_000_000),
        ("第3位", 3), ("全省第3", 3), ("列第三", 3), ("100%", 1), ("完成80%", 0.8), ("已完成80%", 0.8), ("1,187,000", 1187000),
        ("零", 0), ("0", 0), ("-5", -5), ("+5", 5), ("1.2E+05", 120000), ("持平", 0), ("1.2‰", 0.0012), ("共12起", 12),
        ("12(含跨省2起)", 12),
    ],
)  # fmt: skip
def test_an_exact_number_is_read(cell: Cell, value: float) -> None:
    reading = Number().read(cell, SETTING)
    assert reading.values == (pytest.approx(value, abs=1e-12), None)
    assert reading.warning is None


@pytest.mark.parametrize(
    ("cell", "value", "qualifier"),
    [
        ("6万多", 60000, "gt"), ("6万多条", 60000, "gt"), ("三百多次", 300, "gt"), ("3500余人", 3500, "gt"), ("20多场次", 20, "gt"),
        ("20余场", 20, "gt"), ("20多万次", 200000, "gt"), ("十余项", 10, "gt"), ("百余人", 100, "gt"), ("超过40", 40, "gt"),
        ("20万次以上", 200000, "ge"), ("≥20万", 200000, "ge"), ("70%以上", 0.7, "ge"), ("不少于40", 40, "ge"), ("40以上", 40, "ge"),
        ("上百人", 100, "ge"), ("不超过40", 40, "le"), ("40以内", 40, "le"), ("≤40", 40, "le"), ("不到40", 40, "lt"),
        ("近600项", 600, "nearly"), ("近百项", 100, "nearly"), ("约600", 600, "approx"), ("600左右", 600, "approx"),
        ("6%左右", 0.06, "approx"), ("增长6.5%左右", 0.065, "approx"), ("4.5-5.0%", 0.045, "range"), ("4.5%-5.0%", 0.045, "range"),
        ("10～20个", 10, "range"), ("1-2万", 10000, "range"),
    ],
)  # fmt: skip
def test_a_qualifier_is_kept_beside_the_number_and_the_words_with_it(cell: str, value: float, qualifier: str) -> None:
    reading = Number().read(cell, SETTING)
    assert reading.values == (pytest.approx(value), qualifier)
    assert reading.raw == cell


@pytest.mark.parametrize("cell", ["数百篇", "若干", "一批", "一系列", "几十个", "成百上千", "大量"])
def test_words_without_a_number_have_no_value(cell: str) -> None:
    reading = Number().read(cell, SETTING)
    assert reading.values == (None, "text")
    assert reading.warning is not None
    assert reading.warning.code == "number_vague"
    assert reading.raw == cell


@pytest.mark.parametrize("cell", ["—", "/", "无", "", None])
def test_a_blank_is_nothing_or_zero_as_the_column_says(cell: Cell) -> None:
    assert Number().read(cell, SETTING).values == (None, None)
    assert Number().read(cell, replace(SETTING, zero_if_blank=True)).values == (0.0, None)


def test_not_applicable_is_never_zero() -> None:
    reading = Number().read("不涉及", replace(SETTING, zero_if_blank=True))
    assert reading.values == (None, None)
    assert reading.raw == "不涉及"


@pytest.mark.parametrize(
    ("unit", "measure_unit", "cell", "value"),
    [
        ("万元", None, "1.5亿元", 15000), ("万元", None, "15000万元", 15000), ("万元", None, "案值2000万元", 2000),
        ("万元", None, "2000", 2000), ("万元", None, 2000.0, 2000), ("万元", None, "2000元", 0.2), ("万元", "亿元", 1.5, 15000),
        ("万元", "亿元", "1.5", 15000), ("万元", "亿元", "2000万元", 2000), ("万元", "元", 20000.0, 2), ("次", "万次", 20.35, 203500),
        ("次", "万次", "20万次", 200000), ("次", "万次", "20.35", 203500), ("万条", None, "3亿条", 30000), ("万条", "条", 5000000.0, 500),
        ("吨", None, "500公斤", 0.5), ("吨", None, "500千克", 0.5), ("吨", "公斤", 500.0, 0.5), ("次", "次", "20万次以上", 200000),
    ],
)  # fmt: skip
def test_numbers_are_kept_in_the_unit_of_the_spec(
    unit: str, measure_unit: str | None, cell: Cell, value: float
) -> None:
    setting = replace(SETTING, measure_unit=measure_unit)
    assert Number(unit).read(cell, setting).values[0] == pytest.approx(value)
    assert Number(unit).read_column([cell], setting).values[0][0] == pytest.approx(value)


def test_a_word_of_the_header_may_stand_before_the_number() -> None:
    assert Number().read("罚没款12万元", replace(SETTING, header="罚没款")).values == (120000.0, None)


@pytest.mark.parametrize(
    "cell",
    [
        "完成主体结构封顶", "第一阶段完成", "2个未开工", "1.2.3", "40/50", "3/11", "12,34", "三五", "100万美元", "abc", "#N/A", "1e", "文" * 300,
    ],
)  # fmt: skip
def test_text_in_a_number_column_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Number().read(cell, SETTING)
    assert refusal.value.finding.code == "number_unreadable"


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        (Number(), dt.date(2020, 3, 5), "number_became_date"),
        (Number(), 1e16, "number_too_large"),
        (Number(), "1e400", "number_too_large"),
        (Number(), "9" * 60, "number_too_large"),
        (Number("次"), "80%", "number_unreadable"),
        (Count(), "80%", "number_unreadable"),
        (Count(), "12.5", "number_not_whole"),
        (Count(), 12.5, "number_not_whole"),
        (Count(), "-3", "number_negative"),
        (Count(), -3.0, "number_negative"),
    ],
)
def test_what_cannot_be_the_number_is_refused(kind: Number, cell: Cell, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        kind.read(cell, SETTING)
    assert refusal.value.finding.code == code
    column = kind.read_column([cell, 1.0], SETTING)
    assert column.values == [(None, None), (1.0, None)]
    assert [(index, finding.code) for index, finding in column.findings] == [(0, code)]


@pytest.mark.parametrize(
    ("cell", "value"), [("20人", 20), (20.0, 20), ("6.5万", 65000), ("1.23万", 12300), ("3500余人", 3500)]
)
def test_a_count_is_whole(cell: Cell, value: float) -> None:
    assert Count("人").read(cell, SETTING).values[0] == value


def test_a_year_is_a_count_of_years() -> None:
    assert Count(unit="年").read("2020年", SETTING).values == (2020.0, None)


@pytest.mark.parametrize(
    ("kind", "values", "shown"),
    [
        (Number(), (1187.0, None), "1187"), (Number("条"), (60000.0, "gt"), "6万多条"), (Number("次"), (200000.0, "ge"), "20万次以上"),
        (Number("项"), (600.0, "nearly"), "近600项"), (Number(), (600.0, "approx"), "约600"), (Number(), (40.0, "lt"), "不到40"),
        (Number(), (40.0, "le"), "40以内"), (Number("万元"), (15000.0, None), "1.5亿元"), (Number("万元"), (2000.0, None), "2000万元"),
        (Number(), (65432.0, None), "6.5432万"), (Number(), (123456789.0, None), "12345.6789万"), (Number(), (0.045, None), "0.045"),
        (Number(), (None, "text"), "—"),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_offices_write_them(
    kind: Number, values: tuple[float | None, str | None], shown: str
) -> None:
    assert kind.show(*values) == shown
