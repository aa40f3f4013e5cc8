"""Data sharing by unit and week; corrections of cumulative numbers, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.figures import figure
from data.indicators import UnknownIndicator
from data.sharing import corrections, online, parts, weeks

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
JUNE, JULY = dt.date(2020, 6, 30), dt.date(2020, 7, 31)


def shared(dept: str, period: dt.date, **fields: Any) -> dict[str, Any]:
    return {"dept": dept, "period": period, **fields}


def test_departments_come_best_first_each_by_its_latest_return_and_add_up_to_the_figure(ledger: Ledger) -> None:
    ledger.hand_in(
        "data_sharing",
        shared("edu", JUNE, items=40, one_id_items=10),
        shared("edu", JULY, items=40, one_id_items=30),
        shared("ndrc", JUNE, items=10, one_id_items=9),
        shared("civil", JULY, items=10, one_id_items=None),
    )
    found = parts(ledger.connection, YEAR_END, "data_one_id_rate", "dept")
    assert [(part.unit, part.value) for part in found] == [("ndrc", 0.9), ("edu", 0.75)]
    total = sum(part.amount or 0 for part in found) / sum(part.base or 0 for part in found)
    assert figure(ledger.connection, "data_one_id_rate", YEAR_END).value == pytest.approx(total)
    assert found[1].place.row == 5


def test_a_number_without_parts_is_its_own_value(ledger: Ledger) -> None:
    ledger.hand_in("data_sharing", shared("edu", JULY, proof_kinds=4), shared("ndrc", JULY, proof_kinds=7))
    found = parts(ledger.connection, YEAR_END, "data_proof_kinds", "dept")
    assert [(part.unit, part.value) for part in found] == [("ndrc", 7), ("edu", 4)]


def test_an_unknown_indicator_is_told_by_its_code(ledger: Ledger) -> None:
    with pytest.raises(UnknownIndicator, match="nonsense"):
        parts(ledger.connection, YEAR_END, "nonsense", "dept")


def test_online_rates_are_of_counties_as_well_where_the_figure_is_the_citys(ledger: Ledger) -> None:
    ledger.hand_in(
        "online_services",
        {"org": "city", "period": JULY, "items": 100, "online_items": 100},
        {"org": "yunxi", "period": JUNE, "items": 50, "online_items": 20},
        {"org": "yunxi", "period": JULY, "items": 50, "online_items": 40},
        {"org": "beicheng", "period": JULY, "items": 0, "online_items": 0},
    )
    assert [(part.unit, part.value) for part in online(ledger.connection, YEAR_END)] == [
        ("city", 1.0),
        ("yunxi", 0.8),
        ("beicheng", None),
    ]
    assert figure(ledger.connection, "data_online_rate", YEAR_END).value == 1.0


def test_weeks_are_reckoned_from_people_and_the_last_is_the_figure(ledger: Ledger) -> None:
    first, second = dt.date(2020, 12, 20), dt.date(2020, 12, 27)
    ledger.hand_in(
        "dingtalk",
        {"org": "edu", "week": first, "activated": 100, "active_week": 50},
        {"org": "ndrc", "week": first, "activated": 10, "active_week": 10},
        {"org": "edu", "week": second, "activated": 100, "active_week": 70},
        {"org": "ndrc", "week": second, "activated": 10, "active_week": None},
        {"org": "edu", "week": dt.date(2019, 12, 29), "activated": 1, "active_week": 1},
    )
    found = weeks(ledger.connection, YEAR_END)
    assert [(week.sunday, week.rate) for week in found] == [(first, pytest.approx(60 / 110)), (second, 0.7)]
    assert figure(ledger.connection, "data_zzd_weekly_active", YEAR_END).value == found[-1].rate


def test_a_fall_of_a_cumulative_number_is_a_correction_a_new_year_is_none(ledger: Ledger) -> None:
    ledger.hand_in(
        "data_sharing",
        shared("edu", dt.date(2019, 12, 31), calls_ytd=9000),
        shared("edu", dt.date(2020, 1, 31), calls_ytd=500),
        shared("edu", JUNE, calls_ytd=900),
        shared("edu", JULY, calls_ytd=700, note="更正重复统计"),
        shared("ndrc", JUNE, calls_ytd=100),
        shared("ndrc", JULY, calls_ytd=100),
        shared("ndrc", dt.date(2020, 8, 31), calls_ytd=None),
    )
    (found,) = corrections(ledger.connection, YEAR_END)
    assert (found.unit, found.period, found.before, found.after, found.note) == ("edu", JULY, 900, 700, "更正重复统计")
    assert found.place.row == 7
