"""One supervised item opened: why its light, its dates, its texts, its history, the row that it was read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.alert_reads import read_alert_history
from dashboard.alert_record import history_panel
from dashboard.markup import ALARM, AMBER, MUTED, Html, bar, join, light, table, tag
from dashboard.notation import NOTHING, date, full_width, percent
from dashboard.panels import panel
from dashboard.reads import View
from dashboard.rights import can_read, not_yours
from dashboard.supervision_reads import read_history, read_items, read_names
from data.clock import to_the_minute
from data.datasets import dataset, tracked
from data.record_changes import changes, show
from data.status import LISTS, Item, Wanted
from data.units import Directory

ITEM = "item"
"""Name in the URL: dataset:key of the item that is open."""


BASES = {"year": "按年度", "plan": "按本事项交办日至时限", "node": "按节点"}
"""What time progress is measured by, in words."""


def open_item(here: View) -> None:
    """Opens the item that the URL names, if any, over the page."""
    given = st.query_params.get(ITEM)
    if given:
        name, _, key = given.partition(":")
        _dialog(here, name, key)


def name_item(item: Item) -> None:
    """Puts the item into the URL, so that this run opens it."""
    st.query_params[ITEM] = f"{item.dataset}:{item.key}"


def _forget() -> None:
    st.query_params.pop(ITEM, None)


@st.dialog("事项详情", width="large", on_dismiss=_forget)
def _dialog(here: View, name: str, key: str) -> None:
    is_known = name in {spec.name for spec in tracked()}
    if is_known and not can_read(name):
        not_yours([name])
        return
    found = read_items(here, Wanted(keys=((name, key),))) if is_known else []
    if not found:
        st.info(f"截至{date(here.day)}没有这个事项。它可能已经改名，或者这一天还没有报送。")
        return
    item, names, history = found[0], read_names(here), read_history(here, name, key)
    told = read_alert_history(name, key)
    st.html(detail(item, names, history, history_panel(told, here, linked=True) if told else None))


def detail(item: Item, names: Directory, history: Sequence[Mapping[str, Any]], alerts: Html | None = None) -> Html:
    """The whole text; `history` holds the item's versions up to the day, oldest first, `alerts` those there were."""
    return tag(
        "div", _head(item, names), _dates(item), _pace(item), _texts(item, names, history), _source(history[-1:]),
        alerts, _history(item, names, history),
        style=f"display:flex;flex-direction:column;gap:.9em;line-height:1.5;color-scheme:{_scheme()}",
    )  # fmt: skip


def _scheme() -> str:
    """A dialog hangs outside the element on which Streamlit sets the page's colour scheme."""
    return st.context.theme.type or "light dark"


def _head(item: Item, names: Directory) -> Html:
    colour = {"red": ALARM, "yellow": AMBER}.get(item.light, "inherit")
    facts = (
        full_width(LISTS.get(item.list, item.list)),
        names.label(item.unit) or None,
        item.leader,
        item.key.rpartition("|")[2],
    )
    return tag(
        "div",
        tag("div", item.title, style="font-size:1.35em;font-weight:700"),
        tag("div", "　".join(filter(None, facts)), style=f"color:{MUTED}"),
        tag("div", light(item.light), tag("b", full_width(item.reason), style=f"margin-left:.6em;color:{colour}")),
        tag("div", f"转为绿灯：{full_width(item.next_green)}") if item.next_green else None,
    )  # fmt: skip


def _dates(item: Item) -> Html:
    extended = f"{date(item.due)}（已延期{item.extensions}次）" if item.extensions else _due(item)
    cells = (
        ("交办", date(item.started)),
        ("原定时限", date(item.original_due) if item.original_due else "未写明" if item.is_due_by_rule else _due(item)),
        ("现行时限", extended),
        ("逾期", f"{item.overdue_days}天" if item.overdue_days else "未逾期"),
        ("办结", date(item.finished)),
        _feedback(item),
    )
    return tag("div", *(_cell(*cell) for cell in cells), style="display:flex;flex-wrap:wrap;gap:.4em 2em")


def _due(item: Item) -> str:
    if item.due_kind == "long_term":
        return "长期"
    if item.due and item.is_due_by_rule:
        return f"{date(item.due)}（按规则推算）"
    return date(item.due) if item.due else "未设时限"


def _feedback(item: Item) -> tuple[str, str]:
    """A day that nobody wrote down is not shown as one: it is the day of the last return."""
    if item.is_feedback_stated or item.feedback_on is None:
        return "最近反馈", date(item.feedback_on) if item.feedback_on else "没有反馈"
    return "最近报送", f"{date(item.feedback_on)}（报表截至日，未写反馈时间）"


def _cell(name: str, value: str) -> Html:
    return tag("div", tag("div", name, style=f"color:{MUTED};font-size:.9em"), tag("div", value))


def _pace(item: Item) -> Html | None:
    if item.completion is None:
        return None
    words = f"完成率{percent(item.completion)}，{_gone(item)}"
    return tag("div", tag("div", words), bar(item.completion, tick=item.time_progress))


def _gone(item: Item) -> str:
    if item.time_progress is None or item.time_basis is None:
        return "长期事项不算序时"
    return f"序时进度{percent(item.time_progress)}（{BASES[item.time_basis]}）"


def _texts(item: Item, names: Directory, history: Sequence[Mapping[str, Any]]) -> Html:
    """Whatever the unit wrote, under the headers of its sheet."""
    spec, values = dataset(item.dataset), history[-1]["values"] if history else {}
    wanted = ("target_text", "content", "progress_text", "problems", "next_step", "measures", "note", "extension_text")
    written = [(column.zh, show(column, values, names)) for column in spec.columns if column.name in wanted]
    rows = [(header, text) for header, text in written if text != NOTHING]
    return tag("div", *(tag("div", tag("b", f"{header}："), text) for header, text in rows))


def _history(item: Item, names: Directory, history: Sequence[Mapping[str, Any]]) -> Html:
    spec = dataset(item.dataset)
    before: Mapping[str, Any] = {}
    rows: list[Sequence[object]] = []
    for version in history:
        changed = changes(spec, before, version["values"], names) if before else ()
        said = join(_change(change.header, change.before, change.after) for change in changed)
        origin = f"{version['file']} · {version['sheet']}第{version['row']}行 · 批次{version['batch']}"
        loaded = f"{to_the_minute(version['loaded_at'])}由{version['by']}导入"
        rows.append((date(version["as_of"]), said if before else "首次报送", _small(origin, loaded)))
        before = version["values"]
    head = ("截至", "变化（原来 → 现在）", "来源")
    return panel(
        f"历次变化（{len(history)}个版本）",
        table(head, rows[::-1], ("9em", "auto", "24em"), style="vertical-align:top"),
    )


def _change(header: str, before: str, after: str) -> Html:
    old = tag("span", before, style=f"color:{MUTED}")
    return tag("div", tag("b", f"{header}："), old, " → ", after)


def _small(*lines: str) -> Html:
    return join(tag("div", line, style=f"color:{MUTED};font-size:.9em;word-break:break-all") for line in lines)


def _source(newest: Sequence[Mapping[str, Any]]) -> Html | None:
    if not newest:
        return None
    version = newest[0]
    words = f"{version['file']}，工作表“{version['sheet']}”第{version['row']}行，批次{version['batch']}，截至{date(version['as_of'])}"
    return tag("div", tag("b", "当前数据出处："), words)
