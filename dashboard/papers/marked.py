"""Reads the bound figures back out of a finished document, whoever has worked on it since."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from dashboard.papers import bound_part
from dashboard.papers.binding import Binding

LARGEST = 50_000_000
"""Bytes of one part of the file: what is larger is no paper."""
AROUND = 14
"""Characters of the text before and after a figure by which people find it."""
TEXT, TAB, BREAK = qn("w:t"), qn("w:tab"), qn("w:br")
LINE, START, END = qn("w:p"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")
GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr")}
"""What is in the file and not in the text: struck out under revision, properties."""


class NotAPaper(ValueError):
    """The file is no document of ours; the message says so in Chinese."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bound figure as it stands in the document. `text` is None where its bookmark is gone."""

    binding: Binding
    text: str | None
    place: str
    """The words around it, with …; empty where it is gone."""


def marks(content: bytes) -> list[Mark]:
    """Every bound figure, in the order in which they were written. Raises NotAPaper."""
    document, properties = _parts(content)
    bound = bound_part.kept(properties) if properties else {}
    if not bound:
        raise NotAPaper(
            "这份文档里没有绑定的数字：不是本程序生成的，或者绑定已被清除（例如“删除文档属性”），无法核对。"
        )
    text, spans = _read(document, set(bound))
    return [_mark(binding, spans.get(name), text) for name, binding in bound.items()]


def _parts(content: bytes) -> tuple[bytes, bytes | None]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            if any(entry.file_size > LARGEST for entry in file.infolist()):
                raise NotAPaper("这份文档太大，无法核对。")
            properties = bound_part.NAME.lstrip("/")
            kept = file.read(properties) if properties in file.namelist() else None
            return file.read("word/document.xml"), kept
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        raise NotAPaper("这不是 Word 文档（.docx），无法核对；.doc 文件请先另存为 .docx。") from None


class _Reader:
    """The document's text so far, and where the bookmarks asked for begin and end in it."""

    def __init__(self, names: set[str]) -> None:
        self.names, self.pieces, self.length = names, list[str](), 0
        self.open: dict[str, tuple[str, int]] = {}
        self.spans: dict[str, tuple[int, int]] = {}

    def walk(self, element: etree._Element) -> None:
        """Reads an element and all in it, in their order."""
        if element.tag in GONE:
            return
        if element.tag == TEXT:
            self._add(element.text or "")
        elif element.tag in (TAB, BREAK):
            self._add("\t")
        elif element.tag in (START, END):
            self._edge(element)
        for child in element:
            self.walk(child)
        if element.tag == LINE:
            self._add("\n")

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _edge(self, element: etree._Element) -> None:
        number, name = element.get(qn("w:id"), ""), element.get(qn("w:name"), "")
        if element.tag == START and name in self.names:
            self.open[number] = (name, self.length)
        elif element.tag == END and number in self.open:
            name, start = self.open.pop(number)
            self.spans[name] = (start, self.length)


def _read(document: bytes, names: set[str]) -> tuple[str, dict[str, tuple[int, int]]]:
    try:
        root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise NotAPaper("这份文档已损坏，无法核对。") from None
    reader = _Reader(names)
    reader.walk(root)
    return "".join(reader.pieces), reader.spans


def _mark(binding: Binding, span: tuple[int, int] | None, text: str) -> Mark:
    if span is None or not text[slice(*span)].strip():
        return Mark(binding, None, "")
    start, end = span
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    left = before if len(before) <= AROUND else "…" + before[-AROUND:]
    right = after if len(after) <= AROUND else after[:AROUND] + "…"
    return Mark(binding, text[start:end], f"{left}{text[start:end]}{right}")
