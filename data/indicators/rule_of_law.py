"""Indicators of the rule of law (法治保障): reconsideration, legal review, law study (reference §3.5)."""

from data.indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
