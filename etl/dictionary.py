"""Writes the data dictionary (数据字典) from the dataset specs, in Chinese, for those who fill sheets in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from data.datasets import ALL
from data.kinds.kind import Kind
from data.kinds.numbers import Count, Number
from data.spec import Column, Dataset

PERIODS = {"week": "每周", "month": "每月", "quarter": "每季度", "year": "每年", "event": "有变动时"}

INTRODUCTION = """# 数据字典

本文件由 `python -m etl docs` 根据各数据集的说明生成，请勿手工修改；改了说明之后重新生成即可。

* 表头不必与“列名”完全一致：“也认作”里的写法都认得，空格、括号里的计量单位和统计期不影响识别。
* 标“必填”的列必须有值；标“必填（可写在标题里）”的，写在文件名、工作表名或标题里也可以。
* 多出来的列不会导入；身份证号、电话等个人信息列一律不存。
* “存储字段”是数据库里的字段名，供管理员查对。"""


def dictionary() -> str:
    """The whole dictionary as Markdown."""
    parts = [INTRODUCTION, _overview(), _kinds(), *(_section(spec) for spec in ALL)]
    return "\n\n".join(parts) + "\n"


def write(path: Path) -> None:
    """Writes the dictionary."""
    path.write_text(dictionary(), encoding="utf-8")


def is_current(path: Path) -> bool:
    """True if the file says what the specs say now; False also where there is no such file."""
    return path.is_file() and path.read_text(encoding="utf-8") == dictionary()


def _overview() -> str:
    rows = ([f"[{spec.zh}](#{spec.name})", _code(spec.name), spec.division, PERIODS[spec.period]] for spec in ALL)
    return "## 有哪些数据\n\n" + _table(("数据", "名称", "报送处室", "报送周期"), rows)


def _kinds() -> str:
    """One line a kind of value; kinds of one name that differ in their options share it."""
    kinds: dict[str, Kind] = {}
    for spec in ALL:
        for column in spec.columns:
            kinds.setdefault(column.kind.zh, column.kind)
    rows = ([zh, "见各列可选值" if kind.options else kind.example or "—"] for zh, kind in kinds.items())
    return "## 有哪些类型\n\n" + _table(("类型", "示例"), rows)


def _section(spec: Dataset) -> str:
    columns = _table(("列名", "类型", "必填", "填什么", "也认作", "存储字段"), map(_row, spec.columns))
    anchor = f'<a id="{spec.name}"></a>'
    return f"## {spec.zh}\n\n{anchor}\n\n{_facts(spec)}\n\n{columns}"


def _facts(spec: Dataset) -> str:
    facts = [
        f"名称 {_code(spec.name)};来源表 {spec.source}；由{spec.division}报送（{PERIODS[spec.period]}）。",
        f"同一条记录按{'、'.join(f'“{_spoken(spec, name)}”' for name in spec.key)}识别{_fallback(spec)}。",
        _return(spec),
    ]
    if spec.titles:
        facts.append(f"文件名、工作表名或标题里有{'、'.join(f'“{word}”' for word in spec.titles)}时优先认作本数据。")
    if spec.only_grows:
        grows = "、".join(f"“{_spoken(spec, name)}”" for name in spec.only_grows)
        facts.append(f"{grows}是累计数，比上次少时会提示核对。")
    return "\n".join(f"* {fact}" for fact in facts)


def _fallback(spec: Dataset) -> str:
    return f"；其中空着的，改按“{_spoken(spec, spec.key_fallback)}”的文字识别" if spec.key_fallback else ""


def _return(spec: Dataset) -> str:
    if spec.scope is None:
        return "每次只报新增或变动的记录。"
    within = "、".join(f"“{_spoken(spec, name)}”" for name in spec.scope)
    whole = f"同一{within}的" if within else ""
    return f"每次报{whole}全部记录，上次有、本次未包含的会列出来提醒。"


def _spoken(spec: Dataset, field: str) -> str:
    """The header of the column that a stored field belongs to."""
    return next(column.zh for name, column, _ in spec.stored if name == field)


def how_to_fill(column: Column) -> str:
    """What to write in the column's cells, in sentences; '' where its header says all."""
    sentences = (
        column.note,
        _in_unit(column),
        "空着表示沿用上次的值。" if column.keeps else "",
        "空着视为0。" if column.zero_if_blank else "",
    )
    return "".join(sentences)


def _in_unit(column: Column) -> str:
    """The unit of a number whose note does not name it; that of a count goes without saying."""
    if not isinstance(column.kind, Number) or isinstance(column.kind, Count):
        return ""
    unit = column.kind.unit
    return f"以{unit}计。" if unit and unit not in column.note else ""


def _row(column: Column) -> list[str]:
    options = f"可选：{'、'.join(column.kind.options)}。" if column.kind.options else ""
    return [
        column.zh,
        column.kind.zh,
        _need(column),
        how_to_fill(column) + options or "—",
        "、".join(column.synonyms) or "—",
        "、".join(_field(column, position) for position in range(len(column.kind.fields))),
    ]


def _need(column: Column) -> str:
    if column.computed:
        return "系统推算"
    if not column.required:
        return ""
    return "必填（可写在标题里）" if column.from_sheet else "必填"


def _field(column: Column, position: int) -> str:
    part = column.kind.fields[position]
    return _code(column.name + part.suffix) + (f"（{part.zh}）" if part.zh else "")


def _code(name: str) -> str:
    return f"`{name}`"


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
