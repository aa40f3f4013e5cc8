"""The agenda of a meeting: an ordered list with its minutes, rearranged by mouse or by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard.markup import AMBER, GREEN, MUTED, Html, link, tag
from dashboard.notation import full_width
from dashboard.panels import CUT, panel
from dashboard.reads import View
from dashboard.review.reads import read_pack
from dashboard.review.words import item_address
from dashboard.signed_in import person
from data.database import DatabaseUnavailable, writing
from data.permissions import Forbidden, may
from data.review import arranging, meetings
from data.review.agenda import AgendaError, Entry, minutes
from data.review.arranging import Agenda, on_screen, written
from data.review.meetings import Meeting, MeetingError

CHOSEN, SAID, SEEN = "agenda_chosen", "agenda_said", "agenda_seen"
"""Of the session: the subject chosen, what came of the last change, the revision that is on the screen."""
REFUSED = (Forbidden, MeetingError, AgendaError, DatabaseUnavailable)


def agenda_editor(here: View, meeting: Meeting) -> None:
    """The list; beside it, for who may change it, what can be done with the chosen entry."""
    st.session_state[SEEN] = meeting.revision
    kept = on_screen(meeting.agenda)
    if said := st.session_state.pop(SAID, ""):
        st.warning(said)
    if not meeting.agenda:
        st.info("没有需要上会的事项：没有变红、倒退、停滞的，也没有到期的承诺。")
        return
    if not may(person(), "run_meeting") or meeting.state == "closed":
        st.html(_heading(meeting, kept))
        for number, entry in enumerate(kept, 1):
            st.html(_line(here, meeting, entry, number))
        return
    left, right = st.columns((5, 2), gap="medium")
    with left:
        _list(here, meeting, kept)
    with right, st.container(key="agenda_side"):
        _chosen(meeting, kept)
        _written(meeting)


def _list(here: View, meeting: Meeting, kept: Agenda) -> None:
    st.html(_heading(meeting, kept))
    chosen = _subject(kept)
    with st.container(key="agenda_list", gap=None):
        for number, entry in enumerate(kept, 1):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(
                    f"{number}", key=f"agenda_row_{number}", width=48, on_click=_choose, args=(entry.subject,),
                    type="primary" if entry.subject == chosen else "secondary",
                )  # fmt: skip
                st.html(_line(here, meeting, entry))


def _heading(meeting: Meeting, kept: Agenda) -> Html:
    total = sum(_minutes(meeting).values())
    rest = len(written(meeting.agenda))
    said = tag("span", f"上会{len(kept)}项，时间合计{total}分钟，等于会议时长", style=f"color:{GREEN}")
    return panel("议程", note=tag("span", said, f"；书面{rest}项" if rest else ""))


def _minutes(meeting: Meeting) -> dict[str, int]:
    parts = minutes(meeting.agenda, meeting.length)
    return {entry.subject: part for entry, part in zip(meeting.agenda, parts, strict=True) if not entry.is_cut}


def _line(here: View, meeting: Meeting, entry: Entry, number: int | None = None) -> Html:
    fixed = tag("span", "定", title="时间已定", style=f"color:{AMBER}") if entry.minutes is not None else ""
    time = tag("b", f"{_minutes(meeting)[entry.subject]}分", fixed, style="flex:0 0 3.6em;text-align:right")
    title = link(
        item_address(here, meeting, entry.subject), tag("span", entry.title, style=f"{CUT};font-weight:600", title=entry.title)
    )  # fmt: skip
    unit = read_pack(meeting).names.get(entry.unit or "", "")
    why = tag("span", full_width(entry.why), title=full_width(entry.why), style=f"{CUT};color:{MUTED};font-size:.92em")
    note = tag("span", f"批注：{entry.note}", style=f"{CUT};color:{AMBER};font-size:.92em") if entry.note else None
    place = None if number is None else tag("b", number, style="flex:0 0 2em")
    return tag(
        "div", place, time, tag("div", title, why, note, style="flex:1;min-width:0"),
        tag("span", unit, style=f"{CUT};flex:0 0 9em"), style="display:flex;gap:1em;align-items:center;line-height:1.35",
    )  # fmt: skip


def _subject(kept: Agenda) -> str:
    """The chosen entry's, that of the first without a choice that stands."""
    chosen = str(st.session_state.get(CHOSEN, ""))
    return chosen if arranging.place(kept, chosen) is not None else kept[0].subject if kept else ""


def _choose(subject: str) -> None:
    st.session_state[CHOSEN] = subject


def _chosen(meeting: Meeting, kept: Agenda) -> None:
    subject = _subject(kept)
    entry = arranging.find(kept, subject)
    here = arranging.place(kept, subject)
    if entry is None or here is None:
        return
    st.html(panel(f"第{here + 1}项", tag("div", entry.title, style="font-weight:600"), note=f"共{len(kept)}项"))
    with st.container(horizontal=True, gap="small"):
        up, down = kept[max(here - 1, 0)].subject, kept[min(here + 1, len(kept) - 1)].subject
        st.button("选上一项", shortcut="Up", on_click=_choose, args=(up,), key="agenda_up")
        st.button("选下一项", shortcut="Down", on_click=_choose, args=(down,), key="agenda_down")
    with st.container(horizontal=True, gap="small"):
        _button(meeting, "前移", "Alt+Up", lambda agenda: arranging.moved(agenda, subject, -1))
        _button(meeting, "后移", "Alt+Down", lambda agenda: arranging.moved(agenda, subject, 1))
        _button(
            meeting,
            "改为书面",
            "Delete",
            lambda agenda: arranging.cut(agenda, subject),
            after=down if down != subject else up,
        )
    _time(meeting, entry)
    _note(meeting, entry)


def _time(meeting: Meeting, entry: Entry) -> None:
    subject, now = entry.subject, _minutes(meeting)[entry.subject]
    with st.container(horizontal=True, gap="small"):
        _button(meeting, "减1分钟", "Shift+Down", lambda agenda: arranging.timed(agenda, subject, max(now - 1, 1)))
        _button(meeting, "加1分钟", "Shift+Up", lambda agenda: arranging.timed(agenda, subject, now + 1))
        if entry.minutes is not None:
            _button(meeting, "不定时", "Shift+Delete", lambda agenda: arranging.timed(agenda, subject, None))


def _note(meeting: Meeting, entry: Entry) -> None:
    key = f"agenda_note_{entry.subject}"

    def noted() -> None:
        text = str(st.session_state[key])
        arrange(meeting.id, lambda agenda: arranging.annotated(agenda, entry.subject, text))

    st.text_input("批注", entry.note, key=key, on_change=noted, max_chars=200, placeholder="写完按回车")
    st.caption("批注会显示在投影和会前材料上。")


def _button(
    meeting: Meeting, label: str, shortcut: str, change: Callable[[Agenda], Agenda], after: str | None = None
) -> None:
    def pressed() -> None:
        _choose(after or _subject(on_screen(meeting.agenda)))
        arrange(meeting.id, change)

    st.button(label, shortcut=shortcut, on_click=pressed, key=f"agenda_{shortcut}")


def _written(meeting: Meeting) -> None:
    """The written part, with the way back onto the screen."""
    found = written(meeting.agenda)
    if not found:
        return

    def back() -> None:
        subject = st.session_state["agenda_back"]
        st.session_state["agenda_back"] = None
        if subject:
            _choose(subject)
            arrange(meeting.id, lambda agenda: arranging.restored(agenda, subject))

    titles = {entry.subject: entry.title for entry in found}
    st.selectbox(
        f"书面（{len(found)}项），选一项改回上会", list(titles), index=None, format_func=titles.__getitem__, key="agenda_back",
        on_change=back, placeholder="输入事项名称",
    )  # fmt: skip


def arrange(number: int, change: Callable[[Agenda], Agenda]) -> None:
    """Changes the agenda that is on the screen; what is against it is told at the next drawing."""
    try:
        with writing() as connection:
            stands = meetings.find(connection, number)
            seen = replace(stands, revision=st.session_state.get(SEEN, stands.revision))
            meetings.arrange(connection, person(), seen, change(stands.agenda))
    except REFUSED as error:
        st.session_state[SAID] = str(error)
