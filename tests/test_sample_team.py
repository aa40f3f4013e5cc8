"""The sample's returns of 队伍建设 and 廉政建设, counted again from the written cells, add up to the report's figures."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl.sample_year import activities, integrity, personnel
from etl.sample_year.paper import Book
from etl.sample_year.year import WRITERS

FIGURES = Path(__file__).resolve().parents[2] / "shared" / "domain" / "figures_2020.csv"
SECTIONS = {"team", "integrity"}
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    """The rows of every sheet of 2020 by sheet name, in the order of arrival."""
    folder = tmp_path_factory.mktemp("team")
    books = [*personnel.books(), *activities.books(), *integrity.books()]
    found: dict[str, list[Row]] = {}
    for number, book in enumerate(sorted(books, key=lambda book: book.received)):
        for name, row in _read(book, folder / f"{number}.{book.kind}"):
            found.setdefault(name, []).append(row)
    return found


def _read(book: Book, path: Path) -> Iterator[tuple[str, Row]]:
    WRITERS[book.kind](book, path)
    workbook = CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        top = next(n for n, row in enumerate(cells) if sum(cell != "" for cell in row) >= 4)
        header, section = [str(cell) for cell in cells[top]], ""
        if cells[top + 1][0] == "":
            header = [str(low or up) for up, low in zip(header, cells[top + 1], strict=True)]
        for row in cells[top + 1 :]:
            if re.match("[一二三四五]、", str(row[0])):
                section = str(row[0])[2:]
            elif isinstance(row[0], int | float):
                yield name, dict(zip(header, map(str, row), strict=True)) | ({"类别": section} if section else {})


def _number(cell: str | None, otherwise: float = 0) -> float:
    match = re.match(r"[\d.]+", cell or "")
    return float(match[0]) if match else otherwise


def _first(row: Row, *headers: str) -> str | None:
    return next((row[header] for header in headers if row.get(header)), None)


def _activities(rows: dict[str, list[Row]], kind: str) -> list[Row]:
    """The last word on each activity: its name, and its day however written."""
    latest: dict[tuple[str, str], Row] = {}
    for row in rows["机关活动"]:
        if _first(row, "类别", "活动类型") == kind:
            day = "-".join(
                str(int(part)) for part in re.findall(r"\d+", str(_first(row, "时间", "举办时间", "活动时间")))[:3]
            )
            latest[row["活动名称"], day] = row
    return list(latest.values())


def _held(kind: str) -> Callable[[dict[str, list[Row]]], float]:
    return lambda rows: sum(_number(row.get("场次"), 1) for row in _activities(rows, kind))


def _of_lectures(*headers: str) -> Callable[[dict[str, list[Row]]], float]:
    return lambda rows: sum(_number(_first(row, *headers)) for row in _activities(rows, "宣讲"))


def _changed(*kinds: str) -> Callable[[dict[str, list[Row]]], float]:
    return lambda rows: sum(
        _number(_first(row, "人数", "人数(名)")) for row in rows["干部变动"] if _first(row, "类别", "变动类别") in kinds
    )


def _trained(rows: dict[str, list[Row]]) -> float:
    latest = {row["培训班名称"]: row for row in rows["干部培训"] if row["类别"] != "业务培训"}
    return sum(_number(row["参训人数"]) for row in latest.values())


RECOUNTS: dict[str, Callable[[dict[str, list[Row]]], float]] = {
    "team_lecturers": _of_lectures("参加人数", "参与人数"),
    "team_lecture_audience": _of_lectures("听众"),
    "team_handouts": _of_lectures("资料份数", "发放资料"),
    "team_debates": _held("大讨论"),
    "team_check_lists": lambda rows: sum(
        _number(_first(row, "形成清单", "自查清单")) for row in _activities(rows, "大讨论")
    ),
    "team_lectures": _held("主题报告会"),
    "team_party_days": _held("主题党日"),
    "team_culture_events": _held("文体活动"),
    "team_interns": _changed("高校实习生"),
    "team_trained": _trained,
    "team_selected_deputy_division": _changed("选拔副处级领导干部"),
    "team_promoted_section": _changed("提拔正科级领导干部"),
    "team_promoted_deputy_section": _changed("提拔副科级领导干部"),
    "team_rotated": _changed("岗位交流"),
    "integ_discipline_events": lambda rows: sum(row["类别"] == "纪律教育" for row in rows["廉政活动"]),
}


def _figures() -> list[tuple[str, float]]:
    if not FIGURES.exists():
        return []
    with FIGURES.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["code"], float(row["value"])) for row in csv.DictReader(lines) if row["section"] in SECTIONS]


def test_every_figure_of_the_two_sections_is_counted_again() -> None:
    if not FIGURES.exists() and os.environ.get("CI") != "true":
        pytest.skip("没有 ../shared/domain/figures_2020.csv,未能与报告数字核对")
    assert {code for code, _ in _figures()} == set(RECOUNTS)


@pytest.mark.parametrize(("code", "value"), _figures())
def test_the_written_workbooks_add_up_to_the_figure_of_the_report(
    rows: dict[str, list[Row]], code: str, value: float
) -> None:
    assert RECOUNTS[code](rows) == value


def test_what_the_report_gives_as_more_than_is_written_so(rows: dict[str, list[Row]]) -> None:
    vague = {header: [row[header] for row in rows["机关活动"] if re.search("[余多]", row.get(header, ""))]
             for header in ("听众", "发放资料", "资料份数", "场次")}  # fmt: skip
    assert vague == {
        "听众": ["300余人", "300余人"],
        "发放资料": ["300余份"],
        "资料份数": ["250余份"],
        "场次": ["10多场次"],
    }


def test_two_divisions_end_the_year_with_pledges_unsigned(rows: dict[str, list[Row]]) -> None:
    last = {row["处室"]: row for row in rows["责任书签订"]}
    open_ones = {name: row["备注"] for name, row in last.items() if row["应签"] != row["已签"]}
    assert open_ones == {"数据管理处": "尚有1人挂职、借调在外", "海防与打击走私办公室": "尚有1人挂职、借调在外"}


def test_the_correction_of_the_second_quarter_comes_after_it(rows: dict[str, list[Row]]) -> None:
    told = [
        _number(row["听众"])
        for row in rows["机关活动"]
        if row["活动名称"].endswith("进村宣讲") and "平海市结对村" in row.get("地点", "")
    ]
    assert told == [250, 260]


def test_no_sheet_has_a_column_that_names_people(rows: dict[str, list[Row]]) -> None:
    headers = {header for found in rows.values() for row in found for header in row}
    assert [header for header in headers if re.search("姓名|人员|职务|性别|出生", header)] == []
