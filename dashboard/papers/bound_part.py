"""Keeps the bindings in the document's own properties (自定义属性), which Word, WPS and LibreOffice hand on when they save it."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from dashboard.papers.binding import Binding, decode, encode

NAME = "/docProps/custom.xml"
CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
FIRST = 2
"""Numbers below are taken by the format."""


def keep(package: Package, bound: Mapping[str, Binding]) -> None:
    """Adds one property a bookmark, of the same name."""
    root = etree.Element(f"{{{SPACE}}}Properties", nsmap={None: SPACE, "vt": VALUES})
    for number, (name, binding) in enumerate(bound.items(), FIRST):
        entry = etree.SubElement(root, f"{{{SPACE}}}property", fmtid=FORMAT, pid=str(number), name=name)
        etree.SubElement(entry, f"{{{VALUES}}}lpwstr").text = encode(binding)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.relate_to(Part(PackURI(NAME), CONTENT, content, package), RELATION)


def kept(xml: bytes) -> dict[str, Binding]:
    """Name of the bookmark → binding, from the bytes of the part; properties of others are passed over."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    found = {}
    for entry in root.findall(f"{{{SPACE}}}property"):
        try:
            found[entry.get("name", "")] = decode("".join(entry.itertext()))
        except ValueError:
            continue
    return found
