"""Everything that a kind of value can find has its words."""

import re
from pathlib import Path

import pytest

from data.kinds.kind import Finding
from etl.messages import MESSAGES, message

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [*(ROOT / "data" / "kinds").glob("*.py"), ROOT / "data" / "spans.py"]
FAMILIES = "date|due|moment|period|number|percent|rank|status|choice|flag|role|unit|share|shares|code"
CODE = re.compile(rf'"((?:{FAMILIES})_[a-z_]+)"')
NOT_CODES = {"role_map"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_code_is_worded(source: Path) -> None:
    codes = set(CODE.findall(source.read_text(encoding="utf-8")))
    assert codes - NOT_CODES - set(MESSAGES) == set()


def test_every_message_says_what_to_do() -> None:
    assert [code for code, words in MESSAGES.items() if not words.endswith(("。", "{reason}"))] == []


def test_a_message_is_filled_in() -> None:
    finding = Finding("date_impossible", "error", {"text": "2020-02-30"})
    assert message(finding) == "“2020-02-30”这个日期不存在。请改成真实的日期，如2020-03-05。"


def test_braces_in_a_cell_are_only_text() -> None:
    assert "{text} {0}" in message(Finding("number_unreadable", "error", {"text": "{text} {0}"}))
