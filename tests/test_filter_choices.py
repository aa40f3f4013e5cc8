"""What filters offer: units and leaders of the records in force, in official order."""

from __future__ import annotations

import datetime as dt

from data.database import reading
from data.filter_choices import Offered, offered
from data.list_standings import list_standings
from data.rules import rules
from tests.returns import hand_in, item

DAY = dt.date(2020, 6, 30)


def test_units_and_leaders_come_in_official_order_once(database_url: str) -> None:
    records = [
        item("1", lead_unit="edu", leader_role="分管副市长(文教卫)"),
        item("2", lead_unit="yunxi", leader_role="市长"),
        item("3", lead_unit="edu", leader_role="市长"),
        item("4", lead_unit="gone_unit"),
    ]
    hand_in(database_url, "supervision", "2020-06-30", *records)
    with reading(database_url) as connection:
        found = offered(connection, DAY, ("supervision", "livelihood"))
    assert found.units == (("yunxi", "云溪县"), ("edu", "市教育局"), ("gone_unit", "gone_unit"))
    assert found.leaders == ("市长", "分管副市长(文教卫)")


def test_nothing_is_offered_before_the_first_return(database_url: str) -> None:
    hand_in(database_url, "supervision", "2020-06-30", item("1"))
    with reading(database_url) as connection:
        assert offered(connection, dt.date(2020, 6, 29), ("supervision",)) == Offered()


def test_a_ranking_of_some_lists_counts_their_items_alone(database_url: str) -> None:
    records = [item(f"w{n}") for n in range(3)] + [item("p", list_type="provincial_priority")]
    hand_in(database_url, "supervision", "2020-06-30", *records)
    with reading(database_url) as connection:
        found = list_standings(connection, DAY, rules(), ("work_report",))
    assert [(standing.unit, standing.counts.total, standing.rank) for standing in found] == [("ndrc", 3, 1)]
