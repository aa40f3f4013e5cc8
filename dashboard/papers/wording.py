"""How papers write figures: exactly where they are exact, with 余, 多, 以上 where they are not."""

from __future__ import annotations

from data.amounts import QUALIFIED, number, plain
from data.figures import Figure

FEW = 10
"""Numbers below it grow by so many, not by per cent."""
UNITS = {"工作日": "个工作日"}
"""Units that need another word after a number."""


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
    """An exact amount with its unit; a place among others as 第3位."""
    text = "".join(_measured(number, unit, True))
    return f"第{text}" if unit == "位" else text


def growth(now: float, before: float, unit: str) -> str:
    """同比: 增长7.7%, 下降3.94%, 提高2.5个百分点, 上升2位, 持平; in the unit itself where there are few."""
    difference = now - before
    if abs(difference) < 1e-9:
        return "持平"
    if unit == "位":
        return f"{'上升' if difference < 0 else '下降'}{plain(abs(difference), 0)}位"
    if unit == "%":
        return f"{'提高' if difference > 0 else '下降'}{plain(abs(difference) * 100, 2)}个百分点"
    if min(abs(now), abs(before)) < FEW:
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
    # 15万 says as much as 150000, 5.2万 less than 52310.
    is_short = not is_exact or (abs(value) >= 1e4 and value % 1e3 == 0)
    return (number(value) if is_short else plain(value, 2)), UNITS.get(unit, unit)
