"""What of the data the person of this run may see: asked by reads, and by pages before they offer anything."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.signed_in import person
from data.datasets import dataset
from data.permissions import Person, may, require

DATASET_OF = {"livelihood": "livelihood", "instructions": "instructions"}
"""The dataset of a supervised list; of the four lists it is `supervision`."""


def can_read(*names: str) -> bool:
    """Whether the person may read the records of every one of these datasets."""
    who = person()
    return all(may(who, "read", name) for name in names)


def readable(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the datasets whose records the person may read."""
    who = person()
    return tuple(name for name in names if may(who, "read", name))


def require_read(names: Iterable[str]) -> None:
    """Raises Forbidden where the person may not read the records of one of the datasets; asks nobody for none."""
    for name in names:
        require(person(), "read", name)


def lists_of(who: Person, lists: Iterable[str]) -> tuple[str, ...]:
    """Those of the supervised lists whose items a person may read one by one."""
    return tuple(name for name in lists if may(who, "read", DATASET_OF.get(name, "supervision")))


def not_yours(names: Iterable[str]) -> None:
    """Says that the records of these datasets are not for this account."""
    shown = "、".join(f"“{dataset(name).zh}”" for name in names)
    st.caption(f"{shown}的明细不在这个账号的查看范围。需要的话请联系督查处或管理员。")
