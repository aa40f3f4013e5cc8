"""Reconsideration, legality review, law study: what counts as what, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data import reconsideration
from data.datasets.law_study import derive
from data.figures import Figure, figure
from data.formulas import Coverage, Distinct, Facts
from data.formulas.conditions import InYear, OfYear, Yes
from data.formulas.reading import Reading
from data.law_study import coverage, studies
from data.legal_reviews import UnitReviews, average_days, by_unit, reviews
from data.reconsideration import Month, Outcome, Sums, Wanted, cases, cells, corrections, months, outcomes
from data.rules import TABLE
from data.sums import summed

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

D = dt.date.fromisoformat
YEAR_END = D("2020-12-31")
ALL = Wanted()


def case(number: str, accepted: str | None, concluded: str | None = None, **fields: Any) -> dict[str, Any]:
    """A case against the police for a punishment, received when it was accepted."""
    day, end = (D(text) if text else None for text in (accepted, concluded))
    plain = {
        "accept_result": "accepted", "respondent": "police", "field": "公安", "matter": "行政处罚", "received_on": day,
        "result": "upheld" if end else None,
    }  # fmt: skip
    return {"year": 2020, "case_no": number, "accepted_on": day, "concluded_on": end, **plain, **fields}


def hand_in_cases(ledger: Ledger) -> None:
    """One carried over and concluded, three concluded, one suspended, one overdue, one refused; one of last year."""
    ledger.hand_in(
        "reconsideration",
        case("1", "2019-12-02", "2020-01-20", result="terminated"),
        case("2", "2020-03-02", "2020-04-20"),
        case("3", "2020-03-16", "2020-05-08", result="revoked", respondent="market", field="市场监管"),
        case("4", "2020-04-01", "2020-05-20", result="mediated", matter="行政强制"),
        case("5", "2020-06-01", suspended_on=D("2020-07-01")),
        case("6", "2020-09-01", respondent="market", field="市场监管", matter="举报投诉处理"),
        case("7", None, accept_result="refused", received_on=D("2020-09-08")),
        case("8", "2019-03-01", "2019-04-20"),
    )


def value(ledger: Ledger, code: str, day: dt.date = YEAR_END) -> Figure:
    return figure(ledger.connection, code, day)


@pytest.mark.parametrize(
    ("code", "expected", "rows"),
    [
        ("legal_recon_accepted", 5, 5),
        ("legal_recon_concluded", 4, 4),
        ("legal_recon_pending", 2, 2),
        ("legal_recon_close_rate", round(4 / 6, 9), 6),
        ("legal_recon_overdue", 1, 1),
        ("legal_recon_correction_rate", 0.5, 2),
    ],
)
def test_cases_carried_over_count_as_concluded_but_not_as_accepted(
    ledger: Ledger, code: str, expected: float, rows: int
) -> None:
    hand_in_cases(ledger)
    found = value(ledger, code)
    assert (found.value, found.rows) == (expected, rows)


@pytest.fixture
def all_concluded(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules by which corrections are divided by all concluded cases."""
    path = tmp_path / "rules.toml"
    path.write_text(
        TABLE.shipped.read_text(encoding="utf-8").replace('correction = "merits"', 'correction = "concluded"'),
        encoding="utf-8",
    )
    monkeypatch.setenv("RULES_FILE", str(path))


def test_the_office_chooses_what_corrections_are_divided_by(ledger: Ledger, all_concluded: None) -> None:
    hand_in_cases(ledger)
    assert value(ledger, "legal_recon_correction_rate").value == 0.25
    base = corrections(sum((cell.sums for cell in cells(ledger.connection, YEAR_END, ALL)), Sums()))
    assert (base.corrected, base.of, base.rate) == (1, 4, 0.25)
    assert "当年审结的全部案件" in base.note


def test_cases_add_up_by_respondent_and_field(ledger: Ledger) -> None:
    hand_in_cases(ledger)
    found = cells(ledger.connection, YEAR_END, ALL)
    police, market = Sums(3, 3, 1, 1, 0), Sums(2, 1, 1, 1, 1)
    assert summed(found, lambda cell: cell.respondent) == {"police": police, "market": market}
    assert summed(found, lambda cell: cell.field) == {"公安": police, "市场监管": market}


def test_what_rests_on_cases_carried_over_is_not_set_beside_last_year(ledger: Ledger) -> None:
    hand_in_cases(ledger)
    ledger.hand_in("reconsideration", case("9", "2019-03-01", "2019-04-20"), as_of=D("2019-12-31"))
    codes = ("legal_recon_accepted", "legal_recon_pending", "legal_recon_close_rate")
    assert [value(ledger, code).last_year for code in codes] == [1, None, None]


def test_what_was_refused_last_year_is_not_listed_as_open_this_year(ledger: Ledger) -> None:
    hand_in_cases(ledger)
    listed = {found.number for found in cases(ledger.connection, D("2021-03-01"), ALL)}
    assert listed == {"5", "6"}


def test_a_case_concluded_after_the_day_is_in_hand_on_it(ledger: Ledger) -> None:
    ledger.hand_in("reconsideration", case("1", "2020-12-02", "2021-01-04"), case("2", "2020-12-02", "2020-12-21"))
    codes = ("legal_recon_concluded", "legal_recon_pending", "legal_recon_close_rate")
    assert [value(ledger, code).value for code in codes] == [1, 1, 0.5]


def test_filters_hold_together(ledger: Ledger) -> None:
    hand_in_cases(ledger)
    wanted = Wanted(respondents=("market",), matters=("举报投诉处理",))
    assert [cell.sums for cell in cells(ledger.connection, YEAR_END, wanted)] == [Sums(1, 0, 1, 0, 0)]
    assert [one.number for one in cases(ledger.connection, YEAR_END, wanted)] == ["6"]
    assert outcomes(ledger.connection, YEAR_END, wanted) == ()


def test_outcomes_say_which_set_the_act_right(ledger: Ledger) -> None:
    hand_in_cases(ledger)
    assert outcomes(ledger.connection, YEAR_END, Wanted(respondents=("market",))) == (
        Outcome("revoked", 1, is_correction=True, is_on_the_merits=True),
    )
    words = {entry.name: entry.is_on_the_merits for entry in outcomes(ledger.connection, YEAR_END, ALL)}
    assert words == {"维持": True, "撤销": True, "调解": False, "终止": False}


def test_months_count_acceptance_and_conclusion_apart(ledger: Ledger) -> None:
    hand_in_cases(ledger)
    found = months(ledger.connection, YEAR_END, ALL)
    assert found[:5] == (Month(1, 0, 1), Month(2, 0, 0), Month(3, 2, 0), Month(4, 1, 1), Month(5, 0, 2))
    assert len(found) == 12


def test_overdue_cases_come_first_then_suspended_ones_then_the_concluded(ledger: Ledger) -> None:
    hand_in_cases(ledger)
    found = cases(ledger.connection, YEAR_END, ALL)
    assert [(one.number, one.clock.light if one.clock else None) for one in found] == [
        ("6", "red"), ("5", "paused"), ("4", "done"), ("3", "done"), ("2", "done"), ("1", "done"), ("7", None),
    ]  # fmt: skip


def paper(title: str, received: str, issued: str | None, **fields: Any) -> dict[str, Any]:
    plain = {"year": 2020, "submit_unit": "edu", "kind": "document", "title": title, "received_on": D(received)}
    return {**plain, "issued_on": D(issued) if issued else None, **fields}


def hand_in_papers(ledger: Ledger) -> None:
    """Three reviewed, one of them a contract; one that waits; one of last year."""
    ledger.hand_in(
        "legal_reviews",
        paper("甲办法", "2020-03-02", "2020-03-09", kind="normative", opinions=3.0, adopted=2.0),
        paper("乙通知", "2020-03-16", "2020-03-27", opinions=1.0),
        paper("丙合同", "2020-05-11", "2020-05-18", kind="contract", submit_unit="sci", opinions=0.0),
        paper("丁通知", "2020-12-28", None),
        paper("戊通知", "2019-03-02", "2019-03-09", opinions=5.0, adopted=5.0),
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("legal_docs_reviewed", 2),
        ("legal_normative_reviewed", 1),
        ("legal_doc_opinions", 4),
        ("legal_contracts_reviewed", 1),
        ("legal_contract_opinions", 0),
        ("legal_opinion_adopted_rate", 0.5),
    ],
)
def test_papers_count_once_their_review_is_given_out(ledger: Ledger, code: str, expected: float) -> None:
    hand_in_papers(ledger)
    assert value(ledger, code).value == expected


def test_units_are_ranked_by_the_papers_reviewed_for_them(ledger: Ledger) -> None:
    hand_in_papers(ledger)
    assert by_unit(ledger.connection, YEAR_END) == (
        UnitReviews("edu", 2, 1, 0, 4.0, 2.0, 1),
        UnitReviews("sci", 1, 0, 1, 0.0, 0.0, 0),
    )
    assert [unit.adopted_rate for unit in by_unit(ledger.connection, YEAR_END)] == [0.5, None]


def test_what_waits_comes_first_and_reviews_take_working_days(ledger: Ledger) -> None:
    hand_in_papers(ledger)
    found = reviews(ledger.connection, YEAR_END)
    assert [one.title for one in found] == ["丁通知", "丙合同", "乙通知", "甲办法"]
    assert average_days(found, D("2020-01-01")) == pytest.approx((5 + 9 + 5) / 3)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("《中华人民共和国民法典》", "民法典"),
        ("《民法典》（物权编解读）", "民法典"),
        ("民法典", "民法典"),
        ("学习《省安全生产条例》", "省安全生产条例"),
        ("优化营商环境条例(国务院令第722号)", "优化营商环境条例"),
        (None, None),
    ],
)
def test_a_law_has_one_name_however_it_is_written(written: str | None, name: str | None) -> None:
    assert derive({"law": written}) == {"law_name": name}


def study(day: str, law: str, org: str | None = "city") -> dict[str, Any]:
    return {"held_on": D(day), "law": f"《{law}》", "law_name": law, "org": org}


def hand_in_studies(ledger: Ledger) -> None:
    ledger.hand_in(
        "law_study",
        study("2020-06-19", "民法典"), study("2020-07-17", "民法典"), study("2020-08-21", "消防法", None),
        study("2020-08-28", "水法", "nancheng"), study("2019-08-21", "档案法"),
    )  # fmt: skip


def test_a_law_studied_twice_counts_once_by_its_first_meeting(ledger: Ledger) -> None:
    hand_in_studies(ledger)
    laws = Distinct(Facts("law_study"), "law_name", "held_on", (InYear("held_on"),))
    assert ledger.read(laws) == Reading(3, "eq", 3)
    assert ledger.contributions(laws) == {
        "2020-06-19/city/民法典": (1, None), "2020-08-21/None/消防法": (1, None), "2020-08-28/nancheng/水法": (1, None),
    }  # fmt: skip


def test_no_different_value_is_zero_after_a_return_of_the_year_but_no_data_before_it(ledger: Ledger) -> None:
    laws = Distinct(Facts("law_study"), "law_name", "held_on", (InYear("held_on"),))
    assert ledger.read(laws) == Reading(None, "eq", 0)
    ledger.hand_in("law_study", study("2019-08-21", "档案法"))
    assert ledger.read(laws) == Reading(0, "eq", 0)


def test_laws_studied_by_june_are_compared_with_the_part_of_the_target_due_by_then(ledger: Ledger) -> None:
    ledger.hand_in("annual_targets", {"year": 2020, "code": "legal_study_laws", "target": 6.0}, as_of=D("2020-01-01"))
    laws = [study(f"2020-0{month}-19", f"第{month}部", "city") for month in (2, 3, 5)]
    ledger.hand_in("law_study", *laws, as_of=D("2020-05-31"))
    june = value(ledger, "legal_study_laws", D("2020-06-30"))
    assert (june.value, june.pro_rata, june.met) == (3, 3, True)
    assert value(ledger, "legal_study_laws").met is False


def test_only_the_citys_own_meetings_count_for_its_laws(ledger: Ledger) -> None:
    hand_in_studies(ledger)
    assert value(ledger, "legal_study_laws").value == 2
    assert [(one.law_name, one.is_first) for one in studies(ledger.connection, YEAR_END)] == [
        ("民法典", True), ("民法典", False), ("消防法", True),
    ]  # fmt: skip


def test_coverage_is_of_all_counties_and_departments_in_the_directory(ledger: Ledger) -> None:
    listed = (("nancheng", "county"), ("new_office", "department"), ("city", "city"), ("zone", "zone"))
    ledger.hand_in(
        "units",
        *({"code": code, "name": code, "kind": kind, "sort_order": n} for n, (code, kind) in enumerate(listed)),
    )
    ledger.hand_in(
        "law_study_coverage",
        {"year": 2020, "org": "nancheng", "held": True, "times": 2.0},
        {"year": 2020, "org": "edu", "held": False, "times": 0.0},
        {"year": 2020, "org": "zone", "held": True, "times": 1.0},
    )
    # The county and the office listed, the 34 departments shipped.
    assert value(ledger, "legal_study_coverage").value == pytest.approx(1 / 36)
    told = {unit.unit: (unit.is_held, unit.place is not None) for unit in coverage(ledger.connection, YEAR_END)}
    assert {code: told[code] for code in ("nancheng", "edu", "new_office")} == {
        "nancheng": (True, True), "edu": (False, True), "new_office": (False, False),
    }  # fmt: skip
    assert not {"city", "zone"} & set(told)


def test_units_that_no_return_names_count_as_not_covered(ledger: Ledger) -> None:
    formula = Coverage(Facts("law_study_coverage"), "org", ("county",), whole=(OfYear(),), part=(Yes("held"),))
    assert ledger.read(formula) == Reading(None, "eq", 0)
    ledger.hand_in(
        "law_study_coverage",
        {"year": 2020, "org": "beicheng", "held": True}, {"year": 2020, "org": "nancheng", "held": True},
        {"year": 2020, "org": "yunxi", "held": False}, {"year": 2020, "org": "edu", "held": True},
        {"year": 2019, "org": "pinghai", "held": True},
    )  # fmt: skip
    assert ledger.read(formula) == Reading(round(2 / 7, 9), "eq", 3)
    assert ledger.contributions(formula) == {
        "2020/beicheng": (1, 7), "2020/nancheng": (1, None), "2020/yunxi": (None, None),
    }  # fmt: skip


def test_a_result_without_a_name_is_said_to_be_unstated(ledger: Ledger) -> None:
    ledger.hand_in("reconsideration", case("1", "2020-03-02", "2020-04-20", result=None))
    assert [entry.name for entry in outcomes(ledger.connection, YEAR_END, ALL)] == [reconsideration.UNSTATED]
