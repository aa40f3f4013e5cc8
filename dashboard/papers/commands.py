"""Verbs on papers (公文文稿): check a finished one, make the report of a year."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dashboard.papers.check import Finding
from dashboard.papers.check import check as checked
from dashboard.papers.document import draw
from dashboard.papers.findings import report
from dashboard.papers.marked import NotAPaper
from dashboard.papers.year.paper import year_paper
from data.clock import now, today
from data.database import reading
from data.schema import prepare
from etl.cli import DONE, REFUSED, Refused
from etl.console import print_json


def check(wanted: argparse.Namespace) -> int:
    """Says which figures of a document no longer hold; refused (1) where there are any. Raises Refused."""
    content = _content(Path(wanted.file))
    prepare()
    try:
        with reading() as connection:
            found = checked(connection, content, wanted.as_of)
    except NotAPaper as error:
        raise Refused(str(error)) from None
    if wanted.json:
        print_json([_document(finding) for finding in found])
    else:
        print(report(found, wanted.as_of))
    return DONE if all(finding.verdict == "holds" for finding in found) else REFUSED


def year(wanted: argparse.Namespace) -> int:
    """Writes the report of the year. Raises Refused."""
    prepare()
    with reading() as connection:
        paper = year_paper(connection, wanted.as_of or today(connection), now())
    path = Path(wanted.output)
    try:
        path.write_bytes(draw(paper))
    except OSError:
        raise Refused(
            f"文件“{path.name}”写不进去，没有生成。请检查文件夹和磁盘空间，文件正在打开的请先关闭。"
        ) from None
    print(f"已生成{paper.title}{paper.subtitle}：{path}。以后用 python -m dashboard papers check 核对其中的数字。")
    return DONE


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Refused(f"读不了文件“{path.name}”，没有核对。请检查文件名和所在文件夹。") from None


def _document(finding: Finding) -> dict[str, Any]:
    binding, said = finding.mark.binding, finding.said
    return {
        "verdict": finding.verdict, "source": binding.source, "code": binding.code, "aspect": binding.aspect,
        "as_of": binding.as_of, "known_at": binding.known_at, "written": finding.mark.text, "was": binding.wording,
        "now": said.wording if said else None, "place": finding.mark.place,
    }  # fmt: skip
