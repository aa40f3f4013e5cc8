"""Where in a TOML text a mistake is: what the parser says in English said in Chinese, entries counted to their lines."""

from __future__ import annotations

import re

_AT = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_WORDS = (
    (r"Expected '=' after a key.*", "名称后面缺少等号"),
    (r"Invalid statement", "这一行不是“名称 = 值”，也不是表头"),
    (r"Invalid value", "等号后面的值写法不对（数字直接写，如 7；文字要加英文引号）"),
    (r"Cannot overwrite a value|Duplicate inline table key.*", "同一个名称写了两次"),
    (r"Cannot declare .* twice", "同一个表头写了两次"),
    (r"Cannot (mutate immutable|redefine) namespace.*", "与前面已写的内容冲突"),
    (r"Unterminated string", "引号没有成对"),
    (r"(Illegal|Found invalid) character .*", "有不能用的字符（文字要用英文引号括在一行里）"),
    (r"Expected newline or end of document after a statement", "一行只能写一项，后面多了内容"),
    (r"Expected '\]' at the end of a table declaration", "表头缺少右方括号"),
    (r"Expected '\]\]' at the end of an array declaration", "表头缺少右边的两个方括号"),
    (r"Unclosed array", "方括号没有成对"),
    (r"Unclosed inline table", "花括号没有成对"),
    (r"Invalid date or datetime", "日期写法不对，应写成 2020-12-31"),
    (r"Invalid initial character for a key part", "名称要用英文字母、数字、下划线"),
    (r"Unescaped '\\' in a string|Invalid hex value|Escaped character is not.*", "反斜杠要写成两个"),
)
_NUMBERED = re.compile(r"(?:\[\[)?(?P<block>[a-z_]+)?(?:\]\])? ?第(?P<number>\d+)条")
_NAMED = re.compile(r"(?P<table>[a-z_]+(?:\.[a-z_]+)*)(?:：| 的| 里)")
_QUOTED = re.compile(r"“(?P<name>[A-Za-z_]+)”| 的 (?P<of>[a-z_]+)")


def in_chinese(mistake: str) -> str:
    """`第3行第5个字：名称后面缺少等号` for the parser's `Expected '=' after a key in a key/value pair (at line 3, column 5)`."""
    found = _AT.match(mistake)
    what = found["what"] if found else mistake
    said = next((words for pattern, words in _WORDS if re.fullmatch(pattern, what)), "这里的写法不对")
    if found and found["line"]:
        return f"第{found['line']}行第{found['column']}个字：{said}"
    return f"文件末尾：{said}"


def line_of(text: str, message: str) -> int | None:
    """The line, counted from 1, that a message about the text speaks of; None where it speaks of none."""
    said = re.search(r"第(\d+)行", message)
    if said:
        return int(said[1])
    lines = text.splitlines()
    if "文件末尾" in message:
        return max(len(lines), 1)
    start = _block(lines, message)
    if start is None:
        return None
    return _within(lines, start, message) + 1


def _block(lines: list[str], message: str) -> int | None:
    """The line in which the entry or table that is named begins."""
    numbered = _NUMBERED.search(message)
    if numbered:
        heads = [
            i for i, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{numbered['block'] or '[a-z_]+'}\s*\]\]", line)
        ]
        number = int(numbered["number"])
        return heads[number - 1] if 0 < number <= len(heads) else None
    named = _NAMED.search(message)
    if named:
        heads = [i for i, line in enumerate(lines) if re.match(rf"\s*\[\s*{re.escape(named['table'])}\s*\]", line)]
        return heads[0] if heads else None
    return None


def _within(lines: list[str], start: int, message: str) -> int:
    """The line of the name that is quoted, in the block that begins there; the block's first line without one."""
    names = [found["name"] or found["of"] for found in _QUOTED.finditer(message)]
    for i in range(start + 1, len(lines)):
        if lines[i].lstrip().startswith("["):
            break
        if any(re.match(rf"\s*{re.escape(name)}\s*=", lines[i]) for name in names):
            return i
    return start
