"""Indicators of the team (队伍建设): training, cadres, activities (reference §3.9)."""

from data.indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
