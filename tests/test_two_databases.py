"""PostgreSQL answers as SQLite does: the same files in, the same figures and lights out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.items import write_workbook
from etl.cli import DONE, main
from etl.sample import sample_files
from tests.soaking import SOAKING
from tests.whole import assert_whole

DAY = "2020-12-31"
ROWS = 20_000
SOME = ("001", "002", "003", "007", "009", "019", "025", "095", "105", "106", "107", "112")
"""Files of the sample that bring some of every dataset, .xls and .csv among them."""


class Asked:
    """The command line on one database."""

    def __init__(self, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.url, self._monkeypatch, self._capsys = url, monkeypatch, capsys

    def say(self, *arguments: object) -> None:
        """Runs a command that has to succeed."""
        self._monkeypatch.setenv("DATABASE_URL", self.url)
        assert main([*map(str, arguments)]) == DONE

    def answer(self, *arguments: object) -> Any:
        """The document that a command prints."""
        self._capsys.readouterr()
        self.say(*arguments, "--json")
        return json.loads(self._capsys.readouterr().out)


@pytest.fixture
def sqlite(database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    return Asked(database_url, monkeypatch, capsys)


@pytest.fixture
def postgresql(postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    return Asked(postgres_url, monkeypatch, capsys)


def test_both_databases_give_the_same_answers_on_the_sample(sqlite: Asked, postgresql: Asked) -> None:
    files = [file for file in sample_files() if SOAKING or file.name.startswith(SOME)]
    for asked in (sqlite, postgresql):
        asked.say("load", *files)
        assert_whole(asked.url)
    for verb in ("status", "figures"):
        assert sqlite.answer(verb, "--as-of", DAY) == postgresql.answer(verb, "--as-of", DAY)
    assert sqlite.answer("status", "--as-of", DAY)["items"] != []
    for listed, other in zip(sqlite.answer("batches"), postgresql.answer("batches"), strict=True):
        assert {**listed, "loaded_at": ""} == {**other, "loaded_at": ""}


def test_twenty_thousand_rows_load_answer_and_can_be_undone_in_postgresql(postgresql: Asked, tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "重点工作清单.xlsx", ROWS)
    loaded = postgresql.answer("load", file)[0]
    assert (loaded["rows"], loaded["added"], loaded["batch"]) == (ROWS, ROWS, 1)
    assert assert_whole(postgresql.url) == [1]
    status = postgresql.answer("status", "--as-of", "2020-11-30")
    assert [counts["total"] for counts in status["lists"]] == [ROWS]
    assert {figure["rows"] for figure in postgresql.answer("figures", "--as-of", "2020-11-30")} >= {ROWS}
    postgresql.say("undo", 1)
    assert postgresql.answer("status", "--as-of", "2020-11-30")["lists"] == []
    assert assert_whole(postgresql.url) == [1]
