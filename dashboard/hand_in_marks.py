"""What is wrong with a sheet, drawn: the list of problems, the sheet itself with its cells marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.markup import ALARM, AMBER, LINE, MUTED, Html, join, tag
from data.kinds.kind import Severity
from etl.hand_in.check import Excerpt, Mark, ProblemGroup, ShownCell, ShownRow
from etl.messages_hand_in import for_page

SIGNS: dict[Severity, tuple[str, str, str, str]] = {
    "error": ("✕", "必须改正", ALARM, "light-dark(#fde3e6,#4a1f2a)"),
    "warning": ("◆", "提示", AMBER, "light-dark(#fdf1d3,#43361a)"),
}
"""Sign, word, ink and ground of each severity."""


def problem_list(groups: Iterable[ProblemGroup]) -> Html:
    """One line a group: sign, where, what is wrong, what to do."""
    return tag("div", *(_group(group) for group in groups), style="display:flex;flex-direction:column")


def _group(group: ProblemGroup) -> Html:
    sign, word, ink, _ = SIGNS[group.severity]
    where = "　".join(part for part in (f"“{group.sheet}”" if group.sheet else "", group.where) if part)
    mark = tag("span", tag("span", sign, aria_hidden="true"), f" {word}", style=f"color:{ink};font-weight:700")
    said = [for_page(message) for _, message in group.messages]
    lines = (_line(cell, text, len(said)) for (cell, _), text in zip(group.messages, said, strict=True))
    more = group.count > len(said) > 1
    rest = tag("div", f"同类问题共{group.count}处，以上各举一例。", style=f"color:{MUTED}") if more else None
    return tag(
        "div", mark, tag("div", where, style="font-weight:600;word-break:break-word"), tag("div", *lines, rest),
        style=f"display:grid;grid-template-columns:6.5em 15em 1fr;gap:.2em 1em;padding:.45em 0;border-top:1px solid {LINE}",
    )  # fmt: skip


def _line(cell: str, text: str, of: int) -> Html:
    return tag("div", tag("b", f"{cell}　") if of > 1 and cell else None, text)


def sheet_table(excerpt: Excerpt) -> Html:
    """The part of the sheet as a spreadsheet shows it: letters, row numbers, marked cells with sign and words."""
    head = tag("tr", _corner(), *(tag("th", letter, scope="col", style=_LETTER) for letter in excerpt.letters))
    body = join(_row(row, len(excerpt.letters)) for row in excerpt.rows)
    table = tag("table", tag("thead", head), tag("tbody", body), style=_TABLE)
    return tag(
        "div", tag("div", table, style="overflow:auto;max-height:30em", tabindex="0", role="region", aria_label=f"工作表{excerpt.sheet}"),
        tag("div", _left_out(excerpt), style=f"color:{MUTED};font-size:.9em;padding-top:.3em"),
    )  # fmt: skip


_TABLE = "border-collapse:collapse;font-size:.92em;font-variant-numeric:tabular-nums"
_EDGE = f"border:1px solid {LINE};padding:.15em .5em"
_LETTER = f"{_EDGE};color:{MUTED};font-weight:400;text-align:center;background:light-dark(#f2f4f7,#18263a)"
_CELL = f"{_EDGE};max-width:22em;vertical-align:top;word-break:break-word"


def _corner() -> Html:
    return tag("td", "", style=_LETTER)


def _row(row: ShownRow, width: int) -> Html:
    gap = None
    if row.skipped:
        words = (
            f"⋯ 第{row.number - row.skipped}—{row.number - 1}行未显示"
            if row.skipped > 1
            else f"⋯ 第{row.number - 1}行未显示"
        )
        gap = tag("tr", tag("td", words, colspan=width + 1, style=f"{_EDGE};color:{MUTED}"))
    number = tag("th", *_marked(str(row.number), row.mark), scope="row", style=f"{_LETTER};{_ground(row.mark)}")
    weight = "font-weight:600;" if row.is_head else ""
    if width > 1 and _is_title(row):
        return join((gap, tag("tr", number, _shown(row.cells[0], weight, span=width))))
    return join((gap, tag("tr", number, *(_shown(cell, weight) for cell in row.cells))))


def _is_title(row: ShownRow) -> bool:
    """A title stands in the first column and is as long as the sheet is wide."""
    return row.is_head and bool(row.cells[0].text) and not any(cell.text or cell.mark for cell in row.cells[1:])


def _shown(cell: ShownCell, weight: str, span: int | None = None) -> Html:
    said = for_page(cell.mark.message) if cell.mark else None
    look = f"{_CELL};{weight}{_ground(cell.mark)}{'max-width:none' if span else ''}"
    return tag("td", *_marked(cell.text, cell.mark), style=look, title=said, colspan=span)


def _marked(text: str, mark: Mark | None) -> Sequence[object]:
    if mark is None:
        return (text,)
    sign, word, ink, _ = SIGNS[mark.severity]
    return tag("span", sign, role="img", aria_label=word, style=f"color:{ink};font-weight:700"), " ", text


def _ground(mark: Mark | None) -> str:
    if mark is None:
        return ""
    _, _, ink, ground = SIGNS[mark.severity]
    return f"background:{ground};box-shadow:inset 0 0 0 1.5px {ink};"


def _left_out(excerpt: Excerpt) -> str:
    """What of the sheet is not shown, in words; blank where all of it is."""
    parts = [
        f"下面还有{excerpt.rows_left}行" if excerpt.rows_left else "",
        f"还有{excerpt.columns_left}列" if excerpt.columns_left else "",
        f"还有{excerpt.marks_left}处问题" if excerpt.marks_left else "",
    ]
    left = "，".join(part for part in parts if part)
    more = "；全部问题见标注后的原表" if excerpt.marks_left else ""
    return f"{left}未显示{more}。" if left else ""
