"""Chinese numerals are numbers (reference §4.0.4)."""

from decimal import Decimal

import pytest

from data.numerals import to_number, with_arabic_dates


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三十二", "32"), ("一百零五", "105"), ("两千", "2000"), ("十五", "15"), ("二十", "20"), ("十", "10"), ("百", "100"),
        ("一百五", "150"), ("一万二", "12000"), ("一万零五", "10005"), ("一千零五十", "1050"), ("3万5千", "35000"), ("6.5万", "65000"),
        ("1.5亿", "150000000"), ("一亿三千万", "130000000"), ("2万亿", "2000000000000"), ("二〇二〇", "2020"), ("二○二○", "2020"),
        ("零", "0"), ("1187", "1187"), ("0.5", "0.5"),
    ],
)  # fmt: skip
def test_numerals_have_their_value(text: str, number: str) -> None:
    assert to_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "三五", "3.5二", "1.2.3", "nan", "Infinity", "1_000", "第三", "若干", "."])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert to_number(text) is None


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("二〇二〇年三月五日", "2020年3月5日"),
        ("二○二○年十二月底", "2020年12月底"),
        ("第一季度", "第1季度"),
        ("三至四季度", "3至4季度"),
        ("第四十二周", "第42周"),
        ("每周五", "每周五"),
        ("十四时五分", "14时5分"),
    ],
)
def test_numerals_in_dates_become_digits(text: str, digits: str) -> None:
    assert with_arabic_dates(text) == digits
