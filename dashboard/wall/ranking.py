"""部门和县（市、区）排名: both lists page beside each other, the last first, with what cost them most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.markup import Html, tag
from dashboard.notation import NOTHING, percent
from dashboard.seen import read_standing
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.rules import rules
from data.scores import UnitStanding, with_changes

DATASETS = ("supervision", "livelihood", "instructions")
WIDTHS = "2.6em minmax(0,1fr) 2.2em 3.5em 3.2em 4.5em"
PER_PAGE = 6
GROUPS = (("department", "部门"), ("county", "县（市、区）"))


def draw(look: Look) -> Drawn:
    """As many pages as the longer list has; those of the shorter one stand for several. The last are in every headline."""
    units = with_changes(read_standing(look.here).units, read_standing(look.before).units)
    ranked = {group: [unit for unit in units if unit.group == group and unit.rank is not None] for group, _ in GROUPS}
    for found in ranked.values():
        found.reverse()
    lists = [parts.paged(ranked[group], _lister(look, name, ranked[group]), PER_PAGE) for group, name in GROUPS]
    count = max(map(len, lists))
    pages = tuple(parts.columns(*(pages[at * len(pages) // count] for pages in lists)) for at in range(count))
    return Drawn(_headline(ranked), f"{_scoring()} · 升降比{look.before.day.month}月底", pages)


def _scoring() -> str:
    given = rules().score
    return f"全部督查事项计分，满分100，肯定性批示另加分（最多{given.commending_cap:g}分）"


def _headline(ranked: dict[str, list[UnitStanding]]) -> Headline:
    """The last of both lists, the one with fewer points first."""
    last = [(name, ranked[group][0]) for group, name in GROUPS if ranked[group]]
    if not last:
        return Headline("no_data", "还没有可以排名的单位")
    last.sort(key=lambda entry: entry[1].score or 0.0)
    said = "；".join(f"{name}末位{unit.name} {unit.score:.1f}分，{_lost(unit)}" for name, unit in last)
    colour = "red" if any(unit.counts.red for found in ranked.values() for unit in found) else "yellow"
    return Headline(colour, said, "、".join(unit.name for _, unit in last))


def _lost(unit: UnitStanding) -> str:
    """The part of the score that cost most, with the points lost."""
    loss = unit.costliest
    return f"{loss.part.name}{percent(loss.part.value)}，失{loss.points:.1f}分" if loss else "没有失分"


def _reds(unit: UnitStanding) -> Html | None:
    """What is red and overdue; None for nothing."""
    found = ((unit.counts.red, "红灯"), (unit.counts.overdue, "逾期"))
    said = "、".join(f"{word}{count}项" for count, word in found if count)
    return tag("span", parts.told("red", said), class_="w-line") if said else None


def _lister(look: Look, name: str, every: Sequence[UnitStanding]) -> Callable[[Sequence[UnitStanding]], Html]:
    def listed(units: Sequence[UnitStanding]) -> Html:
        title = f"{name}（{len(every)}个），末位在前"
        if not units:
            return parts.panel(look, title, DATASETS, parts.nothing(f"没有事项够多、可以排名的{name}。"))
        found = [_row(unit) for unit in units]
        head = ("名次", "单位和失分最多的一项", "办结率", "", "得分", "升降")
        return parts.panel(look, title, DATASETS, parts.rows(found, WIDTHS, head))

    return listed


def _row(unit: UnitStanding) -> tuple[object, ...]:
    reason = tag("span", _lost(unit), _reds(unit))
    return (
        parts.large(unit.rank), parts.two(unit.name, reason), parts.bar(unit.counts.close_rate),
        percent(unit.counts.close_rate), _score(unit), parts.moved(unit.rank_change),
    )  # fmt: skip


def _score(unit: UnitStanding) -> Html | str:
    """The points, and how many of them praise has added."""
    if unit.score is None:
        return NOTHING
    said = f"{unit.score:.1f}"
    return tag("span", said, tag("span", f"含加{unit.bonus:g}分", class_="w-sub")) if unit.bonus else said


SCENE = Scene("ranking", DATASETS, draw, for_guests=False)
