"""Truth tables of every formula, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.formulas import (
    Count,
    Days,
    Facts,
    HighestIssue,
    Items,
    Latest,
    Mean,
    MilestoneReached,
    Ratio,
    Share,
    Sum,
    SumOf,
    TargetOf,
    Weights,
)
from data.formulas.conditions import (
    AtLeast,
    InBand,
    Is,
    OfYear,
    PeriodInYear,
    UnitKind,
    UpTo,
    Yes,
)
from data.formulas.reading import Reading

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
CASES, INSPECTIONS = Facts("smuggling_cases"), Facts("inspections")
CHECKS = Sum(INSPECTIONS, "inspections", (PeriodInYear(),))
JUNE, NOVEMBER = dt.date(2020, 6, 30), dt.date(2020, 11, 30)


def case(number: int, seized: dt.date = JUNE, **fields: Any) -> dict[str, Any]:
    return {"year": seized.year, "case_no": str(number), "seized_on": seized, **fields}


def check(org: str, number: float | None, period: dt.date = JUNE, **fields: Any) -> dict[str, Any]:
    return {"period": period, "period_kind": "month", "org": org, "pillar": "strike", "inspections": number, **fields}


def test_a_count_counts_the_records_that_meet_all_conditions(ledger: Ledger) -> None:
    ledger.hand_in(
        "smuggling_cases", case(1, goods="冻品"), case(2, goods="香烟"), case(3, goods="冻品", nature="刑事")
    )
    both = Count(CASES, (Is("goods", "冻品"), Is("nature", "刑事")))
    assert ledger.read(Count(CASES)) == Reading(3, "eq", 3)
    assert ledger.read(both) == Reading(1, "eq", 1)
    assert ledger.contributions(both) == {"2020/3": (1, None)}


def test_nothing_found_is_zero_after_a_return_of_the_year_but_no_data_before_it(ledger: Ledger) -> None:
    criminal = Count(CASES, (Is("nature", "刑事"),))
    assert ledger.read(criminal) == Reading(None, "eq", 0)
    ledger.hand_in("smuggling_cases", case(1), as_of=JUNE)
    assert ledger.read(criminal) == Reading(0, "eq", 0)
    assert ledger.read(criminal, JUNE - dt.timedelta(days=1)) == Reading(None, "eq", 0)
    assert ledger.read(criminal, dt.date(2021, 1, 5)) == Reading(None, "eq", 0)


def test_records_may_count_for_different_weights(ledger: Ledger) -> None:
    shifts = [("全天", 1), ("白班", 2), ("夜班", 2), ("白班", 3)]
    ledger.hand_in("duty_roster", *({"date": dt.date(2020, 5, day), "shift": shift} for shift, day in shifts))
    formula = Count(Facts("duty_roster"), weights=Weights("shift", (("全天", 1.0),), 0.5))
    assert ledger.read(formula) == Reading(2.5, "eq", 4)
    assert ledger.contributions(formula)["2020-05-01/全天"] == (1, None)


def test_a_sum_adds_numbers_and_leaves_blanks_out(ledger: Ledger) -> None:
    ledger.hand_in("inspections", check("nancheng", 12), check("beicheng", 30), check("yunxi", None))
    assert ledger.read(CHECKS) == Reading(42, "eq", 2)
    assert ledger.contributions(CHECKS) == {
        "2020-06-30/nancheng/strike": (12, None),
        "2020-06-30/beicheng/strike": (30, None),
    }


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ((None, None), "eq"),
        ((None, "gt"), "gt"),
        (("eq", "ge"), "ge"),
        (("gt", "ge"), "ge"),
        (("lt", None), "lt"),
        (("lt", "le"), "le"),
        (("gt", "le"), "approx"),
        (("approx", None), "approx"),
        (("nearly", None), "approx"),
        (("range", "ge"), "approx"),
    ],
)
def test_a_sum_is_as_exact_as_its_least_exact_part(
    ledger: Ledger, qualifiers: tuple[str | None, ...], expected: str
) -> None:
    orgs = ("nancheng", "beicheng")
    rows = [check(org, 10, inspections_qual=mark) for org, mark in zip(orgs, qualifiers, strict=True)]
    ledger.hand_in("inspections", *rows)
    assert ledger.read(CHECKS) == Reading(20, expected, 2)  # type: ignore[arg-type]


def test_a_sum_shows_no_noise_of_binary_fractions(ledger: Ledger) -> None:
    ledger.hand_in("smuggling_cases", *(case(n, case_value=value) for n, value in enumerate((0.1, 0.2, 24425.1))))
    assert ledger.read(Sum(CASES, "case_value")).value == 24425.4


def test_only_words_are_text_and_words_beside_numbers_are_a_lower_bound(ledger: Ledger) -> None:
    ledger.hand_in("inspections", check("nancheng", None, inspections_qual="text"))
    assert ledger.read(CHECKS) == Reading(None, "text", 1)
    assert ledger.contributions(CHECKS) == {"2020-06-30/nancheng/strike": (None, None)}
    ledger.hand_in("inspections", check("beicheng", 30))
    assert ledger.read(CHECKS) == Reading(30, "ge", 2)


def test_the_total_of_formulas_has_the_rows_of_all(ledger: Ledger) -> None:
    levels = ("central", "provincial", "city_gov", "city_party")
    for number, level in enumerate(levels):
        ledger.hand_in("instructions", {"year": 2020, "instr_no": str(number), "level": level})
    source = Facts("instructions")
    formula = SumOf(
        (Count(source, (Is("level", ("central", "provincial")),)), Count(source, (Is("level", "city_gov"),)))
    )
    assert ledger.read(formula) == Reading(3, "eq", 3)
    assert sorted(ledger.contributions(formula)) == ["2020/0", "2020/1", "2020/2"]


def calls(dept: str, period: dt.date, number: float | None, **fields: Any) -> dict[str, Any]:
    return {"period": period, "dept": dept, "calls_ytd": number, **fields}


def test_of_cumulative_numbers_only_the_latest_of_each_department_counts(ledger: Ledger) -> None:
    ledger.hand_in("data_sharing", calls("ndrc", JUNE, 100), calls("edu", JUNE, 40), calls("sci", JUNE, 5))
    ledger.hand_in("data_sharing", calls("ndrc", NOVEMBER, 180, calls_ytd_qual="ge"), calls("edu", NOVEMBER, None))
    formula = Latest(Facts("data_sharing"), "period", "calls_ytd", per="dept", where=(PeriodInYear(),))
    assert ledger.read(formula) == Reading(225, "ge", 3)
    assert sorted(ledger.contributions(formula)) == ["2020-06-30/edu", "2020-06-30/sci", "2020-11-30/ndrc"]
    assert ledger.read(formula, dt.date(2021, 1, 5)) == Reading(None, "eq", 0)


def test_a_percentage_brings_its_qualifier(ledger: Ledger) -> None:
    rates = {"city": (0.9, None), "nancheng": (0.7, "ge")}
    rows = [
        {"period": JUNE, "period_kind": "month", "org": org, "instant_rate": rate, "instant_rate_qual": mark}
        for org, (rate, mark) in rates.items()
    ]
    ledger.hand_in("online_services", *rows)
    for org, expected in (("city", Reading(0.9, "eq", 1)), ("nancheng", Reading(0.7, "ge", 1))):
        formula = Latest(Facts("online_services"), "period", "instant_rate", where=(Is("org", org),))
        assert ledger.read(formula) == expected


def test_without_a_group_only_the_latest_period_counts(ledger: Ledger) -> None:
    for week, active in ((dt.date(2020, 12, 20), (50, 60)), (dt.date(2020, 12, 27), (70,))):
        rows = [{"week": week, "org": org, "active_week": n} for org, n in zip(("ndrc", "edu"), active, strict=False)]
        ledger.hand_in("dingtalk", *rows, as_of=week)
    formula = Latest(Facts("dingtalk"), "week", "active_week", where=(PeriodInYear("week"),))
    assert ledger.read(formula) == Reading(70, "eq", 1)
    assert ledger.read(formula, dt.date(2020, 12, 26)) == Reading(110, "eq", 2)


@pytest.mark.parametrize(
    ("band", "expected"),
    [("aim_first", 0), ("grab_second", 1), ("below_floor", 2), ("lagging", 0), ("unranked", 1)],
)
def test_the_latest_ranks_are_counted_by_band(ledger: Ledger, band: str, expected: int) -> None:
    ledger.hand_in("assessment_ranks", rank("生产总值", JUNE, 1), rank("外贸出口", JUNE, 6), rank("税收收入", JUNE, 9))
    latest = (rank("生产总值", NOVEMBER, 2), rank("税收收入", NOVEMBER, 5), rank("研发投入", NOVEMBER, None))
    ledger.hand_in("assessment_ranks", *latest)
    source = Facts("assessment_ranks", every_year=True)
    formula = Latest(source, "period", per="indicator", where=(UpTo("period"),), among=(InBand("rank", band),))
    assert ledger.read(formula) == Reading(expected, "eq", expected)


def rank(indicator: str, period: dt.date, place: int | None) -> dict[str, Any]:
    return {"indicator": indicator, "period": period, "rank": place}


def test_a_ratio_is_recomputed_from_its_parts_and_says_what_each_record_adds(ledger: Ledger) -> None:
    ledger.hand_in("inspections", check("nancheng", 9), check("beicheng", 1))
    ledger.hand_in("smuggling_cases", case(1), case(2))
    formula = Ratio(Count(CASES), CHECKS)
    assert ledger.read(formula) == Reading(0.2, "eq", 4)
    assert ledger.contributions(formula) == {
        "2020/1": (1, None),
        "2020/2": (1, None),
        "2020-06-30/nancheng/strike": (None, 9),
        "2020-06-30/beicheng/strike": (None, 1),
    }


def test_a_record_of_both_parts_of_a_ratio_is_one_row(ledger: Ledger) -> None:
    row = {"period": JUNE, "org": "city", "items": 80, "online_items": 40, "online_items_qual": "ge"}
    ledger.hand_in("online_services", row)
    source = Facts("online_services")
    formula = Ratio(Sum(source, "online_items"), Sum(source, "items"))
    assert ledger.read(formula) == Reading(0.5, "ge", 1)
    assert ledger.contributions(formula) == {"2020-06-30/city": (40, 80)}


def test_a_ratio_of_nothing_is_no_data_and_of_no_cases_is_zero(ledger: Ledger) -> None:
    formula = Ratio(Count(CASES, (Is("goods", "冻品"),)), CHECKS)
    ledger.hand_in("inspections", check("nancheng", 9))
    assert ledger.read(formula).value is None
    ledger.hand_in("smuggling_cases", case(1, goods="香烟"))
    assert ledger.read(formula).value == 0
    assert ledger.read(Ratio(Count(CASES), Sum(INSPECTIONS, "joint_ops"))).value is None


def test_a_share_counts_the_part_among_the_whole(ledger: Ledger) -> None:
    rows = [("甲", 1.4), ("乙", 1.0), ("丙", 0.999), ("丁", None)]
    for title, completion in rows:
        ledger.hand_in("livelihood", {"year": 2020, "project": "养老", "sub_target": title, "completion": completion})
    formula = Share(Facts("livelihood"), whole=(OfYear(),), part=(AtLeast("completion", 1),))
    assert ledger.read(formula) == Reading(0.5, "eq", 4)
    assert ledger.contributions(formula)["2020/养老/丙"] == (None, 1)
    assert ledger.read(Share(Facts("livelihood"), whole=(Is("year", 2019),), part=())).value is None


def test_a_mean_divides_by_the_records_that_have_a_number(ledger: Ledger) -> None:
    rows = [("city", 700), ("nancheng", 500), ("yunxi", None), ("econ_zone", 9000)]
    ledger.hand_in("online_services", *({"period": JUNE, "org": org, "mobile_items": n} for org, n in rows))
    source = Facts("online_services")
    formula = Mean(Latest(source, "period", "mobile_items", per="org", where=(UnitKind("org", ("city", "county")),)))
    assert ledger.read(formula) == Reading(600, "eq", 2)
    assert ledger.contributions(formula)["2020-06-30/city"] == (700, 1)


def issue(number: str, **fields: Any) -> dict[str, Any]:
    return {"year": 2020, "kind": "instruction_bulletin", "issue_no": number, "issued_on": JUNE, **fields}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "3"), (1, 1, 1)),
        (("2", "1", "5"), (1, 1, 3)),
        (("9", "10"), (9, 1)),
        (("1", "增刊", "2"), (1, 0, 1)),
    ],
)
def test_issues_add_up_to_the_highest_number_and_gaps_show(
    ledger: Ledger, numbers: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    ledger.hand_in("publications", *map(issue, numbers), issue("40", kind="gov_info_issue"))
    formula = HighestIssue(Facts("publications"), "issue_no", (Is("kind", "instruction_bulletin"),))
    assert ledger.read(formula) == Reading(sum(expected), "eq", len(numbers))
    found = ledger.contributions(formula)
    assert [found[f"2020/instruction_bulletin/{number}"][0] for number in numbers] == list(expected)


def test_milestones_count_by_quantity_once_reached_in_the_year(ledger: Ledger) -> None:
    def milestone(code: str, reached: dt.date | None, quantity: float = 1) -> dict[str, Any]:
        return {"code": code, "reached_on": reached, "quantity": quantity}

    ledger.hand_in(
        "milestones",
        milestone("smug_video_centres_city", JUNE),
        milestone("smug_video_centres_county", NOVEMBER, 2),
        milestone("smug_video_centres_next", None),
        milestone("smug_video_centres_old", dt.date(2019, 6, 30)),
        milestone("smugXvideo_centres", JUNE),
        as_of=JUNE,
    )
    formula = MilestoneReached("smug_video_centres")
    assert ledger.read(formula) == Reading(3, "eq", 2)
    assert ledger.read(formula, JUNE) == Reading(1, "eq", 1)
    assert ledger.read(MilestoneReached("emrg_platform_phase1")) == Reading(0, "eq", 0)


def test_days_run_from_the_first_record_of_the_year(ledger: Ledger) -> None:
    days = (dt.date(2019, 12, 31), dt.date(2020, 3, 1), dt.date(2020, 3, 2))
    ledger.hand_in("duty_roster", *({"date": day, "shift": "全天"} for day in days), as_of=dt.date(2020, 3, 2))
    formula = Days(Facts("duty_roster"), "date")
    assert ledger.read(formula, dt.date(2020, 3, 10)) == Reading(10, "eq", 1)
    assert ledger.read(formula, YEAR_END) == Reading(306, "eq", 1)


def test_a_target_is_that_of_the_year(ledger: Ledger) -> None:
    ledger.hand_in(
        "annual_targets",
        {"code": "data_one_id_rate", "year": 2020, "target": 0.5},
        {"code": "data_one_id_rate", "year": 2019, "target": 0.3},
        {"code": "data_calls", "year": 2020, "target": 7},
        as_of=dt.date(2020, 1, 1),
    )
    assert ledger.read(TargetOf("data_one_id_rate")) == Reading(0.5, "eq", 1)
    assert ledger.read(TargetOf("emrg_drills")) == Reading(None, "eq", 0)


def item(number: int, **fields: Any) -> dict[str, Any]:
    named = {"year": 2020, "list_type": "work_report", "item_no": str(number), "title": f"任务{number}"}
    return {**named, "status": "in_progress", "progress_text": "推进中", **fields}


def test_items_are_counted_with_the_light_that_they_have_on_the_day(ledger: Ledger) -> None:
    due = {"due_on": JUNE, "due_kind": "date"}
    ledger.hand_in("supervision", item(1, **due), item(2), item(3, status="finished", **due), as_of=JUNE)
    red, overdue = (Count(Items("supervision"), (c,)) for c in (Is("light", "red"), Yes("is_overdue")))
    assert ledger.read(overdue, JUNE) == Reading(0, "eq", 0)
    assert ledger.read(overdue, JUNE + dt.timedelta(days=1)) == Reading(1, "eq", 1)
    assert ledger.read(red, JUNE + dt.timedelta(days=1)) == Reading(1, "eq", 1)
    assert (
        ledger.read(Count(Items("supervision")), dt.date(2021, 3, 1)).value == 2
    )  # what an earlier year closed is no longer on the lists
    assert ledger.read(Count(Items("livelihood"))).value is None
