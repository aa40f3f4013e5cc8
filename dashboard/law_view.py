"""Reconsideration (行政复议) as panels: outcomes with the correction rate, respondents, fields by matter, months."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard import charts
from dashboard.alerts import filter_address
from dashboard.law_filters import Chosen
from dashboard.law_reads import read_cells, read_months, read_outcomes
from dashboard.markup import AMBER, MUTED, Html, bar, link, table, tag
from dashboard.notation import NOTHING, full_width, percent
from dashboard.panels import CUT, SMALL, panel
from dashboard.reads import View
from dashboard.supervision_reads import read_names
from data.reconsideration import Base, Cell, Outcome, Sums, corrections
from data.sums import summed

MOST = 10
"""Respondents shown; the others add up in the last row."""
HEAD = ("受理", "审结", "在审", "纠错/基数", "纠错率")
WIDTHS = ("3.4em", "3.4em", "3.4em", "5.4em", "4.6em")


def outcomes(here: View, chosen: Chosen) -> Html:
    """How the year's cases ended, the correction rate with what it is divided by."""
    found = read_outcomes(here, chosen.wanted)
    if not found:
        return panel("审理结果", tag("p", f"{here.day.year}年还没有审结的案件。", style=f"margin:.3em 0;color:{MUTED}"))
    whole = sum(entry.cases for entry in found)
    rows = [_outcome(entry, whole) for entry in found]
    body = table(("结案方式", "件数", "", "占审结", ""), rows, ("8.5em", "3.2em", "auto", "4.6em", "9em"))
    return panel("审理结果", body, _correction(here, chosen), note=f"审结{whole}件")


def _outcome(entry: Outcome, whole: int) -> Sequence[object]:
    said = "纠错" if entry.is_correction else "实体决定" if entry.is_on_the_merits else "未作实体决定"
    look = f"color:{AMBER};font-weight:700" if entry.is_correction else f"color:{MUTED}"
    sign = "◆ " if entry.is_correction else ""
    return (
        entry.name, tag("b", entry.cases), bar(entry.cases / whole), percent(entry.cases / whole),
        tag("span", f"{sign}{said}", style=look),
    )  # fmt: skip


def _correction(here: View, chosen: Chosen) -> Html:
    base = corrections(_all(read_cells(here, chosen.wanted)))
    rate = tag("b", percent(base.rate), style="font-size:1.5em;padding:0 .2em")
    words = (f"（{base.corrected}÷{base.of}）。", tag("span", _note(base), style=SMALL))
    return tag("p", "纠错率", rate, *words, style="margin:.4em 0 0")


def _note(base: Base) -> str:
    return f"口径：{full_width(base.note)}口径可由管理员在规则文件中改选。"


def _all(found: Sequence[Cell]) -> Sums:
    return sum((cell.sums for cell in found), Sums())


def respondents(here: View, chosen: Chosen) -> Html:
    """Respondents ranked by the cases accepted against them."""
    names = read_names(here)
    sums = _ranked(read_cells(here, chosen.wanted), lambda cell: cell.respondent or "")
    most = max((entry.accepted for _, entry in sums), default=1) or 1
    rows = [
        (
            _place(n, sums), link(filter_address(respondent=names.label(code)), tag("span", names.label(code) or "未写明", style=CUT)),
            bar(entry.accepted / most), *_numbers(entry),
        )
        for n, (code, entry) in enumerate(sums[:MOST])
    ]  # fmt: skip
    left = sums[MOST:]
    if left:
        rows.append(("", f"其余{len(left)}个单位", "", *_numbers(sum((entry for _, entry in left), Sums()))))
    head = ("名次", "被申请人", "", *HEAD)
    return panel("按被申请人", table(head, rows, ("2.8em", "9.5em", "auto", *WIDTHS)), note="按受理件数排列")


def _ranked(found: Sequence[Cell], by: Callable[[Cell], str]) -> list[tuple[str, Sums]]:
    return sorted(summed(found, by).items(), key=lambda entry: (-entry[1].accepted, -entry[1].pending, entry[0]))


def _place(n: int, sums: Sequence[tuple[str, Sums]]) -> str:
    """Equal numbers share a place."""
    return str(1 + sum(entry.accepted > sums[n][1].accepted for _, entry in sums))


def _numbers(sums: Sums) -> Sequence[object]:
    base = corrections(sums)
    return (
        tag("b", sums.accepted), sums.concluded, sums.pending, f"{base.corrected}/{base.of}",
        percent(base.rate) if base.of else tag("span", NOTHING, style=f"color:{MUTED}"),
    )  # fmt: skip


def fields(here: View, chosen: Chosen) -> Html:
    """Fields of administration, with the matters that most of their cases are about."""
    found = read_cells(here, chosen.wanted)
    sums = _ranked(found, lambda cell: cell.field)
    rows = [(_field(name), _matters(found, name), *_numbers(entry)) for name, entry in sums]
    return panel("按管理领域", table(("管理领域", "申请事项", *HEAD), rows, ("6.4em", "auto", *WIDTHS)))


def _field(name: str) -> Html:
    return link(filter_address(field=name), name)


def _matters(found: Sequence[Cell], field: str) -> Html:
    sums = _ranked([cell for cell in found if cell.field == field], lambda cell: cell.matter)
    said = "、".join(f"{name}{entry.accepted}件" for name, entry in sums if entry.accepted)
    return tag("span", said or NOTHING, style=f"{CUT};{SMALL}", title=said)


def months(here: View, chosen: Chosen) -> None:
    """Accepted and concluded month by month."""
    rows = [
        (f"{month.month}月", name, count)
        for month in read_months(here, chosen.wanted)
        for name, count in (("受理", month.accepted), ("审结", month.concluded))
    ]
    shades = (("受理", charts.MUTED), ("审结", charts.ink()))
    chart = charts.bars_by_month(rows, shades, "各月受理与审结（件）")
    charts.draw(chart, f"{here.day.year}年各月行政复议受理、审结件数", "reconsideration_months")
