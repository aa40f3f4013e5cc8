"""部门和县（市、区）排名: both lists page beside each other, with bars, scores and change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.markup import Html
from dashboard.notation import NOTHING
from dashboard.seen import read_standing
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.scores import UnitStanding, with_changes

DATASETS = ("supervision", "livelihood", "instructions")
GROUPS = (("department", "部门"), ("county", "县（市、区）"))


def draw(look: Look) -> Drawn:
    """As many pages as the longer list has; the shorter one begins anew."""
    units = with_changes(read_standing(look.here).units, read_standing(look.before).units)
    ranked = {group: [unit for unit in units if unit.group == group and unit.rank is not None] for group, _ in GROUPS}
    lists = [parts.paged(ranked[group], _lister(look, name, ranked[group])) for group, name in GROUPS]
    count = max(map(len, lists))
    pages = tuple(parts.columns(*(pages[at % len(pages)] for pages in lists)) for at in range(count))
    aside = f"按全部督查事项计分 · 升降比{look.before.day.month}月底"
    return Drawn(_headline(ranked), aside, pages)


def _headline(ranked: dict[str, list[UnitStanding]]) -> Headline:
    last = [(name, ranked[group][-1]) for group, name in GROUPS if ranked[group]]
    if not last:
        return Headline("no_data", "还没有可以排名的单位")
    said = "；".join(f"{name}末位 {unit.name} {unit.score:.1f}分{_trouble(unit)}" for name, unit in last)
    colour = "red" if any(unit.counts.red for _, unit in last) else "yellow"
    return Headline(colour, said)


def _trouble(unit: UnitStanding) -> str:
    parts = [(unit.counts.red, "红灯"), (unit.counts.overdue, "逾期")]
    found = "、".join(f"{word}{count}项" for count, word in parts if count)
    return f"（{found}）" if found else ""


def _lister(look: Look, name: str, every: Sequence[UnitStanding]) -> Callable[[Sequence[UnitStanding]], Html]:
    def listed(units: Sequence[UnitStanding]) -> Html:
        title = f"{name}（{len(every)}个）"
        if not units:
            return parts.panel(look, title, DATASETS, parts.nothing(f"没有事项够多、可以排名的{name}。"))
        found = [_row(unit) for unit in units]
        body = parts.rows(
            found, "2.6em minmax(0,1fr) 3.6em 3.3em 4.3em 3.1em", ("名次", "单位", "办结率", "得分", "升降", "红灯")
        )
        return parts.panel(look, title, DATASETS, body)

    return listed


def _row(unit: UnitStanding) -> tuple[object, ...]:
    red = unit.counts.red
    return (
        parts.large(unit.rank), unit.name, parts.bar(unit.counts.close_rate),
        NOTHING if unit.score is None else f"{unit.score:.1f}", parts.moved(unit.rank_change),
        parts.light("red", str(red)) if red else "无",
    )  # fmt: skip


SCENE = Scene("ranking", DATASETS, draw, for_guests=False)
