"""民生实事: how many sub-targets are met, which lag, by how much, whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup import Html
from dashboard.notation import number, percent
from dashboard.supervision_reads import read_sub_targets
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.livelihood_progress import SubTarget, projects
from data.overview import year_progress
from data.rules import rules

DATASETS = ("livelihood",)
PER_PAGE = 6


def draw(look: Look) -> Drawn:
    """Those that lag first, then those that are furthest from their target."""
    found = read_sub_targets(look.here)
    lagging = [part for part in found if part.is_lagging]
    others = [part for part in found if not part.is_met and not part.is_lagging]
    listed = [*lagging, *sorted(others, key=lambda part: part.item.completion or 0.0)]
    title = f"滞后的{len(lagging)}个，没到年度目标的另有{len(others)}个"
    left = parts.panel(look, "全部子项", DATASETS, _figures(found), grow=0.24)

    def page(shown: Sequence[SubTarget]) -> Html:
        return parts.columns(left, parts.panel(look, title, DATASETS, _rows(shown, look)))

    return Drawn(_headline(found, lagging, look), _aside(look), parts.paged(listed, page, PER_PAGE))


def _aside(look: Look) -> str:
    return f"序时进度{percent(year_progress(look.here.day, rules()))}"


def _headline(found: Sequence[SubTarget], lagging: Sequence[SubTarget], look: Look) -> Headline:
    if not found:
        return Headline("no_data", "还没有民生实事的数据")
    if not lagging:
        return Headline("green", "没有滞后的子项")
    worst = lagging[0]
    said = f"{look.text(worst.item.title)}：{worst.lag_reason}，完成{percent(worst.item.completion)}"
    return Headline(worst.item.light, said, look.unit(worst.item.unit))


def _figures(found: Sequence[SubTarget]) -> Html:
    met, lagging = sum(part.is_met for part in found), sum(part.is_lagging for part in found)
    whole = projects(found)
    plan, done = sum(p.invest_plan for p in whole), sum(p.invest_done for p in whole)
    return parts.figures(
        parts.figure(
            "达标子项", str(met), f"/ {len(found)}个", f"{percent(met / len(found)) if found else '—'}达到年度目标"
        ),
        parts.figure("滞后子项", str(lagging), "个", colour="yellow" if lagging else ""),
        parts.figure(
            "投资完成", percent(done / plan if plan else None), "", f"{number(done * 1e4)}元 / {number(plan * 1e4)}元"
        ),
    )


def _rows(shown: Sequence[SubTarget], look: Look) -> Html:
    if not shown:
        return parts.nothing("全部子项都已达标。")
    head = ("亮灯", "子项", look.head("牵头单位"), "竖线为应到进度", "完成率")
    return parts.rows((_row(part, look) for part in shown), "5.4em minmax(0,1fr) 8.4em 8em 5.8em", head)


def _row(part: SubTarget, look: Look) -> tuple[object, ...]:
    item = part.item
    why = part.lag_reason if part.is_lagging else "未达标，未滞后"
    amounts = f"{number(part.actual, 2)} / {number(part.target, 2)}{part.uom} · " if part.target is not None else ""
    return (
        parts.light(item.light), parts.two(look.text(item.title), f"{amounts}{why}"), look.unit(item.unit),
        parts.bar(item.completion, item.time_progress, "yellow" if part.is_lagging else ""),
        parts.large(percent(item.completion, 0)),
    )  # fmt: skip


SCENE = Scene("livelihood", DATASETS, draw)
