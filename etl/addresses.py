"""Cell positions as the spreadsheet programme shows them."""

from __future__ import annotations


def column_letters(col: int) -> str:
    """Letters of a column: 0 -> A, 26 -> AA."""
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: bytes) -> int:
    """Column of some letters: A -> 0, AA -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def address(row: int, col: int) -> str:
    """The cell's address: (4, 2) -> C5."""
    return f"{column_letters(col)}{row + 1}"
