"""The page of the audit trail: for administrators alone, filtered by the URL, a page at a time, its export noted."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
import sqlalchemy as sa

from dashboard import audit_view, signed_in
from dashboard.audit_view import Filters
from dashboard.audit_words import told
from dashboard.taking_away import Parcel, taken
from data import audit, trail
from data.audit import Event
from data.clock import ZONE
from data.database import reading, writing
from data.permissions import Person
from data.schema import prepare
from data.trail import Asked, Entry
from tests.commands import dashboard
from tests.page_runs import RunPage, words

ADMIN = Person("系统管理员", "admin", address="127.0.0.1")


@pytest.fixture
def as_admin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_in, "LOCAL", ADMIN)


@pytest.fixture
def used(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with 240 entries: two actors take turns, a new day each ten, at a quarter to midnight in Shanghai."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    prepare()
    with writing() as connection:
        for number in range(240):
            at = dt.datetime(2026, 1, 1, 23, 45, tzinfo=ZONE) + dt.timedelta(days=number // 10)
            actor, action = (("督查处经办", "load"), ("总值班室经办", "undo"))[number % 2]
            audit.record(connection, Event(actor, action, f"批次{number}", "10.0.0.1", {"dataset": "supervision"}), at)
    return database_url


def numbers(page: object) -> list[int]:
    return list(page.dataframe[0].value["序号"])  # type: ignore[attr-defined]


@pytest.mark.usefixtures("as_admin")
def test_the_page_says_that_the_trail_holds_and_lists_the_newest_first(run_page: RunPage, used: str) -> None:
    page = run_page(used, "audit")
    assert "✓ 共240条，前后衔接，没有改动 封存码" in words(page)
    assert numbers(page) == list(range(240, 140, -1))
    assert tuple(page.dataframe[0].value.iloc[0])[2:] == (
        "总值班室经办", "撤回", "批次239", "数据：四张清单", "10.0.0.1"
    )  # fmt: skip
    assert numbers(run_page(used, "audit", page="3")) == list(range(40, 0, -1))


@pytest.mark.usefixtures("as_admin")
@pytest.mark.parametrize(
    ("query", "count", "newest"),
    [
        ({"action": "撤回"}, 120, 240),
        ({"actor": "督查处经办"}, 120, 239),
        ({"actor": "督查处经办", "action": "撤回"}, 0, None),
        ({"from": "2026-01-24"}, 10, 240),
        ({"to": "2026-01-01"}, 10, 10),
        ({"from": "2026-01-02", "to": "2026-01-03", "action": "导入"}, 10, 29),
    ],
)
def test_filters_come_from_the_url(
    run_page: RunPage, used: str, query: dict[str, str], count: int, newest: int | None
) -> None:
    page = run_page(used, "audit", **query)
    assert page.subheader[0].value == f"操作记录（{count}条，新的在前）"
    if newest is None:
        assert "没有符合这些条件的记录。" in [info.value for info in page.info]
    else:
        assert numbers(page)[0] == newest


@pytest.mark.usefixtures("as_admin")
def test_a_trail_that_was_touched_is_said_to_be_so_with_the_first_entry(run_page: RunPage, used: str) -> None:
    with writing() as connection:
        connection.execute(sa.text("DROP TRIGGER audit_no_UPDATE"))
        connection.execute(sa.text("UPDATE audit SET actor = '法制处' WHERE id = 7"))
    assert "▲ 操作日志从第7条起对不上" in words(run_page(used, "audit"))


def test_others_are_told_whom_to_ask_and_see_no_entry(run_page: RunPage, used: str) -> None:
    page = run_page(used, "audit")
    assert [info.value for info in page.info] == ["督查账号不能查看操作日志。需要的话请联系管理员。"]
    assert len(page.dataframe) == 0
    assert "封存码" not in words(page)


def test_an_export_is_noted_with_who_took_it_and_what_was_filtered(used: str) -> None:
    parcel = Parcel("导出表格", "单位排名.xlsx", lambda: b"file", filters=(("清单", "民生实事"),))
    assert taken(parcel, signed_in.LOCAL) == b"file"
    with reading() as connection:
        (entry,) = trail.page(connection, Asked(("export",)), 10)
    assert (entry.actor, entry.subject, entry.address) == (signed_in.LOCAL.post, "单位排名.xlsx", "127.0.0.1")
    assert "筛选：清单 民生实事" in told(entry)


def test_what_could_not_be_made_is_no_export(used: str) -> None:
    with pytest.raises(ZeroDivisionError):
        taken(Parcel("导出表格", "单位排名.xlsx", lambda: bytes(1 // 0)), signed_in.LOCAL)
    with reading() as connection:
        assert audit.head(connection)[0] == 240


def test_the_workbook_holds_every_entry_asked_for_oldest_first(used: str) -> None:
    content = audit_view.workbook(Filters(Asked(("undo",)), (("操作", "撤回"),)))
    rows = list(openpyxl.load_workbook(io.BytesIO(content))["操作日志"].values)
    assert rows[0][:4] == ("序号", "时间", "经办", "操作")
    assert [row[0] for row in rows[1:]] == list(range(2, 241, 2))
    assert rows[1][1] == dt.datetime(2026, 1, 1, 23, 45)


def test_the_command_lists_what_is_asked_for(used: str) -> None:
    def listed(*arguments: str) -> list[int]:
        return [entry["id"] for entry in dashboard(used, "audit", "list", "--json", *arguments).document]

    assert listed("--action", "撤回", "--from", "2026-01-24") == [232, 234, 236, 238, 240]
    assert listed("--action", "load", "--by", "督查处经办", "--newest", "2") == [237, 239]
    wrong = dashboard(used, "audit", "list", "--action", "跳舞")
    assert (wrong.status, "--action不能是“跳舞”" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ('{"dataset": "supervision", "rows": 2.0, "as_of": "2020-10-31"}', "数据：四张清单；截至：2020-10-31；行数：2"),
        ('{"why": "", "lines": ["-a", "+b"], "new": true, "old": null}', "改动：-a、+b；new：是；old：无"),
        ('{"counts": {"added": 1, "changed": 2}}', "counts：新增1，变更2"),
        ('{"what": "新建", "role": "division"}', "做了什么：新建；角色：处室"),
        ('{"bytes": 20480, "datasets": ["units"]}', "数据：单位名录；大小：20KB"),
        ('{"codes": ["date_unreadable"]}', "错误种类：看不出“…”是哪一天"),
        ('{"item": "supervision:2020|work_report|1"}', "事项：四张清单"),
        ('{"ended": ["甲事"], "reasons": ["撤下1项：并入他项"]}', "撤下：甲事；理由：撤下1项：并入他项"),
        ("[1]", "[1]"),
        ("no json", "no json"),
    ],
)  # fmt: skip
def test_details_are_told_in_words(detail: str, said: str) -> None:
    assert told(Entry(1, dt.datetime.now(ZONE), "", "", "load", "", detail, "")) == said
