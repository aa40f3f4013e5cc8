"""All books of the sample year in the order in which they arrived, written to a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.sample_year import (
    activities,
    anti_smuggling,
    coordination,
    data_sharing,
    dingtalk,
    disclosure,
    documents,
    drafts,
    drills,
    emergency,
    executive_sheets,
    information,
    instructions,
    integrity,
    milestones,
    personnel,
    promises,
    proposals,
    publications,
    ranks,
    reference_books,
    rule_of_law,
    supervision,
    team_2019,
    write_csv,
    write_xls,
    write_xlsx,
)
from etl.sample_year.paper import Book

DIVISIONS: tuple[Callable[[], list[Book]], ...] = (
    reference_books.books,
    supervision.books,
    instructions.books,
    promises.books,
    publications.books,
    information.books,
    drafts.books,
    ranks.books,
    milestones.books,
    data_sharing.books,
    dingtalk.books,
    disclosure.books,
    proposals.books,
    emergency.books,
    drills.books,
    anti_smuggling.books,
    rule_of_law.books,
    team_2019.books,
    personnel.books,
    activities.books,
    integrity.books,
    documents.books,
    coordination.books,
    executive_sheets.books,
)
WRITERS: dict[str, Callable[[Book, Path], None]] = {
    "xlsx": write_xlsx.write,
    "xls": write_xls.write,
    "csv": write_csv.write,
}


def year_books() -> list[Book]:
    """Every book, first received first; books of one day keep the order of DIVISIONS."""
    return sorted((book for books in DIVISIONS for book in books()), key=lambda book: book.received)


def write_year(folder: Path) -> list[Path]:
    """Writes all books, numbered in the order of loading; removes what an earlier run left. Returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in WRITERS:
        for old in folder.glob(f"*.{kind}"):
            old.unlink()
    return [_write(book, folder, number) for number, book in enumerate(year_books(), 1)]


def _write(book: Book, folder: Path, number: int) -> Path:
    path = folder / f"{number:03d} {book.division} {book.title}.{book.kind}"
    WRITERS[book.kind](book, path)
    return path
