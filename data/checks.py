"""Row checks that several datasets share: what must hold between the cells of one row.

Each function makes a check (`data.spec.RowCheck`) for the columns it is given. Wording: `etl/messages_checks.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from data.kinds.kind import Finding, Severity
from data.spec import Column, RowCheck

Row = Mapping[str, Any]

RATE_TOLERANCE = 0.005
"""Half a percentage point between a reported rate and the one recomputed from its parts."""

DONE_STATUSES = frozenset({"finished", "closed"})
STATUSES_BEFORE_DONE = frozenset({"assigned", "signed", "in_progress", "returned"})


def in_order(earlier: Column, later: Column, severity: Severity = "warning") -> RowCheck:
    """A day or moment that cannot come before another: `dates_out_of_order` at the later one."""
    first, last = _field(earlier), _field(later)

    def check(row: Row) -> tuple[str, Finding] | None:
        start, end = row.get(first), row.get(last)
        if start is None or end is None or start <= end:
            return None
        detail = {"earlier": earlier.zh, "later": later.zh, "start": _when(start), "end": _when(end)}
        return last, Finding("dates_out_of_order", severity, detail)

    return check


def stops(start: Column, end: Column) -> RowCheck:
    """A stop of a clock that takes no days off: `stop_out_of_order`, or `stop_without_start` at its end."""

    def check(row: Row) -> tuple[str, Finding] | None:
        first, last = row.get(start.name), row.get(end.name)
        if last is None or (first is not None and first <= last):
            return None
        detail = {"earlier": start.zh, "later": end.zh, "end": _when(last)}
        if first is None:
            return end.name, Finding("stop_without_start", "warning", detail)
        return end.name, Finding("stop_out_of_order", "warning", detail | {"start": _when(first)})

    return check


def part_of(part: Column, whole: Column) -> RowCheck:
    """A count that is a part of another: `part_above_total` where it is larger."""
    part_field, whole_field = _field(part), _field(whole)

    def check(row: Row) -> tuple[str, Finding] | None:
        some, total = row.get(part_field), row.get(whole_field)
        if some is None or total is None or some <= total:
            return None
        detail = {"part": part.zh, "whole": whole.zh, "some": f"{some:g}", "total": f"{total:g}"}
        return part_field, Finding("part_above_total", "warning", detail)

    return check


def adds_up(whole: Column, *parts: Column) -> RowCheck:
    """A total against its parts: `parts_not_total` at the total where parts are given and come to another number."""
    whole_field, fields = _field(whole), tuple(_field(part) for part in parts)

    def check(row: Row) -> tuple[str, Finding] | None:
        total, given = row.get(whole_field), [row[field] for field in fields if row.get(field)]
        vague = any(row.get(f"{field}_qual") for field in (whole_field, *fields))
        if total is None or not given or vague or sum(given) == total:
            return None
        detail = {"whole": whole.zh, "parts": "、".join(part.zh for part in parts)}
        return whole_field, Finding(
            "parts_not_total", "warning", detail | {"total": f"{total:g}", "sum": f"{sum(given):g}"}
        )

    return check


def rate_matches(rate: Column, part: Column, whole: Column) -> RowCheck:
    """A reported rate against its parts: `rate_disagrees` where they are over half a percentage point apart."""
    rate_field, part_field, whole_field = _field(rate), _field(part), _field(whole)

    def check(row: Row) -> tuple[str, Finding] | None:
        reported, computed = row.get(rate_field), share(row.get(part_field), row.get(whole_field))
        if reported is None or computed is None or abs(reported - computed) <= RATE_TOLERANCE + 1e-9:
            return None
        detail = {"rate": rate.zh, "part": part.zh, "whole": whole.zh}
        return rate_field, Finding(
            "rate_disagrees", "warning", detail | {"reported": f"{reported:.1%}", "computed": f"{computed:.1%}"}
        )

    return check


def growth_matches(growth: Column, this: Column, last: Column) -> RowCheck:
    """A reported growth against the numbers of both years: `growth_disagrees` over half a percentage point apart."""
    growth_field, this_field, last_field = _field(growth), _field(this), _field(last)

    def check(row: Row) -> tuple[str, Finding] | None:
        reported, times = row.get(growth_field), share(row.get(this_field), row.get(last_field))
        if reported is None or times is None or abs(reported - (times - 1)) <= RATE_TOLERANCE + 1e-9:
            return None
        detail = {"growth": growth.zh, "this": this.zh, "last": last.zh}
        return growth_field, Finding(
            "growth_disagrees", "warning", detail | {"reported": f"{reported:+.1%}", "computed": f"{times - 1:+.1%}"}
        )

    return check


def not_negative(*columns: Column) -> RowCheck:
    """Quantities that cannot be below zero: `negative_quantity` at the first one that is."""
    fields = {_field(column): column.zh for column in columns}

    def check(row: Row) -> tuple[str, Finding] | None:
        for field, zh in fields.items():
            value = row.get(field)
            if value is not None and value < 0:
                return field, Finding("negative_quantity", "error", {"column": zh, "value": f"{value:g}"})
        return None

    return check


def status_agrees(status: Column, completion: Column) -> RowCheck:
    """Status word against completion: `done_below_full` or `full_not_done`; the word stands (reference §2.2)."""
    status_field, completion_field = _field(status), _field(completion)

    def check(row: Row) -> tuple[str, Finding] | None:
        word, completed = row.get(status_field), row.get(completion_field)
        if word is None or completed is None:
            return None
        if word in DONE_STATUSES and completed < 1:
            return status_field, Finding("done_below_full", "warning", {"completion": f"{completed:.1%}"})
        if word in STATUSES_BEFORE_DONE and completed >= 1:
            return status_field, Finding("full_not_done", "warning", {"completion": f"{completed:.1%}"})
        return None

    return check


def share(part: float | None, whole: float | None) -> float | None:
    """`part` ÷ `whole` as a fraction; None where either is missing or the whole is not above zero."""
    return None if part is None or whole is None or whole <= 0 else part / whole


def _field(column: Column) -> str:
    return column.name + column.kind.fields[0].suffix


def _when(value: dt.date | dt.datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, dt.datetime) else f"{value:%Y-%m-%d}"
