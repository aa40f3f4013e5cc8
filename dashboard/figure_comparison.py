"""Indicators in a table (指标对照): the year's value, its target, last year's value, the change between them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figure_reads import figure_address, read_figures
from dashboard.figure_words import VERDICTS, amount_words, value_words, verdict, year_on_year
from dashboard.markup import AMBER, GREEN, MUTED, Html, link, table, tag
from dashboard.notation import NOTHING, full_width
from dashboard.panels import CUT, panel
from dashboard.reads import View
from data.figures import Figure

WIDTHS = ("auto", "7em", "5em", "5.5em", "8em", "6em")
_LOOKS = {"met": f"color:{GREEN}", "missed": f"color:{AMBER};font-weight:700"}


def figure_comparison(here: View, title: str, *codes: str) -> Html:
    """The indicators in the order given; each opens to the records behind it."""
    found = {figure.code: figure for figure in read_figures(here)}
    rows = [_row(here, found[code]) for code in codes]
    head = ("指标", f"{here.day.year}年", "目标", "上年同期", "同比", "评价")
    return panel(title, table(head, rows, WIDTHS), note="年初至今；点击指标查看记录")


def _row(here: View, figure: Figure) -> Sequence[object]:
    state = verdict(figure)
    name = full_width(f"{figure.name}{'（推算）' if figure.derived else ''}")
    return (
        link(
            figure_address(here, figure.code),
            tag("span", name, style=CUT, title=f"{full_width(figure.note)}{figure.rows}条记录"),
        ),
        tag("b", value_words(figure)),
        amount_words(figure.target, figure.unit) if figure.target is not None else NOTHING,
        amount_words(figure.last_year, figure.unit),
        year_on_year(figure),
        tag("span", VERDICTS[state], style=_LOOKS.get(state, f"color:{MUTED}")),
    )
