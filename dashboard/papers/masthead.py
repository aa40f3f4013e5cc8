"""版头: the red mark, number, office and day, red line (GB/T 9704-2012 §7.2)."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.papers.content import RED, Masthead
from dashboard.papers.elements import make
from dashboard.papers.page import MM, TYPE_WIDTH, characters
from dashboard.papers.pen import Pen

LARGEST = 48
DROP = round(35 * MM)
"""The mark's upper edge below that of the type area."""
ABOVE = 0.12
"""What stays free above the characters in a line 1.2 times their size, in parts of it."""
RULE_GAP = 5
"""Points between the line above and the red one: with what is free below its characters, 4 mm."""


def masthead(pen: Pen, given: Masthead) -> list[BaseOxmlElement]:
    """The paragraphs from the head of the first page to the red line."""
    size = mark_size(given.mark)
    drop = make("spacing", before=round(DROP - ABOVE * size * 20), after=0, line=round(size * 24), lineRule="exact")
    mark = pen.line("Mark", given.mark, drop)
    _resize(mark, size, _spread(given.mark, size))
    _ink(mark, given.ink)
    found = [mark]
    lines = [("Center", given.number)] if given.number else []
    lines += [("Flush", f"\t{given.left}\t{given.right}")] if given.left or given.right else []
    found += [pen.line("Flush"), pen.line("Flush")] if lines else []
    for place, (style, text) in enumerate(lines, 1):
        found.append(pen.line(style, text, *_placed(style, given.ink if place == len(lines) else None)))
    return found


def mark_size(mark: str) -> int:
    """Points of the mark's characters: 48, less where its line would be wider than the type area."""
    return min(LARGEST, TYPE_WIDTH // (20 * max(len(mark), 1)))


def _spread(mark: str, size: int) -> int:
    """Twips between the characters of a short mark, which stands over two thirds of the width."""
    free = TYPE_WIDTH * 2 // 3 - len(mark) * size * 20
    return max(0, min(free // max(len(mark) - 1, 1), size * 10))


def _resize(paragraph: BaseOxmlElement, size: int, spread: int) -> None:
    spacing = [make("spacing", val=spread)] if spread else []
    for look in paragraph.xpath("w:r/w:rPr"):
        look.extend([*spacing, make("sz", val=2 * size), make("szCs", val=2 * size)])


def _ink(paragraph: BaseOxmlElement, ink: str) -> None:
    """The mark's own colour, where it is not the style's; it stands after the font, before everything else."""
    for look in paragraph.xpath("w:r/w:rPr") if ink != RED else ():
        look.insert(1, make("color", val=ink))


def _placed(style: str, ink: str | None) -> list[BaseOxmlElement]:
    """Line below in an ink, tab and indent, in the order of the schema."""
    found = [make("pBdr", make("bottom", val="single", sz=18, space=RULE_GAP, color=ink))] if ink else []
    if style == "Flush":
        # Stops instead of indents: a rule is as wide as its paragraph.
        stops = {"left": characters(1), "right": TYPE_WIDTH - characters(1)}
        found.append(make("tabs", *(make("tab", val=side, pos=place) for side, place in stops.items())))
    return found
