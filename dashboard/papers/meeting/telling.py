"""Clauses that the documents of a meeting share: counts in a sentence, why an entry is on the agenda, who is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dashboard.notation import NOTHING, full_width
from dashboard.papers.content import Run, Words, words
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.sources import items, promises, returns
from data.cleaning import clean
from data.promises import Promise
from data.review.agenda import Entry
from data.review.pack import NotHandedIn
from data.status import Counts

ADVICE = "，可了解近期有没有新的进展"
_WHOLE = re.compile(r"\d+%")
Clause = tuple[str | Run | None, ...]


def sentence(*clauses: Clause, end: str = "。") -> Words:
    """Clauses joined by commas; one with a figure that has no data is left out, and without any the sentence."""
    kept = [clause for clause in clauses if None not in clause]
    return words(*joined(kept, "，"), end) if kept else ()


ALIKE = "（中止的不计，下同）"
"""What the first of several rates leaves out."""


def shared_out(run: Callable[[str], Run | None], found: Counts, note: str = "") -> tuple[Clause, ...]:
    """What became of the items counted, so that the parts add up to the total; with a note on what the rate leaves out."""
    late: Clause = ("（其中逾期", run("overdue"), "）") if found.overdue else ("（没有逾期）",)
    paused: tuple[Clause, ...] = (("中止", run("paused")),) if found.paused else ()
    rate: Clause = ("办结率", run("close_rate"), note if found.paused else "")
    return ("已办结", run("closed")), ("在办", run("open"), *(late if found.open else ())), *paused, rate


def promised(facts: Facts, lead: str) -> tuple[Clause, ...]:
    """What became of the promises made, so that the parts add up, and of how many the rate speaks."""

    def run(aspect: str) -> Run | None:
        return facts.run(promises.RATES, promises.ALL, aspect)

    return (
        (lead, run("total")), ("按期兑现", run("kept")), ("逾期兑现", run("kept_late")), ("未兑现", run("broken")),
        ("未到期", run("open")), ("除未到期外", run("judged"), "的按期兑现率为", run("rate")),
    )  # fmt: skip


def joined(parts: Sequence[Sequence[str | Run | None]], sign: str) -> Iterable[str | Run]:
    """The pieces of the parts with a sign between the parts."""
    for number, part in enumerate(parts):
        if number:
            yield sign
        yield from (piece for piece in part if piece)


def cell(run: Run | None) -> Words:
    """A figure in a table, — without one; rates with one decimal, so that those below each other can be compared."""
    if run is not None and _WHOLE.fullmatch(run.text):
        run = replace(run, text=run.text.replace("%", ".0%"))
    return words(run or NOTHING)


def unit_name(facts: Facts, unit: str | None) -> str:
    """A unit's name; — for none."""
    return facts.units.label(unit) if unit else NOTHING


def quoted(title: str) -> str:
    """A title in quotation marks, those in it made single."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"


def why(facts: Facts, entry: Entry) -> Words:
    """Why an entry is on the agenda, with its figures bound."""
    if entry.kind == "promise":
        number = entry.subject.partition("/")[2]
        found = next((one for one in facts.pack.promises if one.number == number), None)
        return broken_promise(facts, found) if found else words(full_width(entry.why))
    if entry.kind == "returns":
        return not_handed_in(facts, facts.pack.not_handed_in)
    return reason(facts, entry.subject, entry.why)


def reason(facts: Facts, subject: str, said: str) -> Words:
    """The words with the light's reason in them bound."""
    said = briefly(said)
    run = facts.run(items.CODE, subject, "reason")
    if run is None or run.bound is None:
        return words(said)
    before, found, after = said.partition(run.text)
    return words(before, run, after) if found else words(said)


def briefly(said: str) -> str:
    """The program's words without what they advise, which a paper does not say of every item."""
    return full_width(said).replace(ADVICE, "").rstrip("。")


def broken_promise(facts: Facts, one: Promise) -> Words:
    """What became of a promise, or by when it is due."""
    due = facts.run(promises.CODE, one.number, "due")
    late = facts.run(promises.CODE, one.number, "days_late")
    state = facts.run(promises.CODE, one.number, "state")
    if one.state == "broken" and late:
        return sentence(("承诺", due, "前完成"), ("逾期", late, state), end="")
    return sentence(("承诺", due, "前完成"), (state,), end="")


def not_handed_in(facts: Facts, found: Sequence[NotHandedIn]) -> Words:
    """Divisions with what they have not handed in."""
    parts = [(f"{one.division}{quoted(one.name)}逾期", days) for one in found if (days := late_return(facts, one))]
    return words(*joined(parts, "、"))


def late_return(facts: Facts, one: NotHandedIn) -> Run | None:
    """How many days a return is late."""
    return facts.run(returns.CODE, returns.code_of(one.dataset, one.division, one.due.isoformat()), "days_late")


def stripped(text: str) -> str:
    """Text that somebody typed, in one line without a full stop: it goes into a sentence."""
    return clean(text).replace("\n", " ").rstrip("。；;. ")
