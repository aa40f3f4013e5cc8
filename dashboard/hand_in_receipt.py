"""The receipt (报送回执), drawn for the screen and for paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dashboard.hand_in_changes import SIGNS
from dashboard.hand_in_effect import BACK, effect_sections
from dashboard.hand_in_units import meant_words
from dashboard.markup import ALARM, LINE, MUTED, Html, address, join, link, tag
from dashboard.navigation import PRODUCT, page_of
from dashboard.notation import date
from data.clock import to_the_minute
from etl.hand_in.check import KINDS
from etl.hand_in.receipt import Receipt, ReceivedPart, TakenBack


def receipt_sheet(receipt: Receipt) -> Html:
    """The whole receipt; the class makes it what is printed."""
    return tag(
        "article", _head(receipt), _taken_back(receipt), _facts(receipt), _meant(receipt), *map(_part, receipt.parts), _reasons(receipt),
        effect_sections(receipt.effect), _signatures(), _foot(receipt), class_="receipt", aria_label=f"报送回执{receipt.number}",
        style="display:flex;flex-direction:column;gap:.7em;line-height:1.5",
    )  # fmt: skip


def ways(receipt: Receipt) -> Html:
    """Links to the pages that show what was loaded; not printed."""
    pages = dict.fromkeys(page_of(part.dataset) for part in receipt.parts)
    look = "text-decoration:underline"
    links = [link(address(page.name), f"到“{page.title}”看导入后的样子", style=look) for page in pages]
    return tag("div", *links, style="display:flex;flex-wrap:wrap;gap:.2em 1.5em")


def print_button() -> Html:
    """A button that the frame's script answers: the browser prints the receipt that stands in the same card."""
    look = "font:inherit;color:inherit;background:transparent;cursor:pointer"
    return tag("button", "打印回执", type="button", class_="print-receipt", style=f"{look};border:1px solid {LINE};border-radius:.3rem;padding:.25rem .75rem;min-height:2.5rem")  # fmt: skip


def _head(receipt: Receipt) -> Html:
    gone = tag(
        "span",
        "已撤回",
        style=f"color:{ALARM};border:2px solid {ALARM};padding:0 .5em;border-radius:.2em;font-weight:700",
    )
    return tag(
        "div", tag("span", f"报送回执　{receipt.number}", style="font-size:1.3em;font-weight:700"),
        gone if receipt.is_taken_back else None,
        tag("span", PRODUCT, style=f"margin-left:auto;color:{MUTED}"), style="display:flex;gap:1em;align-items:baseline",
    )  # fmt: skip


def _facts(receipt: Receipt) -> Html:
    facts = (
        ("导入时间", to_the_minute(receipt.moment)), ("报送处室", receipt.division), ("经办", receipt.by), ("文件", receipt.file),
        ("提示", f"{receipt.warnings}条，不影响导入" if receipt.warnings else "没有"),
    )  # fmt: skip
    cells = (
        tag("div", tag("div", name, style=f"color:{MUTED};font-size:.9em"), text, style="word-break:break-all")
        for name, text in facts
    )
    return tag("div", *cells, style="display:flex;flex-wrap:wrap;gap:.4em 2.2em")


def _meant(receipt: Receipt) -> Html | None:
    if not receipt.units_meant:
        return None
    words = meant_words(receipt.units_meant)
    return tag("div", f"单位名称按经办指明的读入：{words}。以后是否都这样认，待督查处确认。")


def _part(part: ReceivedPart) -> Html:
    batch = f"，批次{part.batch}" if part.batch is not None else ""
    title = f"{part.name}　截至{date(dt.date.fromisoformat(part.as_of))}　共{part.rows}行{batch}"
    counted = [f"{SIGNS[kind]} {KINDS[kind]} {part.kinds[kind]}" for kind in KINDS if part.kinds.get(kind)]
    if part.unchanged:
        counted.append(f"＝ 没有变化 {part.unchanged}")
    named = tag("div", *_records(part), style=f"color:{MUTED};font-size:.94em")
    off = tag("div", f"按说明撤下{len(part.withdrawn)}项：{'；'.join(part.withdrawn)}") if part.withdrawn else None
    return tag(
        "section", tag("div", title, style="font-weight:600"), tag("div", "　".join(counted) or "没有变化"), named, off,
        style=f"border-top:1px solid {LINE};padding-top:.4em",
    )  # fmt: skip


def _records(part: ReceivedPart) -> Iterator[Html]:
    """The records that were added or changed, kind by kind, as far as the receipt names them."""
    for kind in KINDS:
        titles = [title for own, title in part.named if own == kind]
        if titles:
            left = part.kinds.get(kind, 0) - len(titles)
            more = f"；另有{left}项" if left > 0 else ""
            yield tag("div", f"{KINDS[kind]}：{'；'.join(titles)}{more}")


def _reasons(receipt: Receipt) -> Html | None:
    if not receipt.reasons:
        return None
    lines = (
        tag(
            "div",
            one.asked.removesuffix("请写明理由。"),
            tag("b", f" {f'理由：{one.answer}' if one.answer else '已确认'}"),
        )
        for one in receipt.reasons
    )
    return tag(
        "section",
        tag("div", "说明", style="font-weight:600"),
        *lines,
        style=f"border-top:1px solid {LINE};padding-top:.4em",
    )


def _taken_back(receipt: Receipt) -> Html | None:
    if not receipt.taken_back:
        return None
    return tag("div", *map(_back, receipt.taken_back), style="display:flex;flex-direction:column;gap:.4em")


def _back(one: TakenBack) -> Html:
    """Who took it back and why, then what went back on the board."""
    said = f"{to_the_minute(dt.datetime.fromisoformat(one.at))}由{one.by}撤回，理由：{one.why}"
    return join((tag("div", said, style=f"color:{ALARM}"), effect_sections(one.effect, BACK) if one.effect else None))


def _signatures() -> Html:
    """Where a printed receipt is signed and sealed; on paper alone."""
    places = (tag("div", f"{who}：") for who in ("经办人（签字）", "负责人（签字）", "单位（盖章）", "日期"))
    return tag("div", *places, class_="signatures")


def _foot(receipt: Receipt) -> Html:
    return tag(
        "div", f"原件校验码（用来核对文件没有改动过）：{receipt.sha256}",
        style=f"color:{MUTED};font-size:.85em;word-break:break-all;border-top:1px solid {LINE};padding-top:.4em",
    )  # fmt: skip
