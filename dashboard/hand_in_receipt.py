"""The receipt (报送回执), drawn for the screen and for paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dashboard.hand_in_changes import SIGNS
from dashboard.hand_in_units import meant_words
from dashboard.markup import ALARM, LIGHTS, LINE, MUTED, Html, address, light, link, table, tag
from dashboard.navigation import PRODUCT, page_of
from dashboard.notation import date
from data.clock import to_the_minute
from data.lights import WORDS
from etl.hand_in.check import KINDS
from etl.hand_in.receipt import Receipt, ReceivedPart
from etl.hand_in.turned import SERIOUS, Turned

MOST_SHOWN = 30
"""Lights that turned, named; of more their number is told."""


def receipt_sheet(receipt: Receipt) -> Html:
    """The whole receipt; the class makes it what is printed."""
    return tag(
        "article", _head(receipt), _taken_back(receipt), _facts(receipt), _meant(receipt), *map(_part, receipt.parts), _reasons(receipt),
        _board(receipt), _figures(receipt), _signatures(), _foot(receipt), class_="receipt", aria_label=f"报送回执{receipt.number}",
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


def _board(receipt: Receipt) -> Html:
    day = date(dt.date.fromisoformat(receipt.board_day))
    if not receipt.turned_count:
        return tag("section", f"看板（{day}）：亮灯没有变化。", style=f"border-top:1px solid {LINE};padding-top:.4em")
    rows = [
        (one.title, one.unit, _light(one, one.before), _light(one, one.after)) for one in receipt.turned[:MOST_SHOWN]
    ]
    left = receipt.turned_count - len(rows)
    return tag(
        "section", tag("div", f"看板（{day}）：{receipt.turned_count}项亮灯有变化，{_turned_to(receipt)}", style="font-weight:600"),
        table(("事项", "责任单位", "原来", "现在"), rows, ("auto", "14em", "7em", "7em")),
        tag("div", f"另有{left}项未列出，见四张清单等各页。", style=f"color:{MUTED}") if left else None,
        style=f"border-top:1px solid {LINE};padding-top:.4em",
    )  # fmt: skip


def _figures(receipt: Receipt) -> Html | None:
    """Figures that are others than before, and the ways to the pages that show this data."""
    if not receipt.moved:
        return None
    rows = [(one.name, one.before, one.after, "◆ 请留意" if one.is_worse else "") for one in receipt.moved]
    return tag(
        "section", tag("div", f"指标：{len(rows)}项有变化", style="font-weight:600"),
        table(("指标", "原来", "现在", ""), rows, ("auto", "10em", "10em", "7em")),
        style=f"border-top:1px solid {LINE};padding-top:.4em",
    )  # fmt: skip


def _turned_to(receipt: Receipt) -> str:
    """现为红灯2项、已办结1项."""
    counts = [f"{WORDS[light]}{receipt.turned_to[light]}项" for light in SERIOUS if receipt.turned_to.get(light)]
    gone = receipt.turned_to.get("", 0)
    return "现为" + "、".join([*counts, *([f"不再列入{gone}项"] if gone else [])])


def _light(one: Turned, colour: str | None) -> object:
    if colour in LIGHTS:
        return light(colour)
    return "新增" if colour is one.before else "不再列入"


def _taken_back(receipt: Receipt) -> Html | None:
    if not receipt.taken_back:
        return None
    lines = (
        tag("div", f"{to_the_minute(dt.datetime.fromisoformat(one.at))}由{one.by}撤回，理由：{one.why}")
        for one in receipt.taken_back
    )
    return tag("div", *lines, style=f"color:{ALARM}")


def _signatures() -> Html:
    """Where a printed receipt is signed and sealed; on paper alone."""
    places = (tag("div", f"{who}：") for who in ("经办人（签字）", "负责人（签字）", "单位（盖章）", "日期"))
    return tag("div", *places, class_="signatures")


def _foot(receipt: Receipt) -> Html:
    return tag(
        "div", f"原件校验码（用来核对文件没有改动过）：{receipt.sha256}",
        style=f"color:{MUTED};font-size:.85em;word-break:break-all;border-top:1px solid {LINE};padding-top:.4em",
    )  # fmt: skip
