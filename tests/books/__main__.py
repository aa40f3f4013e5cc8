"""Writes every workbook of tests/should_pass and tests/should_fail; the expected words beside them are kept by hand."""

from pathlib import Path

from tests.books.failing import FAILING
from tests.books.odd_files import ODD_FILES, READABLE_FILES
from tests.books.passing import PASSING
from tests.books.write import write

TESTS = Path(__file__).resolve().parents[1]

for folder, books in (("should_pass", (*PASSING, *READABLE_FILES)), ("should_fail", (*FAILING, *ODD_FILES))):
    (TESTS / folder).mkdir(exist_ok=True)
    for book in books:
        write(book, TESTS / folder)
