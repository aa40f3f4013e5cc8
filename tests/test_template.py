"""Templates: what a division gets, and what happens when it comes back untouched or filled in."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from data.datasets import ALL, dataset
from data.kinds.dates import Date, Moment
from data.kinds.percents import Percent
from data.spec import Dataset
from data.units import Directory
from etl.intake import Circumstances, Intake, Wish, take_in
from etl.quiet_sheets import GUIDE
from etl.template import EXAMPLE_ROW, HEADER_ROW, NEED_ROW, VERSION, template_version, write_template
from etl.template_guide import VERSION_CELL, example, fillable

TODAY = dt.date(2020, 12, 31)
PARTS = {"actual_value": "593", **dict.fromkeys(("site", "new_media", "gazette", "other_channel"), "3")}
"""Parts of a whole whose example is the whole's."""
CALLED_FOR = frozenset({"accepted_on", "concluded_on", "held_on"})
"""Days without which the words of other examples, 受理, 维持, 纪律教育, would say too little."""
datasets = pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)


def template(spec: Dataset, folder: Path) -> openpyxl.Workbook:
    write_template(spec, folder / "模板.xlsx")
    return openpyxl.load_workbook(folder / "模板.xlsx")


def handed_in(book: openpyxl.Workbook) -> Intake:
    target = io.BytesIO()
    book.save(target)
    return take_in(target.getvalue(), "模板.xlsx", Wish(), Circumstances(Directory.shipped(), TODAY))


def fill_in(sheet: Worksheet, spec: Dataset, row: int) -> None:
    """Columns filled with what the template itself gives as an example.

    Rates and days that need not be there stay blank: those of the examples would contradict one another.
    """
    sheet["A1"] = str(sheet["A1"].value).replace("____年__月__日", "2020年11月30日")
    for number, column in enumerate(fillable(spec), 1):
        if column.required or column.name in CALLED_FOR or not isinstance(column.kind, Percent | Date | Moment):
            sheet.cell(row, number, PARTS.get(column.name) or example(spec, column) or None)


@datasets
def test_an_untouched_template_brings_no_rows_and_says_so(spec: Dataset, tmp_path: Path) -> None:
    intake = handed_in(template(spec, tmp_path))
    assert sum(len(rows) for rows in intake.rows) == 0
    said = [entry.message for entry in intake.problems]
    assert len(said) == 1, said
    assert "没有数据" in said[0] or "没有填" in said[0]


@datasets
def test_a_template_filled_with_its_own_examples_loads_without_a_problem(spec: Dataset, tmp_path: Path) -> None:
    book = template(spec, tmp_path)
    fill_in(book.worksheets[0], spec, EXAMPLE_ROW + 1)
    intake = handed_in(book)
    assert [entry.message for entry in intake.problems] == []
    assert [(rows.spec.name, len(rows), rows.as_of) for rows in intake.rows] == [(spec.name, 1, dt.date(2020, 11, 30))]
    assert [entry.message for rows in intake.rows for entry in rows.problems if entry.code != "units_beside"] == []


def test_a_template_without_its_example_row_loads_the_same(tmp_path: Path) -> None:
    spec = dataset("supervision")
    book = template(spec, tmp_path)
    fill_in(book.worksheets[0], spec, EXAMPLE_ROW)
    assert [len(rows) for rows in handed_in(book).rows] == [1]


@datasets
def test_every_column_but_the_computed_ones_has_its_header_with_a_note(spec: Dataset, tmp_path: Path) -> None:
    sheet = template(spec, tmp_path).worksheets[0]
    headers = sheet[HEADER_ROW]
    assert [cell.value for cell in headers] == [column.zh for column in spec.columns if not column.computed]
    for column, cell in zip(fillable(spec), headers, strict=True):
        assert column.kind.zh in cell.comment.text
        assert column.note in cell.comment.text


def test_a_column_that_must_stay_but_may_be_blank_says_so(tmp_path: Path) -> None:
    sheet = template(dataset("reconsideration"), tmp_path).worksheets[0]
    band = {header.value: cell.value for header, cell in zip(sheet[HEADER_ROW], sheet[NEED_ROW], strict=True)}
    assert [band[zh] for zh in ("案号", "受理结果", "受理日期")] == ["* 必填", "列要留，可不填", "选填"]
    comments = {header.value: header.comment.text for header in sheet[HEADER_ROW]}
    assert comments["受理结果"].startswith("列要留，可不填 · 选项\n不填时,有受理日期的视为受理")


def test_the_guide_does_not_promise_to_find_names_in_text(tmp_path: Path) -> None:
    guide = template(dataset("reconsideration"), tmp_path)[GUIDE]
    rules = [str(row[0].value) for row in guide.iter_rows(min_row=3, max_row=10)]
    assert (
        "7. 只填单位、处室和职务，不填姓名、电话、身份证号。写姓名的列不会存；正文里的姓名程序认不出，请不要写。"
        in rules
    )


@datasets
def test_required_columns_are_told_by_word_star_and_colour(spec: Dataset, tmp_path: Path) -> None:
    sheet = template(spec, tmp_path).worksheets[0]
    band, headers = sheet[NEED_ROW], sheet[HEADER_ROW]
    needed = [column.required and not column.blank_ok for column in fillable(spec)]
    assert [cell.value == "* 必填" for cell in band] == needed
    colours = {(cell.fill.fgColor.rgb, need) for cell, need in zip(headers, needed, strict=True)}
    assert len({colour for colour, _ in colours}) == len(colours) == len(set(needed))


@datasets
def test_every_column_with_options_has_a_drop_down_that_lists_exactly_them(spec: Dataset, tmp_path: Path) -> None:
    book = template(spec, tmp_path)
    offered = {}
    for rule in book.worksheets[0].data_validations.dataValidation:
        if rule.type == "list":
            name, area = rule.formula1.split("!")
            cells = book[name.strip("'")][area.replace("$", "")]
            cells = cells if isinstance(cells, tuple) else ((cells,),)
            offered[next(iter(rule.sqref.ranges)).min_col] = tuple(row[0].value for row in cells)
    expected = {i: column.kind.options for i, column in enumerate(fillable(spec), 1) if column.kind.options}
    assert offered == expected


@datasets
def test_the_guide_explains_every_column_and_holds_no_table_that_could_be_loaded(spec: Dataset, tmp_path: Path) -> None:
    book = template(spec, tmp_path)
    text = "\n".join(str(cell.value) for row in book[GUIDE] for cell in row if cell.value)
    assert all(word in text for column in fillable(spec) for word in (column.zh, *column.synonyms))
    del book[spec.zh]
    assert handed_in(book).rows == []


def test_the_version_stands_in_the_guide_and_among_the_properties(tmp_path: Path) -> None:
    spec = dataset("drills")
    book = template(spec, tmp_path)
    assert book[GUIDE][VERSION_CELL].value == template_version(spec) == book.custom_doc_props[VERSION].value


def test_each_dataset_has_a_version_of_its_own() -> None:
    assert len({template_version(spec) for spec in ALL}) == len(ALL)


def test_nothing_is_locked_and_the_header_stays_in_sight_on_screen_and_paper(tmp_path: Path) -> None:
    sheet = template(dataset("supervision"), tmp_path).worksheets[0]
    assert (sheet.protection.sheet, sheet.freeze_panes, sheet.print_title_rows) == (False, "A4", "$1:$3")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )


@pytest.mark.parametrize(
    ("header", "number_format"),
    [("完成率", "0.0%"), ("交办时间", "yyyy-mm-dd"), ("完成时限", "@"), ("督查编号", "@"), ("目标值", "General")],
)
def test_columns_are_formatted_so_that_what_is_typed_stays_what_is_meant(
    header: str, number_format: str, tmp_path: Path
) -> None:
    sheet = template(dataset("supervision"), tmp_path).worksheets[0]
    cell = next(cell for cell in sheet[HEADER_ROW] if cell.value == header)
    assert sheet.column_dimensions[cell.column_letter].number_format == number_format


def test_a_day_of_the_year_1900_is_questioned(tmp_path: Path) -> None:
    sheet = template(dataset("drills"), tmp_path).worksheets[0]
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "date"]
    assert rules
    assert all(
        (rule.operator, rule.errorStyle, int(rule.formula1) > 36_000) == ("between", "warning", True) for rule in rules
    )


def column_examples(name: str) -> dict[str, str]:
    spec = dataset(name)
    return {column.zh: example(spec, column) for column in fillable(spec)}


def test_the_example_of_a_unit_is_one_that_could_be_a_unit() -> None:
    assert {zh: words for zh, words in column_examples("units").items() if words} == {
        "单位代码": "edu", "简称": "市教育局", "全称": "市教育局", "类别": "市级部门", "别名": "市教委", "排序": "14",
    }  # fmt: skip


@datasets
def test_the_example_of_a_year_is_a_year(spec: Dataset) -> None:
    years = [column for column in fillable(spec) if column.zh == "年度"]
    assert [example(spec, column) for column in years] == ["2020"] * len(years)


def test_a_drop_down_of_leaders_offers_none_but_leaders() -> None:
    offered = dataset("supervision").column("leader_role").kind.options
    assert {"市长", "常务副市长", "分管副市长"} <= set(offered)
    assert {"申请人", "值班员", "联络员", "处室负责人", "省长"}.isdisjoint(offered)
    assert "省长" in dataset("instructions").column("leader_role").kind.options


def test_the_levels_of_instructions_are_explained_in_the_words_of_their_drop_down() -> None:
    level = dataset("instructions").column("level")
    assert level.kind.options == ("中央", "省级", "市委", "市政府")
    assert all(f"填{option}" in level.note for option in level.kind.options)
