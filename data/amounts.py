"""How amounts are written: number, qualifier and unit as people read them."""

from __future__ import annotations

from data.formulas.qualifiers import Qualifier

NOTHING = "—"
"""Stands where there is no value; never a zero."""

QUALIFIED = {
    "ge": ("{}", "{}以上"),
    "lt": ("不足{}", "{}"),
    "le": ("{}", "{}以下"),
    "approx": ("约{}", "{}"),
}
"""How a number that is not exact and its unit are written, by its qualifier; `gt` stands behind the number."""


def number(value: float | None, digits: int = 1) -> str:
    """A number, in 万 or 亿 from ten thousand on, at most so many decimals: 2452, 20.3万, 1.4亿."""
    if value is None:
        return NOTHING
    in_wan = value / 1e4
    # 99 999 999 would round to 10000万, which is written 1亿.
    if round(abs(in_wan), digits) >= 1e4:
        return f"{plain(value / 1e8, digits)}亿"
    if abs(in_wan) >= 1:
        return f"{plain(in_wan, digits)}万"
    return plain(value, digits)


def percent(fraction: float | None, digits: int = 1) -> str:
    """A fraction as a percentage with so many decimals: 62.5%."""
    return NOTHING if fraction is None else f"{fraction * 100:.{digits}f}%"


def plain(value: float, digits: int) -> str:
    """So many decimals at most, none that say nothing."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def worded(value: float | None, qualifier: Qualifier, unit: str) -> tuple[str, str]:
    """(number, unit) as they are read: (62.5%, ''), (20万, 次以上), (6万多, 次), (2.4亿, 元)."""
    if qualifier == "text":
        return "若干", unit
    if value is None:
        return NOTHING, ""
    shown, measure = _measured(value, unit)
    if qualifier == "eq":
        return shown, measure
    if qualifier == "gt":
        return f"{shown}{'多' if shown.endswith(('万', '亿')) else '余'}", measure
    before, after = QUALIFIED[qualifier]
    return before.format(shown), after.format(measure)


def amount_words(value: float | None, unit: str) -> str:
    """An exact amount with its unit; — for none."""
    return NOTHING if value is None else "".join(_measured(value, unit))


def _measured(value: float, unit: str) -> tuple[str, str]:
    if unit == "%":
        return percent(value), ""
    if unit == "万元":
        return number(value * 1e4), "元"
    return number(value), unit
