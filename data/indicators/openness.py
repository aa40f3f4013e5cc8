"""Indicators of openness (政务公开) and proposals (建议提案) (reference §3.6)."""

from data.indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
