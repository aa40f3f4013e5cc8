"""Cached reads of 数据共享."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.reads import View, cached
from dashboard.seen import read_values
from data import sharing
from data.overview import Values, month_ends

CODES = (
    "data_one_id_rate",
    "data_proof_kinds",
    "data_calls",
    "data_online_rate",
    "data_mobile_items_avg",
    "data_mobile_rate",
    "data_zzd_weekly_active",
)

read_parts = cached(sharing.parts, "data_sharing")
read_online = cached(sharing.online, "online_services")
read_weeks = cached(sharing.weeks, "dingtalk")
read_corrections = cached(sharing.corrections, "data_sharing")


def read_months(here: View) -> Sequence[tuple[str, Values]]:
    """(month, the section's figures at its end) for every month of the year over by then, the last one on the day itself."""
    return [(f"{day.month}月", read_values(replace(here, day=day), CODES)) for day in month_ends(here.day)]
