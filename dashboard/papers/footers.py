"""页码: — 1 —, right on odd pages, left on even ones, one character in (GB/T 9704-2012 §7.5); the only live field."""

from __future__ import annotations

from typing import Literal

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart

from dashboard.papers.elements import make

EM = 280


def footers(part: DocumentPart) -> list[BaseOxmlElement]:
    """Adds the two footers to the document; answers the section's references to them."""
    sides: tuple[tuple[str, Literal["left", "right"]], ...] = (("default", "right"), ("even", "left"))
    return [_reference(part, kind, side) for kind, side in sides]


def _reference(part: DocumentPart, kind: str, side: Literal["left", "right"]) -> BaseOxmlElement:
    name = PackURI(f"/word/footer-{kind}.xml")
    footer = FooterPart(name, CONTENT_TYPE.WML_FOOTER, make("ftr", _number(side)), part.package)
    reference = make("footerReference", type=kind)
    reference.set(qn("r:id"), part.relate_to(footer, RELATIONSHIP_TYPE.FOOTER))
    return reference


def _number(side: Literal["left", "right"]) -> BaseOxmlElement:
    look = make("pPr", make("pStyle", val="PageNumber"), make("ind", **{side: EM}), make("jc", val=side))
    shown = make("fldSimple", _run("1"), instr="PAGE")
    return make("p", look, _run("— "), shown, _run(" —"))


def _run(text: str) -> BaseOxmlElement:
    written = make("t")
    written.text = text
    written.set(qn("xml:space"), "preserve")
    return make("r", make("rPr", make("rFonts", hint="eastAsia")), written)
