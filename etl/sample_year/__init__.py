"""Writes the sample workbooks (示例工作簿) of XX市 for 2020, as its divisions would send them."""

from etl.sample_year.expected import EXPECTED, YearEnd

__all__ = ["EXPECTED", "YearEnd"]
