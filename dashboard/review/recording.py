"""Recording beside the item that is spoken of: six kinds of minutes, their forms filled in from the item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.notation import date
from dashboard.panels import FOUR_LISTS, SHORT
from dashboard.reads import View
from dashboard.review.drafting import Form, keep_choice, start, text_field
from dashboard.review.reads import read_drafts
from dashboard.signed_in import person
from dashboard.supervision_reads import read_names
from data.database import DatabaseUnavailable, writing
from data.datasets.promises import MEASURE
from data.meeting_records import Link
from data.permissions import Forbidden
from data.review.drafts import Draft, Field, drop
from data.review.meetings import Meeting, MeetingError
from data.review.subject import Subject
from etl.meeting_record import KINDS, Minute, MinuteKind, NotRecorded, Recorded, record

KIND, TURN, RESULT = "record_kind", "record_turn", "record_result"
REFUSED = (Forbidden, MeetingError, NotRecorded, DatabaseUnavailable)
GENERAL: tuple[MinuteKind, ...] = ("decision", "promise", "new_item")
"""What is recorded where no item is spoken of."""
WEEK = dt.timedelta(days=7)
LONGEST = 2000
"""Characters of a record."""
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
_TEXTS: dict[MinuteKind, tuple[str, str]] = {
    "promise": ("承诺内容", ""), "decision": ("决定内容", ""), "new_item": ("事项名称", ""),
    "extension_granted": ("议定内容", "同意延期"), "extension_refused": ("议定内容", "不同意延期，按原时限办结"),
    "closure": ("议定内容", "同意销号"),
}  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """Where somebody records: the meeting, what is spoken of (None at its opening), what was recorded up to now."""

    here: View
    meeting: Meeting
    about: Subject | None
    recorded: Sequence[Recorded]

    @property
    def link(self) -> Link | None:
        """The item that is spoken of."""
        return self.about.link if self.about else None

    @property
    def subject(self) -> str:
        """Whose drafts these are."""
        return self.about.entry.subject if self.about else "opening"


def recording(desk: Desk) -> None:
    """The form; what came of the last one stands above it."""
    with st.container(key="record_form"):
        _asked(desk)
    about, refused, done = st.session_state.get(RESULT, ("", "", ""))
    if about == desk.subject and refused:
        st.error(refused)
    elif about == desk.subject:
        st.success(done)


def _asked(desk: Desk) -> None:
    kinds: tuple[MinuteKind, ...] = tuple(KINDS) if desk.link else GENERAL
    drafts = read_drafts(desk.meeting, desk.subject, person())
    usual = _usual(desk, drafts, kinds)
    chosen = st.pills(
        "记录", [kind for kind in _TEXTS if kind in kinds], default=usual, format_func=KINDS.__getitem__, required=True,
        key=f"{KIND}_{desk.subject}", label_visibility="collapsed",
    )  # fmt: skip
    kind: MinuteKind = chosen
    form = _form(desk, kind, drafts)
    label, default = _TEXTS[kind]
    text_field(form, label, default, height=110)
    _fields(desk, form, kind)
    with st.container(key="record_it"):
        st.button(
            "记录", type="primary", shortcut="Ctrl+Enter", on_click=_record, args=(desk, form, kind), width="stretch",
            key="record_now",
        )  # fmt: skip
    st.caption("记录后立即生效，看板上的亮灯会随之变化。")


def _usual(desk: Desk, drafts: Mapping[str, Draft], kinds: Sequence[MinuteKind]) -> MinuteKind:
    """The kind that was being written last, else what is mostly recorded."""
    newest = sorted(drafts, key=lambda name: drafts[name].at, reverse=True)
    begun = (kind for name in newest for kind in kinds if name.startswith(f"{kind}."))
    return next(begun, "promise" if desk.about else "decision")


def _form(desk: Desk, kind: MinuteKind, drafts: Mapping[str, Draft]) -> Form:
    told = frozenset(one.text for one in desk.recorded if one.kind == kind and one.item == desk.link)
    return Form(desk.meeting.id, desk.subject, kind, st.session_state.get(TURN, 0), drafts, told)


def _fields(desk: Desk, form: Form, kind: MinuteKind) -> None:
    if kind in ("decision", "promise", "new_item"):
        with st.container(horizontal=True, gap="small"):
            _unit(desk, form)
            _due(desk, form, "完成时限", desk.meeting.held_on + WEEK if kind == "promise" else None)
    if kind == "extension_granted":
        item = desk.about.item if desk.about else None
        late = item.due if item and item.due and item.due > desk.meeting.held_on else desk.meeting.held_on
        _due(desk, form, "延期到", late + 4 * WEEK)
    if kind == "promise" and desk.link:
        _measure(form)
    if kind == "new_item":
        key = start(form, "list", "work_report", str)
        st.selectbox(
            "列入清单", FOUR_LISTS, format_func=SHORT.__getitem__, key=key, on_change=keep_choice, args=(form, "list")
        )


def _unit(desk: Desk, form: Form) -> None:
    names = read_names(desk.here)
    codes = names.official_order
    item = desk.about.item if desk.about else None
    usual = item.unit if item else desk.about.entry.unit if desk.about else None
    key = start(form, "unit", usual if usual in codes else None, lambda text: text if text in codes else None)
    st.selectbox(
        "责任单位", codes, index=None, format_func=names.label, key=key, placeholder="请选择", on_change=keep_choice,
        args=(form, "unit"),
    )  # fmt: skip


def _due(desk: Desk, form: Form, label: str, usual: dt.date | None) -> None:
    key = start(form, "due", usual, dt.date.fromisoformat)
    # A day that the field does not allow would be swapped for another without a word: it is refused on recording.
    st.date_input(
        label, value=None, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD", key=key, on_change=keep_choice,
        args=(form, "due"),
    )  # fmt: skip


def _measure(form: Form) -> None:
    with st.container(horizontal=True, gap="small"):
        key = start(form, "measure", "closed", str)
        chosen = st.selectbox(
            "兑现标准", ("closed", "completion", "confirmed"), format_func=MEASURE.label, key=key, on_change=keep_choice,
            args=(form, "measure"),
        )  # fmt: skip
        if chosen == "completion":
            target = start(form, "target", 100, lambda text: int(float(text)))
            st.number_input("承诺完成率（%）", 1, 100, key=target, on_change=keep_choice, args=(form, "target"))


def _record(desk: Desk, form: Form, kind: MinuteKind) -> None:
    """Keeps the minute, drops its drafts, starts a new form; what is against it is told beside the form."""
    try:
        minute = _minute(desk, form, kind)
        _require_sound(desk, minute)
        number = record(person(), desk.meeting.id, minute)
        with writing() as connection:
            drop(connection, person(), Field(form.meeting, form.subject, f"{kind}."))
    except REFUSED as error:
        st.session_state[RESULT] = (desk.subject, str(error), "")
        return
    st.session_state[TURN] = form.turn + 1
    st.session_state[RESULT] = (desk.subject, "", f"已记录，编号{number}")


def _require_sound(desk: Desk, minute: Minute) -> None:
    """Raises NotRecorded for a text that is too long, for a day before the meeting's."""
    if len(minute.text) > LONGEST:
        raise NotRecorded(f"内容超过{LONGEST}字（现{len(minute.text)}字），没有记录，请删减。")
    held_on = desk.meeting.held_on
    if minute.due and minute.due < held_on:
        name = "延期到的日期" if minute.kind == "extension_granted" else "完成时限"
        raise NotRecorded(f"{name}不能早于会议日期{date(held_on)}。")


def _minute(desk: Desk, form: Form, kind: MinuteKind) -> Minute:
    item = desk.about.item if desk.about else None
    target = form.value("target") if form.value("measure") == "completion" else None
    has_item = desk.link is not None and kind != "new_item"
    return Minute(
        kind, str(form.value("text") or "").strip(), form.value("unit") or (item.unit if item else None), form.value("due"),
        desk.link if has_item else None, item.title if item and has_item else None, form.value("measure"),
        None if target is None else target / 100, form.value("list"),
    )  # fmt: skip
