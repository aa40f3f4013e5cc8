"""What leaves the house by a button: offered to those who may, made when asked for, noted in the trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.signed_in import acting_as, person
from data import audit
from data.audit import Event
from data.database import writing
from data.permissions import Person, may, require

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Parcel:
    """A file to take away. `datasets` are those whose records it holds: none for sums of the public board."""

    label: str
    file: str
    make: Callable[[], bytes]
    datasets: tuple[str, ...] = ()
    mime: str = XLSX
    filters: tuple[tuple[str, str], ...] = ()
    """What the table was narrowed to, in words, for the trail."""


def offer(parcel: Parcel, **looks: Any) -> None:
    """Draws the button, for who may export every dataset in it; `looks` (key, disabled, type) go to Streamlit."""
    who = person()
    if all(may(who, "export", name) for name in parcel.datasets):
        st.download_button(
            parcel.label, lambda: taken(parcel, who), parcel.file, parcel.mime, on_click="ignore", **looks
        )


def taken(parcel: Parcel, who: Person) -> bytes:
    """The file's bytes, with a line in the trail. Raises Forbidden for who may not export one of the datasets."""
    for name in parcel.datasets:
        require(who, "export", name)
    with acting_as(who):
        content = parcel.make()
    said = "，".join(f"{name} {value}" for name, value in parcel.filters)
    detail = {"datasets": list(parcel.datasets), "bytes": len(content), **({"filters": said} if said else {})}
    with writing() as connection:
        audit.record(connection, Event(who.post, "export", parcel.file, who.address, detail))
    return content
