"""Ranks with their number of places, goals for a rank (reference §4.0.4, §4.5)."""

import datetime as dt

import pytest

from data.kinds.kind import Cell, Setting, Unreadable
from data.kinds.ranks import Rank, RankGoal

SETTING = Setting(2020, dt.date(2020, 3, 12))


@pytest.mark.parametrize(
    ("cell", "rank", "of"),
    [
        ("第3位", 3, None), ("全省第3", 3, None), ("3/11", 3, 11), ("列第三", 3, None), ("3", 3, None), (3.0, 3, None), ("第3名", 3, None),
        ("并列第3", 3, None), ("3(并列)", 3, None), ("列全省第3位", 3, None), ("居全省第2", 2, None), ("全省第一", 1, None),
        ("第十一位", 11, None), ("11/11", 11, 11), ("89/90", 89, 90), ("第3位(共11)", 3, 11), ("３／１１", 3, 11), ("3(↑2)", 3, None),
        ("未排名", None, None), ("尚未公布", None, None), ("未通报", None, None), ("—", None, None), (None, None, None),
    ],
)  # fmt: skip
def test_a_rank_is_read(cell: Cell, rank: int | None, of: int | None) -> None:
    reading = Rank().read(cell, SETTING)
    assert reading.values == (rank, of)
    assert reading.warning is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("0", "rank_impossible"), ("12/11", "rank_impossible"), (dt.date(2020, 12, 11), "rank_impossible"),
        ("第一方阵", "rank_unreadable"), ("前三", "rank_unreadable"), (3.5, "rank_unreadable"), ("-1", "rank_unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_rank_is_refused(cell: Cell, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Rank().read(cell, SETTING)
    assert refusal.value.finding.code == code


def test_a_rank_that_a_spreadsheet_turned_into_a_date_is_told_back() -> None:
    reading = Rank().read(dt.date(2020, 3, 11), SETTING)
    assert reading.values == (3, 11)
    assert reading.warning is not None
    assert reading.warning.code == "rank_became_date"


@pytest.mark.parametrize(
    ("cell", "goal"),
    [("保四", 4), ("争三", 3), ("抢二", 2), ("瞄一", 1), ("保4", 4), ("前三", 3), (3.0, 3), ("第3位", 3), ("/", None)],
)
def test_a_goal_is_a_rank(cell: Cell, goal: int | None) -> None:
    assert RankGoal().read(cell, SETTING).values == (goal,)


def test_two_goals_keep_the_first_with_a_warning() -> None:
    reading = RankGoal().read("保四争三", SETTING)
    assert reading.values == (4,)
    assert reading.warning is not None
    assert reading.warning.code == "rank_goal_several"


def test_a_goal_without_a_rank_is_refused() -> None:
    with pytest.raises(Unreadable):
        RankGoal().read("争先进位", SETTING)


def test_ranks_are_shown_in_chinese() -> None:
    assert Rank().show(3, 11) == "第3位（共11）"
    assert Rank().show(3, None) == "第3位"
    assert [RankGoal().show(goal) for goal in (1, 2, 3, 4, 6, None)] == ["瞄一", "抢二", "争三", "保四", "第6位", "—"]
