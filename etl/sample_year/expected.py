"""What the sample adds up to on 31 December 2020, for tests: the generator's promise, not used by the product."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListEnd:
    """A supervision list at the end of the year. `overdue` counts open items past their deadline."""

    total: int
    done: int
    suspended_or_terminated: int
    overdue: int
    no_data: int


@dataclass(frozen=True, slots=True)
class YearEnd:
    """Counts at the end of the year; rates are fractions, calls are in 次."""

    lists: dict[str, ListEnd]
    sub_targets: int
    sub_targets_met: int
    instructions_provincial_plus: int
    instructions_city: int
    instructions_city_party: int
    instruction_bulletins: int
    info_issues: int
    emergency_issues: int
    one_id_rate: float
    proof_kinds: int
    calls: int
    weekly_active_rate: float
    mobile_items_mean: float
    drills_planned: int
    drills_held: int
    urgent_reports: int
    inspections: int
    smuggling_cases: int
    video_centres: int


EXPECTED = YearEnd(
    lists={
        "provincial_priority": ListEnd(total=70, done=58, suspended_or_terminated=1, overdue=3, no_data=1),
        "secretary_instruction": ListEnd(total=60, done=50, suspended_or_terminated=2, overdue=2, no_data=0),
        "work_report": ListEnd(total=100, done=81, suspended_or_terminated=2, overdue=1, no_data=1),
        "county_supervision": ListEnd(total=70, done=56, suspended_or_terminated=2, overdue=4, no_data=2),
    },
    sub_targets=35,
    sub_targets_met=32,
    instructions_provincial_plus=317,
    instructions_city=2135,
    instructions_city_party=40,
    instruction_bulletins=22,
    info_issues=680,
    emergency_issues=12,
    one_id_rate=0.625,
    proof_kinds=97,
    calls=200_000,
    weekly_active_rate=0.70,
    mobile_items_mean=600.0,
    drills_planned=34,
    drills_held=28,
    urgent_reports=172,
    inspections=679,
    smuggling_cases=293,
    video_centres=2,
)
