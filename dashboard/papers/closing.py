"""What follows the text: 附件说明, 署名, 成文日期, 附注, and the attachments themselves (GB/T 9704-2012 §7.3.4–7.3.8)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.notation import date
from dashboard.papers.body import body
from dashboard.papers.content import Attachment, Signature
from dashboard.papers.elements import make
from dashboard.papers.page import characters
from dashboard.papers.pen import Pen


def attachment_note(pen: Pen, attachments: Sequence[Attachment]) -> list[BaseOxmlElement]:
    """附件：1. ×××, a blank line below the text; the names stand below each other."""
    if not attachments:
        return []
    is_one = len(attachments) == 1
    hanging = 3 if is_one else 4
    found = [pen.line("Flush")]
    for number, attachment in enumerate(attachments, 1):
        mark = "附件：" if number == 1 else ""
        named = attachment.title if is_one else f"{number}.\t{attachment.title}"
        first = characters(3) if mark else 0
        stop = make("tabs", make("tab", val="left", pos=characters(2 + hanging)))
        inside = make("ind", left=characters(2 + hanging), hanging=characters(hanging - 3) + first)
        found.append(pen.line("Flush", mark + named, *([] if is_one else [stop]), inside))
    return found


def signature(pen: Pen, given: Signature | None) -> list[BaseOxmlElement]:
    """Office and day, placed by which of them is the longer."""
    if given is None:
        return []
    day = date(given.day)
    office_width, day_width = width(given.office), width(day)
    if given.is_sealed:
        # The seal stands over the date: the office is centred above it, four characters from the right.
        right = (max(4 + (day_width - office_width) / 2, 0.0), 4.0)
    elif day_width > office_width:
        right = (4 + day_width - office_width, 2.0)
    else:
        right = (2.0, max(office_width - day_width, 0.0))
    blanks = [pen.line("Flush") for _ in range(3 if given.is_sealed else 1)]
    signed = [_at_right(pen, text, blank) for text, blank in zip((given.office, day), right, strict=True)]
    return [*blanks, *signed]


def _at_right(pen: Pen, text: str, blank: float) -> BaseOxmlElement:
    return pen.line("Flush", text, make("keepLines"), make("ind", right=characters(blank)), make("jc", val="right"))


def note(pen: Pen, text: str) -> list[BaseOxmlElement]:
    """附注 in brackets, two characters in."""
    return [pen.line("Text", f"（{text}）")] if text else []


def attached(pen: Pen, attachments: Sequence[Attachment]) -> list[BaseOxmlElement]:
    """Each attachment on a page of its own: its mark, a blank line, its title on the third line, its text."""
    found: list[BaseOxmlElement] = []
    for number, attachment in enumerate(attachments, 1):
        mark = "附件" if len(attachments) == 1 else f"附件{number}"
        found += [pen.line("AttachmentMark", mark, make("pageBreakBefore")), pen.line("Flush")]
        found += [pen.line("Title", attachment.title), pen.line("Flush"), *body(pen, attachment.blocks)]
    return found


def width(text: str) -> float:
    """In characters: those of half width count half."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
