"""The filters above today's alerts: severity, kind, unit, leader's role, how they are grouped; all kept in the URL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.alert_words import unit_name
from dashboard.filters import several
from data.alerts import KINDS, SEVERITIES
from data.alerts.standing import Standing, Wanted, leaders_of
from data.units import Directory

NO_LEADER = "未写明领导"
GROUPS = {"unit": "按单位", "leader": "按分管领导"}


@dataclass(frozen=True)
class Chosen:
    """What the filters leave, how it is grouped, the filters in words."""

    wanted: Wanted
    by: str
    words: tuple[tuple[str, str], ...]


def choose(found: Sequence[Standing], names: Directory) -> Chosen:
    """Draws the filters over the alerts of the day; answers what was chosen in them or in the URL."""
    kinds = {kind: KINDS[kind] for kind in KINDS if any(one.cause.kind == kind for one in found)}
    units, leaders = _units(found, names), _leaders(found)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        by = st.segmented_control(
            "分组", list(GROUPS), default="unit", format_func=lambda code: GROUPS[code], key="by", bind="query-params"
        )
        severities = several("程度", "severity", dict(SEVERITIES))
        chosen_kinds = several("种类", "kind", kinds)
        chosen_units = several("单位", "unit", units)
        chosen_leaders = several("分管领导", "leader", leaders)
    words = (
        ("程度", "、".join(SEVERITIES[code] for code in SEVERITIES if code in severities)),
        ("种类", "、".join(kinds[code] for code in chosen_kinds)),
        ("单位", "、".join(units[code] for code in chosen_units)),
        ("分管领导", "、".join(leaders[code] for code in chosen_leaders)),
    )
    wanted = Wanted(chosen_kinds, chosen_units, chosen_leaders, severities)
    return Chosen(wanted, by or "unit", tuple(entry for entry in words if entry[1]))


def _units(found: Sequence[Standing], names: Directory) -> dict[str, str]:
    """Codes with names, in the official order; divisions behind them."""
    there = {one.cause.unit or "" for one in found}
    known = [code for code in names.official_order if code in there]
    return {code: unit_name(code, names) for code in (*known, *sorted(there - set(known)))}


def _leaders(found: Sequence[Standing]) -> dict[str, str]:
    roles = sorted({role for one in found for role in leaders_of(one.cause)})
    return {role: role or NO_LEADER for role in roles}
