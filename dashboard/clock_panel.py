"""法定期限 on 总览: how many clocks are over, near, stopped, running, and which is the worst."""

from __future__ import annotations

from dashboard.markup import ALARM, AMBER, MUTED, Html, link, tag
from dashboard.notation import full_width
from dashboard.panels import CUT, SMALL, panel
from dashboard.seen import Seen
from data.clock_board import Entry

PAGES = {
    "reconsideration": "rule_of_law",
    "legal_reviews": "rule_of_law",
    "disclosure_requests": "openness",
    "proposals": "openness",
    "executive_items": "documents",
    "documents": "documents",
}
"""The page on which a dataset's clocks stand."""


def clocks(seen: Seen) -> Html | None:
    """Numbers, then the clock that is longest over or nearest; None where no record has one."""
    if not seen.clocks:
        return None
    lights = [entry.clock.light for entry in seen.clocks]
    open_ones = sum(entry.clock.is_open for entry in seen.clocks)
    numbers = (
        _number("超期", lights.count("red"), ALARM), _number("临期", lights.count("yellow"), AMBER),
        _number("停止计时", lights.count("paused"), MUTED), _number("在办", open_ones, MUTED),
    )  # fmt: skip
    row = tag("span", *numbers, style="display:flex;gap:1.1em;align-items:baseline")
    return panel("法定期限", _worst(seen), note=row)


def _number(name: str, count: int, colour: str) -> Html:
    shown = tag("b", count, style=f"font-size:1.35em;line-height:1;margin:0 .15em;color:{colour if count else MUTED}")
    return tag("span", name, shown, "项")


def _worst(seen: Seen) -> Html:
    pressing = [entry for entry in seen.clocks if entry.is_pressing]
    if not pressing:
        return tag("p", "没有超期和临期的事项。", style=f"margin:0;{SMALL}")
    named = [entry for entry in pressing if entry.dataset not in seen.sight.clocked]
    if not named:
        return tag("p", "超期和临期的是别的处室的事项，这里不列出。", style=f"margin:0;{SMALL}")
    return _line(named[0], seen)


def _line(entry: Entry, seen: Seen) -> Html:
    colour = ALARM if entry.clock.light == "red" else AMBER
    sign = "▲" if entry.clock.light == "red" else "◆"
    said = (
        tag("b", f"{sign} {full_width(entry.clock.reason)}", style=f"color:{colour};margin-right:.6em"),
        f"{entry.list}：{entry.title}",
    )
    return link(seen.to(PAGES.get(entry.dataset, "figures")), tag("span", *said, style=CUT, title=entry.title))
