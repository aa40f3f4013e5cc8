"""The head of 会前材料 for whoever presides: where things stand, what is gravest, what is asked of the meeting."""

from __future__ import annotations

from functools import partial

from dashboard.notation import date, near_date
from dashboard.papers.content import Paragraph, Run, Words, words
from dashboard.papers.meeting.facts import Facts
from dashboard.papers.meeting.progress import of_item
from dashboard.papers.meeting.telling import ALIKE, Clause, quoted, sentence, shared_out, unit_name
from dashboard.papers.sources import changes, counts, promises
from data.review.item_changes import KINDS, ChangeKind

MOVED: tuple[ChangeKind, ...] = ("new", "closed", "newly_red")


def summary(facts: Facts) -> Paragraph:
    """Three sentences."""
    return Paragraph((*_standing(facts), *_gravest(facts), *words(_asked(facts))))


def _standing(facts: Facts) -> Words:
    run = partial(facts.run, counts.CODE, counts.ALL)
    moved = [
        (KINDS[kind], facts.run(changes.CODE, facts.since, kind)) for kind in MOVED if facts.pack.changes.counts.get(kind)
    ]  # fmt: skip
    parts = shared_out(run, facts.counted[counts.ALL].counts, ALIKE)
    now = sentence((f"截至{date(facts.day)}，督查事项共", run("total")), *parts, end="；")
    since = f"与{near_date(facts.meeting.since.as_of, facts.day)}相比，"
    overdue = _overdue(facts.shown_before(counts.ALL, "overdue"), run("overdue"))
    return (*now, *words(since), *sentence(*moved, overdue))


def _overdue(was: Run | None, now: Run | None) -> Clause:
    if was is None or now is None or was.text == now.text:
        return "逾期未办结的仍为" if was else "逾期未办结的为", now
    return "逾期未办结的由", was, "变为", now


def _gravest(facts: Facts) -> Words:
    """Promises that were broken and the item that is overdue longest."""
    found: list[Clause] = []
    if facts.pack.broken():
        found.append(("到期没有兑现的承诺有", facts.run(promises.RATES, promises.ALL, "broken")))
    if facts.late:
        worst = max(facts.late, key=lambda item: item.overdue_days)
        named = f"逾期最久的是{unit_name(facts, worst.unit)}的{quoted(worst.title)}，已逾期"
        found.append((named, of_item(facts, worst, "overdue_days")))
    if not found:
        return words("没有逾期事项，也没有到期未兑现的承诺。")
    return (*words("最突出的问题："), *sentence(*found))


def _asked(facts: Facts) -> str:
    cut = sum(entry.is_cut for entry in facts.meeting.agenda)
    kept = len(facts.meeting.agenda) - cut
    if not kept:
        return "没有需要会议逐项研究的事项。"
    written = f"，书面事项{cut}项不逐项研究" if cut else ""
    return f"请会议逐项研究上会的{kept}项，明确责任单位和办结时限，决定是否同意延期或办结{written}。"
