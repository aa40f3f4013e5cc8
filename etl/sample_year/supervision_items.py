"""The three hundred items on the four lists (四张清单) of the sample year."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from etl.sample_year.days import YEAR
from etl.sample_year.dice import dice, shares
from etl.sample_year.spelling import unit_spelling
from etl.sample_year.supervision_item import Fate, Item, Plan
from etl.sample_year.supervision_plan import Start, plan
from etl.sample_year.words_bank import Department, bank, counties, departments


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a department; `unit` is its short name."""

    unit: str
    title: str
    target: str


@dataclass(frozen=True, slots=True)
class CountyTask:
    """A task pressed on counties; `partner` is the department that looks after it."""

    reason: str
    title: str
    target: str
    partner: str


@dataclass(frozen=True, slots=True)
class ListPlan:
    """A list: how its items are numbered, when they are assigned, and how many have which fate at the end."""

    code: str
    number: str
    months: tuple[int, ...]
    december: int
    """Weight of deadlines in December; compare DUE_MONTHS."""
    sources: tuple[str, ...]
    fates: dict[Fate, int]

    @property
    def size(self) -> int:
        return sum(self.fates.values())


LISTS: tuple[ListPlan, ...] = (
    ListPlan(
        "provincial_priority",
        "SB-2020-{:03d}",
        (1, 1, 2, 2, 3, 3, 4, 6, 7),
        8,
        ("省委全会部署", "省政府工作报告责任分解", "省委常委会会议部署", "省政府常务会议部署", "省政府专题会议纪要"),
        {
            "done": 58,
            "overdue": 3,
            "due_soon": 2,
            "behind": 1,
            "suspended": 1,
            "no_data": 1,
            "long_term": 2,
            "carried": 2,
        },
    ),
    ListPlan(
        "secretary_instruction",
        "PS〔2020〕{:02d}号",
        (1, 2, 3, 4, 5, 6, 7, 8, 9),
        5,
        ("市委书记在专报上的批示", "市委书记在信访件上的批示", "市委书记在调研报告上的批示", "市委书记在内参上的批示"),
        {
            "done": 50,
            "overdue": 2,
            "due_soon": 2,
            "behind": 1,
            "suspended": 1,
            "terminated": 1,
            "long_term": 1,
            "carried": 2,
        },
    ),
    ListPlan(
        "work_report",
        "GZBG-2020-{:03d}",
        (2,),
        22,
        ("2020年市政府工作报告",),
        {
            "done": 81,
            "overdue": 1,
            "gap": 1,
            "due_soon": 4,
            "behind": 1,
            "not_started": 1,
            "suspended": 1,
            "terminated": 1,
            "no_data": 1,
            "long_term": 4,
            "carried": 2,
            "undated": 2,
        },
    ),
    ListPlan(
        "county_supervision",
        "XQ-2020-{:02d}",
        (2, 3, 3, 4, 5, 6, 7, 8),
        8,
        (),
        {
            "done": 56,
            "overdue": 4,
            "due_soon": 1,
            "behind": 1,
            "not_started": 1,
            "suspended": 1,
            "terminated": 1,
            "no_data": 2,
            "long_term": 1,
            "carried": 2,
        },
    ),
)
"""Together 300 items, 245 of them done at the end of the year."""

UNNUMBERED = {"secretary_instruction": (7, 31), "work_report": (7, 31)}
"""Places in a list whose item has no number, as happens: its title is its key."""
YEAR_START = dt.date(YEAR, 1, 1)
WITHOUT_COMPLETION: frozenset[Fate] = frozenset({"behind", "not_started", "no_data", "long_term", "carried", "undated"})


@cache
def items() -> tuple[Item, ...]:
    """All items, list by list, in the order of their numbers."""
    throw = dice("supervision")
    tasks = list(bank("tasks", Task))
    throw.shuffle(tasks)
    turns: Counter[Fate] = Counter()
    made: list[Item] = []
    for entry in LISTS:
        drafts = _county_drafts(entry, throw) if entry.code == "county_supervision" else _drafts(entry, tasks, throw)
        made.extend(_place(entry, drafts, turns, throw))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item before its course is planned."""

    title: str
    target: str
    source: str
    lead: str
    partners: tuple[str, ...]
    leader: str
    division: str
    section: str
    slack: int


def _drafts(entry: ListPlan, tasks: list[Task], throw: random.Random) -> list[_Draft]:
    """Takes the list's tasks from the front of `tasks`."""
    taken, tasks[:] = tasks[: entry.size], tasks[entry.size :]
    return [_draft(task, throw.choice(entry.sources), throw) for task in taken]


def _draft(task: Task, source: str, throw: random.Random) -> _Draft:
    owner = next(entry for entry in departments() if entry.name == task.unit)
    partners = _partners(owner, throw)
    return _Draft(
        task.title, task.target, source, owner.name, partners, owner.leader, owner.division, owner.section, owner.slack
    )


def _partners(owner: Department, throw: random.Random) -> tuple[str, ...]:
    others = [entry.name for entry in departments() if entry.section == owner.section and entry is not owner]
    names = throw.sample(others, throw.choice([0, 1, 1, 2]))
    spelled = [unit_spelling(name, throw) for name in names]
    return (*spelled, "各县(市、区)政府") if throw.random() < 0.15 else tuple(spelled)


def _county_drafts(entry: ListPlan, throw: random.Random) -> list[_Draft]:
    themes = bank("county_tasks", CountyTask)
    drafts = []
    for county, count in zip(counties(), shares(entry.size, [c.weight for c in counties()]), strict=True):
        inland = [theme for theme in themes if county.coastal or "海防" not in theme.reason]
        for theme in throw.sample(inland, count):
            owner = next(d for d in departments() if d.name == theme.partner)
            title = f"{county.name}{theme.title}"
            drafts.append(
                _Draft(
                    title,
                    theme.target,
                    theme.reason,
                    county.government,
                    (theme.partner,),
                    owner.leader,
                    owner.division,
                    county.name,
                    county.slack,
                )
            )
    return drafts


def _place(entry: ListPlan, drafts: list[_Draft], turns: Counter[Fate], throw: random.Random) -> list[Item]:
    """Numbers the drafts and gives each its fate and its year."""
    fates = _fates(entry, drafts, throw)
    made = []
    for index, draft in enumerate(drafts):
        fate = fates.get(index, "done")
        course = plan(fate, Start(entry.months, entry.december, draft.slack, turns[fate]), throw)
        turns[fate] += 1
        item = _item(entry.code, draft, course, throw)
        nameless = fate == "done" and index in UNNUMBERED.get(entry.code, ())
        made.append(item if nameless else replace(item, number=entry.number.format(index + 1)))
    return made


def _fates(entry: ListPlan, drafts: list[_Draft], throw: random.Random) -> dict[int, Fate]:
    """Index of a draft to its fate, where it is not simply done; the troubled ones go to slack units, as in life."""
    troubled: list[Fate] = [fate for fate, count in entry.fates.items() if fate != "done" for _ in range(count)]
    order = sorted(range(len(drafts)), key=lambda n: -drafts[n].slack * throw.random())
    return dict(zip(order, troubled, strict=False))


def _item(list_type: str, draft: _Draft, course: Plan, throw: random.Random) -> Item:
    """The item, still without a number."""
    fate = course.fate
    return Item(
        list_type=list_type,
        number=None,
        title=draft.title,
        source=draft.source,
        target=draft.target,
        lead=draft.lead,
        partners=draft.partners,
        leader=draft.leader,
        division=draft.division,
        section=draft.section,
        shows_completion=fate == "gap" or (fate not in WITHOUT_COMPLETION and throw.random() < 0.85),
        grain=throw.randrange(10**6),
        begun_on=YEAR_START if list_type == "work_report" else course.assigned_on,
        plan=course,
    )
