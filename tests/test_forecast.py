"""What is to be expected of open items: exact figures from histories made for it, never from facts of later days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from data.clock import now
from data.database import reading
from data.forecast import Forecast, forecasts, outlook
from data.forecast.backtest import backtest
from data.forecast.experience import Experience, tally
from data.forecast.outlook import sampled
from data.forecast.rhythm import Rhythm, rhythms
from data.forecast.scoring import Score
from data.forecast.standings import Source, read
from data.forecast.weeks import next_friday, weeks_known
from data.rules import rules
from data.schema import prepare
from tests.returns import hand_in, item

DAY = dt.date(2020, 9, 18)
FRIDAYS = [dt.date(2020, 8, 7) + dt.timedelta(7 * week) for week in range(7)]
FIRST_DUE, SECOND_DUE = dt.date(2020, 9, 16), dt.date(2020, 9, 23)


def due(day: dt.date, **fields: Any) -> dict[str, Any]:
    return {"due_on": day, "due_kind": "date", "completion": 0.6, **fields}


def weekly(url: str) -> None:
    """Eight items due on a Wednesday, of which six are finished the day before; eight due a week later; all stand still."""
    for friday in FRIDAYS:
        records = [item(f"B{number}", **due(SECOND_DUE)) for number in range(8)]
        finished = {"status": "finished", "finished_on": FIRST_DUE - dt.timedelta(1), "completion": 1.0}
        is_over = friday > FIRST_DUE
        for number in range(8):
            outcome = finished if is_over and number < 6 else {}
            records.append(item(f"A{number}", **{**due(FIRST_DUE), **outcome}))
        records.append(item("free", completion=0.6))
        hand_in(url, "supervision", friday.isoformat(), *records)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('forecast') / 'weekly.db'}"
    weekly(url)
    return url


def found(url: str, day: dt.date = DAY, known_at: dt.datetime | None = None) -> dict[str, Forecast]:
    with reading(url) as connection:
        return {each.key.rpartition("|")[2]: each for each in forecasts(connection, day, rules(), known_at)}


def said(url: str, day: dt.date = DAY, known_at: dt.datetime | None = None) -> list[tuple[object, ...]]:
    return sorted(
        (
            key,
            each.light,
            each.expected_light,
            each.chance_red,
            each.chance_in_time or -1,
            each.line,
            each.reason,
            each.basis,
        )
        for key, each in found(url, day, known_at).items()
    )


@pytest.mark.parametrize(
    ("day", "friday"),
    [("2020-12-18", "2020-12-25"), ("2020-12-19", "2020-12-25"), ("2020-12-20", "2020-12-25"),
     ("2020-12-21", "2021-01-01"), ("2020-12-31", "2021-01-08")],
)  # fmt: skip
def test_next_friday_is_that_of_the_week_after(day: str, friday: str) -> None:
    assert next_friday(dt.date.fromisoformat(day)) == dt.date.fromisoformat(friday)


def test_only_weeks_that_are_over_are_learned_from() -> None:
    assert weeks_known(dt.date(2020, 12, 31), 2) == [dt.date(2020, 12, 18), dt.date(2020, 12, 11)]
    assert weeks_known(dt.date(2020, 12, 25), 1) == [dt.date(2020, 12, 18)]


@pytest.mark.parametrize(
    ("returns", "target", "expected"),
    [
        (["2020-01-31"], "2020-02-29", Rhythm.SILENT),
        (["2020-01-31", "2020-02-29"], "2020-03-27", Rhythm.SILENT),
        (["2020-01-31", "2020-02-29"], "2020-04-03", Rhythm.DUE),
        (["2020-04-30", "2020-05-31"], "2020-06-26", Rhythm.SILENT),
        (["2020-09-30", "2020-10-09"], "2020-10-16", Rhythm.WEEKLY),
        (["2020-09-01", "2020-09-15"], "2020-09-25", Rhythm.SILENT),
        (["2020-09-01", "2020-09-15"], "2020-10-02", Rhythm.DUE),
    ],
)
def test_the_rhythm_follows_from_the_last_two_returns(returns: list[str], target: str, expected: Rhythm) -> None:
    days = {"supervision": [dt.date.fromisoformat(day) for day in returns]}
    assert rhythms(days, dt.date.fromisoformat(target)) == {"supervision": expected}


def test_chances_lean_on_wider_kinds_and_last_on_the_prior() -> None:
    wide, narrow = ("weekly",), ("weekly", "near")
    seen = [((wide, narrow), "red")] * 2 + [((wide,), "green")] * 6
    chances = Experience([tally(seen)]).chances((wide, narrow), {"yellow": 1.0})
    wide_red = (2 + 4 * 0.0) / 12
    assert chances.of("red") == pytest.approx((2 + 4 * wide_red) / 6)
    assert sum(chances.shares.values()) == pytest.approx(1)
    assert chances.alike == Counter(green=6, red=2)


def test_a_kind_never_seen_keeps_the_prior() -> None:
    chances = Experience([]).chances((("weekly",),), {"yellow": 1.0})
    assert (chances.likeliest, chances.of("red"), chances.alike.total()) == ("yellow", 0.0, 0)


def test_items_like_those_of_the_week_before_have_their_shares(history: str) -> None:
    near = found(history)["B0"]
    red = 0.0
    for _ in range(4):
        red = (2 + 4 * red) / 12
    assert near.chance_red == pytest.approx(red)
    in_time = (36 + 4 * 0.25) / 52
    for _ in range(3):
        in_time = (6 + 4 * in_time) / 12
    assert near.finish is not None
    assert near.finish.of("in_time") == pytest.approx(in_time)
    # Due on Wednesday: it is not likelier to be finished by then than by Friday.
    assert near.chance_in_time == near.chances.of("done") == pytest.approx(3 * red)
    assert (near.light, near.expected_light, near.line) == ("yellow", "done", "red")
    assert near.reason == "近4周没有进展；不办结的话，到9月25日逾期2天"
    assert near.basis == "每周报送：同类情形8件次中有2件次一周后是红灯；到期的同类8件次中有6件次按期办结"


def test_speed_is_told_against_the_deadline(database_url: str) -> None:
    for day, done in (("2020-08-21", 0.4), ("2020-09-18", 0.68)):
        hand_in(database_url, "supervision", day, item("moves", **due(dt.date(2020, 10, 30), completion=done)))
    assert found(database_url)["moves"].reason == "按近4周速度还需32天，离时限42天"


def test_what_is_due_today_and_far_from_done_is_too_late(database_url: str) -> None:
    for day, far, near in (("2020-08-21", 0.4, 0.2), ("2020-09-11", 0.6, 0.8), ("2020-09-18", 0.68, 0.95)):
        records = (item(name, **due(DAY, completion=done)) for name, done in (("far", far), ("near", near)))
        hand_in(database_url, "supervision", day, *records)
    far_off, nearly = found(database_url)["far"], found(database_url)["near"]
    assert (far_off.chance_in_time, nearly.chance_in_time) == (0.0, 0.0)
    assert far_off.chance_red == pytest.approx(0.95)
    # Two days of work: it may be done, though late, before next Friday.
    assert nearly.chance_red == 0.0
    assert far_off.reason == "今天到期，按近4周速度还差32天工作量；不办结的话，到9月25日逾期7天"
    assert nearly.reason == "今天到期，按近4周速度还差2天工作量；不办结的话，到9月25日逾期7天"


def test_without_a_deadline_there_is_no_chance_of_meeting_it_and_after_it_none_is_left(history: str) -> None:
    items = found(history)
    assert items["free"].chance_in_time is None
    assert items["A7"].light == "red"
    assert items["A7"].chance_in_time == 0.0


def test_later_facts_change_nothing(database_url: str) -> None:
    weekly(database_url)
    before = said(database_url)
    with reading(database_url) as connection:
        weeks = [(week.friday, week.score, week.hits) for week in backtest(connection, DAY, rules()).weeks]
    everything = [
        item(
            f"B{number}",
            **due(SECOND_DUE + dt.timedelta(90)),
        )
        for number in range(8)
    ]
    hand_in(database_url, "supervision", "2020-09-21", *everything)
    finished = [item(f"A{number}", status="finished", completion=1.0, finished_on=FIRST_DUE) for number in range(8)]
    hand_in(database_url, "supervision", "2020-09-25", *everything[:2], *finished)
    assert said(database_url) == before
    with reading(database_url) as connection:
        again = backtest(connection, dt.date(2020, 9, 25), rules()).weeks
    assert [(week.friday, week.score, week.hits) for week in again][: len(weeks)] == weeks


def test_known_at_replays_what_was_known_then(database_url: str) -> None:
    weekly(database_url)
    before, moment = said(database_url), now()
    hand_in(
        database_url, "supervision", "2020-09-11", *(item(f"A{n}", **due(FIRST_DUE, completion=0.3)) for n in range(8))
    )
    assert said(database_url) != before
    assert said(database_url, known_at=moment) == before


def test_the_other_database_says_the_same(history: str, postgres_url: str) -> None:
    weekly(postgres_url)
    assert said(postgres_url) == said(history)


def test_an_empty_database_has_no_outlook(database_url: str) -> None:
    prepare(database_url)
    with reading(database_url) as connection:
        seen = outlook(connection, DAY, rules())
        assert backtest(connection, DAY, rules()).weeks == ()
    assert (seen.named, seen.open, seen.last, seen.score) == ((), 0, None, Score())


def test_after_one_return_the_light_moves_with_time_alone(database_url: str) -> None:
    hand_in(database_url, "supervision", "2020-09-18", item("one", **due(SECOND_DUE)))
    one = found(database_url)["one"]
    assert (one.expected_light, one.chance_red) == ("red", 1.0)
    assert one.reason == "办结了也要等下次报送，到9月25日显示逾期2天"
    assert one.basis == "下周五前没有报送：没有新的报送，按时间推移推算"


def test_experience_is_taken_from_the_same_items_whatever_their_order() -> None:
    names = [("supervision", f"2020|{number}") for number in range(6000)]
    chosen = sampled(names)
    assert sum(map(len, chosen.values())) == 5000
    assert chosen == sampled(names[::-1])


def test_a_source_with_keys_reads_these_records_alone(history: str) -> None:
    key = found(history)["B0"].key
    with reading(history) as connection:
        standings = read(Source(connection, rules(), keys={"supervision": (key,)}), DAY, DAY)
    assert list(standings) == [("supervision", key)]


def test_the_line_is_shown_where_it_told_the_last_weeks_better() -> None:
    assert Score(10, 0.2, 0.3, 0.1).is_line_better
    assert not Score(10, 0.2, 0.1, 0.3).is_line_better
    assert Score(10, 0.2, 0.1, 0.3).is_beaten
    assert not Score().is_beaten
