"""The file of a paper: its parts, without what the library's own template brings along."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package

from dashboard.papers import bound_part, fonts
from dashboard.papers.binding import Binding
from dashboard.papers.elements import make
from dashboard.papers.footers import footers
from dashboard.papers.page import page
from dashboard.papers.styles import styles
from etl.writable import clean

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day of every entry of the file: the moment at which it was written is no part of a paper."""
FOREIGN = (
    "customXml", "stylesWithEffects", "webSettings", "theme", "numbering", "fontTable", "thumbnail", "extended-properties",
)  # fmt: skip
"""Parts of the library's own template that no paper needs."""
FONTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
WORD = "http://schemas.microsoft.com/office/word"


def packed(content: Sequence[BaseOxmlElement], title: str, bound: Mapping[str, Binding]) -> bytes:
    """The bytes of a .docx with that content, named by its title alone, and the bindings of its figures."""
    document = docx.Document()
    package = document.part.package
    if package is None:
        raise RuntimeError("a new document has its package")
    _drop(document.part.rels)
    _drop(package.rels)
    _dress(document, package)
    _replace(document.element.body, [*content, page(*footers(document.part))])
    _replace(document.core_properties._element, [])
    document.core_properties.title = clean(title)[:255]
    bound_part.keep(package, bound)
    return _same_bytes(document)


def _drop(relations: Relationships) -> None:
    for key, relation in list(relations.items()):
        if relation.reltype.rsplit("/", 1)[-1] in FOREIGN:
            del relations[key]


def _dress(document: Document, package: Package) -> None:
    """Gives the document the styles, settings and fonts of a paper."""
    _replace(document.styles.element, styles())
    _replace(document.settings.element, _settings())
    table = serialize_part_xml(make("fonts", *fonts.table()))
    document.part.relate_to(Part(PackURI("/word/fontTable.xml"), FONTS, table, package), RELATIONSHIP_TYPE.FONT_TABLE)


def _replace(element: BaseOxmlElement, children: Sequence[BaseOxmlElement]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(children)


def _settings() -> list[BaseOxmlElement]:
    """Odd and even pages differ; punctuation keeps its cell."""
    mode = make("compatSetting", name="compatibilityMode", uri=WORD, val=15)
    return [
        make("zoom", percent=100),
        make("defaultTabStop", val=420),
        make("evenAndOddHeaders"),
        make("characterSpacingControl", val="doNotCompress"),
        make("compat", make("useFELayout"), mode),
        make("themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]


def _same_bytes(document: Document) -> bytes:
    written, target = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w") as made:
        # The list of parts comes first in every such file.
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            made.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
