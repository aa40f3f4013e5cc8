"""Names that divisions use for units: chosen for one file, proposed, confirmed, never over a known name."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import aliases
from data.aliases import Alias, NoAlias, Proposal, with_aliases
from data.audit import verify
from data.database import reading, writing
from data.permissions import Forbidden, Person
from data.tables import audit
from data.units import Directory, UnitRow
from etl.commands import circumstances
from etl.intake import Circumstances, Intake, Wish, take_in
from etl.reading import read_workbook
from etl.unit_choices import suggestions, unit_choices
from tests.page_runs import RunPage, words
from tests.prepared import give_tables
from tests.sheets import listed, supervision_sheet

SUPERVISION = Person("督查处经办", "supervision", "督查处", address="10.0.0.1")
DIVISION = Person("督查处科员", "division", "督查处")
UNITS = Directory.shipped()


@pytest.fixture
def url(database_url: str) -> str:
    give_tables(database_url)
    return database_url


def propose(url: str, name: str = "市宇航局", code: str = "edu", division: str = "督查处") -> int:
    with writing(url) as connection:
        return aliases.propose(connection, Proposal(division, name, code), UNITS, DIVISION)


def decide(url: str, number: int, accepted: bool = True) -> Alias:
    with writing(url) as connection:
        return aliases.decide(connection, number, accepted, SUPERVISION)


def returned(url: str, folder: Path, unit: str = "市宇航局", **chosen: str) -> Intake:
    content = supervision_sheet(folder / "清单.xlsx", listed(1, 牵头单位=unit)).read_bytes()
    with reading(url) as connection:
        return take_in(content, "清单.xlsx", Wish(), circumstances(connection, chosen))


def test_a_confirmed_name_counts_in_returns_of_the_division(url: str, tmp_path: Path) -> None:
    number = propose(url)
    assert returned(url, tmp_path).refused
    decide(url, number)
    intake = returned(url, tmp_path)
    assert not intake.refused
    assert intake.rows[0].column("lead_unit") == ["edu"]


def test_it_does_not_count_in_returns_of_others(url: str, tmp_path: Path) -> None:
    decide(url, propose(url, division="信息处"))
    assert returned(url, tmp_path).refused


def test_a_choice_counts_at_once_in_the_file_at_hand_alone(url: str, tmp_path: Path) -> None:
    assert returned(url, tmp_path, 市宇航局="edu").rows[0].column("lead_unit") == ["edu"]
    assert returned(url, tmp_path).refused


def test_neither_changes_what_a_known_name_means(url: str, tmp_path: Path) -> None:
    chosen = returned(url, tmp_path, "市教育局、市宇航局", 市宇航局="ndrc", 市教育局="ndrc")
    assert (chosen.rows[0].column("lead_unit"), chosen.rows[0].column("lead_unit_with")) == (["edu"], ["ndrc"])


def test_a_name_that_two_units_claim_stays_unknown() -> None:
    first = UnitRow("a", "市甲局", "市甲局", "department", 1, aliases=("丙办",))
    second = UnitRow("b", "市乙局", "市乙局", "department", 2, aliases=("丙办",))
    units = with_aliases(Directory((first, second)), {"丙办": "a", "丁办": "b", "戊办": "nothing"})
    assert [units.resolve(name) for name in ("丙办", "丁办", "戊办")] == [None, "b", None]
    assert not units.may_name("丙办")


def test_names_that_divisions_of_one_dataset_use_otherwise_stay_unknown() -> None:
    units = with_aliases(UNITS, {"市宇航局": "edu", "市航天局": "edu"}, {"市宇航局": "ndrc"})
    assert [units.resolve(name) for name in ("市宇航局", "市航天局")] == [None, "edu"]
    assert UNITS.resolve("市航天局") is None


@pytest.mark.parametrize("name", ["市教育局", "合计", "各县(市、区)", "市级有关部门", " "])
def test_what_has_a_meaning_cannot_be_proposed(url: str, name: str) -> None:
    with pytest.raises(NoAlias) as caught:
        propose(url, name)
    assert str(caught.value) == f"“{name}”在单位名录里已有所指，或者指的不止一个单位，不能另作别名；请写单位的全称。"


def test_a_unit_that_nobody_knows_cannot_be_meant(url: str) -> None:
    with pytest.raises(NoAlias):
        propose(url, code="nothing")


def test_the_same_proposal_twice_is_one_and_another_unit_replaces_it(url: str) -> None:
    assert propose(url, " 市宇航局") == propose(url) == propose(url, code="ndrc")
    with reading(url) as connection:
        (waiting,) = aliases.pending(connection)
    assert (waiting.division, waiting.name, waiting.unit_code, waiting.proposed_by, waiting.accepted) == (
        "督查处", "市宇航局", "ndrc", "督查处科员", None,
    )  # fmt: skip


def test_a_later_confirmation_of_the_name_replaces_the_earlier_one(url: str) -> None:
    decide(url, propose(url))
    decide(url, propose(url, code="ndrc"))
    with reading(url) as connection:
        assert aliases.confirmed(connection, "督查处") == {"市宇航局": "ndrc"}


def test_a_confirmed_name_can_be_turned_down_again(url: str, tmp_path: Path) -> None:
    number = propose(url)
    decide(url, number)
    decide(url, number, accepted=False)
    assert returned(url, tmp_path).refused
    with pytest.raises(NoAlias) as caught:
        decide(url, number, accepted=False)
    assert str(caught.value) == "“市宇航局”已由督查处经办退回，不必重复处理。"


def test_only_supervision_decides_and_everything_is_in_the_trail(url: str) -> None:
    number = propose(url)
    with pytest.raises(Forbidden), writing(url) as connection:
        aliases.decide(connection, number, True, DIVISION)
    decide(url, number)
    with reading(url) as connection:
        found = connection.execute(sa.select(audit).where(audit.c.action == "alias").order_by(audit.c.id)).all()
        assert verify(connection) is None
    assert [(row.actor, row.subject, json.loads(row.detail)["step"]) for row in found] == [
        ("督查处科员", "督查处：市宇航局", "提出"), ("督查处经办", "督查处：市宇航局", "确认"),
    ]  # fmt: skip


def test_unknown_names_come_with_their_cells_and_the_nearest_units(tmp_path: Path) -> None:
    rows = [
        listed(1, 牵头单位="市教育居"),
        listed(2, 牵头单位="市发展改革委和市宇宙局"),
        listed(3, 牵头单位="市教育居"),
    ]
    content = supervision_sheet(tmp_path / "清单.xlsx", *rows).read_bytes()
    read_against = Circumstances(UNITS, dt.date(2020, 12, 31))
    problems = take_in(content, "清单.xlsx", Wish(), read_against).rows[0].problems
    first, second = unit_choices(problems, read_workbook(content, "清单.xlsx"), UNITS)
    assert (first.name, first.places, first.may_choose) == ("市教育居", (("Sheet", "E3"), ("Sheet", "E5")), True)
    assert first.near[0] == ("edu", "市教育局")
    assert (second.name, second.near) == ("市宇宙局", ())


def test_suggestions_are_offered_best_first_and_never_accepted() -> None:
    assert suggestions("市教育居", UNITS)[0] == ("edu", "市教育局")
    assert UNITS.resolve("市教育居") is None


def test_the_page_lists_what_waits_and_confirms_it(run_page: RunPage, url: str) -> None:
    number = propose(url)
    page = run_page(url, "duties")
    assert "督查处 写的 “市宇航局” 指 市教育局" in words(page)
    page.button(key=f"alias_{number}_True").click().run()
    assert "已确认：督查处写的“市宇航局”。" in words(page)
    with reading(url) as connection:
        assert aliases.confirmed(connection, "督查处") == {"市宇航局": "edu"}
