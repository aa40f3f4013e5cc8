"""Chinese numerals as numbers (reference §4.0.3, §4.0.4)."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    zh: value
    for value, spelt in enumerate(("零〇○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for zh in spelt
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[零〇○一二两三四五六七八九十百千万亿]")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+", re.ASCII)
_POSITIONAL = re.compile(r"[零〇○一二三四五六七八九]{3,}")

NUMERAL = r"[\d.零〇○一二两三四五六七八九十百千万亿]+"
"""Pattern of everything `to_number` may read."""

_IN_DATE = re.compile(
    r"[零〇○一二两三四五六七八九十]+(?=个?[年月日号季周时点分旬]|(?:至|到|-)[一二三四五六七八九十]+[月日季])"
)


def to_number(text: str) -> Decimal | None:
    """The value of 1187, 6.5万, 三十二, 两千, 3万5千, 二〇二〇; None when it is no number."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _POSITIONAL.fullmatch(text):
        return Decimal("".join(str(_DIGITS[zh]) for zh in text))
    tokens = _TOKEN.findall(text)
    return _add_up(tokens) if tokens and "".join(tokens) == text else None


def _add_up(tokens: list[str]) -> Decimal | None:
    """Sums digits and their multipliers; None where two digits follow each other (三五, 3.5二)."""
    total, section, digit, unit = Decimal(0), Decimal(0), None, 1
    for sign in tokens:
        if sign in _LARGE:
            section += digit or 0
            total, section, digit, unit = _multiply(total, section, _LARGE[sign]), Decimal(0), None, _LARGE[sign]
        elif sign in _SMALL:
            section += (Decimal(1) if digit is None else digit) * _SMALL[sign]
            digit, unit = None, _SMALL[sign]
        elif sign in "零〇○":
            digit, unit = None if unit > 1 else Decimal(0), 1
        elif digit is None:
            digit = Decimal(_DIGITS.get(sign, sign)) if sign in _DIGITS else Decimal(sign)
        else:
            return None
    # 一百五 and 一万二 leave out the last multiplier.
    spoken = unit > 1 and tokens[-1] in _DIGITS
    return total + section + (digit or 0) * (unit // 10 if spoken else 1)


def _multiply(total: Decimal, section: Decimal, multiplier: int) -> Decimal:
    """万亿 multiplies what stands before it; 一亿三千万 adds."""
    if total and not section:
        return total * multiplier
    return total + (section or 1) * multiplier


def with_arabic_dates(text: str) -> str:
    """The text with Chinese numerals before 年, 月, 日, 季, 周, 时… as digits: 二〇二〇年三月 is 2020年3月."""
    return _IN_DATE.sub(lambda match: _plain(match[0]), text)


def _plain(numeral: str) -> str:
    value = to_number(numeral)
    return numeral if value is None else f"{value:.0f}"
