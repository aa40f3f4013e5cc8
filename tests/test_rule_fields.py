"""The commonest rules as numbers: read, put into the text, everything round them left as it is."""

from __future__ import annotations

import difflib

import pytest

from data.rule_fields import FIELDS, RuleField, put, value
from data.rules import TABLE, parse

TEXT = TABLE.shipped.read_text(encoding="utf-8")


def changed(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.code)
def test_a_number_is_put_in_its_one_line_and_read_from_there(field: RuleField) -> None:
    after = put(TEXT, field, 45)
    assert value(parse(after), field) == 45
    assert [line[0] for line in changed(TEXT, after)] == ["-", "+"]
    others = [one for one in FIELDS if one is not field]
    assert [value(parse(after), one) for one in others] == [value(parse(TEXT), one) for one in others]
    assert put(after, field, value(parse(TEXT), field) or 0) == TEXT


def test_a_comment_stays_in_its_column_and_line_ends_stay() -> None:
    after = put(TEXT.replace("\n", "\r\n"), FIELDS[0], 15)
    assert "soon_days = 15                   # 临期:到期前几天(自然日)\r\n" in after
    assert after.count("\r\n") == TEXT.count("\n")


def test_points_keep_their_fraction() -> None:
    assert "points = 12.5\n" in put(TEXT, FIELDS[1], 12.5)


def test_what_is_not_written_is_not_put() -> None:
    text = TEXT.replace('when = "behind"', 'when = "not_started"')
    assert value(parse(text), FIELDS[1]) is None
    assert put(text, FIELDS[1], 5) == text
