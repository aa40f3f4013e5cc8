"""How a meeting opens and ends on the projector: what was promised before, what was recorded now and what was not spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.markup import ALARM, GREEN, MUTED, Html, table, tag
from dashboard.notation import NOTHING, date, near_date, percent
from dashboard.reads import View
from dashboard.review.reads import read_pack, read_promised
from dashboard.review.stage_item import COLOURS, TEXT, TITLE
from dashboard.supervision_reads import read_names
from data.meeting_records import read_link
from data.promises import STATES, Promise, kept_of
from data.review.agenda import Entry
from data.review.arranging import on_screen
from data.review.meetings import Meeting
from data.units import Directory
from etl.meeting_record import KINDS, Recorded

ROOM = 13


def opening(here: View, meeting: Meeting) -> Html:
    """承诺账: of the last meeting's promises and of all of the year how many were kept; those that were not."""
    told = [
        one
        for one in read_promised(replace(here, day=meeting.held_on), meeting.at.known_at)
        if one.meeting != meeting.name
    ]
    last = max((one.made_on for one in told), default=None)
    newest = [one for one in told if one.made_on == last]
    year = [one for one in told if one.made_on.year == meeting.year]
    figures = tag(
        "div", _rate("上次会议的承诺", newest, meeting), _rate(f"{meeting.year}年以来", year, meeting),
        style="display:flex;gap:3em",
    )  # fmt: skip
    pack = read_pack(meeting)
    broken = [one for one in told if one.state == "broken"]
    shown = sorted(
        {one.number: one for one in (*newest, *broken)}.values(), key=lambda one: (one.state != "broken", one.due_on)
    )
    rows = [_row(one, meeting, pack.names) for one in shown[:ROOM]]
    more = f"，列出{ROOM}项" if len(shown) > ROOM else ""
    listed = table(("承诺", "单位", "时限", "结果"), rows, ("auto", "9em", "8em", "12em"))
    body = (figures, tag("div", f"未兑现和上次会议的承诺共{len(shown)}项{more}", style=f"color:{MUTED}"), listed)
    nothing = tag("p", "以前的会议还没有承诺。", style=f"color:{MUTED}")
    title = tag("h1", f"{meeting.name}　承诺账", style=f"{TITLE};margin:0;padding:0")
    return tag("article", title, *(body if told else (nothing,)), class_="stage", style=_COLUMN)


_COLUMN = f"{TEXT};display:flex;flex-direction:column;gap:.7em"


def _rate(title: str, found: Sequence[Promise], meeting: Meeting) -> Html:
    kept = kept_of(title, [one.state for one in found])
    shown = NOTHING if kept.rate is None else percent(kept.rate)
    told = f"{len(found)}项：{_counts(found, meeting)}" if found else "没有承诺"
    figure = tag("span", shown, style="font-size:80px;font-weight:700;line-height:1.1")
    of = tag("span", f"已到期{kept.judged}项，按期兑现{kept.kept}项", style="font-size:24px") if kept.judged else None
    name = tag("div", f"{title}按期兑现率", style=f"color:{MUTED}")
    row = tag("div", figure, of, style="display:flex;gap:.6em;align-items:baseline;white-space:nowrap")
    return tag("div", name, row, tag("div", told, style="font-size:24px"))


TODAY = "今天到期"


def _counts(found: Sequence[Promise], meeting: Meeting) -> str:
    numbers = Counter(_state(one, meeting) for one in found)
    order = [STATES["kept"], STATES["kept_late"], STATES["broken"], TODAY, STATES["open"]]
    return "，".join(f"{words}{numbers[words]}" for words in order if numbers[words])


def _state(one: Promise, meeting: Meeting) -> str:
    """What became of a promise; of one that is due on the meeting's day, that it is."""
    return TODAY if one.state == "open" and one.due_on == meeting.held_on else STATES[one.state]


def _row(one: Promise, meeting: Meeting, names: Mapping[str, str]) -> tuple[object, ...]:
    late = f"，逾期{one.days_late}天" if one.days_late else ""
    unit = names.get(one.unit, one.unit)
    state = tag("b", f"{_state(one, meeting)}{late}", style=f"color:{COLOURS[one.state]}")
    due = tag("span", near_date(one.due_on, meeting.held_on), style="white-space:nowrap")
    return tag("span", one.what, style=_CUT, title=one.what), unit, due, state


_CUT = "display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap"


def closing(here: View, meeting: Meeting, found: Sequence[Recorded]) -> Html:
    """What was recorded by kind and one by one, and what of the agenda has no record."""
    counts = Counter(one.kind for one in found)
    told = "，".join(f"{KINDS[kind]}{counts[kind]}条" for kind in KINDS if counts[kind]) or "还没有记录"
    left = unrecorded(meeting, found)
    names = read_names(here)
    rows = [_recorded(one, meeting, names) for one in found]
    head, widths = ("编号", "类别", "内容", "事项", "单位", "时限"), ("6em", "6em", "auto", "auto", "8em", "8em")
    listed = table(head, rows, widths) if rows else None
    colour = ALARM if left else GREEN
    rest = tag("b", f"上会而没有形成记录的事项{len(left)}项" if left else "上会事项都有记录", style=f"color:{colour}")
    names_left = (
        tag("div", "；".join(entry.title for entry in left), style=f"font-size:24px;color:{MUTED}") if left else None
    )
    title = tag("h1", f"{date(meeting.held_on)}会议小结", style=f"{TITLE};margin:0;padding:0")
    return tag(
        "article", title, tag("div", f"会上记录：{told}"), listed, rest, names_left, class_="stage", style=_COLUMN
    )


def _recorded(one: Recorded, meeting: Meeting, names: Directory) -> tuple[object, ...]:
    texts = (one.text, one.item_title or NOTHING)
    day = near_date(one.due, meeting.held_on) if one.due else NOTHING
    return (
        one.number, KINDS[one.kind], *(tag("span", text, style=_CUT, title=text) for text in texts),
        names.label(one.unit) or NOTHING, tag("span", day, style="white-space:nowrap"),
    )  # fmt: skip


def unrecorded(meeting: Meeting, found: Sequence[Recorded]) -> list[Entry]:
    """The entries on the screen about which nothing was recorded."""
    told = {one.item for one in found if one.item}
    promised = {f"promises/{one.number}": one.item for one in read_pack(meeting).promises}
    links = ((entry, promised.get(entry.subject) or read_link(entry.subject)) for entry in on_screen(meeting.agenda))
    return [entry for entry, about in links if about not in told]
