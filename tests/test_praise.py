"""Who is praised at a meeting, and why, by what was known; on both databases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from data.moment import Moment
from data.review.issues import INSTRUCTIONS, SUPERVISION, next_issue
from data.review.item_changes import Standpoint
from data.review.praise import praise
from data.rules import rules
from tests.ledger import noon
from tests.returns import item

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

BEFORE, DAY = dt.date(2020, 10, 23), dt.date(2020, 10, 30)
FAR = dt.date(2020, 12, 31)


def done(number: str, on: dt.date, **fields: Any) -> dict[str, Any]:
    return item(number, **{"due_on": FAR, "due_kind": "date", "status": "finished", "finished_on": on, **fields})


def still(number: str, **fields: Any) -> dict[str, Any]:
    return item(number, **{"due_on": FAR, "due_kind": "date", **fields})


def told(ledger: Ledger, known: dt.date | None = None) -> dict[str, tuple[str, str]]:
    """Kind of praise → unit and reason."""
    known_at = noon(known) if known else None
    at, since = (Standpoint(Moment(day, known_at), rules()) for day in (DAY, BEFORE))
    return {one.kind: (one.unit, one.reason) for one in praise(ledger.connection, at, since)}


def test_the_first_to_finish_all_its_items_is_praised(ledger: Ledger) -> None:
    first = [done(f"e{n}", dt.date(2020, 10, n), lead_unit="edu") for n in (1, 2, 9)]
    later = [done(f"w{n}", dt.date(2020, 10, n), lead_unit="water") for n in (1, 2, 20)]
    almost = [done("a1", dt.date(2020, 9, 1), lead_unit="agri"), *(still(f"a{n}", lead_unit="agri") for n in (2, 3))]
    few = [done("p1", dt.date(2020, 8, 1), lead_unit="police")]
    ledger.hand_in("supervision", *first, *later, *almost, *few, as_of=BEFORE)
    assert told(ledger)["first_to_finish"] == ("edu", "市教育局牵头的3项于10月9日全部办结")


def test_the_longest_clean_run_counts_from_the_last_day_with_an_overdue_item(ledger: Ledger) -> None:
    late = {"due_on": dt.date(2020, 3, 1)}
    health = [
        done("h1", dt.date(2020, 6, 10), lead_unit="health", **late),
        *(still(f"h{n}", lead_unit="health") for n in (2, 3)),
    ]
    water = [
        done("w1", dt.date(2020, 9, 10), lead_unit="water", **late),
        *(still(f"w{n}", lead_unit="water") for n in (2, 3)),
    ]
    edu = [still("e1", lead_unit="edu", **late), *(done(f"e{n}", BEFORE, lead_unit="edu") for n in (2, 3))]
    ledger.hand_in("supervision", *health, *water, *edu, as_of=BEFORE)
    assert told(ledger)["longest_clean"] == ("health", "市卫生健康委牵头3项，已办结1项，连续142天没有逾期事项")


def test_who_climbed_most_is_praised_by_what_was_known_then(ledger: Ledger) -> None:
    late = {"due_on": dt.date(2020, 10, 1)}
    good = [done(f"w{n}", BEFORE, lead_unit="water") for n in range(3)]
    ledger.hand_in("supervision", *good, *(still(f"e{n}", lead_unit="edu", **late) for n in range(3)), as_of=BEFORE)
    better = [done(f"e{n}", dt.date(2020, 9, 30), lead_unit="edu", **late) for n in range(3)]
    worse = [still(f"w{n}", lead_unit="water", **late) for n in range(3)]
    ledger.hand_in("supervision", *worse, *better, as_of=DAY, loaded=dt.date(2020, 11, 5))
    assert told(ledger)["most_improved"] == ("edu", "市教育局在市级部门中由第2位升至第1位，上升1位")
    assert "most_improved" not in told(ledger, known=dt.date(2020, 11, 1))


def test_a_bulletins_number_follows_the_years_last_in_the_register(ledger: Ledger) -> None:
    def issue(kind: str, number: str, on: dt.date) -> dict[str, Any]:
        return {"year": on.year, "kind": kind, "issue_no": number, "title": "通报", "issued_on": on}

    old, new = dt.date(2019, 12, 30), dt.date(2020, 9, 30)
    rows = [issue(SUPERVISION, "30", old), issue(SUPERVISION, "9", new), issue(SUPERVISION, "11", new)]
    ledger.hand_in("publications", *rows, as_of=BEFORE)
    at = Moment(DAY)
    assert (next_issue(ledger.connection, SUPERVISION, at), next_issue(ledger.connection, INSTRUCTIONS, at)) == (12, 1)
