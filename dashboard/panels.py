"""The panels of 总览 on supervision: what needs asking about, six figures, lists, ranks."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup import ALARM, AMBER, MUTED, Html, bar, join, light, link, rank_change, table, tag
from dashboard.notation import NOTHING, change, near_date, number, percent
from dashboard.seen import Seen
from data.lights import WORDS
from data.rules import rules
from data.scores import UnitStanding
from data.status import Item

FOUR_LISTS = ("provincial_priority", "secretary_instruction", "work_report", "county_supervision")
SHORT = {
    "provincial_priority": "省委省政府部署",
    "secretary_instruction": "市委书记批示",
    "work_report": "政府工作报告",
    "county_supervision": "县（市、区）督办",
    "livelihood": "民生实事",
    "instructions": "领导批示",
}
"""Names of lists where room is short."""
ROOM = 9
"""Units that a column of ranks has room for."""

RANKED_BY = "按全部督查事项"
"""What the ranks of this board count; the page that it leads to says which lists these are."""

PAGE_OF = {"livelihood": "livelihood", "instructions": "instructions"}
"""The page on which a list's items open, where it is not the one of the four lists."""

UNPACED = frozenset({"instructions"})
"""Lists whose items come all year round: no share of them is due by a day of the year."""

CUT = "display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap"
TWO_LINES = "display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;line-height:1.3"
SMALL = f"color:{MUTED};font-size:.95em"


def panel(title: str, *content: object, note: object = None, style: str = "") -> Html:
    """A part of the board under its heading; the note stands at the heading's right end."""
    heading = tag("h2", title, style="margin:0;padding:0;font-size:1.12em;font-weight:700;letter-spacing:0")
    aside = None if note is None else tag("span", note, style=SMALL)
    top = tag("div", heading, aside, style=_TOP)
    return tag("section", top, *content, style=f"min-width:0;{style}", aria_label=title)


_TOP = (
    "display:flex;justify-content:space-between;align-items:baseline;gap:.8em;"
    "border-top:2px solid light-dark(#1f4e8c,#7fb2ec);padding:.2em 0 .25em;white-space:nowrap"
)


def nothing(sheets: str) -> Html:
    """What a panel shows while its data is missing."""
    return tag("p", f"暂无数据。报送“{sheets}”后在这里显示。", style=f"margin:0;color:{MUTED}")


def asking(seen: Seen) -> Html:
    """今天要过问什么: the worst items, each with its light, unit, reason, days."""
    total = seen.now.of(*seen.now.lists)
    note = join((
        link(_everything(seen, light=WORDS["red"]), f"红灯{total.red}项", style=f"color:{ALARM};font-weight:700"),
        " · ", link(_everything(seen, light=WORDS["yellow"]), f"黄灯{total.yellow}项", style=f"color:{AMBER};font-weight:700"),
        "（含民生实事、领导批示" + ("，领导批示不逐件列出）" if "instructions" in seen.sight.lists else "）"),
    ))  # fmt: skip
    if not seen.now.lists:
        return panel("今天要过问什么", nothing("四张清单、民生实事、领导批示台账"))
    if not seen.worst.items:
        return panel("今天要过问什么", tag("p", "没有红灯和黄灯事项。", style="margin:0;font-size:1.25em"), note=note)
    rows = [_asked(item, seen) for item in seen.worst.items]
    head = ("亮灯", "事项", "牵头单位", "问题或进展", "原因")
    shown = table(head, rows, ("5.2em", "auto", "9.8em", "15.5em", "11.6em"))
    return panel("今天要过问什么", tag("div", shown, class_="asked"), note=note)


def _everything(seen: Seen, **filters: str) -> str:
    """The address of the items of all lists, of which this board's lights and ranks speak."""
    return seen.to("supervision", scope="全部督查事项", **filters)


def _asked(item: Item, seen: Seen) -> tuple[object, ...]:
    where = seen.to(PAGE_OF.get(item.dataset, "supervision"), item=f"{item.dataset}:{item.key}")
    due = f" · 时限{near_date(item.due, seen.view.day)}" if item.due else ""
    due += "（按规则推算）" if item.is_due_by_rule else ""
    title = (
        tag(
            "span",
            item.title,
            class_="title",
            style=f"{CUT};font-size:1.14em;font-weight:600;line-height:1.3",
            title=item.title,
        ),
        tag("span", f"{SHORT.get(item.list, item.list)}{due}", style=f"{CUT};{SMALL}"),
    )
    unit = tag("span", seen.worst.names.get(item.unit or "", "未写明"), style=TWO_LINES)
    told = tag("span", _told(item), style=f"{TWO_LINES};{SMALL}")
    return light(item.light), link(where, *title, style="display:block"), unit, told, _reason(item, seen)


def _told(item: Item) -> str:
    if item.problems:
        return f"问题：{item.problems}"
    if item.progress:
        return f"进展：{item.progress}"
    return "没有报送进展" if item.feedback_on is None else "只报了状态，没有写进展"


def _reason(item: Item, seen: Seen) -> Html:
    if not item.overdue_days:
        colour = ALARM if item.light == "red" else AMBER
        return tag("span", item.reason, style=f"{TWO_LINES};color:{colour};font-weight:600")
    days = tag("b", item.overdue_days, style="font-size:1.5em;padding:0 .15em")
    shown = tag("span", "逾期", days, "天", style=f"display:block;line-height:1.15;color:{ALARM}")
    if not item.extensions:
        return shown
    before = f"原时限{near_date(item.original_due, seen.view.day)}，延期{item.extensions}次"
    return join((shown, tag("span", before, style=f"{CUT};{SMALL}")))


def six(seen: Seen) -> Html:
    """Six figures, each with its change since the end of the month before."""
    shares = (("instr_close_rate", "批示办结率"), ("livelihood_completion", "民生实事完成率"))
    cells = (*_of_lists(seen), *(_share(seen, code, name) for code, name in shares))
    grid = tag("div", *cells, style="display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.5em 1em")
    return panel("主要指标", grid, note=f"箭头为比{seen.month_before}月底升降")


def _of_lists(seen: Seen) -> tuple[Html, ...]:
    now, then = seen.now.of(*FOUR_LISTS), seen.then.of(*FOUR_LISTS)
    if not now.total:
        return tuple(
            _figure(seen.to("supervision"), name, (NOTHING, ""), "")
            for name in ("四张清单事项", "红灯事项", "逾期未办结", "按时办结率")
        )
    on_time = _points(now.on_time_rate, then.on_time_rate)
    return (
        _figure(seen.figure("supv_items_total"), "四张清单事项", (number(now.total), "项"), f"已销号{now.closed}项"),
        _figure(seen.to("supervision", light=WORDS["red"]), "红灯事项", (_alarm(now.red), "项"), change(now.red - then.red, "项")),
        _figure(seen.figure("supv_overdue"), "逾期未办结", (_alarm(now.overdue), "项"), change(now.overdue - then.overdue, "项")),
        _figure(seen.figure("supv_ontime_rate"), "按时办结率", (percent(now.on_time_rate), ""), on_time),
    )  # fmt: skip


def _share(seen: Seen, code: str, name: str) -> Html:
    now, then = seen.values.value(code), seen.values_then.value(code)
    return _figure(seen.figure(code), name, (percent(now), ""), _points(now, then))


def _figure(target: str, name: str, value: tuple[object, str], below: str) -> Html:
    shown = tag("span", value[0], style="font-size:2.6em;font-weight:700;line-height:1.1")
    line = (tag("span", name, style=CUT), shown, tag("span", value[1], style="margin-left:.2em"))
    return link(target, *line, tag("span", below, style=f"display:block;{SMALL}"), style="display:block")


def _points(now: float | None, then: float | None) -> str:
    return change(None if now is None or then is None else (now - then) * 100, "个百分点")


def lists(seen: Seen) -> Html:
    """Each list's rate of closed items against time progress."""
    known = [name for name in SHORT if name in seen.now.lists]
    if not known:
        return panel("清单进度", nothing("四张清单、民生实事、领导批示台账"))
    rows = [_list_row(name, seen) for name in known]
    head = ("清单", "事项", "红灯", "黄灯", "逾期", "办结率", "")
    body = table(head, rows, ("8.6em", "3.2em", "3em", "3em", "3em", "auto", "4.2em"))
    return panel("清单进度", body, note=pace_note(seen.year_progress))


def pace_note(gone: float) -> Html:
    """How much of the year is gone, beside the mark that bars show it by, and when it moves."""
    moves = {"by_month": "，按月、月底进位", "by_day": "，按日"}.get(rules().time_progress.mode, "")
    return tag("span", tag("b", "┃", style=f"color:{AMBER}"), f"序时进度{percent(gone)}{moves}")


def _list_row(name: str, seen: Seen) -> tuple[object, ...]:
    counts = seen.now.lists[name]
    where = seen.to(PAGE_OF.get(name, "supervision"), list=None if name in PAGE_OF else SHORT[name])
    tick = None if name in UNPACED else seen.year_progress
    rate = counts.close_rate
    return (
        link(where, tag("span", SHORT[name], style=CUT)), counts.total, _alarm(counts.red), counts.yellow,
        _alarm(counts.overdue), bar(rate, tick=tick), tag("b", percent(rate)),
    )  # fmt: skip


def _alarm(count: int) -> Html:
    return tag("span", count, style=f"color:{ALARM};font-weight:700" if count else "")


def departments(seen: Seen) -> Html:
    """Departments by score: the first and the last of them where not all have room."""
    found = [unit for unit in seen.units if unit.group == "department"]
    ranked = [unit for unit in found if unit.rank is not None]
    if not found:
        return panel("部门排名", nothing("四张清单"))
    if not ranked:
        few = f"{len(found)}个部门的事项都少于{rules().score.ranked_from_items}项，不排名。"
        return panel("部门排名", tag("p", few, style=f"margin:0;color:{MUTED}"))
    halves = (ranked[:ROOM], ranked[max(ROOM, len(ranked) - ROOM) :])
    tables = tag("div", *(_ranking(half, seen) for half in halves if half), style="display:flex;gap:1.8em")
    left_out = len(ranked) - sum(map(len, halves))
    middle = f"，中间{left_out}个未列出" if left_out else ""
    note = link(_everything(seen), f"{RANKED_BY}，共{len(ranked)}个部门{middle} ›")
    return panel("部门排名", tables, note=note)


def counties(seen: Seen) -> Html:
    """Counties and zones by score."""
    ranked = [unit for unit in seen.units if unit.group == "county"]
    if not ranked:
        return panel("县（市、区）排名", nothing("四张清单"))
    return panel("县（市、区）排名", _ranking(ranked[:ROOM], seen), note=f"升降比{seen.month_before}月底")


def _ranking(units: Sequence[UnitStanding], seen: Seen) -> Html:
    rows = [
        (
            tag("b", unit.rank if unit.rank is not None else NOTHING),
            rank_change(unit.rank_change),
            link(_everything(seen, unit=unit.name), tag("span", unit.name, style=CUT)),
            NOTHING if unit.score is None else f"{unit.score:.1f}",
            bar(unit.counts.close_rate),
            _alarm(unit.counts.red),
        )
        for unit in units
    ]
    return table(
        ("名次", "升降", "单位", "得分", "办结率", "红灯"), rows, ("2.3em", "2.4em", "auto", "3.2em", "3.6em", "2.3em")
    )
