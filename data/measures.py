"""Units of measure (计量单位) of figures: what 万, 亿 and the measure word beside a number stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from data.cleaning import compact

_SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_SCALED = re.compile("(" + "|".join(sorted(_SCALES, key=len, reverse=True)) + ")(.*)")
_NOT_SCALED = frozenset({"千克", "千米", "千瓦", "千瓦时", "百分点"})
_IN_TONNES = {
    "吨": Decimal(1),
    "公斤": Decimal("0.001"),
    "千克": Decimal("0.001"),
    "斤": Decimal("0.0005"),
    "克": Decimal("0.000001"),
}

MEASURE_WORDS = (
    "平方公里|万平方米|个百分点|平方米|立方米|千瓦时|个学位|个床位|百分点|人次|场次|艘次|台次|件次|车次|户次|家次|处次|批次|架次|公斤|"
    "千克|公里|千米|公顷|m2|m3|km|kg|千瓦|分钟|小时|个月|亿元|万元|平米|立方|篇次|人天|篇目|人|次|条|件|起|项|个|户|家|"
    "处|篇|份|期|场|艘|辆|台|名|位|类|元|块|吨|斤|克|里|米|亩|度|天|日|周|月|年|分|套|座|所|支|箱|头|只|包|批|宗|例|间|"
    "张|册|本|部|幅|栋|幢|组|队|班|床|株|棵|根|口|桶|瓶|袋|盒|架|门|片|段|步|轮|遍|届|方|号|级"
)
"""Pattern of the measure words that may follow a number, longest first."""


@dataclass(frozen=True, slots=True)
class Measure:
    """万元 is 元 by ten thousand."""

    scale: Decimal
    word: str


def parse_measure(text: str | None) -> Measure:
    """The measure that a header's brackets or a spec name; the bare number's own for None."""
    word = compact(text or "")
    match = None if word in _NOT_SCALED else _SCALED.fullmatch(word)
    return Measure(Decimal(_SCALES[match[1]]), match[2]) if match else Measure(Decimal(1), word)


def ratio(written: Measure, stored: Measure) -> Decimal:
    """What a number in the written measure is multiplied by to stand in the stored one."""
    factor = written.scale / stored.scale
    if written.word in _IN_TONNES and stored.word in _IN_TONNES:
        factor *= _IN_TONNES[written.word] / _IN_TONNES[stored.word]
    return factor
