"""Units that were late with information work (政务信息), missed reports or owe commissioned items, with their months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.alerts import filter_address
from dashboard.information_checks_view import source_words
from dashboard.information_filters import Chosen
from dashboard.information_reads import read_entries
from dashboard.markup import ALARM, MUTED, Html, link, table, tag
from dashboard.notation import number, period_words
from dashboard.panels import CUT, nothing, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.information import Entry, Sums
from data.sums import summed

TITLE = "迟报漏报和约稿未完成"
MOST = 8


def faults(here: View, chosen: Chosen) -> Html:
    """The units with faults: most late or missed reports first."""
    found = read_entries(here, replace(chosen.wanted, troubled_only=True))
    if not found:
        return panel(TITLE, _none(read_entries(here, replace(chosen.wanted, troubled_only=False))))
    sums = summed(found, lambda entry: entry.unit)
    worst = sorted(sums, key=lambda unit: (-(sums[unit].late or 0), -(sums[unit].commissioned_missed or 0), unit))
    rows = [_row(unit, sums[unit], found, here) for unit in worst[:MOST]]
    body = table(("单位", "迟报漏报", "约稿未完成", "月份"), rows, ("11em", "5.4em", "6em", "auto"))
    total, rest = sum(sums.values(), Sums()), len(worst) - len(rows)
    note = f"{len(sums)}个单位，迟报漏报{number(total.late)}次，约稿未完成{number(total.commissioned_missed)}篇"
    words = f"另有{rest}个单位，勾选“只看迟报漏报和约稿未完成”后在下表列出。"
    more = tag("p", words, style=f"margin:.2em 0;color:{MUTED}") if rest > 0 else None
    return panel(TITLE, body, more, note=note)


def _none(found: Sequence[Entry]) -> Html:
    """Nothing late is said only where returns have the column."""
    total = sum((entry.sums for entry in found), Sums())
    if total.late is None and total.commissioned_missed is None:
        return nothing("政务信息报送采用（含迟报漏报、约稿）")
    return tag("p", "没有迟报、漏报和未完成的约稿。", style="margin:.2em 0;font-size:1.1em")


def _row(unit: str, sums: Sums, found: Sequence[Entry], here: View) -> Sequence[object]:
    name = read_names(here).label(unit)
    late = tag("b", f"▲ {number(sums.late)}次", style=f"color:{ALARM}") if sums.late else number(sums.late)
    return (
        link(filter_address(unit=name, troubled="true"), tag("span", name, style=CUT, title=f"只看{name}的迟报漏报")),
        late,
        f"{number(sums.commissioned_missed)}篇",
        _months_of(unit, found),
    )


def _months_of(unit: str, found: Sequence[Entry]) -> Html:
    own = sorted((entry for entry in found if entry.unit == unit), key=lambda entry: entry.period)
    words = "、".join(
        f"{entry.period.month}月" if entry.is_month else period_words(entry.period, entry.period_kind) for entry in own
    )
    return tag("span", words, style=CUT, title="；".join(source_words(entry.place) for entry in own))
