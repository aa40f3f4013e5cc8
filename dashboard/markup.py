"""Safe HTML for `st.html`: elements whose text is always escaped, in one palette for light and dark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

from dashboard.notation import NOTHING

# light-dark() follows the colour scheme that Streamlit sets on the page, so that one cached text serves both themes.
INK = "light-dark(#1f4e8c,#7fb2ec)"
MUTED = "light-dark(#566270,#a9b6c4)"
LINE = "light-dark(#d5dbe3,#2c3d54)"
TRACK = "light-dark(#e4e9f0,#24344b)"
ALARM = "light-dark(#c8102e,#ff7684)"
AMBER = "light-dark(#8a5a00,#f2bd4b)"
GREEN = "light-dark(#2c7a51,#6cc79a)"


LIGHTS = {
    "red": ("▲", "红灯", "background:#c8102e;color:#fff"),
    "yellow": ("◆", "黄灯", "background:#f2b632;color:#2b1d00"),
    "green": ("●", "绿灯", f"border:1px solid {GREEN};color:{GREEN}"),
    "done": ("✓", "已办结", f"border:1px solid {LINE};color:{MUTED}"),
    "paused": ("‖", "已中止", f"border:1px solid {LINE};color:{MUTED}"),
    "no_data": ("○", "无数据", f"border:1px dashed {MUTED};color:{MUTED}"),
}
"""Sign, word and look of every colour code."""


class Html(str):
    """Text that is HTML already; any other text is escaped where it is put into an element."""

    __slots__ = ()


def tag(name: str, *children: object, style: str = "", closes: bool = True, **attributes: object) -> Html:
    """An element; what is no Html among its children is escaped, None is left out.

    A trailing underscore is dropped from an attribute's name, others become hyphens (`aria_label`).
    """
    given = {"style": style or None, **attributes}
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in given.items()
        if value is not None
    )
    return Html(f"<{name}{written}>{join(children)}</{name}>" if closes else f"<{name}{written}>")


def join(children: Iterable[object]) -> Html:
    """The children one after the other."""
    return Html("".join(c if isinstance(c, Html) else escape(str(c)) for c in children if c is not None))


def image(uri: str, words: str, style: str = "") -> Html:
    """A picture from a data URI; `words` say what it shows to those who do not see it."""
    return tag("img", src=uri, alt=words, style=style, closes=False)


def address(page: str, day: dt.date | None = None, **parameters: str | None) -> str:
    """The address of a page, relative to any other page, with its filters and the day looked at."""
    given = {**parameters, "as_of": day.isoformat() if day else None}
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{page}?{query}" if query else page


def link(target: str, *children: object, style: str = "") -> Html:
    """A link in the colour of its surroundings; what leads nowhere is no link."""
    if not target:
        return tag("span", *children, style=style)
    return tag("a", *children, href=target, style=f"color:inherit;text-decoration:none;{style}")


def table(head: Sequence[object], rows: Iterable[Sequence[object]], widths: Sequence[str], style: str = "") -> Html:
    """A table of so wide columns, the first of which heads its rows."""
    columns = join(tag("col", style=f"width:{width}", closes=False) for width in widths)
    titles = tag("tr", *(tag("th", title, scope="col", style=_HEAD) for title in head), style=_LINE)
    body = join(
        tag("tr", tag("th", row[0], scope="row", style=_FIRST), *(tag("td", cell) for cell in row[1:]), style=_LINE)
        for row in rows
    )
    return tag(
        "table", tag("colgroup", columns), tag("thead", titles), tag("tbody", body), cellpadding=_PADDING, style=f"{_TABLE};{style}"
    )  # fmt: skip


# Hundreds of cells share what stands here once: as a style of every cell it was two thirds of a page's text.
_PADDING = 3
_TABLE = (
    f"width:calc(100% + {_PADDING}px);margin:0 0 0 -{_PADDING}px;border:0;border-collapse:collapse;table-layout:fixed;"
    "font-variant-numeric:tabular-nums"
)
_LINE = f"border-bottom:1px solid {LINE}"
_FIRST = "font-weight:inherit;text-align:left"
_HEAD = f"font-weight:400;text-align:left;white-space:nowrap;padding-top:0;color:{MUTED};font-size:.95em"


def light(colour: str, word: str | None = None) -> Html:
    """A traffic light: colour, sign and word together."""
    sign, usual, look = LIGHTS[colour]
    return tag(
        "span", tag("span", sign, aria_hidden="true", style="margin-right:.25em"), word or usual,
        style=f"display:inline-block;padding:0 .5em;border-radius:.25em;white-space:nowrap;line-height:1.6;{look}",
    )  # fmt: skip


def bar(share: float | None, colour: str = INK, tick: float | None = None, height: str = ".6em") -> Html:
    """A progress bar of a fraction, full from 1 on; `tick` marks where it should stand. Empty for None."""
    parts = [tag("span", style=f"{_PART};left:0;width:{_percent(share or 0.0)};background:{colour};border-radius:.2em")]
    if tick is not None:
        where = f"left:calc({_percent(tick)} - 1.5px)"
        parts.append(
            tag("span", style=f"position:absolute;top:-.2em;bottom:-.2em;width:3px;background:{AMBER};{where}")
        )
    frame = f"display:block;position:relative;height:{height};background:{TRACK};border-radius:.2em"
    return tag("span", *parts, style=frame, aria_hidden="true")


_PART = "position:absolute;top:0;bottom:0"


def _percent(share: float) -> str:
    return f"{min(max(share, 0.0), 1.0) * 100:.4g}%"


def rank_change(places: int | None) -> Html:
    """Places gained (↑), lost (↓) or neither (—) since the period before; a loss is amber."""
    if not places:
        return tag("span", NOTHING, style=f"color:{MUTED}", title="名次没有变化" if places == 0 else "没有上期名次")
    if places > 0:
        return tag("span", f"↑{places}", style=f"color:{GREEN}", title=f"上升{places}位")
    return tag("span", f"↓{-places}", style=f"color:{AMBER}", title=f"下降{-places}位")
