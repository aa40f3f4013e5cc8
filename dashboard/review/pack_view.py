"""The meeting pack on the page: totals beside the last meeting's, what changed by kind, what asks for attention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.frame import read_sources
from dashboard.markup import MUTED, Html, join, light, link, rank_change, table, tag
from dashboard.notation import change, date, full_width, near_date, number, percent
from dashboard.panels import CUT, SHORT, TWO_LINES, panel
from dashboard.reads import View
from dashboard.review.words import alarm, completion, item_address, light_words, moment_words
from data.review.item_changes import KINDS, ChangeKind, ItemChange, Side
from data.review.meetings import Meeting
from data.review.pack import SOON_DAYS, Move, Pack, Point
from data.status import Counts

FEW = 8
"""Rows of a part that are seen at once; the others open below them."""
_NONE = "没有。"
_OPEN: tuple[ChangeKind, ...] = ("newly_red", "backward", "returned", "due_moved")
"""Kinds of which the first are seen at once: what the meeting asks about."""


@dataclass(frozen=True)
class Shown:
    """A pack with the view and the meeting that it is shown for."""

    here: View
    meeting: Meeting
    pack: Pack

    @property
    def is_same_year(self) -> bool:
        """Whether the meeting before was of the same year: lists begin anew with each."""
        return self.pack.since.as_of.year == self.day.year

    @property
    def day(self) -> dt.date:
        """The meeting's day."""
        return self.meeting.held_on

    def unit(self, code: str | None) -> Html:
        """A unit by its name."""
        return tag("span", self.pack.names.get(code or "", code or "未写明"), style=CUT)

    def item(self, subject: str, title: str) -> Html:
        """A title that opens the item."""
        shown = tag("span", title, style=f"{TWO_LINES};font-weight:600", title=title)
        return link(item_address(self.here, self.meeting, subject), shown)


def pack_board(shown: Shown) -> Html:
    """The whole pack."""
    left = (_totals(shown), _moves(shown), _not_handed_in(shown))
    right = (_promises(shown), _changes(shown), _standing(shown), _due_soon(shown), _stuck(shown))
    column = "display:flex;flex-direction:column;gap:1.1em;min-width:0"
    grid = "display:grid;grid-template-columns:minmax(0,9fr) minmax(0,11fr);gap:1.6em"
    return join(
        (frozen_words(shown), tag("div", *(tag("div", *part, style=column) for part in (left, right)), style=grid))
    )


def frozen_words(shown: Shown) -> Html:
    """By what data and since when."""
    since = shown.pack.since
    said = (
        f"数据和规则冻结于{moment_words(shown.meeting.at.known_at)}，亮灯算到{date(shown.day)}；"
        f"{_data_day(shown)}变化与{date(since.as_of)}（{moment_words(since.known_at)}所知）相比。"
    )
    return tag("p", said, style=f"margin:0 0 .8em;color:{MUTED}")


def _data_day(shown: Shown) -> str:
    """Up to when the data reached that were frozen, and how far that is before the meeting's day."""
    known = read_sources(replace(shown.here, day=shown.day), shown.meeting.at.known_at)
    newest = max((source.as_of for source in known if source.as_of), default=None)
    if newest is None:
        return ""
    behind = (shown.day - newest).days
    return f"数据截至{date(newest)}" + (f"，比会议日期早{behind}天；" if behind else "；")


def _totals(shown: Shown) -> Html:
    lists, before = shown.pack.lists, shown.pack.lists_before
    named: list[tuple[object, Counts, Counts]] = [
        (SHORT.get(name, name), lists[name], before.get(name, Counts())) for name in lists
    ]
    named.append((tag("b", "合计"), shown.pack.total, shown.pack.total_before))
    rows = [_counted(name, now, then if shown.is_same_year else now) for name, now, then in named]
    head = ("清单", "事项", "已办结", "红灯", "黄灯", "逾期", "办结率")
    widths = ("auto", "7.2em", "7.6em", "5.8em", "6.6em", "5.8em", "9em")
    beside = f"括号内为比{near_date(shown.pack.since.as_of, shown.day)}" if shown.is_same_year else "跨年，不与上年比较"
    return panel("总体情况", table(head, rows, widths), note=beside)


def _counted(name: object, now: Counts, before: Counts) -> tuple[object, ...]:
    pairs = ((now.total, before.total), (now.closed, before.closed), (now.red, before.red), (now.yellow, before.yellow))
    overdue = _beside(now.overdue, before.overdue)
    return (
        tag("span", name, style=CUT), *(_beside(*pair) for pair in pairs), overdue,
        tag("span", percent(now.close_rate), _small(_points(now.close_rate, before.close_rate))),
    )  # fmt: skip


def _beside(now: int, before: int) -> Html:
    moved = change(now - before) if now != before else ""
    return tag("span", number(now), _small(moved))


def _points(now: float | None, before: float | None) -> str:
    if now is None or before is None or round((now - before) * 100, 1) == 0:
        return ""
    return change((now - before) * 100, "点")


def _small(words: str) -> Html | None:
    return tag("span", f"（{words}）", style=f"color:{MUTED};font-size:.88em;white-space:nowrap") if words else None


def _changes(shown: Shown) -> Html:
    found = shown.pack.changes
    if not found.counts:
        return panel("本期变化", tag("p", "与上次会议相比没有变化。", style="margin:0"))
    told = "，".join(f"{KINDS[kind]}{found.counts[kind]}" for kind in KINDS if found.counts.get(kind))
    parts = [_kind(shown, kind) for kind in _in_order(found.counts)]
    return panel("本期变化", *parts, note=told)


def _in_order(counts: object) -> list[ChangeKind]:
    rest = [kind for kind in KINDS if kind not in _OPEN]
    return [kind for kind in (*_OPEN, *rest) if kind in counts]  # type: ignore[operator]


def _kind(shown: Shown, kind: ChangeKind) -> Html:
    items = shown.pack.changes.of(kind)
    total = shown.pack.changes.counts[kind]
    named = f"{KINDS[kind]}（{total}项" + (f"，列出{len(items)}项）" if len(items) < total else "）")
    head = ("事项", "牵头单位", "原来 → 现在", "原因")
    rows = [_changed(shown, kind, item) for item in items]
    widths = ("auto", "9em", "13em", "14em")
    if kind in _OPEN:
        return join((tag("div", named, style="font-weight:600;padding:.25em 0"), _rows(head, rows, widths)))
    return _folded(named, table(head, rows, widths))


def _changed(shown: Shown, kind: ChangeKind, item: ItemChange) -> tuple[object, ...]:
    reason = tag("span", full_width(item.reason), style=TWO_LINES)
    return shown.item(item.subject, item.title), shown.unit(item.unit), then_now(kind, item.before, item.now), reason


def then_now(kind: ChangeKind, before: Side | None, now: Side | None) -> Html:
    """What a change changed: its old value and its new one."""
    if kind == "due_moved":
        sides = tuple(date(side.due) if side and side.due else "不设时限" for side in (before, now))
    elif kind == "backward":
        sides = completion(before), completion(now)
    else:
        sides = light_words(before), light_words(now)
    return tag("span", tag("span", sides[0], style=f"color:{MUTED}"), " → ", tag("b", sides[1]))


def _promises(shown: Shown) -> Html:
    found = shown.pack.broken()
    if not found:
        return panel("承诺未兑现", _none())
    rows = [
        (
            tag("span", one.what, style=TWO_LINES, title=one.what), shown.unit(one.unit), near_date(one.due_on, shown.day),
            alarm(f"逾期{one.days_late}天"), one.number,
        )
        for one in found
    ]  # fmt: skip
    head = ("承诺事项", "承诺单位", "承诺时限", "逾期", "编号")
    return panel("承诺未兑现", _rows(head, rows, ("auto", "9em", "7em", "6em", "7em")), note=f"{len(found)}项")


def _standing(shown: Shown) -> Html:
    return _points_panel(shown, "仍为红灯", shown.pack.standing)


def _due_soon(shown: Shown) -> Html:
    return _points_panel(shown, f"{SOON_DAYS}天内到期", shown.pack.due_soon)


def _points_panel(shown: Shown, title: str, found: Sequence[Point]) -> Html:
    if not found:
        return panel(title, _none())
    rows = [
        (
            shown.item(one.subject, one.title), shown.unit(one.unit), light(one.light), near_date(one.due, shown.day),
            tag("span", full_width(one.reason), style=TWO_LINES),
        )
        for one in found
    ]  # fmt: skip
    head = ("事项", "牵头单位", "亮灯", "时限", "原因")
    return panel(title, _rows(head, rows, ("auto", "9em", "5.4em", "7em", "14em")), note=f"列出{len(found)}项")


def _stuck(shown: Shown) -> Html:
    found = shown.pack.stuck
    if not found:
        return panel("停滞事项", _none())
    rows = [
        (shown.item(one.subject, one.title), shown.unit(one.unit), tag("span", full_width(one.words), style=TWO_LINES))
        for one in found
    ]
    return panel(
        "停滞事项", _rows(("事项", "牵头单位", "情况"), rows, ("auto", "9em", "22em")), note=f"列出{len(found)}项"
    )


def _moves(shown: Shown) -> Html:
    pack = shown.pack
    if not pack.climbers and not pack.fallers:
        return panel("排名升降", tag("p", "名次没有变化。", style=f"margin:0;color:{MUTED}"))
    rows = [_move(shown, move) for move in (*pack.climbers, *pack.fallers)]
    return panel(
        "排名升降", table(("单位", "原来 → 现在", "升降"), rows, ("auto", "10em", "5em")), note="升得最多、降得最多的"
    )


def _move(shown: Shown, move: Move) -> tuple[object, ...]:
    return shown.unit(move.unit), f"第{move.before}名 → 第{move.now}名", rank_change(move.places)


def _not_handed_in(shown: Shown) -> Html:
    found = shown.pack.not_handed_in
    if not found:
        return panel("未按期报送", _none())
    rows = [(one.division, one.name, near_date(one.due, shown.day), alarm(f"逾期{one.days_late}天")) for one in found]
    head = ("处室", "数据", "到期", "逾期")
    return panel("未按期报送", _rows(head, rows, ("9em", "auto", "7em", "6em")), note=f"{len(found)}项")


def _rows(head: Sequence[object], rows: Sequence[Sequence[object]], widths: Sequence[str]) -> Html:
    """A table of which the first rows are seen; the others open below."""
    first = table(head, rows[:FEW], widths)
    if len(rows) <= FEW:
        return first
    return join((first, _folded(f"其余{len(rows) - FEW}项", table(head, rows[FEW:], widths))))


def _folded(title: str, content: Html) -> Html:
    summary = tag("summary", title, style="cursor:pointer;font-weight:600;padding:.25em 0")
    return tag("details", summary, content)


def _none() -> Html:
    return tag("p", _NONE, style=f"margin:0;color:{MUTED}")
