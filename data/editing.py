"""Changes an editable table by the program: checked, file and edition together, never over somebody else's change."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.database import writing
from data.editable import Editable, TableError
from data.editions import BESIDE, Change, keep
from data.permissions import Person, require
from data.toml_places import line_of


class NotSaved(ValueError):
    """A table was left as it is. The message is for people."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a text, at which line of it where that can be told."""

    message: str
    line: int | None


def find_mistake(table: Editable[Any], text: str) -> Mistake | None:
    """The first thing wrong with a text as one of a table; None for a sound one."""
    try:
        table.parse(text)
    except TableError as error:
        return Mistake(str(error), line_of(text, str(error)))
    return None


def save(table: Editable[Any], before: str, after: str, change: tuple[Person, str]) -> None:
    """Puts a text in the place of `before`, the text that the person had seen, with the reason why.

    Raises Forbidden, NotSaved, DatabaseUnavailable; then file and editions are as they were.
    """
    person, why = change
    require(person, "manage_rules")
    if not why.strip():
        raise NotSaved("请写明为什么改，以后查得到。")
    mistake = find_mistake(table, after)
    if mistake:
        raise NotSaved(f"{table.name}有误，没有保存。{mistake.message}")
    with writing() as connection:
        if table.text() != before:
            raise NotSaved(f"{table.name}刚刚被别人改过，没有保存。请重新打开这一页，看过新的内容再改。")
        keep(connection, table.name, before, Change(BESIDE))
        keep(connection, table.name, after, Change(person.post, why.strip(), person.address))
        try:
            _replace(table.path, after)
        except OSError:
            raise NotSaved(f"{table.name}写不进去，没有保存。请检查文件的写入权限和磁盘空间。") from None


def _replace(path: Path, text: str) -> None:
    """The file at once and as a whole, with the rights that it had."""
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
