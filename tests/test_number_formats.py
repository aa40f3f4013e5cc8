"""Formats in use, told apart by what they show."""

import pytest

from etl.number_formats import MONTHS, PERCENTS, names_month, shown_by


@pytest.mark.parametrize("code", ["0%", "0.00%", '0.0"%人"%', "[Red]0%;-0%", "#,##0.0_ %"])
def test_a_format_with_a_percent_sign_shows_a_percent(code: str) -> None:
    assert shown_by(code) == PERCENTS


@pytest.mark.parametrize(
    "code",
    [
        'yyyy"年"m"月"', 'yyyy"年"m"月";@', '[$-804]yyyy"年"m"月"', '[DBNum1][$-804]yyyy"年"m"月";@', "yyyy年m月",
        "mmm-yy", "[$-409]mmm\\-yy;@", "yyyy-mm", "YYYY/MM", "yyyy\\.mm", 'm"月"', '[$-404]e"年"m"月"', "yyyymm",
    ],
)  # fmt: skip
def test_a_format_with_a_month_but_no_day_shows_a_month(code: str) -> None:
    assert shown_by(code) == MONTHS


@pytest.mark.parametrize(
    "code",
    [
        "General", "G/通用格式", "0", "#,##0", '0.0"%人"', "0\\%", '#,##0"m"', "@", "yyyy", 'yyyy"年"', "yyyy-mm-dd",
        'yyyy"年"m"月"d"日"', 'm"月"d"日"', "m/d/yy h:mm", "h:mm", "mm:ss", "[h]:mm", "[mm]", "mm:ss.0", "0.00E+00", "",
    ],
)  # fmt: skip
def test_other_formats_show_neither(code: str) -> None:
    assert shown_by(code) is None


@pytest.mark.parametrize(
    "text",
    ["2020年6月", "2020 年 06 月", "20年6月", "2020-06", "2020/6", "06/20", "202006", "Jun-20", "June 2020", "6月", "六月", "二〇二〇年六月"],
)  # fmt: skip
def test_a_text_with_a_month_but_no_day_names_a_month(text: str) -> None:
    assert names_month(text, 2020, 6)


@pytest.mark.parametrize(
    "text",
    [
        "2020年6月1日", "2020-06-01", "2020/6/1", "06/01/20", "6月1日", "06-01", "6/1", "1-Jun", "Jun 1, 2020", "20200601", "六月一日",
        "2020", "2020年", "星期一", "2020年第2季度", "Q2 20", "0:00", "44013", "", "2020-07", "6",
    ],
)  # fmt: skip
def test_other_texts_of_a_first_of_june_do_not(text: str) -> None:
    assert not names_month(text, 2020, 6)


@pytest.mark.parametrize(
    ("text", "names"), [("1月", True), ("2020-01", True), ("1-Jan", False), ("1/1", False), ("01-01", False)]
)
def test_the_first_of_january_is_not_taken_for_its_month(text: str, names: bool) -> None:
    assert names_month(text, 2020, 1) is names
