"""One number, however it is written, is one record; what is shown stays as written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from data.database import reading, writing
from data.schema import prepare
from etl.keys import one_spelling
from tests.commands import etl
from tests.sheets import listed, supervision_sheet

KEY = "2020|work_report|[2020]33号"


@pytest.mark.parametrize(
    "written", ["〔2020〕33号", "[2020]33号", "（2020）33号", "【2020】33号", "(2020)第33号", "〔２０２０〕第３３号"]
)
def test_a_number_written_otherwise_is_the_same_record(database_url: str, tmp_path: Path, written: str) -> None:
    etl(database_url, "load", supervision_sheet(tmp_path / "十月.xlsx", listed(1, 督查编号="[2020]33号")))
    november = supervision_sheet(tmp_path / "十一月.xlsx", listed(1, 督查编号=written), day="2020年11月30日")
    answer = etl(database_url, "load", november, "--json").document[0]
    assert (answer["added"], answer["changed"] + answer["unchanged"], answer["missing"]) == (0, 1, 0)
    assert {v["key"] for v in etl(database_url, "history", "四张清单", written, "--json").document} == {KEY}


def test_the_number_is_shown_as_it_was_written(database_url: str, tmp_path: Path) -> None:
    etl(database_url, "load", supervision_sheet(tmp_path / "十月.xlsx", listed(1, 督查编号="〔2020〕第33号")))
    (version,) = etl(database_url, "history", "四张清单", "2020|work_report|〔2020〕33号", "--json").document
    assert (version["key"], version["values"]["item_no"]) == (KEY, "〔2020〕第33号")


def test_only_years_in_brackets_and_ordinals_are_spelled_anew() -> None:
    assert one_spelling("关于防御第4号台风的通知（试行）〔2020〕第7号") == "关于防御4号台风的通知（试行）[2020]7号"


def _make_old(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE alembic_version SET version_num = '0002'")
    connection.execute("DELETE FROM setting WHERE name = 'schema'")


@pytest.mark.parametrize("database", ["database_url", "postgres_url"])
def test_a_database_of_an_earlier_program_is_spelled_anew(
    request: pytest.FixtureRequest, database: str, tmp_path: Path
) -> None:
    url: str = request.getfixturevalue(database)
    for month, day in (("十月", "2020年10月31日"), ("十一月", "2020年11月30日")):
        sheet = supervision_sheet(tmp_path / f"{month}.xlsx", listed(1, 督查编号="〔2020〕33号"), day=day)
        etl(url, "load", sheet)
    with writing(url) as connection:
        for table in ("supervision", "sighting"):
            connection.execute(sa.text(f"UPDATE {table} SET record_key = '2020|work_report|〔2020〕33号'"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0002'"))
        connection.execute(sa.text("DELETE FROM setting WHERE name = 'schema'"))
    prepare(url)
    with reading(url) as connection:
        found = [connection.execute(sa.text(f"SELECT record_key FROM {t}")).all() for t in ("supervision", "sighting")]
    assert found == [[(KEY,)], [(KEY,)]]


def test_records_that_an_earlier_program_kept_apart_stay_apart(database_url: str, tmp_path: Path) -> None:
    rows = (listed(1, 督查编号="[2020]33号"), listed(2, 督查编号="[2020]34号"))
    etl(database_url, "load", supervision_sheet(tmp_path / "十月.xlsx", *rows))
    other = "2020|work_report|〔2020〕33号"
    with sqlite3.connect(database_url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE supervision SET record_key = ? WHERE record_key LIKE '%34号'", (other,))
        _make_old(connection)
    prepare(database_url)
    with sqlite3.connect(database_url.removeprefix("sqlite:///")) as connection:
        found = connection.execute("SELECT record_key FROM supervision ORDER BY id").fetchall()
    assert found == [(KEY,), (other,)]
