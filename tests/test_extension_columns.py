"""The ledger of reconsiderations: one header, 延期, stands for a yes or for days, as its cells say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data.units import Directory
from etl.intake import Circumstances, Wish, take_in
from tests.sheets import write_sheet

HEADERS = ("案号", "被申请人", "收到日期", "受理结果", "受理日期")
CASE = ("政复〔2020〕1号", "市公安局", "2020-06-29", "受理", "2020-07-01")


@pytest.mark.parametrize("header", ["延期", "延长期限"])
@pytest.mark.parametrize(("cell", "extended", "days"), [(30, True, 30.0), ("是", True, None), ("否", False, None)])
def test_days_under_a_header_of_extension_are_days(
    tmp_path: Path, header: str, cell: int | str, extended: bool, days: float | None
) -> None:
    path = write_sheet(
        tmp_path / "表.xlsx", "2020年行政复议案件台账（截至2020年10月20日）", (*HEADERS, header), [(*CASE, cell)]
    )
    circumstances = Circumstances(Directory.shipped(), dt.date(2020, 10, 20))
    (rows,) = take_in(path.read_bytes(), path.name, Wish(), circumstances).rows
    assert (rows.column("extended"), rows.column("extended_days")) == ([extended], [days])
