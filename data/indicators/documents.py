"""Indicators of documents and meetings (办文办会) (reference §3.4)."""

from data.indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
