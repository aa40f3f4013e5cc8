"""One point of the agenda for a projector: what was promised, what happened, how it went, why its light, who is involved."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup import ALARM, AMBER, GREEN, LINE, MUTED, Html, join, light, link, table, tag
from dashboard.notation import NOTHING, full_width, near_date, percent
from dashboard.panels import SHORT
from dashboard.reads import View
from dashboard.review.words import alarm, item_address
from data.meeting_records import Link
from data.promises import STATES, Promise, State
from data.review.meetings import Meeting
from data.review.subject import Step, Subject
from data.status import Item

MOST_STEPS, MOST_PROMISES = 6, 3
TEXT, TITLE = "font-size:27px;line-height:1.4", "font-size:44px;font-weight:700;line-height:1.25"
TWO = "display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden"
TODAY = "今天到期"
COLOURS: dict[State, str] = {"broken": ALARM, "open": MUTED, "kept_late": AMBER, "kept": GREEN}


def item_stage(here: View, meeting: Meeting, found: Subject, now: Item | None) -> Html:
    """The whole point. `now` is the item by what is known now, which is shown where it differs."""
    parts = (
        _head(here, meeting, found), _turned(found.item, now),
        _promised(found.promises, meeting) if found.entry.kind != "returns" else None,
        _sides(found, meeting) if found.link else None, _history(found.steps, meeting), _involved(found.involved), _note(found.entry.note),
    )  # fmt: skip
    return tag("article", *parts, class_="stage", style=f"{TEXT};display:flex;flex-direction:column;gap:.55em")


def _head(here: View, meeting: Meeting, found: Subject) -> Html:
    entry, item = found.entry, found.item
    title = tag("h1", entry.title, style=f"{TITLE};margin:0;padding:0;{TWO}")
    target = item_address(here, meeting, _subject(found.link))
    if item is None:
        return tag("header", link(target, title), tag("div", full_width(entry.why), style="font-size:32px"))
    of = tag("span", SHORT.get(item.list, item.list), style=f"color:{MUTED}")
    promised = tag("div", "关联事项：", item.title, style=f"color:{MUTED};{TWO}") if item.title != entry.title else None
    colour = {"red": ALARM, "yellow": AMBER}.get(item.light, "inherit")
    why = tag("b", full_width(item.reason), style=f"color:{colour}")
    return tag(
        "header", link(target, title), promised,
        tag("div", light(item.light), why, of, style="font-size:32px;display:flex;gap:.8em;align-items:center;flex-wrap:wrap"),
        tag("div", full_width(entry.why), style=f"color:{MUTED};{TWO}") if entry.kind == "promise" else None,
    )  # fmt: skip


def _subject(found: Link | None) -> str:
    return found.code if found else ""


def _turned(then: Item | None, now: Item | None) -> Html | None:
    """What became of it after the meeting was frozen: by its own records, or by returns that came later."""
    words = [*turned(then, now)]
    if not words:
        return None
    style = f"border:3px solid {GREEN};border-radius:.3em;padding:.15em .6em;display:flex;gap:.8em;align-items:center;flex-wrap:wrap"
    return tag("div", tag("b", "现在"), *words, style=style, role="status")


def turned(then: Item | None, now: Item | None) -> list[Html]:
    """Then → now, of light, deadline and completion, where they differ."""
    if then is None or now is None:
        return [] if then is now else [tag("span", "当时不在清单，后来列入" if then is None else "后来撤下清单")]
    found = []
    if then.light != now.light:
        found.append(tag("span", light(then.light), " → ", light(now.light), style="white-space:nowrap"))
    if then.due != now.due:
        found.append(tag("span", f"时限{_day(then, then)} → {_day(now, then)}"))
    if then.completion != now.completion:
        found.append(tag("span", f"完成率{_rate(then)} → {_rate(now)}"))
    return found


def _day(item: Item | None, beside: Item) -> str:
    if item is None:
        return NOTHING
    return near_date(item.due, beside.as_of) if item.due else "不设时限"


def _rate(item: Item | None) -> str:
    return NOTHING if item is None or item.completion is None else percent(item.completion)


def _promised(found: Sequence[Promise], meeting: Meeting) -> Html:
    if not found:
        return _section("以前的承诺", tag("div", "没有为这件事作过承诺。", style=f"color:{MUTED}"))
    newest = sorted(found, key=lambda one: one.made_on, reverse=True)
    return _section("以前的承诺", *(_promise(one, meeting) for one in newest[:MOST_PROMISES]))


def promise_state(one: Promise, meeting: Meeting) -> str:
    """What became of a promise; of one that is due on the meeting's day, that it is."""
    return TODAY if one.state == "open" and one.due_on == meeting.held_on else STATES[one.state]


def _promise(one: Promise, meeting: Meeting) -> Html:
    late = f"，逾期{one.days_late}天" if one.days_late else ""
    state = tag("b", f"{promise_state(one, meeting)}{late}", style=f"color:{COLOURS[one.state]};white-space:nowrap")
    when = tag("span", f"{near_date(one.due_on, meeting.held_on)}前", style=f"color:{MUTED};white-space:nowrap")
    return tag("div", tag("span", one.what, style=TWO), when, state, style="display:flex;gap:.8em;align-items:baseline")


def _sides(found: Subject, meeting: Meeting) -> Html:
    columns = "display:grid;grid-template-columns:1fr 1fr;gap:1.6em"
    return tag("div", _change(found, meeting), _texts(found.item), style=columns)


def _change(found: Subject, meeting: Meeting) -> Html:
    """What happened since the meeting before."""
    before, now = found.before, found.item
    if now is None:
        return _section("变化", tag("div", "不在清单上。", style=f"color:{MUTED}"))
    rows: list[tuple[object, ...]] = [("亮灯", light(before.light) if before else "不在清单", light(now.light))]
    rows.append(("完成率", _rate(before), alarm(_rate(now), is_grave=_fell(before, now))))
    rows.append(("完成时限", _day(before, now), alarm(_day(now, now), is_grave=bool(before and before.due != now.due))))
    head = ("", f"上次会议 {near_date(meeting.since.as_of, meeting.held_on)}", "本次会议")
    return _section("变化", table(head, rows, ("5em", "auto", "auto")))


def _fell(before: Item | None, now: Item) -> bool:
    return before is not None and (before.completion or 0) > (now.completion or 0)


def _texts(item: Item | None) -> Html:
    """Whatever the unit wrote about it."""
    told = [(name, text) for name, text in (("进展", item.progress), ("问题", item.problems)) if text] if item else []
    style = "display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden"
    lines = [tag("div", tag("b", f"{name}："), text, style=style) for name, text in told]
    return _section("单位报送", *(lines or [tag("div", "没有报送进展。", style=f"color:{MUTED}")]))


def _history(found: Sequence[Step], meeting: Meeting) -> Html | None:
    if not found:
        return None
    head = ("报送", *(name for name, _ in found[-1].said))
    rows = [
        (near_date(step.since, meeting.held_on), *(_cut(words) for _, words in step.said))
        for step in found[-MOST_STEPS:][::-1]
    ]
    more = f"，列出最近{MOST_STEPS}次" if len(found) > MOST_STEPS else ""
    widths = ("7em", *("auto" for _ in head[1:]))
    return _section(f"历程（共{len(found)}次变化{more}）", table(head, rows, widths))


def _cut(words: str) -> Html:
    return tag(
        "span", words, style="display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap", title=words
    )


def _involved(found: Sequence[tuple[str, str]]) -> Html | None:
    if not found:
        return None
    cells = [
        tag("span", tag("span", f"{full_width(name)}：", style=f"color:{MUTED}"), tag("b", full_width(words)))
        for name, words in found
    ]
    return tag(
        "div", *cells, style=f"display:flex;gap:.2em 1.6em;flex-wrap:wrap;border-top:1px solid {LINE};padding-top:.3em"
    )


def _note(words: str) -> Html | None:
    return tag("div", f"批注：{words}", style=f"color:{AMBER}") if words else None


def _section(title: str, *content: object) -> Html:
    head = tag("h2", title, style=f"font-size:24px;font-weight:400;color:{MUTED};margin:0;padding:0")
    return tag("section", head, join(content), style="min-width:0", aria_label=title)
