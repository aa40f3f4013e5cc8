"""The natural key of each row, which makes returns of many weeks one history; a key twice in a file is a problem."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

from data.kinds.kind import Finding
from etl.problems import problem
from etl.rows import Rows

SEPARATOR = "|"

_YEAR = re.compile(r"[\[［〔【(（]([0-9]{4})[\]］〕】)）]")
_ORDINAL = re.compile(r"第([0-9]+)号")


def one_spelling(text: str) -> str:
    """The text with every 〔2020〕, （2020） as [2020] and every 第33号 as 33号: people write one number in all these ways."""
    if _is_plain(text):
        return text
    return _ORDINAL.sub(r"\1号", _YEAR.sub(r"[\1]", text))


def _is_plain(text: str) -> bool:
    """Most keys are letters and digits alone, of which a load has many."""
    return text.isascii() and "(" not in text


def give_keys(rows: Rows) -> None:
    """Fills `rows.keys`; drops identical repetitions with a warning, reports differing ones as errors."""
    parts = [_parts(rows, name) for name in rows.spec.key]
    rows.keys = list(map(SEPARATOR.join, zip(*parts, strict=True)))
    if len(set(rows.keys)) < len(rows.keys):
        _report_repetitions(rows)


def _parts(rows: Rows, name: str) -> list[str]:
    """One key field of every row in words; the fallback's hash where it is blank."""
    values = rows.column(name)
    if set(map(type, values)) == {str} and _is_plain("".join(values)):
        return list(values)
    words = _Words()
    parts = list(map(words.__getitem__, values))
    if rows.spec.key_fallback and None in values:
        fallback = rows.column(rows.spec.key_fallback)
        for index, value in enumerate(values):
            if value is None and fallback[index]:
                parts[index] = _hashed(fallback[index])
    return parts


class _Words(dict[Any, str]):
    def __missing__(self, value: Any) -> str:
        whole = isinstance(value, float) and value.is_integer()
        word = "" if value is None else str(int(value)) if whole else str(value)
        self[value] = word = one_spelling(word)
        return word


def _hashed(text: str) -> str:
    """Spaces and width do not make another record."""
    plain = "".join(unicodedata.normalize("NFKC", str(text)).split())
    return "~" + hashlib.sha256(plain.encode()).hexdigest()[:12]


def _report_repetitions(rows: Rows) -> None:
    first: dict[str, int] = {}
    repeated: list[int] = []
    unnamed = _unnamed(rows)
    for index, key in enumerate(rows.keys):
        if index in unnamed:
            continue
        if key in first:
            repeated.append(index)
            _report_repetition(rows, first[key], index)
        first.setdefault(key, index)
    _drop(rows, repeated)


def _unnamed(rows: Rows) -> set[int]:
    """Rows that lack a required part of their key: they have their problem, and resemble one another by it alone."""
    required = {name for name, column, _ in rows.spec.stored if column.required}
    found = set[int]().union(*(_blank(rows, name) for name in rows.spec.key if name in required))
    if rows.spec.key_fallback:
        parts = (_blank(rows, name) for name in rows.spec.key if name not in required)
        found |= set[int]().union(*parts) & _blank(rows, rows.spec.key_fallback)
    return found


def _blank(rows: Rows, name: str) -> set[int]:
    return {index for index, value in enumerate(rows.column(name)) if value is None}


def _report_repetition(rows: Rows, first: int, second: int) -> None:
    same = all(values[first] == values[second] for name, values in rows.fields.items() if name != "seq")
    sheet, row = rows.places[first]
    finding = Finding(
        "repeated_row" if same else "repeated_key",
        "warning" if same else "error",
        {"first": f"工作表“{sheet}”第{row}行", "header": _key_header(rows)},
    )
    rows.problems.append(problem(finding, *rows.where(second, _key_field(rows))))


def _key_field(rows: Rows) -> str:
    """The key field that a person typed: the last one with a column, else the fallback."""
    sheet = rows.places[0][0]
    typed = [name for name in rows.spec.key if (sheet, name) in rows.addresses]
    return typed[-1] if typed else (rows.spec.key_fallback or rows.spec.key[-1])


def _key_header(rows: Rows) -> str:
    stored = {name: column.zh for name, column, _ in rows.spec.stored}
    return stored[_key_field(rows)]


def _drop(rows: Rows, indexes: list[int]) -> None:
    gone = set(indexes)
    keep = [i for i in range(len(rows)) if i not in gone]
    rows.fields = {name: [values[i] for i in keep] for name, values in rows.fields.items()}
    rows.keys = [rows.keys[i] for i in keep]
    rows.raws = {new: rows.raws[old] for new, old in enumerate(keep) if old in rows.raws}
    rows.places = [rows.places[i] for i in keep]
