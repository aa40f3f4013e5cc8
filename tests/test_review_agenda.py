"""The agenda orders itself; its minutes add up to the length of the meeting, whatever somebody has set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.review import arranging
from data.review.agenda import AgendaError, Entry, decode, encode, minutes


def entry(severity: int = 1, fixed: int | None = None, *, is_cut: bool = False) -> Entry:
    return Entry(
        "item", f"supervision/{severity}{fixed}", "推进一项工作", "edu", "逾期3天", severity, fixed, "", is_cut
    )


entries = st.lists(st.builds(entry, st.integers(0, 4), is_cut=st.booleans()), max_size=25)


@given(entries, st.integers(30, 300))
def test_minutes_add_up_to_the_length(agenda: list[Entry], length: int) -> None:
    found = minutes(agenda, length)
    kept = [minute for minute, one in zip(found, agenda, strict=True) if not one.is_cut]
    assert sum(found) == (length if kept else 0)
    assert all(minute >= 1 for minute in kept)


def test_the_graver_gets_more_time() -> None:
    assert minutes([entry(0), entry(3)], 20) == (15, 5)


def test_what_somebody_set_stays_and_the_rest_is_shared() -> None:
    assert minutes([entry(1, 10), entry(1), entry(1)], 20) == (10, 5, 5)


def test_what_is_cut_takes_no_time() -> None:
    assert minutes([entry(1), entry(1, 9, is_cut=True)], 20) == (20, 0)


def test_more_than_the_length_is_refused_in_words() -> None:
    with pytest.raises(AgendaError, match="已定的时间超过会议时长5分钟，请减少一些，或把一些事项改为书面。"):
        minutes([entry(1, 25)], 20)


def test_less_than_a_minute_for_the_others_is_refused() -> None:
    with pytest.raises(AgendaError, match="其余2项只剩1分钟，每项不到1分钟"):
        minutes([entry(1, 19), entry(1), entry(2)], 20)


def test_time_that_nobody_has_is_refused() -> None:
    with pytest.raises(AgendaError, match="还有5分钟没有安排"):
        minutes([entry(1, 15)], 20)


def test_an_agenda_is_kept_as_it_is() -> None:
    agenda = (entry(0), replace(entry(2, 5), note="请分管领导先说", is_cut=True))
    assert decode(encode(agenda)) == agenda


def subjects(agenda: tuple[Entry, ...]) -> str:
    return "".join(one.subject + ("-" if one.is_cut else "") for one in agenda)


ABC = tuple(Entry("item", name, "推进一项工作", "edu", "逾期3天", 1) for name in "abc")


@pytest.mark.parametrize(
    ("places", "order"), [(1, "bac"), (5, "bca"), (-1, "abc")], ids=["down", "not beyond the end", "nor the beginning"]
)
def test_an_entry_moves_among_those_on_the_screen(places: int, order: str) -> None:
    assert subjects(arranging.moved(ABC, "a", places)) == order


def test_what_is_cut_comes_back_as_the_last_on_the_screen() -> None:
    short = arranging.cut(ABC, "a")
    assert subjects(short) == "bca-"
    assert subjects(arranging.restored(short, "a")) == "bca"


def test_what_is_cut_gives_its_set_time_back() -> None:
    cut = arranging.cut(arranging.timed(ABC, "b", 18), "b")
    assert minutes(cut, 20) == (10, 10, 0)
