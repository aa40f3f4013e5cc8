"""Workbooks that must pass or fail, each with the words that people read: a file dropped into the folder is a test.

Beside `表.xlsx` stands `表.txt`: the command as typed after `$`, then what it prints. `python -m tests.books` writes the
workbooks made by script; workbooks of other origin are welcome beside them.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from data.clock import DEMONSTRATION_DAY
from data.database import engine, writing
from data.tables import setting
from etl.cli import DONE, REFUSED, main
from etl.messages import MESSAGES
from tests.books.failing import FAILING
from tests.books.odd_files import ODD_FILES, READABLE_FILES
from tests.books.passing import PASSING
from tests.books.write import content_of
from tests.prepared import give_tables

TESTS = Path(__file__).resolve().parent
STATUS = {"should_pass": DONE, "should_fail": REFUSED}
WORKBOOKS = sorted(path for folder in STATUS for path in (TESTS / folder).iterdir() if path.suffix != ".txt")
SMALL = 15 * 1024
COMMAND = "$ python -m etl "

NOT_IN_A_SMALL_FILE = {
    "file_too_large": "needs 30 MB: tests/test_sniff.py",
    "file_zip_bomb": "needs 400 MB inside: tests/test_reading.py",
    "file_reader_crashed": "needs a file that crashes the reader: tests/test_corpus.py",
    "file_reader_timeout": "needs a file that takes 30 s: tests/test_reading.py",
    "role_map_unreadable": "comes from a broken table of names on the server: tests/test_kind_roles.py",
}


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared database whose clock stands on the last day of 2020, so that words do not depend on today."""
    path = tmp_path_factory.mktemp("should") / "empty.db"
    url = f"sqlite:///{path}"
    give_tables(url)
    with writing(url) as connection:
        connection.execute(setting.insert().values(name=DEMONSTRATION_DAY, value="2020-12-31"))
    # The last connection to close moves everything from the log into the file, which is then copied.
    engine(url).dispose()
    return path


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_workbook_is_answered_in_the_words_beside_it(
    path: Path,
    empty_database: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copy(empty_database, tmp_path / "test.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'test.db'}")
    monkeypatch.chdir(path.parent)
    expected = path.with_suffix(".txt")
    words = expected.read_text(encoding="utf-8") if expected.exists() else f"{COMMAND}check {path.name}\n"
    said = ""
    for command in re.findall(rf"^{re.escape(COMMAND)}(.*)$", words, re.MULTILINE):
        status = main(command.split())
        said += f"{COMMAND}{command}\n{capsys.readouterr().out}"
    assert words == said, f"{expected.name} says something else; if what the command says is right, keep it there"
    assert status == STATUS[path.parent.name]


def test_each_workbook_is_small() -> None:
    assert [path.name for path in WORKBOOKS if path.stat().st_size > SMALL] == []


def test_the_made_workbooks_are_what_the_script_makes() -> None:
    for folder, books in (("should_pass", (*PASSING, *READABLE_FILES)), ("should_fail", (*FAILING, *ODD_FILES))):
        assert [book.file for book in books if (TESTS / folder / book.file).read_bytes() != content_of(book)] == []


def test_every_wording_is_provoked_by_a_workbook() -> None:
    texts = [path.with_suffix(".txt").read_text(encoding="utf-8") for path in WORKBOOKS]
    lines = {line for text in texts for line in text.splitlines() if line.startswith("  [")}
    assert set(MESSAGES) - {_code(line) for line in lines} == set(NOT_IN_A_SMALL_FILE)


def _code(line: str) -> str:
    """The code whose wording ends the line, the most particular one of several."""
    fitting = [code for code, words in MESSAGES.items() if re.search(f"[] ：]{_pattern(words)}$", line)]
    return max(fitting, key=lambda code: len(re.sub(r"\{\w+\}", "", MESSAGES[code])))


def _pattern(words: str) -> str:
    return re.sub(r"\\\{\w+\\\}", ".*", re.escape(words))
