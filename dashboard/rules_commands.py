"""Verbs on the tables that the office edits: list their editions, show one, check a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from data.clock import ZONE
from data.database import reading, writing
from data.editable import Editable
from data.editable_tables import ALL, editable_table
from data.editing import find_mistake
from data.editions import Edition, editions, find, notice
from data.schema import prepare
from etl.cli import DONE, Refused
from etl.commands import read_bytes
from etl.console import print_json, print_table


def list(wanted: argparse.Namespace) -> int:
    """Every edition of every table, newest first; a table edited by other means is noticed here, too."""
    prepare()
    with writing() as connection:
        notice(connection)
        found = [entry for table in ALL for entry in editions(connection, table.name)]
    if wanted.json:
        print_json([_entry(entry) for entry in found])
    else:
        print_table(["表", "版本", "起用时间", "经办", "原因"], (_cells(entry) for entry in found))
    return DONE


def show(wanted: argparse.Namespace) -> int:
    """The text of one edition of a table. Raises Refused."""
    table = _table(wanted.table)
    prepare()
    with reading() as connection:
        found = find(connection, table.name, wanted.number)
    if found is None:
        raise Refused(f"{table.name}没有第{wanted.number}版。版本号见 python -m dashboard rules list。")
    print(found.text, end="" if found.text.endswith("\n") else "\n")
    return DONE


def check(wanted: argparse.Namespace) -> int:
    """Says whether a file could take the place of a table. Raises Refused with what is wrong."""
    table = _table(wanted.table)
    try:
        text = read_bytes(Path(wanted.file)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{table.name}不是 UTF-8 编码；请用记事本打开，另存为 UTF-8。") from None
    mistake = find_mistake(table, text)
    if mistake:
        place = f"第{mistake.line}行：" if mistake.line and "行" not in mistake.message else ""
        raise Refused(f"{place}{mistake.message}")
    print(f"可以使用：{wanted.file}")
    return DONE


def _cells(entry: Edition) -> tuple[object, ...]:
    found = _entry(entry)
    return tuple(found[name] for name in ("table", "number", "since", "by", "why"))


def _table(name: str) -> Editable[Any]:
    try:
        return editable_table(name)
    except KeyError:
        raise Refused(f"没有“{name}”这张表，可写的有 {'、'.join(one.name for one in ALL)}。") from None


def _entry(entry: Edition) -> dict[str, object]:
    since = f"{entry.since.astimezone(ZONE):%Y-%m-%d %H:%M:%S}"
    return {
        "number": entry.number,
        "table": entry.name,
        "since": since,
        "by": entry.by,
        "why": entry.why,
        "text": entry.text,
    }
