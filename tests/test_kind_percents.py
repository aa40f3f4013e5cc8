"""Percentages are decided by column (reference §4.0.5, §0.1 ruling 3)."""

import datetime as dt
from dataclasses import replace

import pytest

from data.kinds.kind import Cell, Setting, Unreadable
from data.kinds.percents import Percent

SETTING = Setting(2020, dt.date(2020, 3, 12), header="完成率")


def shares(cells: list[Cell], setting: Setting = SETTING) -> list[float | None]:
    return [values[0] for values in Percent().read_column(cells, setting).values]


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("62.5%", 0.625), ("92.58%", 0.9258), ("100%", 1.0), ("全覆盖", 1.0), ("全部", 1.0), ("完成80%", 0.8), ("已完成80%", 0.8),
        ("40/50", 0.8), ("223%", 2.23), ("140.5%", 1.405), ("1000%", 10.0), ("70%以上", 0.7), ("6%左右", 0.06), ("4.5-5.0%", 0.045),
        ("-7.7%", -0.077), ("下降7.7%", -0.077), ("增长6.5%左右", 0.065), ("百分之八十", 0.8), ("６２．５％", 0.625), ("0%", 0.0),
        ("—", None), (None, None), ("不涉及", None),
    ],
)  # fmt: skip
def test_a_percentage_that_says_so_is_a_fraction(cell: Cell, share: float | None) -> None:
    reading = Percent().read(cell, SETTING)
    assert reading.values[0] == (None if share is None else pytest.approx(share))
    assert reading.warning is None


@pytest.mark.parametrize(
    ("cell", "share", "note"),
    [
        ("80%(新区实验幼儿园进度滞后)", 0.8, "新区实验幼儿园进度滞后"),
        ("80%（新区实验幼儿园进度滞后）", 0.8, "新区实验幼儿园进度滞后"),
        ("50%(马站未开工", 0.5, "马站未开工"),
        ("22%(严重滞后)", 0.22, "严重滞后"),
        ("80%,新区滞后", 0.8, "新区滞后"),
    ],
)
def test_a_note_beside_the_percentage_is_kept(cell: str, share: float, note: str) -> None:
    reading = Percent().read(cell, SETTING)
    assert reading.values == (share, note, None)
    assert reading.raw == cell


@pytest.mark.parametrize(
    ("cell", "share", "qualifier", "shown"),
    [
        ("70%以上", 0.7, "ge", "70%以上"),
        ("约60%", 0.6, "approx", "约60%"),
        ("60%左右(新区滞后)", 0.6, "approx", "约60%"),
        ("不到50%", 0.5, "lt", "不到50%"),
        ("超过62.5%", 0.625, "gt", "超过62.5%"),
        ("4.5-5.0%", 0.045, "range", "4.5%以上"),
        ("80", 0.8, None, "80%"),
    ],
)
def test_a_percentage_that_is_not_exact_keeps_its_qualifier(
    cell: str, share: float, qualifier: str | None, shown: str
) -> None:
    reading = Percent().read(cell, SETTING)
    assert (reading.values[0], reading.values[2]) == (pytest.approx(share), qualifier)
    assert Percent().show(*reading.values) == shown
    assert reading.raw == (cell if qualifier else None)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([62.5, 80.0, 100.0], [0.625, 0.8, 1.0]),
        ([62.5, 0.0, None], [0.625, 0.0, None]),
        ([0.625, 0.8, 1.0], [0.625, 0.8, 1.0]),
        ([0.625, 1.5], [0.625, 1.5]),
        ([1.0], [1.0]),
        ([0.0], [0.0]),
        (["62.5", "80"], [0.625, 0.8]),
        (["0.625", 0.8], [0.625, 0.8]),
        (["62.5%", 80.0], [0.625, 0.8]),
        (["62.5%", 0.8], [0.625, 0.8]),
        (["完成80", 62.5], [0.8, 0.625]),
    ],
)
def test_bare_numbers_are_points_or_fractions_by_column(cells: list[Cell], expected: list[float | None]) -> None:
    assert shares(cells) == [None if share is None else pytest.approx(share) for share in expected]


def test_cells_with_a_percent_format_are_fractions_already() -> None:
    setting = replace(SETTING, percent_formatted=frozenset({0, 1}))
    assert shares([0.625, 2.23, 80.0], setting) == [0.625, 2.23, 0.8]


@pytest.mark.parametrize(
    ("cells", "indexes"),
    [
        ([62.5, 80.0, 0.8], "2"),
        ([1.0, 62.5, 70.0], "0"),
        ([0.625, 0.8, 80.0], "2"),
        ([0.0, 62.5, 70.0, 0.8], "3"),
        (["62.5", "80", "0.8"], "2"),
        (["100%", 62.5, 90.0, 1.0], "3"),
    ],
)
def test_a_mixed_column_is_one_error_at_its_header_that_names_the_cells(cells: list[Cell], indexes: str) -> None:
    column = Percent().read_column(cells, SETTING)
    assert [(index, finding.code, finding.severity) for index, finding in column.findings] == [
        (None, "percent_mixed", "error")
    ]
    assert column.findings[0][1].detail["indexes"] == indexes
    assert column.values == [Percent().blank] * len(cells)


def test_a_long_list_of_disagreeing_cells_is_cut_short_in_words() -> None:
    finding = Percent().read_column([62.5] * 13 + [0.8] * 12, SETTING).findings[0][1]
    assert finding.detail["cells"] == "第14、15、16、17、18、19、20、21、22、23条等数据"
    assert len(finding.detail["indexes"].split(",")) == 12


@pytest.mark.parametrize("cell", ["6250%", "1000.1%", 6250.0])
def test_more_than_a_thousand_percent_is_refused(cell: Cell) -> None:
    with pytest.raises(Unreadable) as refusal:
        Percent().read(cell, SETTING)
    assert refusal.value.finding.code == "percent_too_large"


@pytest.mark.parametrize("cell", ["-5%", -5.0, "下降5%"])
def test_what_is_done_of_a_plan_is_never_below_zero(cell: Cell) -> None:
    with pytest.raises(Unreadable) as refusal:
        Percent(negative=False).read(cell, SETTING)
    assert refusal.value.finding.code == "percent_negative"
    assert Percent().read("-5%", SETTING).values[0] == -0.05


@pytest.mark.parametrize(("cell", "code"), [("300%", None), ("300.1%", "percent_unusual"), (820.0, "percent_unusual")])
def test_more_than_three_times_a_plan_is_read_with_a_warning(cell: Cell, code: str | None) -> None:
    warning = Percent(negative=False).read(cell, SETTING).warning
    assert (warning.code if warning else None) == code
    assert warning is None or warning.severity == "warning"


def test_a_large_number_in_a_percent_format_is_refused_in_its_cell() -> None:
    column = Percent().read_column([0.5, 62.5], replace(SETTING, percent_formatted=frozenset({0, 1})))
    assert column.values == [(0.5, None, None), Percent().blank]
    assert [(index, finding.code, finding.detail["read"]) for index, finding in column.findings] == [
        (1, "percent_too_large", "6250%")
    ]


@pytest.mark.parametrize(
    "cell", ["进度滞后", "完成主体结构封顶", "5/0", "3万", "12个", "2020-03-05", dt.date(2020, 3, 5)]
)
def test_text_in_a_percent_column_is_refused(cell: Cell) -> None:
    with pytest.raises(Unreadable) as refusal:
        Percent().read(cell, SETTING)
    assert refusal.value.finding.code == "percent_unreadable"


@pytest.mark.parametrize(("cell", "share"), [("已完成", 1.0), ("未开工", 0.0)])
def test_a_status_word_counts_as_all_or_nothing_with_a_warning(cell: str, share: float) -> None:
    reading = Percent().read(cell, SETTING)
    assert reading.values == (share, None, None)
    assert reading.warning is not None
    assert reading.warning.code == "percent_in_words"


def test_a_blank_is_zero_where_the_column_says_so_but_not_applicable_is_not() -> None:
    assert shares([None, "/", "不涉及"], replace(SETTING, zero_if_blank=True)) == [0.0, 0.0, None]


def test_each_cell_keeps_its_own_finding_and_words() -> None:
    column = Percent().read_column(["80%(滞后)", "滞后", "不涉及", "62.5%"], SETTING)
    assert column.values == [
        (0.8, "滞后", None), Percent().blank, Percent().blank, (0.625, None, None),
    ]  # fmt: skip
    assert [(index, finding.code) for index, finding in column.findings] == [(1, "percent_unreadable")]
    assert column.raws == {0: "80%(滞后)", 2: "不涉及"}


def test_a_column_of_words_does_not_fit_a_percent_column() -> None:
    assert Percent().fits(["主体结构封顶", "正在施工", None], SETTING) == 0.0
    assert Percent().fits([62.5, 0.8, "70%"], replace(SETTING, percent_formatted=frozenset({1}))) == 1.0


@pytest.mark.parametrize(
    ("share", "shown"), [(0.625, "62.5%"), (0.9258, "92.58%"), (-0.0394, "-3.94%"), (2.23, "223%"), (1.0, "100%"), (0.0, "0%"), (None, "—")]
)  # fmt: skip
def test_a_share_is_shown_with_its_own_decimals(share: float | None, shown: str) -> None:
    assert Percent().show(share) == shown
