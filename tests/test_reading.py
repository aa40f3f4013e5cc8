"""What the reader hands over, from workbooks made on the spot."""

from __future__ import annotations

import datetime as dt
import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from etl import reading
from etl.messages_file import FILE_MESSAGES
from etl.reading import read_workbook
from etl.workbook import Sheet, UnreadableFile, address
from tests.sheets import open_document

ROOT = Path(__file__).resolve().parents[1]


def xlsx(fill: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    fill(book.active)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def written(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    fill(book)
    book.close()
    return stream.getvalue()


def xls(fill: Callable[[xlwt.Worksheet], object]) -> bytes:
    book = xlwt.Workbook()
    fill(book.add_sheet("一"))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(content: bytes, name: str = "表.xlsx") -> Sheet:
    return read_workbook(content, name).sheets[0]


def refusal(content: bytes, name: str = "表.xlsx") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(content, name)
    finding = caught.value.finding
    FILE_MESSAGES[finding.code].format(**finding.detail)
    return finding.code


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """The archive with a text inside one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            target.writestr(member.filename, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (" 市发改委　", "市发改委"),
        ("两\r\n行", "两\n行"),
        ("零\u200b宽\ufeff", "零宽"),
        (12, 12.0),
        (0.625, 0.625),
        (True, "是"),
        (False, "否"),
        (dt.date(2020, 3, 5), dt.date(2020, 3, 5)),
        (dt.datetime(2020, 3, 5), dt.date(2020, 3, 5)),
        (dt.datetime(2020, 3, 5, 14, 5), dt.datetime(2020, 3, 5, 14, 5)),
        (dt.time(14, 5), dt.time(14, 5)),
        (dt.timedelta(hours=30), dt.timedelta(hours=30)),
        ("   ", None),
    ],
)
def test_cell_comes_clean_and_in_its_type(value: object, read: object) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = value
        sheet["C3"] = "末"

    cell = sheet_of(xlsx(fill)).rows[1][1]
    assert cell == read
    assert type(cell) is type(read)


def test_yes_and_no_stay_apart_from_one_and_zero_in_a_column() -> None:
    rows = sheet_of(xlsx(lambda sheet: [sheet.append([value]) for value in (1, True, 0, False)])).rows
    assert [row[0] for row in rows] == [1.0, "是", 0.0, "否"]


def test_positions_count_from_the_first_cell_of_the_sheet_even_if_it_is_blank() -> None:
    sheet = sheet_of(xlsx(lambda sheet: sheet.cell(5, 3, "左上空")))
    assert sheet.rows[4][2] == "左上空"
    assert address(4, 2) == "C5"


def test_blank_rows_and_columns_at_the_ends_are_cut() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "一"
        sheet["F9"] = "  "

    sheet = sheet_of(xlsx(fill))
    assert [list(row) for row in sheet.rows] == [["一"]]


def test_merged_cells_are_told_and_not_filled() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["C2"] = "合并", "x"
        sheet.merge_cells("A1:B2")

    sheet = sheet_of(xlsx(fill))
    assert sheet.merged == ((0, 0, 1, 1),)
    assert sheet.rows[1] == (None, None, "x")


def test_error_cells_are_marked_and_blank() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = "数", "率"
        sheet["A2"], sheet["B2"] = "#REF!", "#N/A"
        sheet["A2"].data_type = sheet["B2"].data_type = "e"
        sheet["A3"] = "#不是错误"

    sheet = sheet_of(xlsx(fill))
    assert sheet.error_cells == {(1, 0), (1, 1)}
    assert list(sheet.rows[1:]) == [(None, None), ("#不是错误", None)]


def test_error_typed_as_text_is_an_error_all_the_same() -> None:
    sheet = sheet_of("数,率\n#DIV/0!,1\n".encode(), "表.csv")
    assert sheet.error_cells == {(1, 0)}


def test_formula_without_value_is_marked_but_not_one_that_answers_with_an_empty_text() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write("A1", "a")
        sheet.write_formula("B1", "=1+1", None, 7)
        sheet.write_formula("C1", '=""', None, "")
        sheet.write_formula("D1", "=2", None, 2)

    content = written(fill)
    content = replaced(content, "xl/worksheets/sheet1.xml", "<f>1+1</f><v>7</v>", "<f>1+1</f>")
    content = replaced(content, "xl/worksheets/sheet1.xml", '<c r="C1"><f>', '<c r="C1" t="str"><f>')
    sheet = sheet_of(content)
    assert sheet.uncached_formulas == {(0, 1)}
    assert sheet.rows[0] == ("a", None, None, 2.0)


def test_percent_formats_are_marked_by_column() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet, percent = book.add_worksheet(), book.add_format({"num_format": "0.0%"})
        other = book.add_format({"num_format": '0.0"%人"'})
        for row in range(3000):
            sheet.write_row(row, 0, [row, 0.5], percent if row > 9 else None)
            sheet.write(row, 2, 0.5, percent if row % 2 else other)

    percents = sheet_of(written(fill)).percent_cells
    assert percents[0] == percents[1] == range(10, 3000)
    assert percents[2] == frozenset(range(1, 3000, 2))


def test_hidden_rows_are_told() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 5):
            sheet.cell(row, 1, row)
        sheet.row_dimensions[3].hidden = True

    assert sheet_of(xlsx(fill)).hidden_rows == {2}


def test_hidden_sheets_are_left_out_with_a_notice() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "见"
    hidden = book.create_sheet("底稿")
    hidden["A1"], hidden.sheet_state = "不见", "hidden"
    read = read_workbook(saved(book), "表.xlsx")
    assert [sheet.name for sheet in read.sheets] == ["Sheet"]
    assert [(notice.code, notice.detail) for notice in read.notices] == [("sheet_hidden", {"sheet": "底稿"})]


def test_workbook_whose_sheets_are_all_hidden_is_read() -> None:
    content = xlsx(lambda sheet: sheet.append(["在"]))
    content = replaced(content, "xl/workbook.xml", 'state="visible"', 'state="hidden"')
    read = read_workbook(content, "表.xlsx")
    assert [(sheet.rows[0][0], sheet.visible) for sheet in read.sheets] == [("在", False)]
    assert read.notices == ()


def test_binary_workbook_tells_merges_errors_percents_and_hidden_rows() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write_merge(0, 0, 0, 1, "标题")
        for row in range(1, 4):
            sheet.write(row, 0, float(row))
            sheet.write(row, 1, row / 4, xlwt.easyxf(num_format_str="0.0%"))
        sheet.row(4).set_cell_error(0, "#REF!")
        sheet.write(4, 1, "有")
        sheet.row(2).hidden = 1

    sheet = sheet_of(xls(fill), "表.xls")
    assert sheet.rows[1] == (1.0, 0.25)
    assert sheet.merged == ((0, 0, 0, 1),)
    assert sheet.error_cells == {(4, 0)}
    assert sheet.percent_cells == {1: range(1, 4)}
    assert sheet.hidden_rows == {2}


def test_open_document_sheet_tells_merges_errors_percents_and_hidden_rows() -> None:
    text = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="{}" office:value="{}"/>'
    body = "".join(
        f"<table:table-row{hidden}>{cells}</table:table-row>"
        for hidden, cells in (
            ("", text.format(' table:number-columns-spanned="2"', "标题") + "<table:covered-table-cell/>"),
            ("", number.format("float", 3) + number.format("percentage", 0.5)),
            ("", text.format(' calcext:value-type="error"', "#REF!") + number.format("percentage", 0.25)),
            (' table:visibility="collapse"', number.format("float", 4)),
        )
    )
    sheet = sheet_of(open_document(body), "表.ods")
    assert sheet.rows[1] == (3.0, 0.5)
    assert sheet.merged == ((0, 0, 0, 1),)
    assert sheet.error_cells == {(2, 0)}
    assert sheet.percent_cells == {1: range(1, 3)}
    assert sheet.hidden_rows == {3}


def test_open_document_cell_repeated_without_end_is_refused() -> None:
    row = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{}"/>'
    assert refusal(open_document(row.format(cell.format(1))), "表.ods") == "file_too_many_rows"
    assert (
        refusal(open_document(f"<table:table-row>{cell.format(9999)}</table:table-row>"), "表.ods")
        == "file_too_many_columns"
    )


def test_text_file_in_gb18030_is_read() -> None:
    read = read_workbook("序号,任务名称\n1,推进“两直”补助\n".encode("gb18030"), "表.csv")
    assert read.kind == "csv"
    assert list(read.sheets[0].rows) == [("序号", "任务名称"), ("1", "推进“两直”补助")]


def test_text_file_named_as_a_workbook_is_read_with_a_notice() -> None:
    read = read_workbook("序号\t任务名称\n1\t推进\n".encode("gb18030"), "表.xls")
    assert [(n.code, n.detail["said"], n.detail["kind"]) for n in read.notices] == [
        ("file_extension_mismatch", ".xls", "csv")
    ]


def test_workbook_under_another_name_is_read_with_a_notice() -> None:
    read = read_workbook(xlsx(lambda sheet: sheet.append(["在"])), "导入模板.xls")
    assert read.kind == "xlsx"
    assert [notice.code for notice in read.notices] == ["file_extension_mismatch"]


def test_one_cell_far_away_is_refused_by_its_address() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["QQQ123456"] = "序号", "误填"

    with pytest.raises(UnreadableFile) as caught:
        read_workbook(xlsx(fill), "表.xlsx")
    assert caught.value.finding.code == "file_too_many_columns"
    assert caught.value.finding.detail["cell"] == "QQQ123456"


def test_far_cell_is_refused_also_where_the_sheet_lies_about_its_size() -> None:
    content = xlsx(lambda sheet: [sheet.append(["序号"]), sheet.cell(1_000_000, 2, 1)])
    content = replaced(content, "xl/worksheets/sheet1.xml", 'ref="A1:B1000000"', 'ref="A1:B2"')
    assert refusal(content) == "file_too_many_rows"


def test_style_far_away_is_no_content() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "序号"
        sheet["XFD1048576"].number_format = "0%"

    assert len(sheet_of(xlsx(fill)).rows) == 1


def test_too_many_rows_of_a_text_file_are_refused() -> None:
    assert refusal(b"a,b\n" * 200_001, "表.csv") == "file_too_many_rows"


def test_document_type_is_refused() -> None:
    content = xlsx(lambda sheet: sheet.append(["在"]))
    content = replaced(content, "xl/worksheets/sheet1.xml", "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
    assert refusal(content) == "file_doctype"


def test_bomb_is_refused_without_being_held_in_memory() -> None:
    stream = io.BytesIO()
    small = io.BytesIO(xlsx(lambda sheet: sheet.append(["在"])))
    row = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    with (
        zipfile.ZipFile(small) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for member in source.infolist():
            if member.filename != "xl/worksheets/sheet1.xml":
                target.writestr(member.filename, source.read(member))
        with target.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(b"<worksheet><sheetData>")
            for _ in range(420):
                part.write(row * (1024 * 1024 // len(row) + 1))
    assert refusal(stream.getvalue()) == "file_zip_bomb"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_cut_workbook_is_refused_never_short(share: float) -> None:
    content = xlsx(lambda sheet: [sheet.append([f"任务{i}", i]) for i in range(500)])
    assert refusal(content[: int(len(content) * share)]) == "file_broken"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}, "file_word"),
        ({"xl/workbook.bin": "x"}, "file_xlsb"),
        ({"一.txt": "x"}, "file_archive"),
        ({"content.xml": "<x/>", "mimetype": "application/vnd.oasis.opendocument.text"}, "file_word"),
    ],
)
def test_other_archives_are_refused_by_name(parts: dict[str, str], code: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert refusal(stream.getvalue()) == code


def test_workbook_without_any_content_is_empty() -> None:
    assert refusal(xlsx(lambda sheet: None)) == "file_empty"


def test_reader_hands_over_nothing_but_dates() -> None:
    poisoned = pickle.dumps(("end", os.system, []))
    with pytest.raises(pickle.UnpicklingError):
        reading._assemble(io.BytesIO(poisoned))


def test_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WALL_SECONDS", 0.02)
    assert refusal(xlsx(lambda sheet: [sheet.append(["任务", i]) for i in range(20_000)])) == "file_reader_timeout"


def test_at_most_two_readers_run_at_once() -> None:
    content = xlsx(lambda sheet: [sheet.append(["任务", i]) for i in range(5_000)])
    readers = [threading.Thread(target=read_workbook, args=(content, "表.xlsx")) for _ in range(5)]
    most = 0
    for reader in readers:
        reader.start()
    while any(reader.is_alive() for reader in readers):
        most = max(most, len(running_children(os.getpid())))
        time.sleep(0.005)
    assert 1 <= most <= reading.READERS_AT_ONCE
    assert not running_children(os.getpid())


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_reader_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    big = tmp_path / "表.xlsx"
    big.write_bytes(written(lambda book: fill_many(book.add_worksheet(), 60_000)))
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from etl.reading import read_workbook;"
        f"print('go', flush=True); read_workbook(open({str(big)!r}, 'rb').read(), '表.xlsx')"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    try:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"go\n"
        child = wait_for(lambda: running_children(parent.pid))[0]
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        parent.stdout.close()  # type: ignore[union-attr]
    assert wait_for(lambda: not Path(f"/proc/{child}/cmdline").exists() or not cmdline(child))


def fill_many(sheet: xlsxwriter.worksheet.Worksheet, count: int) -> None:
    for row in range(count):
        sheet.write_row(row, 0, [f"任务{row}", row, "市发改委"])


def running_children(pid: int) -> list[str]:
    children = [child for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()]
    return [child for child in children if "reader_process" in cmdline(child)]


def cmdline(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def wait_for(condition: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.01)
    pytest.fail("waited ten seconds in vain")
