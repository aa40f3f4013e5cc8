"""How late and how near open items are, counted by bands (reference §2.6), on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from data.alert_bands import bands
from data.rules import rules
from data.status import Wanted
from tests.returns import item

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

DAY = dt.date(2020, 10, 31)
LABELS = ["逾期30天以上", "逾期8–30天", "逾期1–7天", "7天内到期"]


def counted(ledger: Ledger, *due: dt.date, **fields: object) -> list[int]:
    records = [item(f"n{n}", due_on=day, due_kind="date", **fields) for n, day in enumerate(due)]
    ledger.hand_in("supervision", *records, as_of=DAY)
    return [band.count for band in bands(ledger.connection, DAY, rules(), Wanted())]


@pytest.mark.parametrize(
    ("days", "band"), [(-31, 0), (-30, 1), (-8, 1), (-7, 2), (-1, 2), (0, 3), (7, 3), (8, None), (-400, 0)]
)
def test_a_deadline_falls_into_one_band_or_none(ledger: Ledger, days: int, band: int | None) -> None:
    expected = [int(place == band) for place in range(4)]
    assert counted(ledger, DAY + dt.timedelta(days=days)) == expected


def test_bands_are_named_by_the_rules(ledger: Ledger) -> None:
    assert [band.label for band in bands(ledger.connection, DAY, rules(), Wanted())] == LABELS


def test_what_is_done_is_in_no_band(ledger: Ledger) -> None:
    assert counted(ledger, DAY - dt.timedelta(days=40), status="finished") == [0, 0, 0, 0]


def test_filters_hold_for_the_bands(ledger: Ledger) -> None:
    counted(ledger, DAY - dt.timedelta(days=3), DAY)
    other = bands(ledger.connection, DAY, rules(), Wanted(units=("edu",)))
    assert [band.count for band in other] == [0, 0, 0, 0]
