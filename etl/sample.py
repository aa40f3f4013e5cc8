"""Loads the sample year: XX市, 2020, through the same load as any other file, with a clock that stands on its last day."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

import sqlalchemy as sa

from data.clock import DEMONSTRATION_DAY
from data.database import ROOT, reading, writing
from data.schema import prepare
from data.tables import batch, setting
from etl.cli import DONE, Refused
from etl.commands import load_file
from etl.console import progress
from etl.intake import Wish

FOLDER = ROOT / "data" / "sample"
LAST_DAY = dt.date(2020, 12, 31)
KINDS = {".xlsx", ".xls", ".et", ".ods", ".csv"}


def sample(wanted: argparse.Namespace) -> int:
    """Loads every sample workbook in order of its name; a file loaded before is left alone."""
    prepare()
    if wanted.if_empty and not _is_empty():
        return DONE
    if not _is_sample():
        raise Refused("数据库里已有正式数据，不能混入示例数据；请另建数据库（设置 DATABASE_URL）后再导入示例。")
    files = sample_files()
    if not sys.stderr.isatty():
        print(f"正在导入示例数据，共{len(files)}个文件……", file=sys.stderr, flush=True)
    _set_clock()
    for path in progress(files, "正在导入示例数据"):
        outcomes, ok = load_file(path, Wish(), "示例数据")
        if not ok:
            first = next((entry["message"] for outcome in outcomes for entry in outcome.problems), "")
            raise Refused(f"示例文件“{path.name}”没有通过核对：{first}")
    print(f"示例数据已导入：{len(files)}个文件，演示日期{LAST_DAY:%Y年%m月%d日}。", file=sys.stderr)
    return DONE


def sample_files() -> list[Path]:
    """The sample workbooks, in the order in which they are loaded."""
    return sorted(path for path in FOLDER.rglob("*") if path.suffix.lower() in KINDS)


def _is_empty() -> bool:
    with reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(batch)) == 0


def _is_sample() -> bool:
    """True for a database that holds nothing yet, or the sample."""
    with reading() as connection:
        marked = connection.scalar(sa.select(setting.c.value).where(setting.c.name == DEMONSTRATION_DAY))
    return marked is not None or _is_empty()


def _set_clock() -> None:
    with writing() as connection:
        connection.execute(setting.delete().where(setting.c.name == DEMONSTRATION_DAY))
        connection.execute(setting.insert().values(name=DEMONSTRATION_DAY, value=LAST_DAY.isoformat()))
