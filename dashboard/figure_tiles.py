"""The figures at the head of a page: value, target, a bar towards it; each opens to the records behind it."""

from __future__ import annotations

from dashboard.figure_reads import figure_address, read_figures
from dashboard.figure_words import amount_words, value_and_unit, verdict, verdict_words, year_on_year
from dashboard.markup import ALARM, AMBER, GREEN, MUTED, Html, bar, link, tag
from dashboard.notation import full_width
from dashboard.reads import View
from data.figures import Figure

ALARMING = frozenset({"emrg_late_reports", "legal_recon_overdue", "open_requests_overdue"})
"""Indicators of things that must not happen: any of them is an alarm."""
_LOOKS = {"met": f"color:{GREEN}", "missed": f"color:{AMBER};font-weight:700"}


def figure_tiles(here: View, *codes: str) -> Html:
    """The indicators in a row, in the order given."""
    found = {figure.code: figure for figure in read_figures(here)}
    tiles = (_tile(here, found[code]) for code in codes)
    return tag(
        "div",
        *tiles,
        style="display:flex;flex-wrap:wrap;gap:.7em 2.2em;padding:.2em 0 .5em;font-variant-numeric:tabular-nums",
    )


def _tile(here: View, figure: Figure) -> Html:
    value, unit = value_and_unit(figure)
    alarm = f";color:{ALARM}" if figure.code in ALARMING and figure.value else ""
    name = full_width(f"{figure.name}{'（推算）' if figure.derived else ''}")
    return link(
        figure_address(here, figure.code),
        tag("b", value, style=f"font-size:2em;line-height:1.15{alarm}"),
        tag("span", unit, style="margin-left:.25em"),
        tag(
            "span",
            name,
            style=f"display:block;color:{MUTED}",
            title=f"{full_width(figure.note)}点击查看{figure.rows}条记录",
        ),
        _last_year(figure),
        *_aim(figure),
        style="display:block;min-width:8em",
    )


def _last_year(figure: Figure) -> Html | None:
    """The figure of the same day of last year with the change; None without one."""
    if figure.value is None or figure.last_year is None:
        return None
    said = f"上年同期{amount_words(figure.last_year, figure.unit)}，{year_on_year(figure)}"
    return tag("span", said, style=f"display:block;font-size:.95em;white-space:nowrap;color:{MUTED}")


def _aim(figure: Figure) -> tuple[Html, ...]:
    """The target with its word, and a bar towards it; nothing for a figure without one."""
    if figure.target is None or figure.value is None:
        return ()
    state = verdict(figure)
    due = "" if figure.pro_rata is None else f"，序时{amount_words(figure.pro_rata, figure.unit)}"
    said = f"目标{amount_words(figure.target, figure.unit)}{due}"
    word = tag("span", verdict_words(figure), style=f"margin-left:.5em;{_LOOKS.get(state, f'color:{MUTED}')}")
    line = tag(
        "span", said, word if state != "neutral" else None, style="display:block;font-size:.95em;white-space:nowrap"
    )
    if figure.direction == "down" or not figure.target:
        return (line,)
    if figure.unit == "%":
        return line, bar(figure.value, tick=figure.target, height=".4em")
    tick = None if figure.pro_rata is None else figure.pro_rata / figure.target
    return line, bar(figure.value / figure.target, tick=tick, height=".4em")
