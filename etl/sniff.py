"""What kind of file some bytes are, whatever their name says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from etl.refusal import Refusal

Container = Literal["zip", "ole", "text"]

MAX_BYTES = 30 * 1024 * 1024
_BLANKS = b"\0 \t\r\n"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".tab", ""})
_REFUSED_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "file_pdf"),
    (b"\x89PNG", "file_image"),
    (b"\xff\xd8\xff", "file_image"),
    (b"GIF8", "file_image"),
    (b"PK\x05\x06", "file_archive"),
    (b"Rar!", "file_archive"),
    (b"7z\xbc\xaf\x27\x1c", "file_archive"),
    (b"\x1f\x8b", "file_archive"),
    (b"{\\rtf", "file_word"),
    (b"ID;P", "file_slk"),
    (b"TABLE\r\n0,1", "file_dif"),
    (b"TABLE\n0,1", "file_dif"),
    (b"MIME-Version:", "file_html_as_xls"),
    # Beginning-of-file records of Excel 2 to 5 written without a container.
    (b"\x09\x00\x04\x00", "file_old_biff"),
    (b"\x09\x00\x06\x00", "file_old_biff"),
    (b"\x09\x02\x06\x00", "file_old_biff"),
    (b"\x09\x04\x06\x00", "file_old_biff"),
    (b"\x09\x08\x08\x00", "file_old_biff"),
    (b"\x09\x08\x10\x00", "file_old_biff"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style|div|script)\b", re.IGNORECASE)
_XML_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", "file_xml_2003"),
    (b"urn:oasis:names:tc:opendocument", "file_fods"),
)


@dataclass(frozen=True)
class Source:
    """Bytes whose container is known. `suffix` is the file name's, lower case, with the dot."""

    content: bytes
    container: Container
    suffix: str


def sniff(content: bytes, file_name: str) -> Source:
    """The container of a file, from its first bytes. Raises Refusal for what is no table, each kind by its name."""
    if not content[:4096].strip(_BLANKS) and not content.strip(_BLANKS):
        raise Refusal("file_empty")
    if len(content) > MAX_BYTES:
        raise Refusal("file_too_large", size=f"{len(content) / 1024 / 1024:.1f}", limit=str(MAX_BYTES // 1024 // 1024))
    suffix = PurePath(file_name).suffix.lower()
    if content.startswith(_ZIP):
        return Source(content, "zip", suffix)
    if content.startswith(_OLE):
        return Source(content, "ole", suffix)
    _refuse_by_first_bytes(content)
    _refuse_markup(content[:4096])
    if suffix not in _TEXT_SUFFIXES and b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal("file_broken")
    return Source(content, "text", suffix)


def _refuse_by_first_bytes(content: bytes) -> None:
    for start, code in _REFUSED_STARTS:
        if content.startswith(start):
            raise Refusal(code)


def _refuse_markup(head: bytes) -> None:
    head = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if not head.startswith(b"<"):
        return
    for mark, code in _XML_KINDS:
        if mark in head:
            raise Refusal(code)
    if _HTML.search(head):
        raise Refusal("file_html_as_xls")
    if head.startswith((b"<?xml", b"<!")):
        raise Refusal("file_xml")
