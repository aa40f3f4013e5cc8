"""Forecast (预测): from an item's own history and that of its peers, its light next Friday; backtested, in words."""

from data.forecast.forecast import Forecast, named
from data.forecast.outlook import LastList, Outlook, forecasts, outlook

__all__ = ["Forecast", "LastList", "Outlook", "forecasts", "named", "outlook"]
