"""The rank ladder 保四争三抢二瞄一: bands, the floor, changes and the distances to the next places (reference §3.2)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import pytest

from data.database import reading
from data.kinds.shares import city_names
from data.ladder import Rung, band_of, by_band, rungs
from data.rules import rules
from tests.returns import hand_in, take_back

MARCH, JUNE, SEPTEMBER, YEAR_END = "2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"
OTHERS = tuple(city_names())[1:]


def cities(own: float | None, *others: float | None) -> str:
    """The cities' values as stored: the own city's first, then the others' from 甲市 on; None where a cell is blank."""
    values = dict(zip(("xx", *OTHERS), (own, *others), strict=False))
    return json.dumps({code: value for code, value in values.items() if value is not None})


def line(rank: int | None, day: str = JUNE, indicator: str = "外贸出口增速", **fields: Any) -> dict[str, Any]:
    period = {"period": dt.date.fromisoformat(day), "period_kind": "month"}
    return {"indicator": indicator, "lead_unit": "commerce", **period, "rank": rank, **fields}


def ladder(url: str, lines: Sequence[dict[str, Any]], day: str = YEAR_END) -> list[Rung]:
    """The ladder after each line was handed in as a return of its own, at the end of its period."""
    for number, record in enumerate(lines):
        hand_in(url, "assessment_ranks", record["period"].isoformat(), record, file=f"排名{number}.xlsx")
    return look(url, day)


def look(url: str, day: str = YEAR_END) -> list[Rung]:
    with reading(url) as connection:
        return rungs(connection, dt.date.fromisoformat(day), rules())


def only(url: str, *lines: dict[str, Any]) -> Rung:
    (rung,) = ladder(url, lines)
    return rung


LADDER = [
    (1, "aim_first", "green", 3),
    (2, "grab_second", "green", 2),
    (3, "strive_third", "green", 1),
    (4, "keep_fourth", "yellow", 0),
    (5, "below_floor", "red", -1),
    (6, "below_floor", "red", -2),
    (7, "lagging", "red", -3),
    (8, "lagging", "red", -4),
    (9, "lagging", "red", -5),
    (10, "lagging", "red", -6),
    (11, "lagging", "red", -7),
    (None, "unranked", "no_data", None),
]


@pytest.mark.parametrize(("rank", "band", "colour", "gap"), LADDER)
def test_a_rank_stands_on_its_rung(rank: int | None, band: str, colour: str, gap: int | None) -> None:
    found = band_of(rank, rules())
    assert (found.code, found.colour) == (band, colour)


def test_each_indicator_is_placed_with_its_gap_to_the_floor(database_url: str) -> None:
    lines = [line(rank, indicator=f"指标{rank}", rank_of=None if rank is None else 11) for rank, *_ in LADDER]
    hand_in(database_url, "assessment_ranks", JUNE, *lines)
    found = {rung.rank: (rung.rank, rung.band.code, rung.band.colour, rung.gap_to_floor) for rung in look(database_url)}
    assert [found[rank] for rank, *_ in LADDER] == LADDER


def test_the_worst_stand_first_and_the_unranked_last(database_url: str) -> None:
    lines = [line(rank, indicator=f"指标{rank}") for rank in (3, None, 11, 1, 6)]
    hand_in(database_url, "assessment_ranks", JUNE, *lines)
    assert [rung.rank for rung in look(database_url)] == [11, 6, 3, 1, None]


def test_of_equal_ranks_the_one_that_fell_stands_first(database_url: str) -> None:
    before = [line(rank, MARCH, name) for name, rank in (("甲", 7), ("乙", 6), ("丙", 3))]
    now = [line(6, JUNE, name) for name in ("甲", "乙", "丙")]
    assert [(r.indicator, r.change) for r in ladder(database_url, [*before, *now])] == [
        ("丙", -3),
        ("乙", 0),
        ("甲", 1),
    ]


def test_every_band_is_counted_even_without_an_indicator(database_url: str) -> None:
    lines = [line(rank, indicator=f"指标{n}") for n, rank in enumerate((1, 5, 6, None))]
    hand_in(database_url, "assessment_ranks", JUNE, *lines)
    assert list(by_band(look(database_url), rules()).items()) == [
        ("aim_first", 1),
        ("grab_second", 0),
        ("strive_third", 0),
        ("keep_fourth", 0),
        ("below_floor", 2),
        ("lagging", 0),
        ("unranked", 1),
    ]


@pytest.mark.parametrize(("of_n", "kept"), [(11, 11), (10, 10), (89, 89), (None, None)])
def test_the_number_of_places_is_the_one_that_the_return_tells(
    database_url: str, of_n: int | None, kept: int | None
) -> None:
    assert only(database_url, line(3, rank_of=of_n)).of_n == kept


CHANGES = [
    ((3, 2), 1, False),
    ((4, 4), 0, False),
    ((4, 5), -1, True),
    ((1, 11), -10, True),
    ((5, 6), -1, False),
    ((6, 5), 1, False),
    ((5, 4), 1, False),
    ((4, 3), 1, False),
    ((3, 4), -1, False),
    ((4, None), None, False),
    ((None, 5), None, False),
    ((4, None, 6), -2, True),
    ((5, None, 6), -1, False),
    ((2, 5, 6), -1, False),
]


@pytest.mark.parametrize(("course", "change", "fell"), CHANGES)
def test_a_change_is_against_the_last_publication_that_ranked(
    database_url: str, course: tuple[int | None, ...], change: int | None, fell: bool
) -> None:
    lines = [line(rank, day) for rank, day in zip(course, (MARCH, JUNE, SEPTEMBER), strict=False)]
    found = only(database_url, *lines)
    assert (found.change, found.fell_through) == (change, fell)
    assert [rank for _, rank in found.history] == list(course)


def test_what_the_return_calls_the_previous_rank_serves_only_without_history(database_url: str) -> None:
    first = only(database_url, line(5, MARCH, prev_rank=2))
    assert (first.previous, first.change, first.fell_through) == (2, -3, True)
    second = only(database_url, line(5, JUNE, prev_rank=2))
    assert (second.previous, second.change, second.fell_through) == (5, 0, False)


def test_unranked_history_leaves_no_previous_rank_although_the_return_names_one(database_url: str) -> None:
    found = only(database_url, line(None, MARCH), line(5, JUNE, prev_rank=2))
    assert (found.previous, found.change, found.fell_through) == (None, None, False)


def test_the_period_counts_and_not_the_order_of_loading(database_url: str) -> None:
    hand_in(database_url, "assessment_ranks", JUNE, line(6, JUNE))
    hand_in(database_url, "assessment_ranks", SEPTEMBER, line(3, MARCH))
    (found,) = look(database_url)
    assert (found.rank, found.previous, found.fell_through) == (6, 3, True)
    (then,) = look(database_url, JUNE)
    assert (then.rank, then.previous) == (6, None)


def test_a_corrected_publication_is_no_publication_more(database_url: str) -> None:
    found = only(database_url, line(3, MARCH), line(4, JUNE))
    assert found.fell_through is False
    hand_in(database_url, "assessment_ranks", "2020-07-20", line(6, JUNE))
    (corrected,) = look(database_url)
    assert (corrected.previous, corrected.rank, len(corrected.history)) == (3, 6, 2)
    assert corrected.fell_through is True


def test_a_withdrawn_publication_leaves_the_one_before(database_url: str) -> None:
    hand_in(database_url, "assessment_ranks", MARCH, line(3, MARCH))
    take_back(database_url, hand_in(database_url, "assessment_ranks", JUNE, line(6, JUNE)).batch)
    (found,) = look(database_url)
    assert (found.rank, found.fell_through, found.period) == (3, False, dt.date(2020, 3, 31))


def test_a_day_sees_what_was_published_by_then(database_url: str) -> None:
    ladder(database_url, [line(3, MARCH), line(5, JUNE)])
    assert [rung.rank for rung in look(database_url, "2020-06-29")] == [3]
    assert look(database_url, "2020-03-30") == []


@pytest.mark.parametrize(
    ("course", "reason"),
    [
        ((1,), "瞄一(已居首位)"),
        ((4,), "保四"),
        ((5,), "距保四还差1位"),
        ((11,), "距保四还差7位"),
        ((4, 6), "跌出前4位，须重点督查督办"),
        ((None,), "本期未排名"),
    ],
)
def test_a_rung_says_why_it_has_its_light(database_url: str, course: tuple[int | None, ...], reason: str) -> None:
    lines = [line(rank, day) for rank, day in zip(course, (MARCH, JUNE), strict=False)]
    assert only(database_url, *lines).reason == reason


HIGH, LOW = (9.0, 8.2, 7.0, 6.6, 5.3, 4.1, 3.9, 2.0, 1.0, 0.5), (20.0, 21.5, 22.0, 25.0, 26.1, 27.0, 28.0, 30.0, 31, 33)
DISTANCES = [
    # rank, own value, the others' values, up, down
    pytest.param(3, 7.8, HIGH, 0.4, 0.8, id="between two places"),
    pytest.param(1, 9.9, HIGH, None, 0.9, id="the first has none above"),
    pytest.param(11, 0.1, HIGH, 0.4, None, id="the last has none below"),
    pytest.param(2, -1.5, (-0.5, -2.0, -3.0), 1.0, 0.5, id="below nought"),
    pytest.param(2, 0.3, (0.4, 0.1, 0.0), 0.1, 0.2, id="without the dust of floating point"),
    pytest.param(3, 21.9, LOW, 0.4, 0.1, id="low values lead"),
    pytest.param(1, 19.0, LOW, None, 1.0, id="low values lead, first"),
    pytest.param(11, 40.0, LOW, 7.0, None, id="low values lead, last"),
    pytest.param(2, 8.2, HIGH, 0.8, 1.2, id="tied with the next: the place above is another value"),
    pytest.param(3, 8.2, HIGH, 0.0, 1.2, id="tied and placed after: nothing to gain but the order"),
    pytest.param(3, 7.8, (*HIGH[:2], None, None, *HIGH[4:]), 0.4, 2.5, id="cities without a value below"),
    pytest.param(3, 7.8, (9.0, None, *HIGH[2:]), None, None, id="a city above is missing: the next is unknown"),
    pytest.param(6, 5.0, (None, *HIGH[1:]), None, None, id="a city is missing: low values only seem to lead"),
    pytest.param(3, 7.8, (9.0, 8.2, 5.3), None, None, id="too few cities to tell which way leads"),
    pytest.param(3, 7.8, (), None, None, id="the own city alone"),
    pytest.param(3, None, HIGH, None, None, id="the own value is missing"),
    pytest.param(None, 7.8, HIGH, None, None, id="not ranked"),
    pytest.param(6, 5.0, HIGH, None, None, id="in the very middle nothing tells which way leads"),
    pytest.param(4, 5.0, HIGH, None, None, id="rank and values contradict each other"),
]


@pytest.mark.parametrize(("rank", "own", "others", "up", "down"), DISTANCES)
def test_distances_lead_to_the_next_places(
    database_url: str,
    rank: int | None,
    own: float | None,
    others: tuple[float | None, ...],
    up: float | None,
    down: float | None,
) -> None:
    found = only(database_url, line(rank, by_city=cities(own, *others)))
    assert (found.to_next_up, found.to_next_down) == (up, down)


def test_the_value_of_the_indicator_stands_in_for_a_blank_own_column(database_url: str) -> None:
    found = only(database_url, line(3, value=7.8, by_city=cities(None, *HIGH)))
    assert (found.to_next_up, found.to_next_down) == (0.4, 0.8)


@pytest.mark.parametrize(
    ("earlier_rank", "earlier_own", "up", "down"), [(3, 7.8, 0.3, 0.9), (3, 1.5, 0.9, 0.3), (6, 5.0, None, None)]
)
def test_in_the_middle_an_earlier_publication_tells_which_way_leads(
    database_url: str, earlier_rank: int, earlier_own: float, up: float | None, down: float | None
) -> None:
    earlier = line(earlier_rank, MARCH, by_city=cities(earlier_own, *HIGH))
    found = only(database_url, earlier, line(6, JUNE, by_city=cities(5.0, *HIGH)))
    assert (found.to_next_up, found.to_next_down) == (up, down)


@pytest.mark.parametrize(
    ("first", "up", "down"),
    [
        ("甲市 9.0%", 0.3, 0.9),
        ("癸市0.5", 0.9, 0.3),
        ("XX市", None, None),
        ("外省某市", None, None),
        (None, None, None),
    ],
)
def test_in_the_middle_the_city_named_first_tells_which_way_leads(
    database_url: str, first: str | None, up: float | None, down: float | None
) -> None:
    found = only(database_url, line(6, top_city=first, by_city=cities(5.0, *HIGH)))
    assert (found.to_next_up, found.to_next_down) == (up, down)


@pytest.mark.parametrize(
    ("rank", "told", "up"), [(5, 0.6, 0.6), (5, -0.6, 0.6), (5, 0.0, 0.0), (1, 0.6, None), (None, 0.6, None)]
)
def test_a_distance_that_the_return_tells_serves_where_cities_are_missing(
    database_url: str, rank: int | None, told: float, up: float | None
) -> None:
    found = only(database_url, line(rank, value=3.2, gap_prev=told))
    assert (found.to_next_up, found.to_next_down) == (up, None)


def test_distances_from_the_cities_go_before_the_one_that_the_return_tells(database_url: str) -> None:
    found = only(database_url, line(3, gap_prev=5.0, by_city=cities(7.8, *HIGH)))
    assert (found.to_next_up, found.to_next_down) == (0.4, 0.8)


def test_the_distances_are_those_of_the_last_publication(database_url: str) -> None:
    found = only(database_url, line(3, MARCH, by_city=cities(7.8, *HIGH)), line(4, JUNE, value=6.8))
    assert (found.to_next_up, found.to_next_down) == (None, None)
