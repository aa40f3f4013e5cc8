"""The marked workbook: what a division gets back, what it keeps of its own, what becomes of it when it is corrected."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from data.units import Directory
from etl import marking
from etl.intake import Circumstances, Wish, take_in
from etl.mark_fills import COLOURS
from etl.marked import marked_name, marked_workbook
from etl.problems import Problem
from etl.quiet_sheets import RESULT
from etl.reading import read_workbook
from tests.sheets import HEADERS, listed, open_document, supervision_sheet
from tests.soaking import SOAKING, trials
from tests.test_corpus import CORPUS
from tests.test_should import TESTS

CIRCUMSTANCES = Circumstances(Directory.shipped(), dt.date(2020, 12, 31))
UNKNOWN = 3
"""The row of the supervision sheet whose unit nobody knows."""
SAMPLE_OF_CORPUS = (
    "cn-gov/d20da89c_data.et",
    "cn-gov/18861903_汇总表.xls",
    "cn-gov/b799a137_附件1.xlsx",
    "calamine/044cadd9_richtext_issue.ods",
    "calamine/6bcfec7d_issue_174.xlsx",
    "phpspreadsheet/7988980b_premiere.utf16bebom.csv",
)


def problems_of(content: bytes, name: str) -> list[Problem]:
    intake = take_in(content, name, Wish(), CIRCUMSTANCES)
    return [*intake.problems, *(entry for rows in intake.rows for entry in rows.problems)]


def mark(content: bytes, name: str) -> tuple[bytes, openpyxl.Workbook]:
    _, made = marked_workbook(content, name, problems_of(content, name))
    return made, openpyxl.load_workbook(io.BytesIO(made))


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bad_sheet(folder: Path, change: Callable[[Any], object] = lambda sheet: None) -> bytes:
    """A supervision list whose unit in row 3 is unknown, with whatever else is done to it."""
    path = supervision_sheet(folder / "清单.xlsx", listed(1, 牵头单位="市宇航局"), listed(2))
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    return saved(book)


def colour(cell: Any) -> str | None:
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def test_a_problem_is_coloured_commented_and_listed_with_a_link(tmp_path: Path) -> None:
    content = bad_sheet(tmp_path)
    _, book = mark(content, "清单.xlsx")
    cell, result = book["Sheet"]["E3"], book[RESULT]
    (found,) = [entry for entry in problems_of(content, "清单.xlsx") if entry.cell == "E3"]
    assert colour(cell) == COLOURS["error"]
    assert cell.comment.text == f"【核对结果】\n错误：{found.message}"
    assert book.sheetnames[0] == RESULT == book.active.title
    assert [result.cell(4, column).value for column in range(1, 5)] == ["工作表", "单元格", "级别", "问题和改法"]
    assert [result.cell(5, column).value for column in range(1, 5)] == ["Sheet", "E3", "错误", found.message]
    assert result["B5"].hyperlink.location == "'Sheet'!E3"
    assert str(result["A2"].value).startswith("错误1处，必须改；提示0处")


def test_a_warning_is_amber_and_a_cell_with_both_is_red(tmp_path: Path) -> None:
    content = bad_sheet(tmp_path)
    both = [Problem("a", "warning", "Sheet", "F3", "甲"), Problem("b", "error", "Sheet", "F3", "乙")]
    _, made = marked_workbook(content, "清单.xlsx", [Problem("c", "warning", "Sheet", "G4", "丙"), *both])
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Sheet"]
    assert (colour(sheet["G4"]), colour(sheet["F3"])) == (COLOURS["warning"], COLOURS["error"])
    assert sheet["F3"].comment.text == "【核对结果】\n错误：乙\n提示：甲"


def test_a_marked_workbook_is_read_as_the_unmarked_one(tmp_path: Path) -> None:
    content = bad_sheet(tmp_path)
    made, _ = mark(content, "清单.xlsx")
    assert problems_of(made, marked_name("清单.xlsx")) == problems_of(content, "清单.xlsx")


def test_a_marked_workbook_loads_once_it_is_corrected_at_the_marks(tmp_path: Path) -> None:
    _, book = mark(bad_sheet(tmp_path), "清单.xlsx")
    book["Sheet"]["E3"].value = "市教育局"
    intake = take_in(saved(book), "清单（标注）.xlsx", Wish(), CIRCUMSTANCES)
    assert not intake.refused
    assert [(len(rows), rows.column("lead_unit")) for rows in intake.rows] == [(2, ["edu", "ndrc"])]
    assert [entry for rows in intake.rows for entry in rows.problems] == intake.problems == []


def test_marked_again_after_a_correction_the_old_marks_are_gone_and_what_was_there_before_is_back(
    tmp_path: Path,
) -> None:
    def dress(sheet: Any) -> None:
        sheet["E3"].fill = PatternFill("solid", fgColor="FF00B0F0")
        sheet["E3"].comment = Comment("请核实单位", "处长室")

    _, book = mark(bad_sheet(tmp_path, dress), "清单.xlsx")
    assert book["Sheet"]["E3"].comment.text.endswith("\n原有批注：\n请核实单位")
    book["Sheet"]["E3"].value = "市教育局"
    book["Sheet"]["F4"].value = "2020-02-30"
    book["Sheet"].insert_rows(1)
    _, again = mark(saved(book), "清单（标注）.xlsx")
    sheet = again["Sheet"]
    assert again.sheetnames == [RESULT, "Sheet"]
    assert (colour(sheet["E4"]), sheet["E4"].comment.text) == ("FF00B0F0", "请核实单位")
    assert colour(sheet["F5"]) == COLOURS["error"]
    assert [again[RESULT].cell(row, 2).value for row in (5, 6)] == ["F5", None]


def test_widths_merges_formats_hidden_sheets_and_formulas_with_their_values_stay(tmp_path: Path) -> None:
    def dress(sheet: Any) -> None:
        sheet.column_dimensions["D"].width = 41
        sheet.cell(9, 1).value, sheet.cell(9, 9).value = "填表说明：", "=SUM(A3:A4)"
        sheet["A3"].number_format = "000"
        sheet.row_dimensions[4].hidden = True
        sheet.parent.create_sheet("旧稿").sheet_state = "hidden"

    content = bad_sheet(tmp_path, dress)
    with_value = zip_replaced(content, b"<f>SUM(A3:A4)</f><v></v>", b"<f>SUM(A3:A4)</f><v>3</v>")
    made, book = mark(with_value, "清单.xlsx")
    sheet = book["Sheet"]
    assert (sheet.column_dimensions["D"].width, sheet["A3"].number_format) == (41, "000")
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:I1"]
    assert (sheet["I9"].value, sheet.row_dimensions[4].hidden) == ("=SUM(A3:A4)", True)
    assert openpyxl.load_workbook(io.BytesIO(made), data_only=True)["Sheet"]["I9"].value == 3
    assert book["旧稿"].sheet_state == "hidden"


def zip_replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with a text inside its sheets replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for member in source.infolist():
            target.writestr(member, source.read(member).replace(old, new))
    return stream.getvalue()


def test_a_problem_inside_a_merged_cell_is_shown_where_the_cell_begins(tmp_path: Path) -> None:
    content = bad_sheet(tmp_path, lambda sheet: sheet.merge_cells("E3:E4"))
    _, made = marked_workbook(content, "清单.xlsx", [Problem("a", "error", "Sheet", "E4", "甲")])
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Sheet"]
    assert (colour(sheet["E3"]), sheet["E3"].comment.text) == (COLOURS["error"], "【核对结果】\n错误：甲")


def test_a_problem_of_a_row_marks_its_first_cell_and_one_of_the_file_only_the_list(tmp_path: Path) -> None:
    content = bad_sheet(tmp_path, lambda sheet: setattr(sheet["A4"], "value", None))
    of_row, of_file = Problem("a", "warning", "Sheet", "第4行", "甲"), Problem("b", "warning", "", "", "乙")
    _, made = marked_workbook(content, "清单.xlsx", [of_row, of_file])
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert colour(book["Sheet"]["B4"]) == COLOURS["warning"]
    assert [book[RESULT].cell(row, 4).value for row in (5, 6)] == ["甲", "乙"]
    assert book[RESULT]["B6"].hyperlink is None


def test_text_stays_text_however_it_begins(tmp_path: Path) -> None:
    def dress(sheet: Any) -> None:
        sheet["G3"].value, sheet["G3"].data_type = "=1+1", "s"

    content = bad_sheet(tmp_path, dress)
    _, made = marked_workbook(content, "清单.xlsx", [Problem("a", "error", "Sheet", "G3", '=HYPERLINK("http://x")')])
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert (book["Sheet"]["G3"].value, book[RESULT]["D5"].value) == ("=1+1", '=HYPERLINK("http://x")')


def test_rare_characters_stay_in_cells_comments_and_names(tmp_path: Path) -> None:
    content = bad_sheet(tmp_path, lambda sheet: setattr(sheet["D3"], "value", "𠮷野㐂 🏗️ é"))
    name, made = marked_workbook(content, "𠮷/表\n.xlsx", [Problem("a", "error", "Sheet", "D3", "“𠮷\x00\ud800”不对")])
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert name == "𠮷表（标注）.xlsx"
    assert book["Sheet"]["D3"].value == "𠮷野㐂 🏗️ é"
    assert book["Sheet"]["D3"].comment.text == "【核对结果】\n错误：“𠮷”不对"


def test_a_division_s_own_sheet_of_that_name_is_kept_and_read(tmp_path: Path) -> None:
    content = bad_sheet(tmp_path, lambda sheet: setattr(sheet, "title", RESULT))
    made, book = mark(content, "清单.xlsx")
    assert book.sheetnames == ["核对结果(2)", RESULT]
    assert problems_of(made, "清单.xlsx") == problems_of(content, "清单.xlsx")


@pytest.mark.parametrize("name", ["清单.csv", "清单.ods"])
def test_what_is_no_xlsx_comes_back_as_its_values(name: str) -> None:
    rows = [HEADERS, [str(value) for value in listed(1, 牵头单位="市宇航局", 督查编号="001", 完成率="=1+1")]]
    content = "\n".join(",".join(row) for row in rows).encode("gb18030")
    if name.endswith(".ods"):
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        lines = ("".join(map(cell.format, row)) for row in rows)
        cells = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
        content = open_document(cells)
    made, book = mark(content, name)
    sheet = book.worksheets[1]
    assert [cell.value for cell in sheet[1]] == list(HEADERS)
    assert (sheet["B2"].value, sheet["H2"].value, sheet["H2"].data_type) == ("001", "=1+1", "s")
    assert colour(sheet["E2"]) == COLOURS["error"]
    assert [entry.code for entry in problems_of(made, marked_name(name))] == [
        entry.code for entry in problems_of(content, name)
    ]


def test_more_problems_than_comments_are_coloured_and_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "MOST_COMMENTS", 3)
    book = openpyxl.Workbook()
    found = [marking.Mark("warning", "Sheet", f"E{row}", "长" * 3000) for row in range(3, 9)]
    marking.mark(book, [*found, marking.Mark("error", "Sheet", "F300", "错")], {"Sheet": "Sheet"})
    commented = [cell for row in book["Sheet"].iter_rows() for cell in row if cell.comment]
    assert [cell.coordinate for cell in commented] == ["E3", "E4", "F300"]
    assert colour(book["Sheet"]["E8"]) == COLOURS["warning"]
    assert max(len(cell.comment.text) for cell in commented) < marking.LONGEST_COMMENT + 20
    assert book[RESULT].max_row == 4 + 7


WORKBOOKS = [path for path in sorted((TESTS / "should_fail").iterdir()) if path.suffix != ".txt"]


@pytest.mark.parametrize("number", trials(5, len(WORKBOOKS)))
def test_every_refused_workbook_comes_back_as_one_that_opens_and_names_the_problem(number: int) -> None:
    path = WORKBOOKS[number * (len(WORKBOOKS) // 5 if not SOAKING else 1)]
    content = path.read_bytes()
    found = problems_of(content, path.name)
    _, book = mark(content, path.name)
    listed_there = [row[3] for row in book[RESULT].iter_rows(min_row=5, values_only=True)]
    assert listed_there == [entry.message for entry in sorted(found, key=lambda one: one.severity != "error")]


@pytest.mark.parametrize("name", SAMPLE_OF_CORPUS)
def test_a_public_spreadsheet_comes_back_with_the_same_values(name: str) -> None:
    content = (CORPUS / name).read_bytes()
    before = read_workbook(content, Path(name).name)
    _, made = marked_workbook(content, name, [Problem("a", "error", before.sheets[0].name, "A1", "甲")])
    after = read_workbook(made, "表.xlsx").sheets[1:]
    assert [list(sheet.rows) for sheet in after] == [list(sheet.rows) for sheet in before.sheets]
