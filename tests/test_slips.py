"""Three-colour slips: proposed by rule, issued by 督查 alone under a number that is never given twice, answered once."""

from __future__ import annotations

import datetime as dt
import io
import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
import sqlalchemy as sa

from dashboard.slip_document import slip_document
from data import audit
from data.alerts import Cause, causes, in_force
from data.database import reading, writing
from data.permissions import Forbidden, Person
from data.schema import prepare
from data.slip_proposals import Proposal, proposals, reply_by, requirement
from data.slips import Draft, Slip, SlipError, issue_slip, record_reply, slips
from data.tables import audit as trail
from tests.rendering import render
from tests.returns import hand_in, item

ISSUER = Person("督查处经办", "supervision", "督查处", address="10.0.0.8")
DAY = dt.date(2020, 11, 2)
DUE = {"due_on": dt.date(2020, 10, 31), "due_kind": "date"}


def listed(url: str, number: str = "1", **fields: Any) -> Cause:
    """An item and its one cause on the day."""
    hand_in(url, "supervision", "2020-10-20", item(number, leader_role="常务副市长", **{**DUE, **fields}))
    with reading(url) as connection:
        return next(one for one in causes(connection, DAY, in_force()) if one.key.endswith(f"|{number}"))


def draft(cause: Cause, **changes: Any) -> Draft:
    plain = Draft(cause, "red", "市发展改革委", "请立即办理。", dt.date(2020, 11, 4))
    return replace(plain, **changes)


def issue(url: str, given: Draft, day: dt.date = DAY, person: Person = ISSUER) -> Slip:
    with writing(url) as connection:
        return issue_slip(connection, person, day, given)


def answer(url: str, number: int, on: dt.date, text: str = "已办结。") -> Slip:
    with writing(url) as connection:
        return record_reply(connection, ISSUER, number, on, text)


def proposed(url: str, day: str) -> list[Proposal]:
    on = dt.date.fromisoformat(day)
    with reading(url) as connection:
        return proposals(causes(connection, on, in_force()), slips(connection, on), on)


def test_the_first_slip_of_a_year_has_number_one_and_the_next_year_begins_anew(database_url: str) -> None:
    cause = listed(database_url)
    names = [
        issue(database_url, draft(cause)).name,
        issue(database_url, draft(cause, colour="blue")).name,
        issue(database_url, draft(cause, colour="yellow", due_on=dt.date(2021, 2, 1)), dt.date(2021, 1, 5)).name,
    ]
    assert names == ["督办〔2020〕1号", "督办〔2020〕2号", "督办〔2021〕1号"]


@pytest.mark.parametrize("system", ["database_url", "postgres_url"])
def test_two_who_issue_at_once_get_two_numbers(request: pytest.FixtureRequest, system: str) -> None:
    url = str(request.getfixturevalue(system))
    found = [listed(url, str(number)) for number in range(4)]
    both = [threading.Thread(target=issue, args=(url, draft(cause))) for cause in found]
    for one in both:
        one.start()
    for one in both:
        one.join()
    with reading(url) as connection:
        assert [one.number for one in slips(connection, DAY)] == [4, 3, 2, 1]


@pytest.mark.parametrize("role", ["leader", "division", "admin", "screen"])
def test_only_supervision_issues_slips(database_url: str, role: Any) -> None:
    cause = listed(database_url)
    with pytest.raises(Forbidden, match="不能签发督办单"):
        issue(database_url, draft(cause), person=Person("某处经办", role, "秘书处"))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"requirement": " \n"}, "请填写督办要求。"),
        ({"due_on": dt.date(2020, 11, 1)}, "回复时限不能早于签发日期。"),
    ],
)
def test_a_draft_that_is_not_complete_is_refused(database_url: str, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(SlipError, match=says):
        issue(database_url, draft(listed(database_url), **changes))


def test_one_matter_has_one_slip_of_a_colour(database_url: str) -> None:
    cause = listed(database_url)
    issue(database_url, draft(cause))
    with pytest.raises(SlipError, match="这件事的红色督办单已经签发：督办〔2020〕1号。"):
        issue(database_url, draft(cause))


def test_issue_and_reply_stand_in_the_audit_trail(database_url: str) -> None:
    slip = issue(database_url, draft(listed(database_url)))
    answer(database_url, slip.id, dt.date(2020, 11, 4))
    with reading(database_url) as connection:
        rows = connection.execute(sa.select(trail).order_by(trail.c.id.desc()).limit(2)).all()[::-1]
        assert audit.verify(connection) is None
    assert [(row.action, row.actor, row.subject, row.address) for row in rows] == [
        ("slip", "督查处经办", "督办〔2020〕1号 事项1", "10.0.0.8"),
        ("slip_reply", "督查处经办", "督办〔2020〕1号 事项1", "10.0.0.8"),
    ]
    assert json.loads(rows[0].detail)["item"] == "supervision:2020|work_report|1"


@pytest.mark.parametrize(
    ("replied", "day", "state"),
    [
        (None, "2020-11-04", "open"),
        (None, "2020-11-05", "late"),
        ("2020-11-04", "2020-11-09", "answered"),
        ("2020-11-05", "2020-11-09", "answered_late"),
    ],
)
def test_the_last_day_to_reply_is_still_in_time(database_url: str, replied: str | None, day: str, state: str) -> None:
    slip = issue(database_url, draft(listed(database_url)))
    if replied:
        slip = answer(database_url, slip.id, dt.date.fromisoformat(replied))
    assert slip.state(dt.date.fromisoformat(day)) == state


def test_a_reply_is_recorded_once_with_words_and_not_before_the_slip(database_url: str) -> None:
    slip = issue(database_url, draft(listed(database_url)))
    with pytest.raises(SlipError, match="请填写回复内容。"):
        answer(database_url, slip.id, DAY, "  ")
    with pytest.raises(SlipError, match="回复日期不能早于签发日期2020-11-02。"):
        answer(database_url, slip.id, dt.date(2020, 11, 1))
    answer(database_url, slip.id, DAY)
    with pytest.raises(SlipError, match="督办〔2020〕1号已经登记过回复"):
        answer(database_url, slip.id, DAY)


@pytest.mark.parametrize(
    ("fields", "day", "colour"),
    [
        ({"due_on": dt.date(2020, 11, 8)}, "2020-11-02", "blue"),
        ({"due_on": dt.date(2020, 12, 31), "completion": 0.5}, "2020-11-06", "yellow"),
        ({"due_on": dt.date(2020, 10, 31)}, "2020-11-02", "red"),
        ({"due_on": dt.date(2020, 12, 31)}, "2020-11-02", None),
    ],
)
def test_the_colour_follows_from_what_is_the_matter(
    database_url: str, fields: dict[str, Any], day: str, colour: str | None
) -> None:
    hand_in(database_url, "supervision", "2020-10-31", item("1", due_kind="date", **fields))
    assert [one.colour for one in proposed(database_url, day)] == ([colour] if colour else [])


def test_a_slip_is_not_proposed_again_until_it_is_late_then_the_next_colour_is(database_url: str) -> None:
    cause = listed(database_url, due_on=dt.date(2020, 11, 8))
    assert [one.colour for one in proposed(database_url, "2020-11-02")] == ["blue"]
    issue(database_url, draft(cause, colour="blue"))
    assert proposed(database_url, "2020-11-04") == []
    (next_one,) = proposed(database_url, "2020-11-05")
    assert next_one.colour == "yellow"
    assert next_one.why == "3天后到期；蓝色督办单督办〔2020〕1号逾期未回复"
    issue(database_url, draft(cause, colour="yellow", due_on=dt.date(2020, 11, 6)), dt.date(2020, 11, 5))
    assert [one.colour for one in proposed(database_url, "2020-11-07")] == ["red"]


def test_an_answered_slip_is_followed_by_none_for_the_same_cause(database_url: str) -> None:
    slip = issue(database_url, draft(listed(database_url)))
    answer(database_url, slip.id, DAY)
    assert proposed(database_url, "2020-11-09") == []


def test_the_sample_has_a_red_slip_for_every_overdue_item_first(sample_url: str) -> None:
    found = proposed(sample_url, "2020-12-31")
    assert [one.colour for one in found].count("red") == 25
    assert [one.colour for one in found] == sorted((one.colour for one in found), key=("red", "yellow", "blue").index)


def test_replies_are_due_in_working_days() -> None:
    rules = in_force().alerts.slip
    assert reply_by("red", dt.date(2020, 9, 29), rules) == dt.date(2020, 10, 9)
    assert reply_by("blue", dt.date(2020, 11, 2), rules) == dt.date(2020, 11, 9)


def paper(slip: Slip) -> tuple[list[str], dict[str, str], Any]:
    """The paragraphs, the table's rows by their head, the document."""
    document = docx.Document(io.BytesIO(slip_document(slip)))
    rows = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    return [one.text for one in document.paragraphs if one.text], rows, document


def test_the_document_says_what_the_slip_says(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITY_NAME", "XX市")
    slip = issue(database_url, draft(listed(database_url), requirement=requirement("red")))
    lines, rows, document = paper(slip)
    assert lines == [
        "XX市人民政府办公室红色督办单", "\t督办〔2020〕1号\t2020年11月2日",
        "请于2020年11月4日前书面回复XX市人民政府办公室督查处。", "XX市人民政府办公室", "2020年11月2日",
    ]  # fmt: skip
    assert rows == {
        "责任单位": "市发展改革委", "督办事项": "事项1", "分管领导": "常务副市长", "督办缘由": "逾期2天",
        "督办要求": requirement("red"), "回复时限": "2020年11月4日",
    }  # fmt: skip
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.top_margin.mm), round(section.left_margin.mm)) == (210, 37, 28)
    assert str(document.paragraphs[0].runs[0].font.color.rgb) == "C81020"
    assert document.core_properties.title == "XX市人民政府办公室红色督办单"


def test_the_document_leaves_out_what_no_document_can_hold(database_url: str) -> None:
    prepare(database_url)
    slip = issue(database_url, draft(listed(database_url), requirement="第一条\x0b\x00\n第二条<b>&\ud800"[:-1]))
    _, rows, _ = paper(slip)
    assert rows["督办要求"] == "第一条\n第二条<b>&"


def test_a_slip_is_one_printed_page_with_its_colour_in_mark_and_line(database_url: str, tmp_path: Path) -> None:
    slip = issue(database_url, draft(listed(database_url), requirement=requirement("red")))
    printed = render(slip_document(slip), tmp_path)
    assert printed.pages == 1
    lines = printed.lines(1)
    assert lines[0].endswith("红色督办单")
    assert "督办事项事项1" in lines
    (mark, *_, rule) = printed.ink(1, "red")
    assert (round(mark.top), round(rule.left), round(rule.right)) == (72, 28, 184)
