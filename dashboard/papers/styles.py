"""The paragraph styles of a paper: font, size and place of every kind of line (reference §6.3)."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers import fonts
from dashboard.papers.content import RED
from dashboard.papers.elements import make, off
from dashboard.papers.page import LINE, SIZE, SQUEEZE, characters


@dataclass(frozen=True)
class Style:
    """A kind of line. Sizes are in points, indents and lines in twips; `outline` is a heading's level, from 0."""

    id: str
    name: str
    font: str = fonts.BODY
    size: float = SIZE
    align: str = "both"
    first_line: int = 0
    line: int = LINE
    outline: int | None = None
    colour: str | None = None
    keeps_next: bool = False


INDENT = characters(2)
STYLES: tuple[Style, ...] = (
    Style("Text", "公文正文", first_line=INDENT),
    Style("Flush", "公文顶格"),
    Style("Center", "公文居中", align="center"),
    Style("Mark", "发文机关标志", fonts.TITLE, 48, "center", colour=RED),
    Style("Title", "公文标题", fonts.TITLE, 22, "center", keeps_next=True),
    Style("Subtitle", "公文副题", fonts.SCRIPT, align="center"),
    Style("Heading1", "公文一级标题", fonts.BLACK, first_line=INDENT, outline=0, keeps_next=True),
    Style("Heading2", "公文二级标题", fonts.SCRIPT, first_line=INDENT, outline=1, keeps_next=True),
    Style("Heading3", "公文三级标题", first_line=INDENT, outline=2, keeps_next=True),
    Style("Heading4", "公文四级标题", first_line=INDENT, outline=3, keeps_next=True),
    Style("TableTitle", "表题", fonts.BLACK, 14, "center", keeps_next=True),
    Style("TableHead", "表头", fonts.BLACK, 12, "center", line=400),
    Style("TableCell", "表格文字", fonts.BODY, 12, "left", line=400),
    Style("FormCell", "表单文字", size=14, align="left", line=500),
    Style("AttachmentMark", "附件标识", fonts.BLACK, keeps_next=True),
    Style("Colophon", "版记", size=14, line=520),
    Style("PageNumber", "页码", fonts.FOOT, 14, "left", line=280),
)


def styles() -> list[BaseOxmlElement]:
    """What the document's list of styles holds: defaults, the plain paragraph, the table, every kind of line."""
    return [_defaults(), _plain(), _character(), _table(), *map(_style, STYLES)]


def _defaults() -> BaseOxmlElement:
    letters = _letters(fonts.BODY, SIZE)
    letters.append(make("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    runs = make("rPrDefault", letters)
    return make("docDefaults", runs, make("pPrDefault", make("pPr", make("spacing", before=0, after=0))))


def _plain() -> BaseOxmlElement:
    """The grid reckons from this style's size. Single lines may stand alone, or 22 would not fill a page; nothing is put
    between Chinese and digits, or they would not fill 28 cells."""
    settled = make(
        "pPr", off("widowControl"), off("autoSpaceDE"), off("autoSpaceDN"),
        make("spacing", before=0, after=0, line=LINE, lineRule="exact"), make("jc", val="both"),
    )  # fmt: skip
    named = (make("name", val="Normal"), make("qFormat"))
    return make("style", *named, settled, _letters(fonts.BODY, SIZE), type="paragraph", default=1, styleId="Normal")


def _letters(name: str, size: float, colour: str | None = None) -> BaseOxmlElement:
    half_points = round(2 * size)
    inked = None if colour is None else make("color", val=colour)
    spaced = make("spacing", val=SQUEEZE) if size == SIZE else None
    return make("rPr", fonts.font(name), inked, spaced, make("sz", val=half_points), make("szCs", val=half_points))


def _character() -> BaseOxmlElement:
    name = make("name", val="Default Paragraph Font")
    return make("style", name, make("semiHidden"), type="character", default=1, styleId="DefaultParagraphFont")


def _table() -> BaseOxmlElement:
    margins = make("tblCellMar", *(make(side, w=width, type="dxa") for side, width in _CELL.items()))
    name = make("name", val="Normal Table")
    return make("style", name, make("tblPr", margins), type="table", default=1, styleId="TableNormal")


_CELL = {"top": 0, "left": 85, "bottom": 0, "right": 85}


def _style(style: Style) -> BaseOxmlElement:
    paragraph = make(
        "pPr",
        make("keepNext") if style.keeps_next else None,
        # LibreOffice would give two lines of the grid to a font that it takes to be higher than one.
        off("snapToGrid") if style.size > SIZE else None,
        make("spacing", before=0, after=0, line=style.line, lineRule="exact"),
        make("ind", firstLine=style.first_line) if style.first_line else None,
        make("jc", val=style.align),
        None if style.outline is None else make("outlineLvl", val=style.outline),
    )
    runs = _letters(style.font, style.size, style.colour)
    based = make("basedOn", val="Normal")
    return make(
        "style",
        make("name", val=style.name),
        based,
        make("qFormat"),
        paragraph,
        runs,
        type="paragraph",
        styleId=style.id,
    )
