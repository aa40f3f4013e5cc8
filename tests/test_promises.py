"""What becomes of promises: by the facts of their items, by the day, by what was known; on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from data.datasets.promises import derive, measure_can_be_taken
from data.meeting_records import link_is_readable
from data.promises import Promise, by_unit, due_soon, promises
from tests.ledger import noon
from tests.returns import item

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END = dt.date(2020, 12, 31)
MADE, DUE, LATER = dt.date(2020, 10, 9), dt.date(2020, 10, 30), dt.date(2020, 11, 6)
ITEM = "supervision/2020.0/work_report/1"


def promise(number: str, **fields: Any) -> dict[str, Any]:
    """A promise made on MADE for DUE that 督查 confirms, unless fields say otherwise."""
    plain = {"promise_no": number, "made_on": MADE, "unit": "edu", "what": f"承诺{number}", "due_on": DUE}
    return {**plain, "measure": "confirmed", **fields}


def closing(number: str, **fields: Any) -> dict[str, Any]:
    return promise(number, measure="closed", item=ITEM, **fields)


def told(ledger: Ledger, day: dt.date = YEAR_END, known: dt.date | None = None) -> list[tuple[str, str, int]]:
    known_at = noon(known) if known else None
    return [(one.number, one.state, one.days_late) for one in promises(ledger.connection, day, known_at)]


def one(ledger: Ledger, day: dt.date = YEAR_END) -> Promise:
    (found,) = promises(ledger.connection, day)
    return found


def report(ledger: Ledger, on: dt.date, loaded: dt.date | None = None, **fields: Any) -> int:
    return ledger.hand_in("supervision", item("1", **fields), as_of=on, loaded=loaded)


def test_the_due_day_itself_is_in_time_and_the_next_is_not(ledger: Ledger) -> None:
    ledger.hand_in("promises", promise("2020-41-1"), as_of=MADE)
    assert told(ledger, MADE - dt.timedelta(days=1)) == []
    assert told(ledger, DUE) == [("2020-41-1", "open", 0)]
    assert told(ledger, DUE + dt.timedelta(days=1)) == [("2020-41-1", "broken", 1)]


def test_a_confirmed_promise_is_kept_on_the_day_that_was_recorded(ledger: Ledger) -> None:
    kept = [promise("2020-41-1", kept_on=DUE), promise("2020-41-2", kept_on=LATER), promise("2020-41-10")]
    ledger.hand_in("promises", *kept, as_of=MADE)
    assert told(ledger, LATER) == [("2020-41-1", "kept", 0), ("2020-41-2", "kept_late", 7), ("2020-41-10", "broken", 7)]
    assert told(ledger, DUE) == [("2020-41-1", "kept", 0), ("2020-41-2", "open", 0), ("2020-41-10", "open", 0)]


def test_a_promise_to_close_is_kept_on_the_day_its_item_was_finished_whenever_that_is_told(ledger: Ledger) -> None:
    ledger.hand_in("promises", closing("2020-41-1"), as_of=MADE)
    report(ledger, MADE)
    report(ledger, LATER, status="finished", finished_on=DUE)
    assert told(ledger, LATER - dt.timedelta(days=1)) == [("2020-41-1", "broken", 6)]
    assert told(ledger, LATER) == [("2020-41-1", "kept", 0)]
    assert one(ledger).settled_on == DUE


def test_without_a_day_the_first_return_that_calls_it_done_counts(ledger: Ledger) -> None:
    ledger.hand_in("promises", closing("2020-41-1"), as_of=MADE)
    report(ledger, LATER, closed=True)
    report(ledger, YEAR_END, closed=True, progress_text="已验收")
    assert (one(ledger).state, one(ledger).settled_on) == ("kept_late", LATER)


def test_what_was_sent_back_is_not_kept_until_it_is_done_again(ledger: Ledger) -> None:
    ledger.hand_in("promises", closing("2020-41-1"), as_of=MADE)
    report(ledger, DUE, status="finished")
    report(ledger, LATER, status="returned")
    assert told(ledger, DUE) == [("2020-41-1", "kept", 0)]
    assert told(ledger, LATER) == [("2020-41-1", "broken", 7)]
    report(ledger, LATER + dt.timedelta(days=7), status="finished")
    assert told(ledger) == [("2020-41-1", "kept_late", 14)]


def test_a_promised_completion_is_reached_by_the_first_return_that_shows_it(ledger: Ledger) -> None:
    ledger.hand_in("promises", promise("2020-41-1", measure="completion", target_pct=0.8, item=ITEM), as_of=MADE)
    for on, completion in ((MADE, 0.5), (DUE, 0.8), (LATER, None), (YEAR_END, 0.9)):
        report(ledger, on, completion=completion)
    assert told(ledger, DUE - dt.timedelta(days=1)) == [("2020-41-1", "open", 0)]
    assert (one(ledger).state, one(ledger).settled_on) == ("kept", DUE)


def test_an_item_taken_off_its_list_keeps_what_was_said_of_it(ledger: Ledger) -> None:
    ledger.hand_in("promises", closing("2020-41-1"), as_of=MADE)
    report(ledger, DUE, status="finished")
    ledger.hand_in("supervision", item("1", ended=True), as_of=YEAR_END)
    assert told(ledger) == [("2020-41-1", "kept", 0)]


def test_where_the_item_is_unknown_the_recorded_day_counts(ledger: Ledger) -> None:
    ledger.hand_in("promises", closing("2020-41-1", kept_on=DUE), closing("2020-41-2"), as_of=MADE)
    assert told(ledger) == [("2020-41-1", "kept", 0), ("2020-41-2", "broken", 62)]
    assert not any(found.is_item_known for found in promises(ledger.connection, YEAR_END))


def test_a_load_taken_back_takes_the_kept_promise_with_it_but_not_from_what_was_known_before(ledger: Ledger) -> None:
    ledger.hand_in("promises", closing("2020-41-1"), as_of=MADE)
    report(ledger, MADE)
    done = report(ledger, DUE, loaded=dt.date(2020, 11, 2), status="finished")
    ledger.withdraw(done, dt.date(2020, 12, 1))
    assert told(ledger) == [("2020-41-1", "broken", 62)]
    assert told(ledger, DUE, dt.date(2020, 11, 1)) == [("2020-41-1", "open", 0)]
    assert told(ledger, YEAR_END, dt.date(2020, 11, 3)) == [("2020-41-1", "kept", 0)]
    assert told(ledger, YEAR_END, dt.date(2020, 12, 2)) == [("2020-41-1", "broken", 62)]


def test_a_promise_counts_from_the_moment_it_was_recorded(ledger: Ledger) -> None:
    ledger.hand_in("promises", promise("2020-41-1"), as_of=MADE, loaded=LATER)
    assert told(ledger, YEAR_END, DUE) == []
    assert told(ledger, YEAR_END, LATER) == [("2020-41-1", "broken", 62)]


def test_units_are_counted_and_one_without_a_judged_promise_has_no_rate(ledger: Ledger) -> None:
    ledger.hand_in(
        "promises",
        promise("2020-41-1", kept_on=DUE),
        promise("2020-41-2", kept_on=LATER),
        promise("2020-41-3"),
        promise("2020-41-4", unit="ndrc", due_on=YEAR_END),
        as_of=MADE,
    )
    found = promises(ledger.connection, YEAR_END)
    education, planning = by_unit(found)
    assert (education.unit, education.kept, education.kept_late, education.broken) == ("edu", 1, 1, 1)
    assert education.rate == pytest.approx(1 / 3)
    assert (planning.open, planning.rate) == (1, None)
    assert [one.number for one in due_soon(found, YEAR_END, 3)] == ["2020-41-4"]
    assert [one.number for one in due_soon(promises(ledger.connection, DUE), DUE, 0)] == ["2020-41-2", "2020-41-3"]


def test_a_hundred_promises_take_as_many_statements_as_one(ledger: Ledger) -> None:
    numbers = range(100)
    ledger.hand_in("supervision", *(item(str(n)) for n in numbers), as_of=MADE)
    named = [closing(f"2020-41-{n}") | {"item": f"supervision/2020.0/work_report/{n}"} for n in numbers]
    ledger.hand_in("promises", *named, as_of=MADE)
    statements: list[str] = []

    def note(_c: Any, _cur: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    sa.event.listen(ledger.connection, "before_cursor_execute", note)
    assert len(promises(ledger.connection, YEAR_END)) == 100
    sa.event.remove(ledger.connection, "before_cursor_execute", note)
    assert len(statements) == 2


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"promise_no": "2020-05-03"}, {"promise_no": "2020-5-3", "measure": "confirmed"}),
        ({"promise_no": "2020-51-3", "item": ITEM}, {"promise_no": "2020-51-3", "measure": "closed"}),
        ({"promise_no": "承诺一", "measure": "completion"}, {"promise_no": "承诺一"}),
    ],
)
def test_a_number_has_one_spelling_and_a_measure_is_never_missing(
    row: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert derive(row) == expected


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"measure": "closed"}, "promise_without_item"),
        ({"measure": "completion", "item": ITEM}, "promise_without_target"),
        ({"measure": "completion", "item": ITEM, "target_pct": 0.8}, None),
        ({"measure": "confirmed"}, None),
    ],
)
def test_a_promise_that_nothing_could_keep_is_refused(row: dict[str, Any], code: str | None) -> None:
    found = measure_can_be_taken(row)
    assert (found and found[1].code) == code


def test_an_item_code_names_a_dataset_and_a_record() -> None:
    assert link_is_readable({"item": ITEM}) is None
    found = link_is_readable({"item": "第12项"})
    assert found is not None
    assert found[1].code == "item_code_unreadable"
