"""Records exported and handed in again are the same records."""

import datetime as dt
import io
import json
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from dashboard.exports import Notes, table_workbook
from dashboard.record_table import record_columns, record_values
from data.datasets import dataset
from data.spec import Dataset
from data.units import Directory
from etl.intake import Circumstances, Wish, take_in
from etl.rows import Rows

DAY = dt.date(2020, 11, 30)
NOTES = Notes(("清单.xlsx(截至2020-11-30)",), DAY, dt.datetime(2020, 12, 1, tzinfo=dt.UTC))
SHEETS: dict[str, Sequence[Sequence[Any]]] = {
    "supervision": [
        ["督查编号", "清单类别", "任务名称", "牵头单位", "交办时间", "完成时限", "目标值", "完成率", "进展状态", "备注"],
        ["[2020]01号", "政府工作报告", "城乡公交一体化", "市交通运输局", dt.date(2020, 1, 6), "2020年9月底前", 317, 0.625, "推进中", "=1+1"],
        ["002", "市委书记批示", "黑臭水体治理", "★市水利局、市建设局", "1月8日", "长期坚持", "6万多", "80%(北城段滞后)", "进展滞后", "@x"],
        ["003", "省部署", "老旧小区改造", "市建设局", "2020.2.3", dt.date(2020, 12, 1), "40以上", "100%", "已办结", "-"],
    ],
    "smuggling_cases": [
        ["案件编号", "查获时间", "案件性质", "货物种类", "查获单位", "案值(万元)", "查获县区"],
        ["A-1", dt.date(2020, 3, 5), "刑事", "成品油", "市公安局", 2000.5, "平海市"],
    ],
}  # fmt: skip


def read(book: bytes, spec: Dataset) -> Rows:
    intake = take_in(book, "清单.xlsx", Wish(spec, DAY), Circumstances(Directory.shipped(), DAY))
    return intake.rows[0]


def workbook(lines: Sequence[Sequence[Any]]) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.worksheets[0].append(line)
    for row in book.worksheets[0]:
        for cell in row:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    book.save(target)
    return target.getvalue()


def records(rows: Rows) -> list[dict[str, Any]]:
    """As the dataset's table would hold them."""
    raw = [json.dumps(rows.raws[index], sort_keys=True) if index in rows.raws else None for index in range(len(rows))]
    names = [name for name, _, _ in rows.spec.stored]
    return [{"raw": raw[index], **{name: view.get(name) for name in names}} for index, view in rows.views()]


@pytest.mark.parametrize("name", SHEETS)
def test_records_handed_in_again_are_unchanged(name: str) -> None:
    spec = dataset(name)
    before = records(read(workbook(SHEETS[name]), spec))
    table = [record_values(spec, record) for record in before]
    again = records(read(table_workbook(spec.zh, record_columns(spec), table, NOTES), spec))
    assert len(again) == len(SHEETS[name]) - 1
    assert again == before


def test_values_are_exported_as_what_they_are_and_words_as_written() -> None:
    spec = dataset("supervision")
    first, second, _ = records(read(workbook(SHEETS["supervision"]), spec))
    shown = dict(zip([column.title for column in record_columns(spec)], record_values(spec, first), strict=True))
    assert (shown["交办时间"], shown["目标值"], shown["完成率"]) == (dt.date(2020, 1, 6), 317.0, 0.625)
    assert (shown["完成时限"], shown["清单类别"], shown["备注"]) == (
        "2020年9月底前",
        "市政府工作报告重点工作清单",
        "=1+1",
    )
    shown = dict(zip([column.title for column in record_columns(spec)], record_values(spec, second), strict=True))
    assert (shown["目标值"], shown["完成率"], shown["牵头单位"]) == ("6万多", "80%(北城段滞后)", "★市水利局、市建设局")


def test_computed_columns_are_not_exported_as_if_they_had_been_handed_in() -> None:
    assert "推算完成率" not in [column.title for column in record_columns(dataset("livelihood"))]
