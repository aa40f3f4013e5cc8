"""What a check or a load did, told to a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from data.datasets import dataset
from etl.left_out import ChangedItem, NamedItem
from etl.load import Outcome

MOST_MISSING = 20
"""Records left out that are named without being asked for; JSON and `--details` name all."""


def tell(outcomes: Sequence[Outcome], verb: str, in_detail: bool) -> Iterator[str]:
    """The lines: per file and dataset what it did, which records, what was found; for several files how they fared."""
    for outcome in outcomes:
        yield _summary(outcome, verb)
        if not _is_refused(outcome):
            yield from _records(outcome, in_detail)
        yield from _problems(outcome)
    if len({outcome.file for outcome in outcomes}) > 1:
        yield _tally(outcomes, verb)


def _is_refused(outcome: Outcome) -> bool:
    return outcome.dataset is None or any(entry["severity"] == "error" for entry in outcome.problems)


def _summary(outcome: Outcome, verb: str) -> str:
    if outcome.dataset is None:
        return f"{outcome.file}：没有{verb}成功"
    name = f"{outcome.file} → {dataset(outcome.dataset).zh}（截至{outcome.as_of}）"
    if _is_refused(outcome):
        return f"{name}：读到{outcome.rows}行，有错误，未导入"
    if outcome.already_loaded:
        return f"{name}：此前已导入（批次{outcome.batch}），没有变化"
    counts = f"读到{outcome.rows}行：新增{outcome.added}、变更{outcome.changed}、未变{outcome.unchanged}"
    missing = f"、本次未包含{outcome.missing}" if outcome.missing else ""
    done = f"，批次{outcome.batch}" if outcome.batch else ""
    return f"{name}：{counts}{missing}{done}"


def _records(outcome: Outcome, in_detail: bool) -> Iterator[str]:
    if outcome.already_loaded:
        return
    yield from _listed("新增", (item.title for item in outcome.added_items or ()))
    yield from _listed("变更", map(_changed, outcome.changed_items or ()))
    shown: list[NamedItem] = outcome.missing_items if in_detail else outcome.missing_items[:MOST_MISSING]
    yield from _listed("本次未包含", (item.title for item in shown))
    rest = len(outcome.missing_items) - len(shown)
    if rest:
        yield f"    另有{rest}条，加上 --details 全部列出"


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if not number:
            yield f"  {heading}："
        yield f"    {line}"


def _changed(item: ChangedItem) -> str:
    differing = "；".join(f"{change.header} {change.before} → {change.after}" for change in item.changes)
    return f"{item.title}：{differing or '只有不显示的内容不同'}"


def _problems(outcome: Outcome) -> Iterator[str]:
    for entry in outcome.problems:
        place = " ".join(part for part in (entry["sheet"], entry["cell"]) if part)
        mark = "错误" if entry["severity"] == "error" else "提示"
        yield f"  [{mark}] {place + '：' if place else ''}{entry['message']}"


def _tally(outcomes: Sequence[Outcome], verb: str) -> str:
    files = list(dict.fromkeys(outcome.file for outcome in outcomes))
    refused = [file for file in files if any(one.file == file and _is_refused(one) for one in outcomes)]
    left = f"，未{verb}{len(refused)}个（{'、'.join(refused)}）" if refused else ""
    return f"共{len(files)}个文件：已{verb}{len(files) - len(refused)}个{left}。"
