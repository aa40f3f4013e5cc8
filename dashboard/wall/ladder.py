"""争先进位: how many indicators stand on each rung, and each one's rank, change, distance to the next place."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.ladder_view import places
from dashboard.markup import Html, tag
from dashboard.notation import full_width
from dashboard.supervision_reads import read_rungs
from dashboard.wall import parts
from dashboard.wall.scene import Drawn, Headline, Look, Scene
from data.ladder import FLOOR, Rung, by_band
from data.rules import Band, rules

DATASETS = ("assessment_ranks",)
SIGNS = {"red": "▲", "yellow": "◆", "green": "●", "no_data": "○"}


def draw(look: Look) -> Drawn:
    """The rungs at the left, the indicators in pages, those furthest down first."""
    found = sorted(read_rungs(look.here), key=_order)
    left = parts.panel(look, "各档指标数", DATASETS, _bands(found), grow=0.34)

    def page(shown: Sequence[Rung]) -> Html:
        return parts.columns(left, parts.panel(look, f"{len(found)}项考核指标", DATASETS, _rows(shown, look)))

    aside = f"全省{places()}个设区市 · 越靠前越好"
    return Drawn(_headline(found, look), aside, parts.paged(found, page))


def _order(rung: Rung) -> tuple[bool, bool, int, int]:
    """Those that fell through the floor before all others, then those furthest down."""
    return rung.rank is None, not rung.fell_through, -(rung.rank or 0), rung.change or 0


def _headline(found: Sequence[Rung], look: Look) -> Headline:
    ranked = [rung for rung in found if rung.rank is not None]
    if not ranked:
        return Headline("no_data", "还没有考核指标的位次")
    worst = ranked[0]
    if (worst.rank or 0) <= FLOOR:
        return Headline(
            "green", f"全部指标都在前{FLOOR}位，最靠后的是{worst.indicator}，第{worst.rank}位", look.unit(worst.unit)
        )
    moved = f"，比上期降{-worst.change}位" if worst.change and worst.change < 0 else ""
    return Headline(
        "red", f"{worst.indicator}第{worst.rank}位{moved}：{full_width(worst.reason)}", look.unit(worst.unit)
    )


def _bands(found: Sequence[Rung]) -> Html:
    counts = by_band(list(found), rules())
    labels: dict[str, Band] = {band.code: band for band in rules().band} | {rung.band.code: rung.band for rung in found}
    shown = [_band(labels[code], count) for code, count in counts.items() if code in labels]
    return tag("div", *shown, class_="w-bands")


def _band(band: Band, count: int) -> Html:
    sign = SIGNS.get(band.colour, "●") if count else "·"
    return tag(
        "div", tag("span", f"{sign} {full_width(band.label)}"), tag("b", count, class_="w-key"),
        class_=f"w-band w-{band.colour}" if count else "w-band",
    )  # fmt: skip


def _rows(shown: Sequence[Rung], look: Look) -> Html:
    if not shown:
        return parts.nothing("还没有考核指标的位次。")
    head = ("位次", "指标", "责任单位", "升降", "目标", "到上一位还差")
    return parts.rows((_row(rung, look) for rung in shown), "4.6em minmax(0,1fr) 7.6em 4.4em 4.2em 6.4em", head)


def _row(rung: Rung, look: Look) -> tuple[object, ...]:
    colour = {"red": "red", "yellow": "yellow"}.get(rung.band.colour, "")
    place = parts.large("未排" if rung.rank is None else rung.rank, colour, "" if rung.rank is None else "位")
    return place, rung.indicator, look.unit(rung.unit), parts.moved(rung.change), _goal(rung), _distance(rung)


def _goal(rung: Rung) -> Html | str:
    if rung.goal is None:
        return "未定"
    met = rung.rank is not None and rung.rank <= rung.goal
    return parts.good(f"✓ 第{rung.goal}") if met else parts.warn(f"◆ 第{rung.goal}")


def _distance(rung: Rung) -> str:
    if rung.rank == 1:
        return "已居首位"
    if rung.to_next_up is None:
        return "报表未报"
    return f"{rung.to_next_up:.4g}{'个百分点' if rung.uom == '%' else rung.uom or ''}"


SCENE = Scene("ladder", DATASETS, draw, for_guests=False)
