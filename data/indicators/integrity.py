"""Indicators of integrity (廉政建设) (reference §3.10)."""

from data.indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
