"""The comparison, drawn: a strip of counts in office words, then the records kind by kind, old and new."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.markup import ALARM, AMBER, LINE, MUTED, Html, join, tag
from data.datasets import dataset
from data.late import Lateness
from data.record_changes import Change
from etl.hand_in.changes_told import headers_of
from etl.hand_in.check import KINDS, ChangedRow, ChangeKind, KindOfChange, LateKind, Part

INKS: dict[ChangeKind, str] = {"due": AMBER, "backward": ALARM, "unit": AMBER, "missing": AMBER}
"""Colours of the kinds that want a look; a sign stands beside them."""
SIGNS: dict[ChangeKind, str] = {
    "added": "＋", "done": "✓", "backward": "▼", "forward": "▲", "due": "◆", "unit": "◆", "status": "●", "other": "●",
    "missing": "○",
}  # fmt: skip


def strip(part: Part) -> Html:
    """How many records are new, done, back, due another day …; those that are as they were last."""
    shown = [
        _count(SIGNS[entry.kind], KINDS[entry.kind], entry.count, INKS.get(entry.kind, "")) for entry in part.kinds
    ]
    same = _count("＝", "没有变化", part.unchanged, MUTED) if part.unchanged else None
    if not shown and same is None:
        return tag("div")
    return tag("div", *shown, same, style="display:flex;flex-wrap:wrap;gap:.5em .8em;margin:.2em 0", role="list")


def _count(sign: str, name: str, count: int, ink: str) -> Html:
    return tag(
        "span", tag("span", sign, aria_hidden="true"), f" {name} ", tag("b", count, style="font-size:1.25em"), role="listitem",
        style=f"padding:.1em .7em;border:1px solid {LINE};border-radius:.3em;{f'color:{ink}' if ink else ''}",
    )  # fmt: skip


LATE: dict[Lateness, str] = {
    "reported_late": "按规定属于迟报漏报", "overdue": "已超期限", "red": "导入后就是红灯", "closed_late": "超期才办结",
}  # fmt: skip
"""What is said of new records that stand late as soon as they are loaded."""
MOST_LATE = 5
"""Late records named at once; the others open on request."""


def late(part: Part) -> Html:
    """Before the load: which of the new records will count as late, and why; empty where none will."""
    return tag("div", *(_late(part, entry) for entry in part.late), style="display:flex;flex-direction:column;gap:.3em")


def _late(part: Part, entry: LateKind) -> Html:
    words = f"新增{part.count('added')}项，其中{entry.count}项{LATE[entry.lateness]}："
    lines = [_late_line(one.title, one.reason) for one in entry.records]
    left = entry.count - MOST_LATE
    unnamed = entry.count - len(lines)
    rest = (*lines[MOST_LATE:], tag("div", f"另有{unnamed}项未列出。", style=f"color:{MUTED}") if unnamed else None)
    more = (
        tag("details", tag("summary", f"另外{left}项", style="cursor:pointer;padding-left:1.2em"), *rest)
        if left > 0
        else None
    )
    sign = tag("span", "◆ ", aria_hidden="true")
    return tag("div", tag("div", sign, words, style=f"color:{AMBER};font-weight:600"), *lines[:MOST_LATE], more)


def _late_line(title: str, reason: str) -> Html:
    return tag(
        "div",
        title,
        tag("span", f"　{reason}", style=f"color:{MUTED}"),
        style="padding-left:1.2em;word-break:break-word",
    )


def kinds(part: Part) -> Html:
    """Every kind as a list that opens; those that want a look are open."""
    return tag(
        "div", *(_kind(part, entry) for entry in part.kinds), style="display:flex;flex-direction:column;gap:.3em"
    )


def _kind(part: Part, entry: KindOfChange) -> Html:
    rows = join(_row(part, entry.kind, row) for row in entry.rows)
    left = entry.count - len(entry.rows)
    more = tag("div", f"另有{left}项未列出。", style=f"color:{MUTED};padding:.3em 0") if left else None
    head = tag("summary", f"{KINDS[entry.kind]} {entry.count}项", style="cursor:pointer;font-weight:600;padding:.2em 0")
    is_open = "open" if entry.kind in ("due", "backward", "unit") else None
    return tag("details", head, rows, more, open=is_open)


def _row(part: Part, kind: ChangeKind, row: ChangedRow) -> Html:
    place = tag("span", f"　{row.place}", style=f"color:{MUTED};font-size:.9em") if row.place else None
    if kind == "added":
        return tag("div", tag("div", row.title, place), _understood(row.changes), style=_ROW)
    telling = headers_of(dataset(part.dataset), kind)
    first = [change for change in row.changes if change.header in telling]
    others = [change for change in row.changes if change.header not in telling]
    return tag(
        "div", tag("div", row.title, place), _changes(first, ""), _changes(others, f"color:{MUTED};font-size:.94em"),
        style=_ROW,
    )  # fmt: skip


_ROW = f"padding:.3em 0 .3em 1.2em;border-top:1px solid {LINE};word-break:break-word"


def _understood(found: Iterable[Change]) -> Html:
    """The values of a new record as they were read, one after the other."""
    values = [tag("span", tag("span", f"{change.header}：", style=f"color:{MUTED}"), change.after) for change in found]
    return tag("div", *values, style="display:flex;flex-wrap:wrap;gap:0 1.2em;font-size:.94em")


def _changes(found: Iterable[Change], style: str) -> Html | None:
    lines = [
        tag("span", tag("b", f"{change.header}："), tag("s", change.before, style="text-decoration-thickness:1px"), " → ", change.after)
        for change in found
    ]  # fmt: skip
    return tag("div", *lines, style=f"display:flex;flex-direction:column;{style}") if lines else None
