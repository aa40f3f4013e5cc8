"""Closed lists are matched exactly, then by a contained word; yes or no is read in every way it is ticked."""

import datetime as dt

import pytest

from data.kinds.choices import Choice
from data.kinds.flags import Flag
from data.kinds.kind import Cell, Setting, Unreadable

SETTING = Setting(2020, dt.date(2020, 3, 12))
LEVEL = Choice(
    {
        "level_1": ("特别重大", "Ⅰ级", "Ⅰ"),
        "level_2": ("重大", "Ⅱ级", "Ⅱ"),
        "level_3": ("较大", "Ⅲ级", "Ⅲ"),
        "level_4": ("一般", "Ⅳ级", "Ⅳ"),
    }
)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("特别重大", "level_1"), ("重大", "level_2"), ("Ⅲ级", "level_3"), ("Ⅳ", "level_4"), ("level_2", "level_2"), (" 重 大 ", "level_2"),
        ("较大事故", "level_3"), ("特别重大(Ⅰ级)", "level_1"), ("III级", "level_3"), ("/", None), (None, None),
    ],
)  # fmt: skip
def test_a_choice_is_found_by_label_synonym_code_or_contained_word(cell: Cell, code: str | None) -> None:
    reading = LEVEL.read(cell, SETTING)
    assert reading.values == (code,)
    assert reading.warning is None


@pytest.mark.parametrize("cell", ["未定级", "不一般", "很大"])
def test_an_unknown_value_is_left_out_with_a_warning(cell: str) -> None:
    reading = LEVEL.read(cell, SETTING)
    assert reading.values == (None,)
    assert reading.raw == cell
    assert reading.warning is not None
    assert reading.warning.code == "choice_ignored"
    assert reading.warning.detail["options"] == "特别重大、重大、较大、一般"


def test_a_strict_choice_refuses_an_unknown_value() -> None:
    with pytest.raises(Unreadable) as refusal:
        Choice.of("成品油", "冻品", strict=True).read("香烟", SETTING)
    assert refusal.value.finding.code == "choice_unknown"


def test_two_values_keep_the_first_with_a_warning() -> None:
    reading = LEVEL.read("重大、较大", SETTING)
    assert reading.values == ("level_2",)
    assert reading.warning is not None
    assert reading.warning.code == "choice_several"


def test_a_denied_word_does_not_count() -> None:
    grades = Choice.of("优", "良", "合格", "需改进")
    assert grades.read("不合格", SETTING).values == (None,)
    assert grades.read("优秀", SETTING).values == ("优",)


def test_a_choice_may_demand_exact_words() -> None:
    assert Choice.of("成品油", contained=False).read("走私成品油", SETTING).values == (None,)


def test_options_are_the_labels() -> None:
    assert LEVEL.options == ("特别重大", "重大", "较大", "一般")
    assert LEVEL.label("level_3") == LEVEL.show("level_3") == "较大"
    assert LEVEL.example == "特别重大"
    assert LEVEL.show(None) == "—"


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        *((cell, True) for cell in ("是", "有", "√", "✓", "已销号", "已延期", "Y", "1", 1.0, "是的", "是(3月)", "2020年3月5日", "3月底前")),
        *((cell, True) for cell in (dt.date(2020, 3, 5), 43895.0, "延期至12月底")),
        *((cell, False) for cell in ("否", "无", "没有", "×", "未销号", "尚未", "不延期", "N", "0", 0.0)),
        *((cell, None) for cell in (None, "", "/", "—", "不涉及")),
    ],
)  # fmt: skip
def test_yes_and_no_are_read_as_they_are_ticked(cell: Cell, flag: bool | None) -> None:
    reading = Flag().read(cell, SETTING)
    assert reading.values == (flag,)
    assert reading.warning is None


@pytest.mark.parametrize("cell", ["部分", "不详", "视情况", "2020-02-30"])
def test_words_that_say_neither_are_left_out_with_a_warning(cell: str) -> None:
    reading = Flag().read(cell, SETTING)
    assert reading.values == (None,)
    assert reading.warning is not None
    assert reading.warning.code == "flag_unknown"
    assert [Flag().show(value) for value in (True, False, None)] == ["是", "否", "—"]
