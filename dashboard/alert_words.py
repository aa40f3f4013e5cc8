"""How alerts are written on pages: severity with its sign, who was told, where their history is."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.markup import ALARM, AMBER, INK, MUTED, Html, address, link, tag
from dashboard.notation import NOTHING, near_date
from dashboard.reads import View
from data.alerts import SEVERITIES
from data.alerts.cause import Cause
from data.alerts.kept import Kept, Told
from data.units import Directory

PAGE = "alerts"
PART = "part"
"""Name in the URL of the part of the page that is shown."""
RECORD = "record"
"""Name in the URL of the record whose history of alerts is shown: dataset:key."""
TODAY, HISTORY, SLIPS, SENDING, DRY_RUN = "今日预警", "预警记录", "督办单", "发送状况", "试算"

LOOKS = {
    "red": ("▲", ALARM, "background:#c8102e;color:#fff"),
    "yellow": ("◆", AMBER, "background:#f2b632;color:#2b1d00"),
    "blue": ("■", INK, "background:#1f4e8c;color:#fff"),
}
"""Sign, colour of its words, look of its badge, by severity."""
AUDIENCES = {"unit": "", "head": "负责人", "meeting": ""}
STATES = {
    "waiting": "待发",
    "sending": "发送中",
    "sent": "",
    "failed": "未送达，重试中",
    "merged": "并入后一份",
    "dropped": "未发",
}


def badge(severity: str, word: str = "") -> Html:
    """A severity: colour, sign and word together."""
    sign, _, look = LOOKS[severity]
    said = f"{sign} {word or SEVERITIES[severity]}"
    return tag("span", said, style=f"display:inline-block;padding:0 .5em;border-radius:.25em;white-space:nowrap;{look}")


def tally(counts: Sequence[int]) -> Html:
    """How many of each severity there are, those without left out."""
    shown = [(severity, count) for severity, count in zip(SEVERITIES, counts, strict=True) if count]
    return tag(
        "span",
        *(
            tag("b", f"{LOOKS[severity][0]} {SEVERITIES[severity]}{count}", style=f"color:{LOOKS[severity][1]};margin-right:.9em")
            for severity, count in shown
        ),
    )  # fmt: skip


def history_at(dataset: str, key: str) -> str:
    """The address of the history of a record's alerts."""
    return address(PAGE, part=HISTORY, record=f"{dataset}:{key}")


def told(kept: Kept | None, here: View) -> Html:
    """Who was told of an alert, the last message first in the line; a message that is not through says so."""
    if kept is None or not kept.told:
        return tag("span", "未通知", style=f"color:{MUTED}")
    last = kept.told[-1]
    many = f"，共{len(kept.told)}次" if len(kept.told) > 1 else ""
    return tag("span", f"{message(last, here)}{many}", title="；".join(message(one, here) for one in kept.told))


def message(one: Told, here: View) -> str:
    """12月30日 电子邮件."""
    marks = "，".join(filter(None, (AUDIENCES[one.audience], STATES[one.state])))
    return f"{near_date(one.day, here.day)} {one.channel}{f'（{marks}）' if marks else ''}"


def unit_name(unit: str | None, names: Directory) -> str:
    """A unit's short name; a division's own name as it is."""
    return names.label(unit) or "未写明单位"


def history_link(cause: Cause, kept: Kept | None) -> Html | str:
    """Opens the history of the record's alerts, where anything is kept."""
    return link(history_at(cause.dataset, cause.key), tag("u", "记录")) if kept else NOTHING
