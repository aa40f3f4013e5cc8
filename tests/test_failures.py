"""What a viewer reads when a page breaks."""

from __future__ import annotations

import logging
import re

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from dashboard import failures
from data.database import DatabaseUnavailable
from data.editable import TableError


def shown(error: Exception) -> AppTest:
    def script(error: Exception) -> None:
        from dashboard import failures

        failures.show(error)

    return AppTest.from_function(script, kwargs={"error": error}, default_timeout=30).run()


def test_a_broken_page_gives_a_number_and_no_detail() -> None:
    box = shown(ValueError("/srv/secret.py, password=1")).error[0].value
    assert "这一页没能显示完整" in box
    assert re.search(r"错误编号 [0-9A-F]{8}", box)
    assert "secret" not in box


def test_a_database_out_of_reach_is_a_notice_with_its_reason() -> None:
    box = shown(DatabaseUnavailable("磁盘已满,数据没有写入;请清理磁盘后重试。")).warning[0].value
    assert "暂时读不到数据" in box
    assert "磁盘已满" in box


def test_a_wrong_table_of_the_office_says_what_is_wrong() -> None:
    box = shown(TableError("期限表第1条：缺少“act”。")).error[0].value
    assert "规则或参照表有误" in box
    assert "期限表第1条：缺少“act”。" in box


def test_a_drivers_error_is_a_notice_without_its_text() -> None:
    error = sa.exc.OperationalError("select 1", {}, Exception("connection to 10.1.1.1 refused"))
    box = shown(error).warning[0].value
    assert "数据库无法打开或连接" in box
    assert "10.1.1.1" not in box


def test_the_number_leads_to_the_traceback_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        box = shown(ValueError("where it broke")).error[0].value
    number = re.search(r"错误编号 ([0-9A-F]{8})", box)
    assert number is not None
    record = next(record for record in caplog.records if number.group(1) in record.getMessage())
    assert "where it broke" in (logging.Formatter().formatException(record.exc_info) if record.exc_info else "")


def test_the_box_keeps_streamlits_own_away() -> None:
    assert failures.show(ValueError("outside any page")) is True
