"""Text and codes are read as written, cleaned."""

import datetime as dt

import pytest

from data.kinds.kind import Cell, Setting, Unreadable
from data.kinds.text import Code, Text

SETTING = Setting(2020, dt.date(2020, 3, 12))


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        ("推进项目建设", "推进项目建设"),
        (" 推进\n项目  建设 ", "推进 项目 建设"),
        ("①推进２个项目（一期）", "①推进２个项目（一期）"),
        ("无", None),
        ("——————", None),
        ("……", None),
        ("", None),
        (None, None),
        ("—推进—", "—推进—"),
        (12.0, "12"),
        (12.5, "12.5"),
        (dt.date(2020, 3, 5), "2020-03-05"),
        (dt.datetime(2020, 3, 5, 14, 5), "2020-03-05 14:05"),
        (dt.time(14, 5), "14:05"),
    ],
)
def test_text_is_cleaned_and_never_normalised(cell: Cell, stored: str | None) -> None:
    assert Text().read(cell, SETTING).values == (stored,)


def test_a_column_of_texts_reads_like_its_cells_one_by_one() -> None:
    cells: list[Cell] = [
        "推进城乡公交一体化", " 推进城乡公交一体化", "推进\u200b城乡公交", "城乡  公交一体化", "------", "……。……。", "一二三_x000D_\n四",
        "推进城乡公交 ", "无", None, "", 3.0, "　推进项目建设", "推进\u3000项目建设", "暂 无", "-推进项目", dt.date(2020, 1, 2),
    ]  # fmt: skip
    column = Text().read_column(cells, SETTING)
    assert column.values == [Text().read(cell, SETTING).values for cell in cells]
    assert column.findings == []


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("[2023]01号", "[2023]01号"),
        ("［２０２３］01 号", "[2023]01号"),
        ("HY-2018-001", "HY-2018-001"),
        ("HY－2018—001", "HY-2018-001"),
        (12.0, "12"),
        (1.5, "1.5"),
        ("/", None),
        (None, None),
        (float(2**53), "9007199254740992"),
    ],
)
def test_a_code_has_one_spelling(cell: Cell, code: str | None) -> None:
    assert Code().read(cell, SETTING).values == (code,)


def test_a_long_code_typed_as_a_number_is_refused_because_digits_are_lost() -> None:
    with pytest.raises(Unreadable) as refusal:
        Code().read(1.1010119900100123e17, SETTING)
    assert refusal.value.finding.code == "code_digits_lost"


def test_a_code_that_became_a_date_is_kept_with_a_warning() -> None:
    reading = Code().read(dt.date(2020, 3, 1), SETTING)
    assert reading.values == ("2020-03-01",)
    assert reading.warning is not None
    assert reading.warning.code == "code_became_date"
