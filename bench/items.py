"""Writes a workbook of supervision items, the same one every time, in the dataset's own headers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter

from data.datasets import dataset
from data.units import Directory

TITLE = "市政府工作报告重点工作清单进展情况表(截至2020年11月30日)"
NEXT_TITLE = "市政府工作报告重点工作清单进展情况表(截至2020年12月31日)"
COLUMNS = (
    "item_no", "title", "target_text", "lead_unit", "leader_role", "assigned_on", "due", "progress_text", "completion",
    "status", "finished_on", "note",
)  # fmt: skip
WORKS = (
    "老旧小区改造",
    "黑臭水体治理",
    "农村公路提升",
    "避灾场所建设",
    "义务教育学位扩容",
    "危化品隐患整治",
    "政务服务提速",
)
START = dt.date(2020, 1, 6)


def write_workbook(path: Path, items: int, *, next_month: bool = False) -> Path:
    """Writes title, header and `items` rows of twelve columns; returns the path.

    A month later every third item has come further, as in a return that follows the one before.
    """
    spec, units = dataset("supervision"), _departments()
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        forms = {"date": book.add_format({"num_format": "yyyy-mm-dd"}), "rate": book.add_format({"num_format": "0%"})}
        sheet = book.add_worksheet("清单")
        sheet.write_string(0, 0, NEXT_TITLE if next_month else TITLE)
        sheet.write_row(1, 0, [spec.column(name).zh for name in COLUMNS])
        for number in range(items):
            cells = _item(number, units[number % len(units)])
            for position, value in enumerate(_further(cells) if next_month and number % 3 == 1 else cells):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number + 2, position, value, forms["date"])
                elif isinstance(value, float):
                    sheet.write_number(number + 2, position, value, forms["rate"])
                elif value is not None:
                    sheet.write_string(number + 2, position, value)
    return path


def _further(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """The item with another progress text, five points on where it is not done."""
    rate = cells[COLUMNS.index("completion")]
    new = {"progress_text": "新增点位已进场,按月推进", "completion": rate if rate == 1.0 else rate + 0.05}
    return tuple(new.get(name, value) for name, value in zip(COLUMNS, cells, strict=True))


def _departments() -> list[str]:
    known = Directory.shipped()
    return [known.name(code) for code in known.official_order if known.kind(code) == "department"]


def _item(number: int, unit: str) -> tuple[Any, ...]:
    finished = number % 5 == 0
    started = START + dt.timedelta(days=number * 7 % 120)
    return (
        f"GZ2020-{number:06d}",
        f"推进第{number}项{WORKS[number % len(WORKS)]}任务",
        f"完成{20 + number % 80}个点位建设并投入使用",
        unit,
        "分管副市长",
        started,
        started + dt.timedelta(days=60 + number * 13 % 240),
        f"已完成{number % 20}个点位,其余按计划推进" if number % 3 else "前期手续办理中,近期进场施工",
        1.0 if finished else number % 19 * 5 / 100,
        "已完成" if finished else "正在推进",
        dt.date(2020, 11, 1) + dt.timedelta(days=number % 28) if finished else None,
        "按月报送进展情况" if number % 2 else None,
    )
