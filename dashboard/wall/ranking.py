"""部门和县（市、区）排名: both lists page beside each other, the last first, with what cost them most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.markup import Html
from dashboard.notation import NOTHING, percent
from dashboard.seen import read_standing
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.rules import rules
from data.scores import UnitStanding, with_changes

DATASETS = ("supervision", "livelihood", "instructions")
WIDTHS = "2.6em minmax(0,1fr) 2.6em 3.2em 3.2em 4.1em"
GROUPS = (("department", "部门"), ("county", "县（市、区）"))


def draw(look: Look) -> Drawn:
    """As many pages as the longer list has; the shorter one begins anew. The last of both stand in the headline of each."""
    units = with_changes(read_standing(look.here).units, read_standing(look.before).units)
    ranked = {group: [unit for unit in units if unit.group == group and unit.rank is not None] for group, _ in GROUPS}
    for found in ranked.values():
        found.reverse()
    lists = [parts.paged(ranked[group], _lister(look, name, ranked[group])) for group, name in GROUPS]
    count = max(map(len, lists))
    pages = tuple(parts.columns(*(pages[at % len(pages)] for pages in lists)) for at in range(count))
    return Drawn(_headline(ranked), f"{_scoring()} · 升降比{look.before.day.month}月底", pages)


def _scoring() -> str:
    given = rules().score
    return f"全部督查事项计分，满分100，肯定性批示另加分（最多{given.commending_cap:g}分）"


def _headline(ranked: dict[str, list[UnitStanding]]) -> Headline:
    last = [(name, ranked[group][0]) for group, name in GROUPS if ranked[group]]
    if not last:
        return Headline("no_data", "还没有可以排名的单位")
    said = "；".join(f"{name}末位{unit.name} {unit.score:.1f}分，{_reason(unit)}" for name, unit in last)
    colour = "red" if any(unit.counts.red for _, unit in last) else "yellow"
    return Headline(colour, said)


def _reason(unit: UnitStanding) -> str:
    """What is red and overdue; else the part of the score that cost most."""
    found = "、".join(
        f"{word}{count}项" for count, word in ((unit.counts.red, "红灯"), (unit.counts.overdue, "逾期")) if count
    )
    return found or _costliest(unit)


def _costliest(unit: UnitStanding) -> str:
    judged = [(part.weight * (1 - part.value), part) for part in unit.parts if part.value is not None]
    lost, part = max(judged, key=lambda entry: entry[0], default=(0.0, None))
    return f"{part.name}{percent(part.value)}" if part is not None and lost > 0 else "没有失分"


def _lister(look: Look, name: str, every: Sequence[UnitStanding]) -> Callable[[Sequence[UnitStanding]], Html]:
    def listed(units: Sequence[UnitStanding]) -> Html:
        title = f"{name}（{len(every)}个），末位在前"
        if not units:
            return parts.panel(look, title, DATASETS, parts.nothing(f"没有事项够多、可以排名的{name}。"))
        found = [_row(unit) for unit in units]
        head = ("名次", "单位和主要原因", "办结率", "", "得分", "升降")
        return parts.panel(look, title, DATASETS, parts.rows(found, WIDTHS, head))

    return listed


def _row(unit: UnitStanding) -> tuple[object, ...]:
    reason = parts.warn(f"▲ {_reason(unit)}") if unit.counts.red else _reason(unit)
    return (
        parts.large(unit.rank), parts.two(unit.name, reason), parts.bar(unit.counts.close_rate),
        percent(unit.counts.close_rate), NOTHING if unit.score is None else f"{unit.score:.1f}", parts.moved(unit.rank_change),
    )  # fmt: skip


SCENE = Scene("ranking", DATASETS, draw, for_guests=False)
