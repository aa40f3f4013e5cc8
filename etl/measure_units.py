"""Words for units of measure (计量单位), as they stand in headers' brackets."""

from __future__ import annotations

import re

_WORD = (
    r"[百千万亿]*(?:元|美元|次|人次|人|件|条|个|项|家|起|宗|吨|千克|公斤|公里|千米|米|平方米|平方公里|立方米|亩|公顷|台|辆|"
    r"台次|辆次|艘|艘次|名|户|分|分钟|小时|天|日|工作日|份|场|场次|位|篇|期|批|处|套|头|箱|支|所|座|类|千瓦时|度|吨标煤)"
    r"|[万亿]|百分点|个百分点|[%‰]"
)
_UNITS = re.compile(rf"(?:单位[::])?(?:{_WORD})(?:[、,/和](?:{_WORD}))*")


def is_measure_unit(text: str) -> bool:
    """True for 万元, 件、万元, %, 人次; False for other bracketed words such as 市、区."""
    return _UNITS.fullmatch(text.strip()) is not None
