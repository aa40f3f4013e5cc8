"""Tables that the office edits (可编辑的表) as TOML: found, read anew when changed, every mistake told with its place."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from data.toml_places import in_chinese

T = TypeVar("T")
REFERENCE = Path(__file__).resolve().parent / "reference"
"""Where the shipped tables lie."""
_STOOD: ContextVar[Mapping[str, str]] = ContextVar("stood", default={})  # noqa: B039 - never written to
"""Texts of an earlier day by table, while that day is replayed."""


class TableError(ValueError):
    """A table is missing or wrong; the message says where, in Chinese."""


@dataclass(frozen=True)
class Editable(Generic[T]):
    """One such table. `variable` names the environment's variable that may point at another file."""

    name: str
    """In Chinese: 规则文件."""
    variable: str
    shipped: Path
    parse: Callable[[str], T]
    """Makes what the program uses of the text. Raises `error`."""
    error: type[TableError]

    @property
    def path(self) -> Path:
        """The file in force."""
        return Path(os.environ.get(self.variable) or self.shipped)

    def read(self) -> T:
        """What the table in force says. Raises `error`."""
        text = self.text()
        made: T = _parsed(self, text)
        return made

    def text(self) -> str:
        """The text in force, read anew when the file was changed; while an earlier day is replayed, that day's. Raises `error`."""
        if self.name in _STOOD.get():
            return _STOOD.get()[self.name]
        path = self.path
        try:
            return _text(self, path, path.stat().st_mtime_ns)
        except OSError as error:
            raise self.error(f"{self.name}打不开；请检查 {self.variable} 所指的文件。") from error


@contextmanager
def as_stood(texts: Mapping[str, str]) -> Iterator[None]:
    """Has every table read as it stood, by the texts of tables by name; the others read as they are in force."""
    token = _STOOD.set(texts)
    try:
        yield
    finally:
        _STOOD.reset(token)


@lru_cache(maxsize=64)
def _text(table: Editable[Any], path: Path, _changed: int) -> str:
    try:
        # WPS's and Windows' editors put a mark before the text.
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise table.error(f"{table.name}不是 UTF-8 编码；请用记事本打开，另存为 UTF-8。") from error


@lru_cache(maxsize=64)
def _parsed(table: Editable[Any], text: str) -> Any:
    return table.parse(text)


def entries(text: str, name: str, error: type[TableError]) -> dict[str, Any]:
    """The TOML text as it is written. Raises `error` where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as mistake:
        raise error(f"{name}写法有误，{in_chinese(str(mistake))}。") from mistake


def build(kind: type[T], row: Mapping[str, Any], place: str, error: type[TableError]) -> T:
    """A dataclass from an entry whose names and values fit it. Raises `error` with the place and what is wrong."""
    known, hints = {entry.name: entry for entry in fields(kind)}, get_type_hints(kind)  # type: ignore[arg-type]
    for name, value in row.items():
        if name not in known:
            raise error(f"{place}：不认识“{name}”，可写的有 {'、'.join(known)}。")
        if not _fits(value, hints[name]):
            raise error(f"{place}：“{name}”的值 {value!r} 不对{_wanted(hints[name])}。")
    for name, entry in known.items():
        if name not in row and entry.default is MISSING and entry.default_factory is MISSING:
            raise error(f"{place}：缺少“{name}”。")
    return kind(**row)


def _wanted(hint: Any) -> str:
    """`，要写整数，如 7`: what a value of the type looks like; nothing where that needs more than a word."""
    for kind, said in ((bool, "true 或 false"), (int, "整数，如 7"), (float, "数字，如 7.5"), (str, "英文引号括起来的文字"),
                       (dt.date, "日期，如 2020-12-31")):  # fmt: skip
        if hint is kind or kind in get_args(hint):
            return f"，要写{said}"
    return ""


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value is of a field's type; of lists and tables the owner looks at the parts."""
    plain = {part for part in get_args(hint) if part is not type(None)} if type(None) in get_args(hint) else {hint}
    return any(_is_a(value, part) for part in plain)


def _is_a(value: Any, hint: Any) -> bool:
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if hint in (int, str, bool, dt.date):
        return type(value) is hint
    return True
