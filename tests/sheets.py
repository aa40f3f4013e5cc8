"""Writes small workbooks as divisions would send them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

HEADERS = ("序号", "督查编号", "清单类别", "任务名称", "牵头单位", "完成时限", "进展情况", "完成率", "进展状态")


def write_sheet(path: Path, title: str, headers: Sequence[Any], rows: Sequence[Sequence[Any]]) -> Path:
    """A workbook of one sheet: a title over the whole width, the header, the rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headers))
    for row in (headers, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def listed(number: int, **changes: Any) -> list[Any]:
    """A row of the supervision lists under `HEADERS`, with cells changed by header."""
    cells = {
        "序号": number, "督查编号": f"[2020]{number:02d}号", "清单类别": "政府工作报告", "任务名称": f"推进第{number}项工作",
        "牵头单位": "市发展改革委", "完成时限": "2020年12月底", "进展情况": "正常推进", "完成率": "80%", "进展状态": "推进中",
    }  # fmt: skip
    return list({**cells, **changes}.values())


def supervision_sheet(path: Path, *rows: Sequence[Any], day: str = "2020年10月31日") -> Path:
    """A workbook with the supervision lists as of a day."""
    return write_sheet(path, f"市政府工作报告重点工作进展情况表(截至{day})", HEADERS, rows)


def open_document(body: str) -> bytes:
    """An .ods with one sheet, given its rows as XML."""
    spaces = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
    declared = " ".join(f'xmlns:{name}="{urn}"' for name, urn in spaces.items())
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {declared} {calc}><office:body>'
        f'<office:spreadsheet><table:table table:name="表">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()
