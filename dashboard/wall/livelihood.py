"""民生实事: how many sub-targets are not done, which lag, by how much, whose they are."""

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
    """Those that are not done, the worst first: due, then lagging, then furthest from their target."""
    found = read_sub_targets(look.here)
    listed = sorted((part for part in found if not part.is_met), key=lambda part: _order(part, look))
    left = parts.panel(look, "全部子项", DATASETS, _figures(found, listed, look), grow=0.24)
    title = f"未完成的{len(listed)}个，差得多的在前"

    def page(shown: Sequence[SubTarget]) -> Html:
        return parts.columns(left, parts.panel(look, title, DATASETS, _rows(shown, look)))

    return Drawn(_headline(found, listed, look), _aside(look), parts.paged(listed, page, PER_PAGE))


def _order(part: SubTarget, look: Look) -> tuple[bool, bool, float]:
    return not _is_due(part, look), not part.is_lagging, part.item.completion or 0.0


def _is_due(part: SubTarget, look: Look) -> bool:
    """Its last day is here or gone: from then on nothing excuses that it is not done."""
    return part.item.due is not None and part.item.due <= look.here.day


def _aside(look: Look) -> str:
    gone = f"序时进度{percent(year_progress(look.here.day, rules()))}"
    points = _tolerance()
    return gone if points is None else f"{gone} · 低于序时{points:g}个百分点以内不算滞后，到期未完成的不再宽限"


def _tolerance() -> float | None:
    """Percentage points below time progress from which the rules give a light."""
    return min((rule.points for rule in rules().light if rule.when == "behind"), default=None)


def _headline(found: Sequence[SubTarget], listed: Sequence[SubTarget], look: Look) -> Headline:
    if not found:
        return Headline("no_data", "还没有民生实事的数据")
    if not listed:
        return Headline("green", "全部子项都已达到年度目标")
    worst = listed[0]
    said = f"{look.text(worst.item.title)}：{_state(worst, look)}（{percent(worst.item.completion)}）"
    if _is_due(worst, look):
        return Headline("red" if worst.item.overdue_days else "yellow", said, look.unit(worst.item.unit))
    if worst.is_lagging:
        return Headline(worst.item.light, said, look.unit(worst.item.unit))
    return Headline("green", f"没有滞后的子项；离年度目标最远的是{said}", look.unit(worst.item.unit))


def _state(part: SubTarget, look: Look) -> str:
    """How it stands, in words: unfinished from its last day on, else against time progress."""
    if _is_due(part, look):
        return f"未完成，逾期{part.item.overdue_days}天" if part.item.overdue_days else "今天到期，未完成，明天转红"
    if part.is_lagging:
        return part.lag_reason
    points = ((part.item.time_progress or 0.0) - (part.item.completion or 0.0)) * 100
    return f"低于序时{points:.1f}个百分点，不算滞后" if points >= 0.05 else "不低于序时"


def _figures(found: Sequence[SubTarget], listed: Sequence[SubTarget], look: Look) -> Html:
    met = len(found) - len(listed)
    whole = projects(found)
    plan, done = sum(p.invest_plan for p in whole), sum(p.invest_done for p in whole)
    return parts.figures(
        parts.figure(
            "未完成子项",
            str(len(listed)),
            f"/ {len(found)}个",
            _of_them(listed, look),
            "yellow" if listed else "",
        ),
        parts.figure("达标子项", str(met), "个", f"{percent(met / len(found)) if found else '—'}达到年度目标"),
        parts.figure("投资完成", percent(done / plan if plan else None), "", f"{_money(done)} / {_money(plan)}亿元"),
    )


def _of_them(listed: Sequence[SubTarget], look: Look) -> str:
    due, lagging = sum(_is_due(part, look) for part in listed), sum(part.is_lagging for part in listed)
    if due:
        return f"其中到期{due}个"
    return f"其中滞后{lagging}个" if lagging else ""


def _money(wan: float) -> str:
    """亿 with two decimals: the share beside it can be reckoned again from what is shown."""
    return f"{wan / 1e4:.2f}"


def _rows(shown: Sequence[SubTarget], look: Look) -> Html:
    if not shown:
        return parts.nothing("全部子项都已达标。")
    head = ("亮灯", "子项", look.head("责任单位"), "竖线为应到进度", "完成率")
    return parts.rows((_row(part, look) for part in shown), "5.4em minmax(0,1fr) 8.4em 7em 7.4em", head)


def _colour(part: SubTarget, look: Look) -> str:
    """That of its light where something is wrong with it."""
    return ("red" if part.item.light == "red" else "yellow") if part.is_lagging or _is_due(part, look) else ""


def _row(part: SubTarget, look: Look) -> tuple[object, ...]:
    item = part.item
    amounts = f"{number(part.actual, 2)} / {number(part.target, 2)}{part.uom} · " if part.target is not None else ""
    return (
        parts.light(item.light), parts.two(look.text(item.title), f"{amounts}{_state(part, look)}"), look.unit(item.unit),
        parts.bar(item.completion, item.time_progress, _colour(part, look)),
        parts.large(percent(item.completion)),
    )  # fmt: skip


SCENE = Scene("livelihood", DATASETS, draw)
