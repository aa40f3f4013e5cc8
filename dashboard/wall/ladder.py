"""争先进位: how many indicators stand on each rung; each one's rank, change, distance to its goal, to the next place."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.ladder_view import places
from dashboard.markup import Html, tag
from dashboard.notation import full_width, near_date, period_words
from dashboard.supervision_reads import read_rungs
from dashboard.wall import parts
from dashboard.wall.age import days_ago
from dashboard.wall.scene import Age, Drawn, Headline, Look, Scene
from data.ladder import FLOOR, Rung, by_band
from data.rules import Band, rules

DATASETS = ("assessment_ranks",)


def draw(look: Look) -> Drawn:
    """The rungs at the left, the indicators in pages, those furthest from their goal first."""
    found = sorted(read_rungs(look.here), key=_order)
    newest = max(found, key=lambda rung: rung.period, default=None)
    title = f"{len(found)}项考核指标{f' · {_period(newest)}' if newest else ''}"
    left = parts.panel(look, "各档指标数", DATASETS, _bands(found), grow=0.34)

    def page(shown: Sequence[Rung]) -> Html:
        return parts.columns(left, parts.panel(look, title, DATASETS, _rows(shown, look, newest)))

    aside = f"全省{places()}个设区市 · 离目标位次远的在前，同样远的降得多的在前"
    return Drawn(_headline(found, look), aside, parts.paged(found, page), _age(newest, look))


def _order(rung: Rung) -> tuple[bool, int, int, int]:
    """Those furthest from their goal first, then those that fell most, then those furthest down."""
    return rung.rank is None, -_short(rung), rung.change or 0, -(rung.rank or 0)


def _short(rung: Rung) -> int:
    """Places short of the goal, of the floor where there is none; 0 for none."""
    return max((rung.rank or 0) - (rung.goal or FLOOR), 0)


def _age(newest: Rung | None, look: Look) -> Age | None:
    """The newest period ranked, then the day of the file that brought it: ranks come a month late."""
    source = look.sources[DATASETS[0]]
    if newest is None or source.as_of is None:
        return None
    day = f"数据截至{near_date(source.as_of, look.here.day)}（{days_ago(source.age_days)}）"
    return Age(f"{_period(newest)}位次，{day}", source.is_stale)


def _period(rung: Rung) -> str:
    said = period_words(rung.period, rung.period_kind or "span")
    return f"{said}全年" if rung.period_kind == "year" else said


def _headline(found: Sequence[Rung], look: Look) -> Headline:
    ranked = [rung for rung in found if rung.rank is not None]
    if not ranked:
        return Headline("no_data", "还没有考核指标的位次")
    worst, lost = ranked[0], sum((rung.rank or 0) > FLOOR for rung in ranked)
    if not _short(worst):
        return Headline("green", f"全部指标都达到目标位次或前{FLOOR}位", calm="本屏都达标")
    moved = f"，比上期降{-worst.change}位" if worst.change and worst.change < 0 else ""
    said = f"{worst.indicator}第{worst.rank}位{moved}，离目标第{worst.goal or FLOOR}位差{_short(worst)}位"
    others = f"；共{lost}项在前{FLOOR}位以外" if lost else ""
    return Headline("red" if lost else "yellow", f"{said}{others}", look.unit(worst.unit))


def _bands(found: Sequence[Rung]) -> Html:
    counts = by_band(list(found), rules())
    labels: dict[str, Band] = {band.code: band for band in rules().band} | {rung.band.code: rung.band for rung in found}
    shown = [_band(labels[code], count) for code, count in counts.items() if code in labels]
    return tag("div", *shown, class_="w-bands")


def _band(band: Band, count: int) -> Html:
    mark = parts.sign(band.colour) if count else "·"
    return tag(
        "div", tag("span", mark, " ", full_width(band.label)), tag("b", count, class_=f"w-key w-{band.colour}" if count else "w-key"),
        class_=f"w-band w-{band.colour}" if count else "w-band",
    )  # fmt: skip


def _rows(shown: Sequence[Rung], look: Look, newest: Rung | None) -> Html:
    if not shown:
        return parts.nothing("还没有考核指标的位次。")
    head = ("位次", "指标", "责任单位", "升降（比上期）", "离目标位次", "再升1位还差")
    return parts.rows((_row(rung, look, newest) for rung in shown), "4.2em minmax(0,1fr) 7em 5.4em 5.2em 6.4em", head)


def _row(rung: Rung, look: Look, newest: Rung | None) -> tuple[object, ...]:
    colour = {"red": "red", "yellow": "yellow"}.get(rung.band.colour, "")
    place = parts.large("未排" if rung.rank is None else rung.rank, colour, "" if rung.rank is None else "位")
    return (
        place, parts.two(rung.indicator, _about(rung, newest)), look.unit(rung.unit), parts.moved(rung.change), _goal(rung), _distance(rung)
    )  # fmt: skip


def _about(rung: Rung, newest: Rung | None) -> str:
    """Why, in words; of an older period than the newest that too."""
    why = full_width(rung.reason)
    return why if newest is None or rung.period == newest.period else f"{_period(rung)} · {why.partition('，')[0]}"


def _goal(rung: Rung) -> Html | str:
    if rung.goal is None:
        return "目标未定"
    if rung.rank is None:
        return f"目标第{rung.goal}位"
    colour = "red" if rung.band.colour == "red" else "yellow"
    short = parts.told(colour, f"差{_short(rung)}位") if _short(rung) else parts.good("✓ 已达到")
    return parts.two(short, f"目标第{rung.goal}位")


def _distance(rung: Rung) -> str:
    if rung.rank == 1:
        return "已居首位"
    if rung.to_next_up is None:
        return "报表未报"
    return f"{rung.to_next_up:.4g}{'个百分点' if rung.uom == '%' else rung.uom or ''}"


SCENE = Scene("ladder", DATASETS, draw, for_guests=False)
