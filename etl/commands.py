"""Verbs that hand data in or take it back: check, load, undo, batches, history."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data.aliases import by_division
from data.clock import to_the_minute, today
from data.database import reading, writing
from data.datasets import ALL, dataset
from data.directory import directory
from data.facts import known
from data.record_search import search_records
from data.schema import prepare
from data.spec import Dataset
from data.tables import OPEN_END, batch, stored_names, versions
from etl.agents import is_agent
from etl.cli import DONE, REFUSED, Refused, WrongUsage
from etl.collection import uncollected
from etl.console import print_json, print_table, progress
from etl.intake import Circumstances, Intake, Wish, take_in
from etl.keys import one_spelling
from etl.load import Outcome, examine
from etl.load import load as write
from etl.problems import Problem
from etl.telling import tell
from etl.undo import NotUndoable
from etl.undo import undo as withdraw

MOST_LISTED = 20
"""Records named where words fit several."""


def check(wanted: argparse.Namespace) -> int:
    """Reads and compares one file; writes nothing."""
    wish = _wish(wanted)
    prepare()
    outcomes, ok = _check_file(Path(wanted.file), wish)
    _report(outcomes, wanted, "核对")
    return DONE if ok else REFUSED


def _report(outcomes: list[Outcome], wanted: argparse.Namespace, verb: str) -> None:
    if wanted.json:
        print_json([outcome.as_dict() for outcome in outcomes])
        return
    for line in tell(outcomes, verb, wanted.details):
        print(line)


def _check_file(path: Path, wish: Wish) -> tuple[list[Outcome], bool]:
    try:
        content = read_bytes(path)
    except Refused as refusal:
        return [_unopened(path, refusal)], False
    with reading() as connection:
        intake = take_in(content, path.name, wish, circumstances(connection))
        return examine(connection, intake, content), not intake.refused


def _unopened(path: Path, refusal: Refused) -> Outcome:
    """A file that is not there is told like one that cannot be read, so that the others' outcomes are told as well."""
    finding = Problem("file_unopened", "error", "", "", str(refusal))
    return Outcome(path.name, problems=[finding.as_dict()])


def load(wanted: argparse.Namespace) -> int:
    """Loads files one after the other, each in a transaction of its own."""
    wish = _wish(wanted)
    with uncollected():
        prepare()
    _question_agent(wanted.by)
    outcomes: list[Outcome] = []
    refused = False
    for path in progress([Path(name) for name in wanted.files], "导入"):
        found, ok = load_file(path, wish, wanted.by)
        outcomes.extend(found)
        refused = refused or not ok
    _report(outcomes, wanted, "导入")
    return REFUSED if refused else DONE


def _question_agent(by: str | None) -> None:
    """Says on standard error where whoever hands in may be named by name: nobody can tell for sure."""
    if not by:
        return
    with reading() as connection:
        units = circumstances(connection).units
    if not is_agent(by, units):
        print(f"提示：“{by}”不像处室或职务，已照写记录。此处请填督查处、处室负责人等，不填姓名。", file=sys.stderr)


def load_file(path: Path, wish: Wish, by: str | None) -> tuple[list[Outcome], bool]:
    """Loads one file all or not at all; answers what it did, and False if it was refused."""
    try:
        content = read_bytes(path)
    except Refused as refusal:
        return [_unopened(path, refusal)], False
    with uncollected():
        with reading() as connection:
            intake = take_in(content, path.name, wish, circumstances(connection))
        if intake.refused:
            return _refusals(intake), False
        with writing() as connection:
            return write(connection, intake, content, by), True


def _refusals(intake: Intake) -> list[Outcome]:
    """A refused file did nothing: counts stay at zero but for the rows read."""
    general = [entry.as_dict() for entry in intake.problems]
    if not intake.rows:
        return [Outcome(intake.file, problems=general)]
    return [
        Outcome(
            intake.file, rows.spec.name, rows.as_of.isoformat(), len(rows),
            problems=[*general, *(entry.as_dict() for entry in rows.problems)],
        )
        for rows in intake.rows
    ]  # fmt: skip


def circumstances(connection: sa.Connection, chosen: Mapping[str, str] | None = None) -> Circumstances:
    """The units, their confirmed names and the day that files are read against now; `chosen` as in `Circumstances`."""
    day = today(connection)
    return Circumstances(directory(connection, day), day, by_division(connection), chosen or {})


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises Refused where there is no such file to read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"找不到文件“{path.name}”，请检查文件名和所在目录。") from None
    except IsADirectoryError:
        raise Refused(f"“{path.name}”是一个文件夹，请给出其中的文件。") from None
    except OSError:
        raise Refused(f"文件“{path.name}”打不开，请检查是否有读取权限、是否正被占用。") from None


def _wish(wanted: argparse.Namespace) -> Wish:
    return Wish(_named(wanted.dataset), wanted.as_of, wanted.details)


def _named(name: str | None) -> Dataset | None:
    """A dataset by its name or Chinese name. Raises WrongUsage for an unknown one."""
    if not name:
        return None
    for spec in ALL:
        if name in (spec.name, spec.zh):
            return spec
    raise WrongUsage(f"没有名为“{name}”的数据集；用 python -m etl datasets 查看可用的名称。")


def undo(wanted: argparse.Namespace) -> int:
    """Withdraws one batch."""
    prepare()
    _question_agent(wanted.by)
    try:
        with writing() as connection:
            name = withdraw(connection, wanted.batch, wanted.by)
    except NotUndoable as error:
        raise Refused(str(error)) from error
    print(f"已撤回批次 {wanted.batch}（{dataset(name).zh}），各记录恢复到没有这次导入时的样子。")
    return DONE


def batches(wanted: argparse.Namespace) -> int:
    """Every batch, newest last."""
    prepare()
    with reading() as connection:
        rows = connection.execute(sa.select(batch).order_by(batch.c.id)).all()
    listed = [_batch(row) for row in rows]
    if wanted.json:
        print_json(listed)
    else:
        headers = ["批次", "数据", "文件", "截至", "导入时间", "经办", "行数", "新增", "变更", "状态"]
        print_table(headers, ([*_batch_cells(row)] for row in rows))
    return DONE


def _batch(row: Any) -> dict[str, Any]:
    return {
        "batch": row.id, "dataset": row.dataset, "file": row.file, "sha256": row.sha256, "as_of": row.as_of,
        "loaded_at": row.loaded_at, "by": row.loaded_by, "rows": row.rows, "added": row.added,
        "changed": row.changed, "withdrawn": row.withdrawn_at is not None,
    }  # fmt: skip


def _batch_cells(row: Any) -> Sequence[Any]:
    return (
        row.id, dataset(row.dataset).zh, row.file, row.as_of, to_the_minute(row.loaded_at),
        row.loaded_by, row.rows, row.added, row.changed, "已撤回" if row.withdrawn_at else "有效",
    )  # fmt: skip


def history(wanted: argparse.Namespace) -> int:
    """Every version of one record, oldest first, the withdrawn ones marked."""
    spec = _named(wanted.dataset)
    if spec is None:
        raise WrongUsage("请给出数据集的名称。")
    prepare()
    with reading() as connection:
        found = record_history(connection, spec, one_spelling(wanted.key))
        if not found:
            found = record_history(connection, spec, _known_as(connection, spec, wanted.key))
    if wanted.json:
        print_json(found)
    else:
        headers = ["截至", "批次", "文件", "工作表", "行", "生效自", "生效至", "状态"]
        names = ("as_of", "batch", "file", "sheet", "row", "valid_from", "valid_to")
        told = ([*(v[n] if v[n] != OPEN_END else "至今" for n in names), _state(v)] for v in found)
        print_table(headers, told)
    return DONE


def _known_as(connection: sa.Connection, spec: Dataset, words: str) -> str:
    """Key of the one record that people mean by the words. Raises Refused for none, and for several, naming them."""
    found = search_records(connection, spec, today(connection), words)
    if not found:
        raise Refused(f"“{spec.zh}”里没有标识、编号或名称与“{words}”相符的记录。")
    if len(found) > 1:
        listed = [f"  {key}  {name}" for key, name in list(found.items())[:MOST_LISTED]]
        rest = f"（只列出前{MOST_LISTED}条）" if len(found) > MOST_LISTED else ""
        head = f"“{spec.zh}”里有{len(found)}条记录与“{words}”相符，请写得更完整，或改用下列标识之一{rest}："
        raise Refused("\n".join((head, *listed)))
    return next(iter(found))


def _state(version: dict[str, Any]) -> str:
    if version["withdrawn"]:
        return "已撤回"
    if version["ended"]:
        return "已撤下"
    # Another load or an undo changed what the row's sheet does not speak of: a version further down says it anew.
    return "有效" if version["valid_from"] else "已更新"


def record_history(connection: sa.Connection, spec: Dataset, key: str) -> list[dict[str, Any]]:
    """Every version of a record with its provenance, validity and stored fields, oldest as_of first."""
    table = versions(spec)
    columns = [table.c[name] for name in stored_names(spec)]
    rows = connection.execute(
        sa.select(table, batch.c.file, batch.c.loaded_at, batch.c.loaded_by, known(None).label("live"))
        .join(batch, batch.c.id == table.c.batch_id)
        .where(table.c.record_key == key)
        .order_by(table.c.as_of, table.c.batch_id, table.c.id)
    ).mappings()
    return [
        {
            "dataset": spec.name, "key": key, "batch": row["batch_id"], "file": row["file"], "sheet": row["sheet"],
            "row": row["row"], "as_of": row["as_of"], "valid_from": row["valid_from"], "valid_to": row["valid_to"],
            "loaded_at": row["loaded_at"], "by": row["loaded_by"], "withdrawn": not row["live"],
            "ended": bool(row["ended"]),
            "values": {column.name: row[column.name] for column in columns if row[column.name] is not None},
            "raw": json.loads(row["raw"]) if row["raw"] else {},
        }
        for row in rows
    ]  # fmt: skip
