"""Who may do what, as one table of role × unit × verb."""

from __future__ import annotations

from itertools import product

import pytest

from data.datasets import ALL
from data.permissions import OF_DATA, PUBLIC, ROLES, VERBS, Forbidden, Person, Role, Verb, may, owners, require
from data.spec import Dataset

OWN, PUBLIC_ONE, OTHERS = "urgent_reports", "supervision", "reconsideration"
"""For the duty office (总值班室): its own, one of the public board, another division's."""

WHO: dict[Role, Person] = {
    "leader": Person("市政府领导", "leader"),
    "division": Person("总值班室经办", "division", "总值班室"),
    "supervision": Person("督查处经办", "supervision", "督查处"),
    "admin": Person("系统管理员", "admin"),
    "screen": Person("一号大屏", "screen"),
}

DATA_TRUTH = {
    #                 own    public others
    ("leader", "read"): (True, True, True),
    ("leader", "export"): (True, True, True),
    ("leader", "hand_in"): (False, False, False),
    ("leader", "take_back"): (False, False, False),
    ("division", "read"): (True, True, False),
    ("division", "export"): (True, True, False),
    ("division", "hand_in"): (True, False, False),
    ("division", "take_back"): (True, False, False),
    ("supervision", "read"): (True, True, True),
    ("supervision", "export"): (True, True, True),
    ("supervision", "hand_in"): (True, True, True),
    ("supervision", "take_back"): (True, True, True),
    ("admin", "read"): (False, True, False),
    ("admin", "export"): (False, True, False),
    ("admin", "hand_in"): (False, False, False),
    ("admin", "take_back"): (False, False, False),
    ("screen", "read"): (False, False, False),
    ("screen", "export"): (False, False, False),
    ("screen", "hand_in"): (False, False, False),
    ("screen", "take_back"): (False, False, False),
}

TRUTH: dict[str, set[str]] = {
    "see_board": {"leader", "division", "supervision", "admin"},
    "see_wall": {"leader", "supervision", "admin", "screen"},
    "take_back_any": {"supervision"},
    "confirm_alias": {"supervision"},
    "see_hints": {"supervision"},
    "see_all_duties": {"leader", "supervision"},
    "draft_papers": {"leader", "supervision"},
    "see_meetings": {"leader", "supervision"},
    "run_meeting": {"supervision"},
    "issue_slip": {"supervision"},
    "manage_accounts": {"admin"},
    "manage_rules": {"admin"},
    "read_audit": {"admin"},
    "read_metrics": {"admin"},
}


@pytest.mark.parametrize(("role", "verb"), list(product(ROLES, sorted(OF_DATA))))
def test_role_by_unit_by_verb_of_data(role: Role, verb: Verb) -> None:
    assert tuple(may(WHO[role], verb, name) for name in (OWN, PUBLIC_ONE, OTHERS)) == DATA_TRUTH[role, verb]


@pytest.mark.parametrize(("role", "verb"), list(product(ROLES, sorted(TRUTH))))
def test_role_by_verb(role: Role, verb: Verb) -> None:
    assert may(WHO[role], verb) is (role in TRUTH[verb])


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)
def test_an_administrator_hands_in_the_units_alone(spec: Dataset) -> None:
    for verb in ("hand_in", "take_back"):
        assert may(WHO["admin"], verb, spec) is (spec.name == "units")


def test_the_tables_hold_every_verb() -> None:
    assert set(VERBS) == OF_DATA | set(TRUTH)


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)
def test_a_division_hands_in_just_what_its_name_stands_at(spec: object) -> None:
    everyone = {division for one in ALL for division in owners(one)}
    for division in everyone:
        person = Person(f"{division}经办", "division", division)
        assert may(person, "hand_in", spec) is (division in owners(spec))  # type: ignore[arg-type]


def test_a_name_within_anothers_name_is_no_owner() -> None:
    assert not may(Person("值班经办", "division", "值班室"), "hand_in", OWN)
    assert not may(Person("无处室", "division", None), "hand_in", OWN)


def test_a_verb_of_data_needs_its_dataset() -> None:
    with pytest.raises(ValueError, match="needs its dataset"):
        may(WHO["leader"], "read")


def test_a_refusal_says_who_what_and_where_to_turn() -> None:
    with pytest.raises(Forbidden, match=r"^处室账号不能报送“行政复议台账”。需要的话请联系督查处或管理员。$"):
        require(WHO["division"], "hand_in", OTHERS)
    require(WHO["division"], "hand_in", OWN)


def test_the_public_board_names_datasets_that_exist() -> None:
    assert {spec.name for spec in ALL} >= PUBLIC
