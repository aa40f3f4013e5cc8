"""How papers write figures: exactly where they are exact, with 余, 多, 以上 where they are not."""

from __future__ import annotations

from data.amounts import QUALIFIED, number, plain
from data.figures import Figure

IN_FULL = 1e6
"""Below it an exact number is written with all its digits."""


def value(figure: Figure) -> str | None:
    """A figure's value with qualifier and unit: 2452件, 6万多条, 20万次以上, 62.5%, 第3位; None without data.

    What was written in place of a number (数百篇) stays as it was written.
    """
    if figure.words is not None:
        return figure.words if figure.words.endswith(figure.unit) else f"{figure.words}{figure.unit}"
    if figure.value is None:
        return None
    return qualified(figure)


def qualified(figure: Figure) -> str:
    """The same for a figure that has a number."""
    assert figure.value is not None  # noqa: S101 - said above
    shown, unit = _measured(figure.value, figure.unit, figure.qualifier == "eq")
    if figure.unit == "位":
        return f"第{shown}{unit}"
    if figure.qualifier == "gt":
        return f"{shown}{'多' if shown.endswith(('万', '亿')) else '余'}{unit}"
    before, after = QUALIFIED.get(figure.qualifier, ("{}", "{}"))
    return before.format(shown) + after.format(unit)


def amount(number: float, unit: str) -> str:
    """An exact amount with its unit."""
    return "".join(_measured(number, unit, True))


def growth(now: float, before: float, unit: str) -> str:
    """同比: 增长7.7%, 下降3.94%, 提高2.5个百分点, 上升2位, 持平; in the unit itself where there was none before."""
    difference = now - before
    if abs(difference) < 1e-9:
        return "持平"
    if unit == "位":
        return f"{'上升' if difference < 0 else '下降'}{plain(abs(difference), 0)}位"
    if unit == "%":
        return f"{'提高' if difference > 0 else '下降'}{plain(abs(difference) * 100, 2)}个百分点"
    if not before:
        return f"{'增加' if difference > 0 else '减少'}{amount(abs(difference), unit)}"
    return change(difference / abs(before))


def change(fraction: float) -> str:
    """A rate of growth with its direction: 增长7.7%, 下降3.94%."""
    if round(abs(fraction) * 100, 2) == 0:
        return "持平"
    return f"{'增长' if fraction > 0 else '下降'}{plain(abs(fraction) * 100, 2)}%"


def _measured(value: float, unit: str, is_exact: bool) -> tuple[str, str]:
    if unit == "%":
        return f"{plain(value * 100, 2)}%", ""
    if unit == "万元":
        return number(value * 1e4, 2), "元"
    return (plain(value, 2) if is_exact and abs(value) < IN_FULL else number(value)), unit
