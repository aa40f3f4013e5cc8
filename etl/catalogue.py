"""Verbs about what can be loaded: datasets, template, docs."""

from __future__ import annotations

import argparse
from pathlib import Path

from data.database import ROOT
from data.datasets import ALL
from data.spec import Dataset
from etl.cli import DONE, REFUSED, WrongUsage
from etl.console import print_json, print_table
from etl.dictionary import is_current, write
from etl.filling import Filling
from etl.template import write_template

DICTIONARY = ROOT / "docs" / "data-dictionary.md"


def datasets(wanted: argparse.Namespace) -> int:
    """Lists every dataset."""
    if wanted.json:
        print_json([_plain(spec) for spec in ALL])
    else:
        rows = ((spec.name, spec.zh, spec.division, spec.source, len(spec.columns)) for spec in ALL)
        print_table(["名称", "数据", "报送处室", "来源表", "列数"], rows)
    return DONE


def _plain(spec: Dataset) -> dict[str, object]:
    return {
        "dataset": spec.name,
        "name": spec.zh,
        "division": spec.division,
        "source": spec.source,
        "period": spec.period,
        "key": list(spec.key),
        "columns": [{"name": c.name, "header": c.zh, "required": c.required} for c in spec.columns],
    }


def template(wanted: argparse.Namespace) -> int:
    """Writes the workbook to fill in for one dataset."""
    spec = next((spec for spec in ALL if wanted.dataset in (spec.name, spec.zh)), None)
    if spec is None:
        raise WrongUsage(f"没有名为“{wanted.dataset}”的数据集；用 python -m etl datasets 查看可用的名称。")
    path = Path(wanted.output)
    if path.suffix.lower() != ".xlsx":
        raise WrongUsage("模板文件名应以 .xlsx 结尾。")
    filling = _filling(spec) if wanted.filled else None
    try:
        write_template(spec, path, filling)
    except OSError:
        raise WrongUsage(f"写不了“{path.name}”，请检查目录是否存在、文件是否正被打开。") from None
    print(f"已生成“{spec.zh}”报送模板：{path.name}{f'。{filling.note}' if filling else ''}")
    return DONE


def _filling(spec: Dataset) -> Filling:
    # Empty templates are written without a database.
    from data.clock import today
    from data.database import reading
    from data.schema import prepare
    from etl.current_rows import current_rows

    prepare()
    with reading() as connection:
        return current_rows(connection, spec, today(connection))


def docs(wanted: argparse.Namespace) -> int:
    """Writes the data dictionary, or says whether it is current."""
    if wanted.check:
        if is_current(DICTIONARY):
            return DONE
        print("数据字典不是最新的，请运行 python -m etl docs 重新生成。")
        return REFUSED
    write(DICTIONARY)
    print("数据字典已生成:docs/data-dictionary.md")
    return DONE
