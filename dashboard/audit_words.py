"""What an entry of the audit trail says of itself, in words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from data.audit import ACTIONS, DETAILS
from data.datasets import ALL
from data.permissions import ROLES
from data.slips import COLOURS
from data.trail import Entry
from etl.console import whole
from etl.messages import MESSAGES

_DATASETS = {spec.name: spec.zh for spec in ALL}

SHORT = 12
"""Characters of a seal that are shown: enough to compare with one written down."""


def _mistake(code: str) -> str:
    """The first sentence that is said of a problem, without what it is filled with: 看不出“…”是哪一天."""
    return re.sub(r"\{[^}]*\}", "…", MESSAGES.get(code, code)).partition("。")[0]


_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "dataset": lambda value: _DATASETS.get(value, str(value)),
    "datasets": lambda value: "、".join(_DATASETS.get(name, name) for name in value),
    "role": lambda value: ROLES.get(value, str(value)),
    "codes": lambda value: "、".join(map(_mistake, value)),
    "item": lambda value: _DATASETS.get(str(value).partition(":")[0], str(value)),
    "bytes": lambda value: f"{max(1, round(int(value) / 1024))}KB",
    "colour": lambda value: COLOURS.get(value, str(value)),
    "digest": lambda value: str(value)[:SHORT],
    "sha256": lambda value: str(value)[:SHORT],
    "made_at": lambda value: str(value)[:16].replace("T", " "),
}


def action_of(entry: Entry) -> str:
    """`导入`; the code of a kind that only a later version of the program knows."""
    return ACTIONS.get(entry.action, entry.action)


def told(entry: Entry) -> str:
    """`数据：四张清单；行数：2`, on one line; what is blank is left out."""
    try:
        detail = json.loads(entry.detail)
    except ValueError:
        return entry.detail
    if not isinstance(detail, dict):
        return entry.detail
    given = {name: detail[name] for name in (*DETAILS, *detail) if name in detail and detail[name] != ""}
    return "；".join(f"{DETAILS.get(name, name)}：{_show(name, value)}" for name, value in given.items())


def _show(name: str, value: Any) -> str:
    if name in _SHOWN:
        return _SHOWN[name](value)
    if isinstance(value, bool) or value is None:
        return {True: "是", False: "否", None: "无"}[value]
    if isinstance(value, list):
        return "、".join(_show("", part) for part in value)
    if isinstance(value, dict):
        return "，".join(f"{DETAILS.get(part, part)}{_show(part, entry)}" for part, entry in value.items())
    return str(whole(value))
