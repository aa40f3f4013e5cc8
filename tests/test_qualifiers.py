"""How qualifiers combine when numbers are added or divided."""

from __future__ import annotations

from typing import Any

import pytest

from data.formulas.qualifiers import combine, divide


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("eq", "eq", "eq"),
        ("ge", "eq", "ge"),
        ("eq", "ge", "le"),
        ("eq", "gt", "lt"),
        ("eq", "le", "ge"),
        ("ge", "le", "ge"),
        ("ge", "ge", "approx"),
        ("approx", "eq", "approx"),
    ],
)
def test_a_bound_on_the_denominator_turns_round(upper: Any, lower: Any, expected: str) -> None:
    assert divide(upper, lower) == expected


def test_marks_combine_whatever_their_order() -> None:
    assert combine(["ge", None, "gt"]) == combine(["gt", "ge"]) == "ge"
    assert combine([]) == "eq"
