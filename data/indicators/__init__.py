"""The registry of indicators. Adding one: declare it in its section's file (docs/adding-an-indicator.md)."""

from data.indicators import (
    anti_smuggling,
    coordination,
    data_sharing,
    decision_support,
    documents,
    emergency,
    integrity,
    openness,
    rule_of_law,
    supervision,
    team,
)
from data.indicators.indicator import REPORT, SECTIONS, Indicator

ALL: tuple[Indicator, ...] = (
    *coordination.INDICATORS,
    *supervision.INDICATORS,
    *decision_support.INDICATORS,
    *documents.INDICATORS,
    *rule_of_law.INDICATORS,
    *openness.INDICATORS,
    *data_sharing.INDICATORS,
    *emergency.INDICATORS,
    *anti_smuggling.INDICATORS,
    *team.INDICATORS,
    *integrity.INDICATORS,
)

_BY_CODE = {entry.code: entry for entry in ALL}


class UnknownIndicator(LookupError):
    """There is no indicator of that code; the message says so in Chinese."""


def indicator(code: str) -> Indicator:
    """The indicator of that code. Raises UnknownIndicator."""
    if code not in _BY_CODE:
        raise UnknownIndicator(f"没有代码为“{code}”的指标;全部代码见“全部指标”页,或运行 python -m etl figures。")
    return _BY_CODE[code]


__all__ = ["ALL", "REPORT", "SECTIONS", "Indicator", "UnknownIndicator", "indicator"]
