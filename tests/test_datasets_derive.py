"""What specs add to a row after its cells are read."""

import datetime as dt

import pytest

from data.datasets import dataset


def derived(name: str, **row: object) -> dict[str, object]:
    derive = dataset(name).derive
    assert derive is not None
    return derive(dict(row))


@pytest.mark.parametrize(
    ("actual", "target", "reported", "completion"),
    [
        (405.0, 810.0, None, 0.5),
        (405.0, 810.0, 0.9, 0.5),
        (223.0, 100.0, None, 2.23),
        (None, 810.0, 0.9, 0.9),
        (3.0, 0.0, 0.9, 0.9),
        (None, None, None, None),
    ],
)
def test_completion_of_a_sub_target_is_recomputed_and_the_reported_one_only_stands_in(
    actual: float | None, target: float | None, reported: float | None, completion: float | None
) -> None:
    row = derived("livelihood", actual_value=actual, target_value=target, completion_reported=reported)
    assert row["completion"] == completion


def test_a_sub_target_without_deadline_is_due_at_the_years_end() -> None:
    row = derived("livelihood", year=2020.0)
    assert (row["due_on"], row["due_kind"]) == (dt.date(2020, 12, 31), "year_end")


@pytest.mark.parametrize("kind", ["date", "unknown", "long_term"])
def test_a_deadline_that_was_written_is_left_alone(kind: str) -> None:
    assert "due_on" not in derived("livelihood", year=2020.0, due_kind=kind)


@pytest.mark.parametrize(
    ("actual", "word", "status"), [(810.0, None, "finished"), (809.0, None, None), (810.0, "in_progress", None)]
)
def test_a_sub_target_that_met_its_target_is_finished_unless_a_word_says_otherwise(
    actual: float, word: str | None, status: str | None
) -> None:
    row = derived("livelihood", actual_value=actual, target_value=810.0, status=word)
    assert row.get("status") == status


@pytest.mark.parametrize(
    ("word", "flag"), [("未达序时", "behind"), ("达序时", "on_track"), ("超序时", "on_track"), (None, None)]
)
def test_the_units_own_words_on_its_pace_become_the_flag(word: str | None, flag: str | None) -> None:
    assert derived("livelihood", on_track_reported=word).get("status_flag") == flag


@pytest.mark.parametrize(
    ("name", "field", "day"),
    [
        ("instructions", "instructed_on", dt.date(2020, 12, 31)),
        ("publications", "issued_on", dt.date(2020, 1, 1)),
        ("smuggling_cases", "seized_on", dt.date(2020, 6, 1)),
        ("urgent_reports", "received_at", dt.datetime(2020, 6, 1, 14, 5)),
    ],
)
def test_numbers_that_restart_every_year_are_keyed_with_their_year(name: str, field: str, day: dt.date) -> None:
    assert derived(name, **{field: day})["year"] == 2020
    assert derived(name)["year"] is None
    assert "year" in dataset(name).key


def test_a_day_of_reporting_to_the_province_says_that_it_was_reported() -> None:
    day = dt.date(2020, 5, 6)
    assert derived("instructions", reported_up_on=day)["reported_up"] is True
    assert "reported_up" not in derived("instructions", reported_up_on=day, reported_up=False)
    assert "reported_up" not in derived("instructions")


@pytest.mark.parametrize(
    ("assigned", "started"), [(dt.date(2020, 5, 8), dt.date(2020, 5, 8)), (None, dt.date(2020, 5, 6))]
)
def test_the_limit_of_an_instruction_counts_from_its_assignment_else_from_the_instruction(
    assigned: dt.date | None, started: dt.date
) -> None:
    row = derived("instructions", instructed_on=dt.date(2020, 5, 6), assigned_on=assigned)
    assert row["started_on"] == started


@pytest.mark.parametrize(
    "written", ["第22期", "22", "022", "2020年第22期", "〔2020〕22号", "第 22 期", "第22期(总第680期)"]
)
def test_an_issue_is_known_by_its_bare_number(written: str) -> None:
    assert derived("publications", issue_no=written)["issue_no"] == "22"


@pytest.mark.parametrize("written", ["增刊", "特刊A"])
def test_an_issue_without_a_number_keeps_its_name(written: str) -> None:
    assert "issue_no" not in derived("publications", issue_no=written)


def test_a_roster_without_shifts_names_the_whole_day() -> None:
    assert derived("duty_roster", shift=None) == {"shift": "全天"}
    assert derived("duty_roster", shift="夜班") == {}


@pytest.mark.parametrize(
    ("status", "held", "expected"),
    [
        (None, dt.date(2020, 9, 18), {"status": "已开展"}),
        (None, None, {"status": "计划"}),
        ("延期", dt.date(2020, 9, 18), {}),
    ],
)
def test_a_drill_without_a_word_is_held_once_it_has_its_day(
    status: str | None, held: dt.date | None, expected: dict[str, str]
) -> None:
    assert derived("drills", status=status, held_on=held) == expected


def test_a_milestone_without_a_quantity_is_one() -> None:
    assert derived("milestones", quantity=None) == {"quantity": 1}
    assert derived("milestones", quantity=2) == {}
