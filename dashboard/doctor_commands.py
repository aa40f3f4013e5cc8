"""The verb that looks the installation over (体检)."""

from __future__ import annotations

import argparse

from dashboard.checkup import look
from etl.cli import DONE, REFUSED
from etl.console import width

NAMES = 14
"""Places that the names of the points take."""


def doctor(wanted: argparse.Namespace) -> int:
    """Prints every point with ✓ or ✗; refused where one is not right."""
    wrong = 0
    for point in look():
        wrong += not point.is_right
        advice = "" if point.is_right or not point.advice else f"。{point.advice}"
        name = point.name + " " * (NAMES - width(point.name))
        print(f"{'✓' if point.is_right else '✗'} {name}{point.found}{advice}")
    print(f"有{wrong}项不符合正式使用的要求。" if wrong else "全部符合正式使用的要求。")
    return REFUSED if wrong else DONE
