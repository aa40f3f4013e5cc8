"""Formats in use, told apart by what they show."""

import pytest

from etl.number_formats import MONTHS, PERCENTS, shown_by


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
