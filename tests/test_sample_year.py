"""The sample year: written the same on every run, shaped like real returns, adding up to the figures of 2020."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from data.database import reading
from data.kinds.shares import city_names
from data.ladder import Rung, rungs
from data.rules import rules
from etl.sample_year import EXPECTED
from etl.sample_year.days import LAST_DAY, RETURNS, chinese
from etl.sample_year.livelihood import actual, county_shares, sub_targets
from etl.sample_year.ranks_province import assessed
from etl.sample_year.supervision_items import items
from etl.sample_year.supervision_state import state
from etl.sample_year.year import write_year

ROOT = Path(__file__).resolve().parents[1]
COMMITTED = ROOT / "data" / "sample"
FIGURES = ROOT.parent / "shared" / "domain" / "figures_2020.csv"
SECTIONS = {"supervision", "data_sharing", "emergency", "anti_smuggling"}
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Found:
    """A table read back from a written file: one dictionary a data row, keyed by the lowest header level."""

    file: str
    sheet: str
    title: str
    rows: list[dict[str, object]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sample")
    write_year(place)
    return place


@pytest.fixture(scope="module")
def tables(folder: Path) -> list[Found]:
    return [table for path in sorted(folder.iterdir()) for table in _read(path)]


def _read(path: Path) -> Iterator[Found]:
    if path.suffix == ".csv":
        yield _table(path, path.stem, list(csv.reader(io.StringIO(path.read_bytes().decode("gb18030")))))
        return
    workbook = CalamineWorkbook.from_path(path)
    for name in workbook.sheet_names:
        yield _table(path, name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))


def _table(path: Path, sheet: str, cells: Sequence[Sequence[object]]) -> Found:
    top = next(n for n, row in enumerate(cells) if sum(cell != "" for cell in row) >= 4)
    two_levels = cells[top + 1][0] == ""
    lower = cells[top + 1] if two_levels else [""] * len(cells[top])
    names = [re.sub(r"\s", "", str(low or up)) for up, low in zip(cells[top], lower, strict=True)]
    rows = [row for row in cells[top + 1 + two_levels :] if sum(cell != "" for cell in row) >= 3]
    data = [dict(zip(names, row, strict=False)) for row in rows if row[0] not in ("合计", "平均")]
    return Found(path.name, sheet, str(cells[0][0]), data)


def _rows(tables: list[Found], sheet: str) -> list[dict[str, object]]:
    return [row for table in tables if table.sheet == sheet for row in table.rows]


def _last(tables: list[Found], sheet: str) -> list[dict[str, object]]:
    return [table for table in tables if sheet in table.sheet][-1].rows


def _number(cell: object) -> float:
    match = re.match(r"[\d.]+", str(cell).replace(",", ""))
    assert match, cell
    return float(match[0])


def _instructions(tables: list[Found], pattern: str) -> float:
    numbers = {
        row.get("批示编号") or row.get("收文号")
        for name in ("省级以上领导批示", "市领导批示")
        for row in _rows(tables, name)
    }
    return sum(bool(re.match(pattern, str(number))) for number in numbers)


def _reached(tables: list[Found], code: str) -> float:
    rows = [row for row in _last(tables, "重大节点") if str(row["事项代码"]).startswith(code)]
    return sum(_number(row["个数"]) for row in rows if row["实际完成时间"])


def _ratio(rows: list[dict[str, object]], part: str, whole: str) -> float:
    return sum(_number(row[part]) for row in rows) / sum(_number(row[whole]) for row in rows)


def _checks(tables: list[Found]) -> float:
    return sum(_number(row["执法检查(次)"]) for row in _rows(tables, "反走私执法检查"))


def _cases(tables: list[Found]) -> float:
    return len({row["案件编号"] for row in _rows(tables, "走私案件")})


RECOUNTS: dict[str, Callable[[list[Found]], float]] = {
    "livelihood_award": lambda t: _reached(t, "livelihood_award"),
    "instr_provincial_plus": lambda t: _instructions(t, "国批|省批"),
    "instr_city": lambda t: _instructions(t, "市批"),
    "instr_total": lambda t: _instructions(t, "国批|省批|市批"),
    "instr_bulletins": lambda t: sum(row["类型"] == "批示通报" for row in _rows(t, "批示通报和督查通报")),
    "data_one_id_rate": lambda t: _ratio(_last(t, "数据共享"), "已实现数", "梳理事项数"),
    "data_one_id_rate_target": lambda t: next(
        _number(row["目标值"]) / 100 for row in _last(t, "年度目标") if row["代码"] == "data_one_id_rate"
    ),
    "data_proof_kinds": lambda t: sum(_number(row["证明类材料共享"]) for row in _last(t, "数据共享")),
    "data_calls": lambda t: sum(_number(row["累计调用次数"]) for row in _last(t, "数据共享")),
    "data_zzd_weekly_active": lambda t: _ratio(_last(t, "浙政钉"), "周活跃人数", "已激活人数"),
    "data_online_rate": lambda t: _ratio(
        [row for row in _last(t, "网上掌上办事") if row["地区"] == "市本级"], "网上可办数", "政务服务事项"
    ),
    "data_mobile_items_avg": lambda t: (
        sum(_number(row["掌上可办数"]) for row in _last(t, "网上掌上办事")) / len(_last(t, "网上掌上办事"))
    ),
    "emrg_platform_phase1": lambda t: _reached(t, "emrg_platform_phase1"),
    "emrg_drills": lambda t: sum(row["开展情况"] == "已开展" for row in _last(t, "应急演练")),
    "emrg_urgent_reports": lambda t: len(_rows(t, "紧急信息")),
    "emrg_issues": lambda t: len(_rows(t, "应急管理专刊")),
    "smug_inspections": _checks,
    "smug_cases": _cases,
    "smug_hit_rate": lambda t: round(_cases(t) / _checks(t), 4),
    "smug_video_centres": lambda t: _reached(t, "smug_video_centre"),
}


def _figures() -> list[tuple[str, float]]:
    if not FIGURES.exists():
        return []
    with FIGURES.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["code"], float(row["value"])) for row in csv.DictReader(lines) if row["section"] in SECTIONS]


def test_the_figures_of_2020_are_at_hand() -> None:
    if not FIGURES.exists() and os.environ.get("CI") != "true":
        pytest.skip("没有 ../shared/domain/figures_2020.csv,未能与报告数字核对")
    assert {code for code, _ in _figures()} == set(RECOUNTS)


@pytest.mark.parametrize(("code", "value"), _figures())
def test_the_written_workbooks_add_up_to_the_figure_of_the_report(tables: list[Found], code: str, value: float) -> None:
    assert RECOUNTS[code](tables) == pytest.approx(value, abs=1e-9)


def test_a_second_run_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = write_year(tmp_path)
    assert [path.name for path in again] == sorted(path.name for path in folder.iterdir())
    assert [path.name for path in again if path.read_bytes() != (folder / path.name).read_bytes()] == []


def _content(path: Path) -> object:
    """What a file says: a workbook's parts unpacked, since compression differs between libraries."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_the_committed_sample_is_what_the_generator_writes(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    assert sorted(path.name for path in COMMITTED.iterdir()) == names
    assert [name for name in names if _content(COMMITTED / name) != _content(folder / name)] == []


def test_the_sample_is_small(folder: Path) -> None:
    files = list(folder.iterdir())
    assert len(files) < 240
    assert sum(path.stat().st_size for path in files) < 4 * MEGABYTE


def test_old_and_foreign_file_kinds_are_among_them(folder: Path) -> None:
    assert {path.suffix for path in folder.iterdir()} == {".xlsx", ".xls", ".csv"}
    export = next(folder.glob("*.csv")).read_bytes()
    with pytest.raises(UnicodeDecodeError):
        export.decode("utf-8")
    assert "浙政钉" in export.decode("gb18030")


def test_every_table_says_which_day_it_speaks_about(tables: list[Found]) -> None:
    assert [table.file for table in tables if not re.search(r"\d{4}年\d+月\d+日", table.file)] == []


def test_no_real_place_is_named(tables: list[Found]) -> None:
    text = "\n".join(f"{table.title}{table.rows}" for table in tables)
    assert re.findall("嘉兴|杭州|浙江|宁波|南湖|秀洲|嘉善|平湖|海盐|海宁|桐乡", text) == []


@pytest.mark.parametrize("list_type", EXPECTED.lists)
def test_each_list_ends_the_year_as_promised(list_type: str) -> None:
    ends = [(item, state(item, LAST_DAY)) for item in items() if item.list_type == list_type]
    wanted = EXPECTED.lists[list_type]
    stopped = [s for _, s in ends if s.standing in ("suspended", "terminated")]
    late = [i for i, s in ends if not s.is_done and s not in stopped and _is_past(i.due_on(LAST_DAY).day)]
    counts = (len(ends), sum(s.is_done for _, s in ends), len(stopped), len(late), sum(s.word is None for _, s in ends))
    assert counts == (wanted.total, wanted.done, wanted.suspended_or_terminated, wanted.overdue, wanted.no_data)


def _is_past(day: dt.date | None) -> bool:
    return day is not None and day < LAST_DAY


def test_the_last_return_shows_the_promised_items(tables: list[Found]) -> None:
    weekly = f"督查工作周报(截至{chinese(LAST_DAY)}).xlsx"
    last = [table for table in tables if table.file.endswith(weekly) and "重点" in table.sheet]
    assert [len(table.rows) for table in last] == [entry.total for entry in EXPECTED.lists.values()]


def test_overdue_items_fall_into_every_band() -> None:
    open_items = [item for item in items() if item.plan.fate == "overdue"]
    days = sorted((LAST_DAY - due).days for item in open_items if (due := item.due_on(LAST_DAY).day))
    assert [sum(low <= day <= high for day in days) for low, high in ((1, 7), (8, 30), (31, 366))] == [3, 4, 3]


def test_item_numbers_are_unique_within_their_list() -> None:
    numbers = [(item.list_type, item.number or item.title) for item in items()]
    assert len(set(numbers)) == len(numbers) == 300
    assert sum(item.number is None for item in items()) == 3


def test_completion_slips_back_for_some_items() -> None:
    falls = 0
    for item in items():
        points = [s.completion for day in RETURNS if (s := state(item, day)).completion is not None]
        falls += any(later < earlier for earlier, later in pairwise(points))
    assert falls >= 10


def test_late_returns_come_after_newer_ones(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    late = [name for name in names if "补报" in name and "督查处" in name]
    assert len(late) == 2
    for name, newer in zip(late, (dt.date(2020, 10, 9), dt.date(2020, 11, 27)), strict=True):
        assert names.index(name) > next(
            n for n, other in enumerate(names) if f"督查工作周报(截至{chinese(newer)})" in other
        )


def test_livelihood_results_never_fall_and_three_targets_are_missed() -> None:
    for entry in sub_targets():
        course = [actual(entry, day) for day in RETURNS]
        assert course == sorted(course), entry.sub_target
    rates = [round(actual(entry, LAST_DAY) / entry.target, 4) for entry in sub_targets()]
    assert len({entry.project for entry in sub_targets()}) == 10
    assert (len(rates), sum(rate >= 1 for rate in rates)) == (EXPECTED.sub_targets, EXPECTED.sub_targets_met)
    assert {1.405, 2.23} <= set(rates)


def test_county_shares_add_up_to_the_target() -> None:
    for entry in sub_targets():
        assert sum(share or 0 for share in county_shares(entry)) == pytest.approx(entry.target), entry.sub_target


def test_calls_fall_once_by_a_correction(tables: list[Found]) -> None:
    notes = [row for row in _rows(tables, "数据共享") if row["备注"]]
    assert [(row["数源部门"], row["本月调用次数"]) for row in notes] == [("市民政局", "—")]


def test_one_unit_reports_at_least_so_many(tables: list[Found]) -> None:
    calls = [str(row["累计调用次数"]) for row in _last(tables, "数据共享")]
    users = [str(row["周活跃人数"]) for row in _last(tables, "浙政钉")]
    assert sum(cell.endswith("次以上") for cell in calls) == sum(cell.endswith("人以上") for cell in users) == 1


def test_instructions_of_the_city_committee_stand_apart(tables: list[Found]) -> None:
    assert _instructions(tables, "委批") == EXPECTED.instructions_city_party


def test_some_urgent_reports_are_late(tables: list[Found]) -> None:
    late = sum(row["报送质量"] == "迟报" for row in _rows(tables, "紧急信息"))
    assert 5 <= late <= 15


def test_ranks_show_every_band_and_one_fall_through_the_floor() -> None:
    paths = [entry.ranks for entry in assessed()]
    ends = [path[-1] for path in paths]
    assert {1, 2, 3, 4, None} <= set(ends)
    assert sum(end in (5, 6) for end in ends) == 2
    assert sum(end is not None and end >= 7 for end in ends) == 1
    assert sum(4 in path[:-1] and path[-1] is not None and path[-1] > 4 for path in paths) == 1


def _ranked(tables: list[Found]) -> list[dict[str, object]]:
    """Rows of the rank returns that give the cities' values, with the rank as a number."""
    rows = [row for row in _rows(tables, "全省排名") if isinstance(row.get("XX市"), float)]
    return [{**row, "位次": int(re.findall(r"\d+", str(row["全省位次"]))[0])} for row in rows]


def _of_cities(row: dict[str, object]) -> dict[str, float]:
    return {name: value for name in city_names().values() if isinstance(value := row[name], float)}


def test_the_own_city_stands_among_the_cities_where_its_rank_says(tables: list[Found]) -> None:
    rows = _ranked(tables)
    assert len(rows) == 4 * 15 + 3 * 12
    for row in rows:
        sign = -1 if row["备注"] == "数值低者位次在前" else 1
        cities = _of_cities(row)
        better = [name for name, value in cities.items() if sign * value > sign * cities["XX市"]]
        assert (row["完成值"], len(better) + 1) == (cities["XX市"], row["位次"]), row["考核指标"]


def test_the_average_of_the_province_lies_among_its_cities(tables: list[Found]) -> None:
    for row in _ranked(tables):
        values = _of_cities(row).values()
        assert min(values) < _signed(row["全省均值"]) < max(values), row["考核指标"]


def _signed(cell: object) -> float:
    assert isinstance(cell, float)
    return cell


def test_the_city_named_as_the_first_has_the_value_of_the_first(tables: list[Found]) -> None:
    for row in _ranked(tables):
        city, _, value = str(row["第一名城市"]).partition(" ")
        assert (city == "") == (row["位次"] == 1)
        assert not city or value == f"{_of_cities(row)[city]}{row['单位']}"


def test_one_indicator_ranks_ten_cities_and_one_tells_only_the_distance(tables: list[Found]) -> None:
    rows = _ranked(tables)
    assert {row["考核指标"] for row in rows if len(_of_cities(row)) == 10} == {"一般公共预算收入增速"}
    assert {str(row["全省位次"])[-3:] for row in rows if row["乙市"] == "—"} == {"/10"}
    told = {row["考核指标"] for row in _rows(tables, "全省排名") if "XX市" in row and row["与前一名差距"] != ""}
    assert told == {"单位生产总值能耗降低率"}


@pytest.fixture(scope="module")
def year_end(sample_url: str) -> list[Rung]:
    with reading(sample_url) as connection:
        return rungs(connection, LAST_DAY, rules())


def test_only_the_income_of_townspeople_has_fallen_through_the_floor(year_end: list[Rung]) -> None:
    fallen = [(rung.indicator, rung.previous, rung.rank) for rung in year_end if rung.fell_through]
    assert fallen == [("城镇居民人均可支配收入增速", 4, 6)]


def test_the_ladder_knows_the_distances_of_all_ranked_indicators(year_end: list[Rung]) -> None:
    ranked = [rung for rung in year_end if rung.rank is not None]
    assert len(ranked) == len(year_end) - 1 == 16
    assert {rung.rank for rung in ranked if rung.to_next_up is None} == {1}
    assert [rung.indicator for rung in ranked if rung.to_next_down is None] == ["单位生产总值能耗降低率"]


def test_the_ladder_reads_the_indicator_in_which_low_values_lead(year_end: list[Rung]) -> None:
    dust = next(rung for rung in year_end if "PM2.5" in rung.indicator)
    assert (dust.value, dust.to_next_up, dust.to_next_down) == (25.8, 0.7, 1.7)
