"""Indicators of decision support (服务决策): drafts, research, information work (reference §3.3)."""

from data.indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
