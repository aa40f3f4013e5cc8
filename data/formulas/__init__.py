"""Formulas (算法): each says how a figure is reckoned and which records it is made of, from one definition."""

from data.formulas.additive import Count, Sum, SumOf, Told, Weights
from data.formulas.convention import ByConvention, Way
from data.formulas.coverage import Coverage
from data.formulas.distinct import Distinct
from data.formulas.events import Days, HighestIssue, MilestoneReached, Occasions
from data.formulas.formula import Formula, Total
from data.formulas.growth import Growth
from data.formulas.latest import Latest
from data.formulas.ratios import Mean, Ratio, Share
from data.formulas.sources import Clocks, Facts, Items
from data.formulas.targets import TargetOf
from data.formulas.view import View

__all__ = [
    "ByConvention",
    "Clocks",
    "Count",
    "Coverage",
    "Days",
    "Distinct",
    "Facts",
    "Formula",
    "Growth",
    "HighestIssue",
    "Items",
    "Latest",
    "Mean",
    "MilestoneReached",
    "Occasions",
    "Ratio",
    "Share",
    "Sum",
    "SumOf",
    "TargetOf",
    "Told",
    "Total",
    "View",
    "Way",
    "Weights",
]
