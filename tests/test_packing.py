"""Cells on their way out of the reader arrive as they left."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.packing import MAX_CELL_CHARACTERS, Unpacker, clean, pack
from etl.refusal import Refusal

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=6),
    st.sampled_from(["", "在办", "#REF!", " 1 ", "a_x000D_\nb"]),
)


def expected(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    if isinstance(cell, str):
        text = clean(cell)
        return None if text in ("", "#REF!") else text
    return cell


def through(cells: list[Any]) -> list[Any]:
    column, _ = pack(cells)
    return Unpacker().unpack(pickle.loads(pickle.dumps(column)), len(cells))


@given(st.lists(CELLS, min_size=1, max_size=30))
def test_any_column_arrives_cleaned_and_otherwise_unchanged(cells: list[Any]) -> None:
    arrived = through(cells)
    assert arrived == [expected(cell) for cell in cells]
    assert [type(cell) for cell in arrived] == [type(expected(cell)) for cell in cells]


@given(st.lists(st.one_of(st.dates(), st.just("")), min_size=1, max_size=30))
def test_days_arrive_as_days(cells: list[Any]) -> None:
    assert through(cells) == [cell or None for cell in cells]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a_x000D_\nb", "a\nb"),
        ("甲\r乙", "甲\n乙"),
        ("甲\t乙", "甲\t乙"),
        ("\ufeff甲\u200b乙\x07", "甲乙"),
        ("文件_x号", "文件_x号"),
        ("\u3000甲\xa0", "甲"),
    ],
)
def test_text_keeps_its_lines_and_loses_what_nobody_sees(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_errors_are_told_by_their_position() -> None:
    _, errors = pack(["1", "#N/A", "", " #REF! "])
    assert errors == [1, 3]


def test_cell_longer_than_a_spreadsheet_holds_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        pack(["x" * (MAX_CELL_CHARACTERS + 1)])
    assert caught.value.code == "file_cell_too_long"
