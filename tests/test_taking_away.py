"""What leaves the house leaves a line in the trail, and stays in for who may not take it."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from dashboard.taking_away import Parcel, taken
from data.database import reading
from data.permissions import Forbidden, Person
from data.tables import audit

DUTY = Person("总值班室经办", "division", "总值班室", address="10.0.0.7")


def trail() -> list[tuple[str, str, str, str, dict[str, object]]]:
    with reading() as connection:
        rows = connection.execute(sa.select(audit).order_by(audit.c.id))
        return [(row.actor, row.action, row.subject, row.address, json.loads(row.detail)) for row in rows]


def test_an_export_is_noted_with_post_file_and_datasets(office: str) -> None:
    parcel = Parcel("导出表格", "应急演练计划.xlsx", lambda: b"12345", ("drills", "supervision"))
    assert taken(parcel, DUTY) == b"12345"
    detail = {"datasets": ["drills", "supervision"], "bytes": 5}
    assert trail() == [("总值班室经办", "export", "应急演练计划.xlsx", "10.0.0.7", detail)]


def test_what_is_not_the_persons_is_not_made_at_all(office: str) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b""

    with pytest.raises(Forbidden, match="处室账号不能导出“行政复议台账”"):
        taken(Parcel("导出表格", "a.xlsx", make, ("drills", "reconsideration")), DUTY)
    assert (made, trail()) == ([], [])


def test_a_file_that_could_not_be_made_is_not_said_to_have_left(office: str) -> None:
    def make() -> bytes:
        raise LookupError("没有批次7。")

    with pytest.raises(LookupError):
        taken(Parcel("下载原始文件", "a.xlsx", make, ("drills",)), DUTY)
    assert trail() == []
