"""Indicators of coordination (综合协调) (reference §3.1)."""

from data.indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
