"""The rules that are changed most (常用规则), as numbers: read from the rules, put into their text in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.rules import Rules


@dataclass(frozen=True, slots=True)
class RuleField:
    """One number. `table` and `key` are where it stands; of the traffic-light table it is the line of `colour`."""

    name: str
    table: str
    key: str
    unit: str
    colour: str = ""
    least: int = 0

    @property
    def code(self) -> str:
        """Differs for every field."""
        return f"{self.table}_{self.colour}{self.key}"

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number: days and minutes are, percentage points need not be."""
        return self.key != "points"


FIELDS = (
    RuleField("临期：到期前几天亮黄灯", "due", "soon_days", "天"),
    RuleField("黄灯：低于序时达到", "light", "points", "个百分点", "yellow"),
    RuleField("红灯：低于序时超过", "light", "points", "个百分点", "red"),
    RuleField("反馈宽限", "feedback", "grace_days", "天"),
    RuleField("紧急信息：电话报告限", "urgent", "phone_minutes", "分钟", least=1),
    RuleField("紧急信息：书面报告限", "urgent", "written_minutes", "分钟", least=1),
    RuleField("紧急信息：报省限", "urgent", "province_minutes", "分钟", least=1),
)


def value(rules: Rules, field: RuleField) -> float | None:
    """What the rules say; None where their traffic-light table has no such line."""
    if field.table != "light":
        return float(getattr(getattr(rules, field.table), field.key))
    lines = (rule for rule in rules.light if rule.when == "behind" and rule.colour == field.colour)
    return next((rule.points for rule in lines), None)


def put(text: str, field: RuleField, number: float) -> str:
    """The rules' text with the number in its place; comments, order and everything else stay as they are.

    The same text where the number is not written in it.
    """
    lines = text.splitlines(keepends=True)
    index = _line(lines, field)
    if index is None:
        return text
    written = str(int(number)) if field.is_whole else f"{number:.1f}"
    lines[index] = re.sub(r"(=\s*)([^\s#]+)(\s*)", lambda found: _filled(found, written), lines[index], count=1)
    return "".join(lines)


def _filled(found: re.Match[str], written: str) -> str:
    """The number, with blanks up to where the comment stood before."""
    blanks = found[3]
    if blanks.strip(" ") or not blanks:
        return f"{found[1]}{written}{blanks}"
    return f"{found[1]}{written}{' ' * max(1, len(found[2]) + len(blanks) - len(written))}"


def _line(lines: list[str], field: RuleField) -> int | None:
    """The line that the number is written in."""
    head = r"\s*\[\[\s*light\s*\]\]" if field.table == "light" else rf"\s*\[\s*{field.table}\s*\]"
    for start in (i for i, line in enumerate(lines) if re.match(head, line)):
        end = next((i for i in range(start + 1, len(lines)) if lines[i].lstrip().startswith("[")), len(lines))
        block = "".join(lines[start:end])
        if field.table == "light" and not (_says(block, "when", "behind") and _says(block, "colour", field.colour)):
            continue
        return next((i for i in range(start + 1, end) if re.match(rf"\s*{field.key}\s*=", lines[i])), None)
    return None


def _says(block: str, key: str, word: str) -> bool:
    return re.search(rf"""^\s*{key}\s*=\s*["']{word}["']""", block, re.MULTILINE) is not None
