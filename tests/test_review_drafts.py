"""Drafts of a meeting: kept while typed, one's own alone, dropped once recorded; the address that they are sent to."""

from __future__ import annotations

import json

import pytest

from data.database import reading, writing
from data.permissions import Forbidden, Person
from data.review import meetings
from data.review.drafts import Field, drafts, drop, keep, left_over
from tests.meeting_weeks import OFFICE, begun, fill
from tests.people import any_office, office  # noqa: F401 - fixtures
from tests.serving import Serve
from tests.visiting import Visitor

TEXT = Field(1, "supervision/2020|work_report|1", "promise.text")
OTHER = Person("督查处负责人", "supervision", "督查处")


def texts(url: str, person: Person) -> dict[str, str]:
    with reading(url) as connection:
        return {name: one.text for name, one in drafts(connection, person, 1, TEXT.subject).items()}


def test_what_is_typed_is_its_writers_until_it_is_recorded_or_emptied(any_office: str) -> None:  # noqa: F811
    fill(any_office)
    begun(any_office)
    with writing(any_office) as connection:
        keep(connection, OFFICE, TEXT, "月底")
        keep(connection, OFFICE, TEXT, "月底前拆除")
        keep(connection, OTHER, TEXT, "另一句")
        keep(connection, OFFICE, Field(1, TEXT.subject, "promise.unit"), "ndrc")
        keep(connection, OFFICE, Field(1, TEXT.subject, "decision.text"), "一件事")
    assert texts(any_office, OFFICE) == {
        "promise.text": "月底前拆除",
        "promise.unit": "ndrc",
        "decision.text": "一件事",
    }
    with writing(any_office) as connection:
        drop(connection, OFFICE, Field(1, TEXT.subject, "promise."))
        keep(connection, OFFICE, Field(1, TEXT.subject, "decision.text"), " ")
    assert texts(any_office, OFFICE) == {}
    assert texts(any_office, OTHER) == {"promise.text": "另一句"}
    with reading(any_office) as connection:
        assert left_over(connection, 1) == (TEXT,)


def test_who_does_not_run_meetings_keeps_no_drafts(office: str) -> None:  # noqa: F811
    with pytest.raises(Forbidden, match="领导账号不能主持调度会"), writing() as connection:
        keep(connection, Person("市政府领导", "leader"), TEXT, "一句")


def test_the_address_of_drafts_takes_them_from_this_site_alone(serve: Serve, database_url: str) -> None:
    fill(database_url)
    made = begun(database_url)
    visitor = Visitor(serve(database_url))
    said = json.dumps({"draft": f"1 {TEXT.name} {TEXT.subject}", "text": "月底前"})

    def send(body: str, origin: str) -> int:
        return visitor.ask("/meeting-draft", "POST", body, Origin=origin, Content_Type="application/json").status

    assert send(said, visitor.server.url) == 200
    assert [*texts(database_url, Person("本机使用者", "supervision")).values()] == ["月底前"]
    assert send(said, "http://evil.example") == 403
    for broken in ("[]", "{}", '{"draft": "x", "text": 1}', '{"draft": "99 a b", "text": "x"}', "x" * 40_000):
        assert send(broken, visitor.server.url) in (400, 403)
    with writing(database_url) as connection:
        meetings.close(connection, OFFICE, made)
    assert send(said, visitor.server.url) == 403
