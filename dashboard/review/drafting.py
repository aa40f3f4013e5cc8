"""Fields whose content is kept while it is filled in, and stands in them again after a reload or a restart."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.markup import MUTED, tag
from dashboard.signed_in import person
from data.clock import ZONE
from data.database import DatabaseUnavailable, writing
from data.permissions import Forbidden
from data.review.drafts import Draft, Field, keep


@dataclass(frozen=True)
class Form:
    """A form about a subject of a meeting. `turn` differs for every form that is drawn after another was recorded.

    `drafts` are what the person typed of it before, `told` the texts that were recorded of it already.
    """

    meeting: int
    subject: str
    kind: str
    turn: int
    drafts: Mapping[str, Draft]
    told: frozenset[str]

    def field(self, name: str) -> Field:
        """A field of the form."""
        return Field(self.meeting, self.subject, f"{self.kind}.{name}")

    def key(self, name: str) -> str:
        """The key of a field's widget."""
        about = hashlib.sha256(f"{self.meeting} {self.subject}".encode()).hexdigest()[:10]
        return f"field_{self.kind}_{name}_{about}_{self.turn}"

    def draft(self, name: str) -> Draft | None:
        """What was typed in a field; what was recorded meanwhile is no draft any more."""
        found = self.drafts.get(f"{self.kind}.{name}")
        return found if found and found.text.strip() not in self.told else None

    def value(self, name: str) -> Any:
        """What stands in a field."""
        return st.session_state.get(self.key(name))


def text_field(form: Form, label: str, default: str = "", **looks: Any) -> str:
    """A text whose every change the browser keeps, on its own disk at once and here within a second."""
    draft, key = form.draft("text"), form.key("text")
    if key not in st.session_state:
        st.session_state[key] = draft.text if draft else default
    field = form.field("text")
    with st.container(key=f"draft_{key}", gap=None):
        text: str = st.text_area(label, key=key, **looks)
        said = f"草稿 {draft.at.astimezone(ZONE):%H:%M:%S} 保存" if draft else ""
        st.html(
            tag(
                "span", said, class_="draft", data_draft=f"{field.meeting} {field.name} {field.subject}",
                data_told="\n\n".join(sorted(form.told)), style=f"color:{MUTED};font-size:.9em",
            )
        )  # fmt: skip
    return text


def start(form: Form, name: str, default: Any, read: Any) -> str:
    """Puts into a field what was chosen before, else its default; answers the key of its widget."""
    key = form.key(name)
    if key not in st.session_state:
        draft = form.draft(name)
        st.session_state[key] = read(draft.text) if draft else default
    return key


def keep_choice(form: Form, name: str) -> None:
    """Keeps what was chosen in a field. The choice stands on the screen even where it could not be kept."""
    value = form.value(name)
    try:
        with writing() as connection:
            keep(connection, person(), form.field(name), "" if value is None else str(value))
    except (Forbidden, DatabaseUnavailable) as error:
        st.toast(f"刚才的选择没有存成草稿：{error}")
