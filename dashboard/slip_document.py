"""A three-colour slip (三色督办单) as a paper: its colour in mark and line, the matter as a form, who signs."""

from __future__ import annotations

from dashboard.notation import date, full_width
from dashboard.papers.content import Form, Masthead, Paper, Paragraph, Signature, words
from dashboard.papers.document import draw
from data.office import office_name
from data.slips import COLOURS, Colour, Slip

INKS: dict[Colour, str] = {"blue": "1F4E8C", "yellow": "B37A00", "red": "C81020"}


def slip_document(slip: Slip) -> bytes:
    """The bytes of a .docx in the format of official papers (GB/T 9704-2012, reference §6)."""
    office = office_name()
    named, issued = f"{office}{COLOURS[slip.colour]}督办单", date(slip.issued_on)
    mark = Masthead(named, left=slip.name, right=issued, ink=INKS[slip.colour])
    asked = f"请于{date(slip.due_on)}前书面回复{office}督查处。"
    blocks = (_matter(slip), Paragraph(words(asked)))
    return draw(Paper("", blocks, masthead=mark, signature=Signature(office, slip.issued_on, is_sealed=False)))


def _matter(slip: Slip) -> Form:
    rows = (
        ("责任单位", slip.unit_name),
        ("督办事项", slip.title),
        ("分管领导", slip.leader or "—"),
        ("督办缘由", full_width(slip.basis)),
        ("督办要求", slip.requirement),
        ("回复时限", date(slip.due_on)),
    )
    return Form(tuple((name, words(text)) for name, text in rows))
