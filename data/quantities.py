"""Quantities written in words (6万多, 20万次以上, 近600项): number, qualifier, unit (reference §4.0.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from data.cleaning import compact
from data.measures import MEASURE_WORDS
from data.numerals import NUMERAL, to_number

QUALIFIERS = ("eq", "ge", "gt", "le", "lt", "approx", "nearly", "range", "text")
"""How a figure is meant; text stands for words without a number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` without its measure applied: 15000万元 is 15000 × 10⁴ with word 元 and `own_scale`.

    A percentage is already a fraction. `note` is what stood in brackets or after the number.
    """

    value: Decimal | None
    qualifier: str
    word: str = ""
    own_scale: bool = False
    percent: bool = False
    note: str | None = None


_BEFORE: dict[str, str] = (
    dict.fromkeys(("约", "大约", "大概", "大致", "左右约"), "approx")
    | dict.fromkeys(("近", "将近", "接近", "约近"), "nearly")
    | dict.fromkeys(("超过", "超", "突破", "逾", "多于", "大于", "高于", ">"), "gt")
    | dict.fromkeys(("不少于", "不低于", "不小于", "至少", "达到", "≥", ">=", "≧", "上"), "ge")
    | dict.fromkeys(("不超过", "不高于", "不大于", "不多于", "最多", "至多", "≤", "<=", "≦", "控制在"), "le")
    | dict.fromkeys(("不到", "不足", "不满", "未满", "少于", "小于", "低于", "<"), "lt")
    | dict.fromkeys(
        ("共", "共计", "合计", "累计", "总计", "完成", "已完成", "实际完成", "完成率", "已", "达", "为", "计", "同比", "环比",
         "较上年", "较去年", "增长", "增加", "增幅", "上升", "提高", "提升", "增", "↑", "+", "¥", "案值", "总案值", "货值", "涉案",
         "涉案金额", "涉税额", "涉税", "查获", "查扣", "第", "列第", "全省第", "列全省第", "居全省第", "列", "全市第", "人民币", "平均"),
        "",
    )
)  # fmt: skip
_NEGATIVE = ("减少", "下降", "降低", "降幅", "负增长", "减", "降", "↓", "-")
_AFTER: dict[str, str] = (
    dict.fromkeys(("以上", "及以上", "之上", "起步", "+"), "ge")
    | dict.fromkeys(("以内", "之内", "以下", "及以下", "内"), "le")
    | dict.fromkeys(("左右", "上下", "前后", "许"), "approx")
    | dict.fromkeys(("多", "余", "来", "有余", "之多"), "gt")
)

_PREFIX = re.compile("|".join(map(re.escape, sorted((*_BEFORE, *_NEGATIVE), key=len, reverse=True))))
_SUFFIXES = "|".join(map(re.escape, sorted(_AFTER, key=len, reverse=True)))
_NUMBER = rf"(?:\d+(?:\.\d+)?[eE][+-]?\d+|{NUMERAL})"
_UNIT = rf"(?:{MEASURE_WORDS})"
_BODY = re.compile(
    rf"(?P<low>{_NUMBER})(?P<lowpct>%)?(?P<lowunit>{_UNIT})?"
    rf"(?:(?:-+|~|至|到)(?P<high>{_NUMBER}))?"
    rf"(?P<more>[多余来])?(?P<scale>[十百千万亿]*)(?P<pct>%|‰)?(?P<unit>{_UNIT})?次?(?P<more2>[多余])?(?P<after>{_SUFFIXES})?(?P<unit2>{_UNIT})?"
)
_VAGUE = re.compile(
    rf"(?:数[十百千万亿]*|好?几[十百千万亿]*|若干|一批|一些|一系列|系列|多|大量|大批|部分|少量|众多|诸多|许多|不少|成[百千]上[千万])(?:余|多)?{_UNIT}?(?:次)?"
)
_LONGEST_QUANTITY = 200
_BRACKET = re.compile(r"\((.*?)\)?$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SCIENTIFIC = re.compile(r"(\d+(?:\.\d+)?)[eE]([+-]?\d{1,3})")


def parse_quantity(text: str, header: str = "") -> Quantity | None:
    """The quantity that a cell's text states; None where the text is no number.

    `header` may repeat before the number (案值2000万元 under 案值).
    """
    if len(text) > _LONGEST_QUANTITY:
        return None
    bare, note = _split_note(_THOUSANDS.sub("", compact(text)))
    if _VAGUE.fullmatch(bare):
        return Quantity(None, "text", note=note)
    if bare == "持平":
        return Quantity(Decimal(0), "eq", note=note)
    bare, prefixes = _strip_prefixes(bare, compact(header))
    match = _BODY.fullmatch(bare)
    return None if match is None else _assemble(match, prefixes, note)


def _split_note(text: str) -> tuple[str, str | None]:
    """80%(进度滞后) and 50%(马站未开工 into number and note."""
    match = _BRACKET.search(text)
    if match is None or match.start() == 0:
        return text, None
    return text[: match.start()], match[1] or None


def _strip_prefixes(text: str, header: str) -> tuple[str, list[str]]:
    prefixes = []
    if header and len(header) < len(text) and text.startswith(header):
        text = text[len(header) :].lstrip(":")
    while (match := _PREFIX.match(text)) is not None:
        prefixes.append(match[0])
        text = text[match.end() :].lstrip(":")
    return text, prefixes


def _assemble(match: re.Match[str], prefixes: list[str], note: str | None) -> Quantity | None:
    scale = _value(match["scale"]) if match["scale"] else Decimal(1)
    low, high = _value(match["low"]), _value(match["high"]) if match["high"] else None
    if low is None or scale is None or (match["high"] and high is None):
        return None
    percent = bool(match["pct"] or match["lowpct"])
    own_scale = bool(match["scale"]) or _has_scale(match["high"] or match["low"])
    value = low * scale * _range_scale(match["low"], match["high"])
    if percent:
        value = value / (1000 if match["pct"] == "‰" else 100)
    if any(prefix in _NEGATIVE for prefix in prefixes):
        value = -value
    word = match["unit"] or match["unit2"] or match["lowunit"] or ""
    return Quantity(value, _qualifier(match, prefixes), word, own_scale, percent, note)


def _value(numeral: str) -> Decimal | None:
    scientific = _SCIENTIFIC.fullmatch(numeral)
    if scientific is None:
        return to_number(numeral)
    return Decimal(scientific[1]).scaleb(int(scientific[2]))


def _has_scale(numeral: str) -> bool:
    return numeral.endswith(("万", "亿")) or ("万" in numeral or "亿" in numeral)


def _range_scale(low: str, high: str | None) -> Decimal:
    """In 1-2万 the multiplier belongs to both numbers."""
    if high is None or low.endswith(("十", "百", "千", "万", "亿")):
        return Decimal(1)
    multiplier = re.search(r"[万亿]+$", high)
    return (to_number(multiplier[0]) if multiplier else None) or Decimal(1)


def _qualifier(match: re.Match[str], prefixes: list[str]) -> str:
    if match["high"]:
        return "range"
    if match["more"] or match["more2"]:
        return "gt"
    if match["after"]:
        return _AFTER[match["after"]]
    return next((found for prefix in prefixes if (found := _BEFORE.get(prefix))), "eq")
