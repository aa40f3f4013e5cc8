"""The sample's information work, drafts and research, counted again straight from the written workbooks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl.sample_year import drafts, information, publications
from etl.sample_year.paper import Book
from etl.sample_year.year import WRITERS

Row = dict[str, object]
NOT_UNITS = ("小计", "合计")
RENAMED = {
    "报送单位": "单位",
    "上报条数": "报送条数",
    "市政府办采用": "市级采用",
    "省政府办采用": "省级采用",
    "国办采用": "国家级采用",
    "省领导批示": "省级批示",
    "国家领导批示": "国家级批示",
    "市领导批示": "市级批示",
    "积分": "得分",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("decision")
    for number, book in enumerate(_books()):
        WRITERS[book.kind](book, place / f"{number:03d} {book.title}.{book.kind}")
    return place


def _books() -> list[Book]:
    return [*information.books(), *publications.books(), *drafts.books()]


def _rows(folder: Path, name: str, sheet: str) -> Iterator[Row]:
    """The data rows of a sheet in all workbooks whose names hold the words, by header."""
    for path in sorted(folder.glob(f"*{name}*")):
        workbook = CalamineWorkbook.from_path(path)
        if sheet in workbook.sheet_names:
            yield from _table(workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False))


def _table(cells: Sequence[Sequence[object]]) -> Iterator[Row]:
    top = next(n for n, row in enumerate(cells) if sum(cell != "" for cell in row) >= 4)
    below = cells[top + 1] if cells[top + 1][0] == "" else [""] * len(cells[top])
    names = [str(low or up) for up, low in zip(cells[top], below, strict=True)]
    for row in cells[top + 1 :]:
        if sum(cell != "" for cell in row) >= 3 and row[0] not in ("", *NOT_UNITS):
            yield {RENAMED.get(name, name): cell for name, cell in zip(names, row, strict=True)}


def _months(folder: Path) -> list[Row]:
    late = [row | {"单位": "盐湾县"} for row in _rows(folder, "补报", "补报")]
    return [*_rows(folder, "2020年", "政务信息报送采用"), *late]


def _sum(rows: list[Row], *headers: str) -> float:
    return sum(cell for row in rows for header in headers if isinstance(cell := row[header], int | float))


def test_the_units_months_add_up_to_the_items_of_the_report(folder: Path) -> None:
    rows = _months(folder)
    assert len(rows) == 12 * 29
    assert _sum(rows, "报送条数") == 1187
    assert _sum(rows, "省级批示", "国家级批示") == 63
    assert round(63 / 1187, 4) == 0.0531


def test_adoptions_and_points_add_up_by_level(folder: Path) -> None:
    rows = _months(folder)
    levels = ("市级采用", "省级采用", "国家级采用")
    assert [_sum(rows, level) for level in levels] == [702, 214, 31]
    assert _sum(rows, "得分") == 4634.0


def test_issues_are_those_of_the_register(folder: Path) -> None:
    rows = list(_rows(folder, "刊物通报登记", "政务信息"))
    assert len({row["期次"] for row in rows}) == len(rows) == 680


def test_the_years_last_line_of_the_city_states_the_reports_figures(folder: Path) -> None:
    *_, last = _rows(folder, "2020年12月31日", "全市政务信息工作")
    assert [last[name] for name in ("统计时间", "编发期数", "报送条数", "全省排名")] == ["全年", 680, 1187, "3/11"]


def test_last_year_came_as_one_circular(folder: Path) -> None:
    rows = list(_rows(folder, "2019年12月31日", "政务信息采用通报"))
    assert (len(rows), _sum(rows, "报送条数"), _sum(rows, "省级批示", "国家级批示")) == (29, 1102, 53)


def test_the_month_that_was_forgotten_is_missing_in_its_workbook_and_came_in_may(folder: Path) -> None:
    march = list(_rows(folder, "月报(截至2020年3月31日)", "政务信息报送采用"))
    assert "盐湾县" not in {row["单位"] for row in march}
    assert [book.received for book in _books() if "补报" in book.title] == [dt.date(2020, 5, 6)]


def test_the_last_circular_mixes_up_two_places_and_raises_one_score(folder: Path) -> None:
    stated = {str(row["单位"]): row for row in _rows(folder, "2020年12月31日", "政务信息采用通报")}
    scores = {name: _sum([row for row in _months(folder) if row["单位"] == name], "得分") for name in stated}
    assert [name for name, row in stated.items() if row["得分"] != scores[name]] == ["市科技局"]
    counties = [name for name in stated if not name.startswith("市")]
    placed = {name: 1 + sum(scores[other] > scores[name] for other in counties) for name in counties}
    assert [name for name in counties if stated[name]["名次"] != placed[name]] == ["北城区", "桐安市"]


def test_the_last_ledgers_hold_the_research_and_the_papers_still_being_written(folder: Path) -> None:
    research = list(_rows(folder, "2020年12月31日", "调研台账"))
    finished = [str(row["类型"]) for row in research if row["定稿时间"] != ""]
    assert (finished.count("课题"), finished.count("政策文件"), len(research)) == (11, 6, 19)
    open_drafts = [row for row in _rows(folder, "2020年12月31日", "文稿台账") if row["完成时间"] == ""]
    assert [row["要求完成时间"] for row in open_drafts] == ["12月底", "2021年1月6日前", "2021年1月15日前"]


def test_the_number_of_drafts_is_a_word(folder: Path) -> None:
    worded = [
        row["累计完成数"] for row in _rows(folder, "文稿调研台账", "文稿调研汇总") if row["统计项目"] == "重要文稿"
    ]
    assert worded == ["60余篇", "一百多篇", "200余篇", "数百篇"]


def test_no_name_of_a_person_or_of_a_real_place_is_written(folder: Path) -> None:
    text = "\n".join(
        str(cell)
        for path in folder.iterdir()
        for sheet in CalamineWorkbook.from_path(path).sheet_names
        for row in CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
        for cell in row
    )
    assert re.findall("嘉兴|杭州|浙江|宁波|南湖|秀洲|嘉善|平湖|海盐|海宁|桐乡", text) == []
