"""The command line as other programs and people meet it: exit statuses, JSON, plain words."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from tests.commands import etl
from tests.sheets import listed, supervision_sheet


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return supervision_sheet(tmp_path / "重点工作.xlsx", listed(1), listed(2))


def test_the_first_load_makes_the_database_and_says_what_it_did(database_url: str, sheet: Path) -> None:
    answer = etl(database_url, "load", sheet, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.document == [
        {
            "file": "重点工作.xlsx", "dataset": "supervision", "as_of": "2020-10-31", "rows": 2, "added": 2, "changed": 0,
            "unchanged": 0, "missing": 0, "batch": 1, "already_loaded": False, "problems": [],
            "missing_items": [],
        }
    ]  # fmt: skip


def test_check_compares_and_writes_nothing(database_url: str, sheet: Path) -> None:
    etl(database_url, "load", sheet)
    changed = supervision_sheet(sheet.with_name("下期.xlsx"), listed(1, 完成率="90%"), day="2020年11月30日")
    answer = etl(database_url, "check", changed, "--json")
    found = answer.document[0]
    assert [found[name] for name in ("added", "changed", "unchanged", "missing", "batch")] == [0, 1, 0, 1, None]
    assert len(etl(database_url, "batches", "--json").document) == 1


def test_a_repeated_file_is_a_no_op(database_url: str, sheet: Path) -> None:
    etl(database_url, "load", sheet)
    answer = etl(database_url, "load", sheet, "--json").document[0]
    assert (answer["already_loaded"], answer["batch"], answer["added"]) == (True, 1, 0)


def test_a_refused_file_loads_nothing_and_names_the_cell(database_url: str, tmp_path: Path) -> None:
    bad = supervision_sheet(tmp_path / "坏表.xlsx", listed(1), listed(2, 牵头单位="市宇宙局", 完成时限="2020-02-30"))
    answer = etl(database_url, "load", bad, "--json")
    assert answer.status == 1
    errors = [(p["code"], p["sheet"], p["cell"]) for p in answer.document[0]["problems"] if p["severity"] == "error"]
    assert errors == [("unit_unknown", "Sheet", "E4"), ("date_impossible", "Sheet", "F4")]
    assert etl(database_url, "batches", "--json").document == []


def test_an_undone_batch_is_marked_and_its_rows_are_gone(database_url: str, sheet: Path) -> None:
    etl(database_url, "load", sheet)
    assert etl(database_url, "undo", 1, "--by", "督查处").status == 0
    batch = etl(database_url, "batches", "--json").document[0]
    assert (batch["batch"], batch["withdrawn"], batch["by"], len(batch["sha256"])) == (1, True, "督查处", 64)
    assert etl(database_url, "status", "--as-of", "2020-10-31", "--json").document["lists"] == []
    again = etl(database_url, "undo", 1)
    assert (again.status, again.err.strip()) == (1, "批次 1 此前已经撤回，不必重复撤回。")


def test_history_shows_every_version_with_its_place(database_url: str, sheet: Path) -> None:
    etl(database_url, "load", sheet)
    etl(database_url, "load", supervision_sheet(sheet, listed(1, 完成率="90%"), day="2020年11月30日"))
    versions = etl(database_url, "history", "supervision", "2020|work_report|[2020]01号", "--json").document
    assert [(v["as_of"], v["values"]["completion"], v["row"]) for v in versions] == [
        ("2020-10-31", 0.8, 3), ("2020-11-30", 0.9, 3),
    ]  # fmt: skip


def test_what_still_holds_is_said_to_hold_until_now(database_url: str, sheet: Path) -> None:
    etl(database_url, "load", sheet)
    etl(database_url, "load", supervision_sheet(sheet, listed(1, 完成率="90%"), day="2020年11月30日"))
    lines = etl(database_url, "history", "supervision", "2020|work_report|[2020]01号").out.splitlines()
    assert [line.split()[-3:] for line in lines if "Sheet" in line] == [
        ["2020-10-31", "2020-11-30", "有效"], ["2020-11-30", "至今", "有效"],
    ]  # fmt: skip


@pytest.mark.parametrize("known_as", ["[2020]01号", "〔2020〕 01号", "推进第1项工作", "第1项", "01号"])
def test_history_takes_what_people_know_of_a_record(database_url: str, sheet: Path, known_as: str) -> None:
    etl(database_url, "load", sheet)
    answer = etl(database_url, "history", "四张清单", known_as, "--json")
    assert [version["key"] for version in answer.document] == ["2020|work_report|[2020]01号"]


def test_history_names_the_records_that_words_may_mean(database_url: str, sheet: Path) -> None:
    etl(database_url, "load", sheet)
    answer = etl(database_url, "history", "supervision", "推进第", "--json")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.splitlines() == [
        "“四张清单”里有2条记录与“推进第”相符，请写得更完整，或改用下列标识之一：",
        "  2020|work_report|[2020]01号  [2020]01号　市政府工作报告重点工作清单　推进第1项工作",
        "  2020|work_report|[2020]02号  [2020]02号　市政府工作报告重点工作清单　推进第2项工作",
    ]
    nothing = etl(database_url, "history", "supervision", "没有这件事")
    assert (nothing.status, nothing.err.strip()) == (
        1,
        "“四张清单”里没有标识、编号或名称与“没有这件事”相符的记录。",
    )


def test_whole_numbers_have_no_decimal_point(database_url: str, sheet: Path) -> None:
    etl(database_url, "load", sheet)
    history = etl(database_url, "history", "supervision", "[2020]01号", "--json").out
    assert '"year": 2020,' in history
    assert '"completion": 0.8' in history
    figures = etl(database_url, "figures", "--json", "--as-of", "2020-10-31").out
    trace = etl(database_url, "trace", "supv_items_total", "--json", "--as-of", "2020-10-31").out
    tables = [etl(database_url, verb, *rest, "--as-of", "2020-10-31").out for verb, *rest in (
        ("figures",), ("status",), ("trace", "supv_items_total"), ("trace", "supv_close_rate"),
    )]  # fmt: skip
    assert not re.search(r"\d\.0\b(?!%)", "".join([history, figures, trace, *tables]))
    assert tables[2].endswith("合计：2\n")
    assert tables[3].count("—÷1  ") == 2


def test_status_lists_units_and_items(database_url: str, tmp_path: Path) -> None:
    rows = [listed(1, 完成时限="2020-10-30"), listed(2), listed(3, 进展状态="已办结")]
    etl(database_url, "load", supervision_sheet(tmp_path / "a.xlsx", *rows))
    document = etl(database_url, "status", "--as-of", "2020-10-31", "--json").document
    assert document["as_of"] == "2020-10-31"
    counts = document["lists"][0]
    assert (counts["list"], counts["total"], counts["closed"], counts["red"], counts["overdue"]) == (
        "work_report",
        3,
        1,
        1,
        1,
    )
    unit = document["units"][0]
    assert (unit["unit"], unit["kind"], unit["total"], unit["rank"]) == ("市发展改革委", "department", 3, 1)
    item = document["items"][0]
    assert (item["light"], item["reason"], item["due"], item["overdue_days"]) == ("red", "逾期1天", "2020-10-30", 1)
    assert item["next_green"] == "办结销号，或经批准延期"


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["nonsense"], ["load"], ["undo", "x"], ["check", "a.xlsx", "--as-of", "昨天"],
        ["check", "a.xlsx", "--dataset", "没有"], ["template", "没有", "-o", "a.xlsx"],
        ["template", "supervision", "-o", "a.doc"], ["trace", "没有"], ["history", "没有", "1"],
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_two(database_url: str, arguments: list[str]) -> None:
    answer = etl(database_url, *arguments)
    assert answer.status == 2
    assert answer.err


@pytest.mark.parametrize("file", ["没有.xlsx", "."])
def test_a_file_that_cannot_be_opened_is_refused(database_url: str, file: str) -> None:
    answer = etl(database_url, "check", file)
    assert answer.status == 1
    assert "请" in answer.out


@pytest.mark.parametrize(
    "url", ["nonsense://x", "postgresql://127.0.0.1:1/none", "sqlite:////proc/nowhere/x.db", "not a url"]
)
def test_a_database_that_cannot_be_used_ends_with_three(url: str) -> None:
    answer = etl(url, "batches", "--json")
    assert (answer.status, answer.out) == (3, "")
    assert "127.0.0.1" not in answer.err
    assert "/proc" not in answer.err


def test_a_file_that_is_no_database_ends_with_three(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"no database at all" * 100)
    assert etl(f"sqlite:///{tmp_path / 'x.db'}", "batches").status == 3


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    etl(url, "batches")
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("DELETE FROM setting")
    answer = etl(url, "batches")
    assert (answer.status, answer.err.strip()) == (3, "数据库由更新版本的程序建立，请升级本程序后再使用。")


def test_datasets_are_listed_for_people_and_programs(database_url: str) -> None:
    listed_ones = etl(database_url, "datasets", "--json").document
    assert {"supervision", "livelihood", "units"} <= {entry["dataset"] for entry in listed_ones}
    assert "四张清单" in etl(database_url, "datasets").out


def test_a_template_can_be_had_by_command(database_url: str, tmp_path: Path) -> None:
    for entry in etl(database_url, "datasets", "--json").document[::12]:
        path = tmp_path / f"{entry['dataset']}.xlsx"
        assert etl(database_url, "template", entry["dataset"], "-o", path).status == 0
        assert path.stat().st_size > 5000


def test_the_sample_is_not_mixed_into_real_data(database_url: str, sheet: Path) -> None:
    etl(database_url, "load", sheet)
    answer = etl(database_url, "sample")
    assert answer.status == 1
    assert "不能混入示例数据" in answer.err
