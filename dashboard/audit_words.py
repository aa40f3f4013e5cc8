"""What an entry of the audit trail says of itself, in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from data.audit import ACTIONS
from data.datasets import ALL
from data.trail import Entry
from etl.console import whole

_DATASETS = {spec.name: spec.zh for spec in ALL}

NAMES: Mapping[str, str] = {
    "dataset": "数据", "file": "文件", "as_of": "截至", "rows": "行数", "added": "新增", "changed": "变更",
    "number": "日志条数", "digest": "封存码", "sha256": "校验码", "made_at": "备份时间", "program": "程序版本",
    "day": "查看日期", "filters": "筛选", "why": "原因", "lines": "改动", "role": "角色", "division": "处室",
    "table": "表", "size": "大小", "unit": "单位", "step": "步骤", "reason": "原因", "by": "经办", "batch": "批次", "hand_in": "报送",
}  # fmt: skip
"""What the parts of a detail are called; one that nobody has named keeps its own name."""
SHORT = 12
"""Characters of a seal that are shown: enough to compare with one written down."""

_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "dataset": lambda value: _DATASETS.get(value, str(value)),
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
    given = {name: detail[name] for name in (*NAMES, *detail) if name in detail and detail[name] != ""}
    return "；".join(f"{NAMES.get(name, name)}：{_show(name, value)}" for name, value in given.items())


def _show(name: str, value: Any) -> str:
    if name in _SHOWN:
        return _SHOWN[name](value)
    if isinstance(value, bool) or value is None:
        return {True: "是", False: "否", None: "无"}[value]
    if isinstance(value, list):
        return "、".join(_show("", part) for part in value)
    if isinstance(value, dict):
        return "，".join(f"{NAMES.get(part, part)}{_show(part, entry)}" for part, entry in value.items())
    return str(whole(value))
