"""The parts of a zipped workbook that are parsed, opened within limits on number, size and content."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from etl.refusal import Refusal

MAX_PARTS = 5_000
MAX_INFLATED = 400 * 1024 * 1024
MAX_SMALL_PART = 32 * 1024 * 1024
_BLOCK = 1 << 16


class Parts:
    """A zip archive whose inflated bytes are counted while they are read, since its headers may lie."""

    def __init__(self, content: bytes) -> None:
        """Raises Refusal for an archive that is broken, encrypted or has too many parts."""
        self._content = content
        try:
            members = zipfile.ZipFile(BytesIO(content)).infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
            raise Refusal("file_broken") from None
        if len(members) > MAX_PARTS:
            raise Refusal("file_zip_bomb")
        if any(member.flag_bits & 1 for member in members):
            raise Refusal("file_encrypted")
        self._members = {member.filename.replace("\\", "/").lstrip("/").lower(): member for member in members}
        self._inflated = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Lower-case names, as parts are found whatever their case."""
        return tuple(self._members)

    def blocks(self, name: str) -> Iterator[bytes]:
        """The part's bytes, block by block, as UTF-8. Raises Refusal for a bomb, a broken part, a document type."""
        decode = None
        for block in self._inflate(name):
            if decode is None:
                decode = _decoder(block)
            block = decode(block)
            if b"!" in block and (b"<!DOCTYPE" in block or b"<!ENTITY" in block):
                raise Refusal("file_doctype")
            yield block

    def read(self, name: str) -> bytes:
        """A small part as a whole; empty where the archive has none. Raises Refusal as `blocks`."""
        if name.lower() not in self._members:
            return b""
        content = bytearray()
        for block in self.blocks(name):
            content += block
            if len(content) > MAX_SMALL_PART:
                raise Refusal("file_zip_bomb")
        return bytes(content)

    def check(self, name: str) -> None:
        """Looks at a part's beginning, where alone a document type may stand, and at its seal. Raises Refusal as `blocks`."""
        for position, block in enumerate(self._inflate(name)):
            head = _decoder(block)(block) if position == 0 else b""
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise Refusal("file_doctype")

    def _inflate(self, name: str) -> Iterator[bytes]:
        """The part as it was written: its checksum is looked at here, since the reader proper stops before it comes to it."""
        member = self._members[name.lower()]
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refusal("file_broken")
        start = self._data_start(member.header_offset)
        inflater = zlib.decompressobj(-zlib.MAX_WBITS) if member.compress_type == zipfile.ZIP_DEFLATED else None
        seal = 0
        for position in range(start, start + member.compress_size, _BLOCK):
            block = self._content[position : min(position + _BLOCK, start + member.compress_size)]
            try:
                block = inflater.decompress(block) if inflater else block
            except zlib.error:
                raise Refusal("file_broken") from None
            self._inflated += len(block)
            if self._inflated > MAX_INFLATED:
                raise Refusal("file_zip_bomb")
            if block:
                seal = zlib.crc32(block, seal)
                yield block
        if seal != member.CRC:
            raise Refusal("file_broken")

    def _data_start(self, header: int) -> int:
        if self._content[header : header + 4] != b"PK\x03\x04" or header + 30 > len(self._content):
            raise Refusal("file_broken")
        name, extra = struct.unpack_from("<HH", self._content, header + 26)
        return header + 30 + int(name) + int(extra)


def _decoder(head: bytes) -> Callable[[bytes], bytes]:
    """Bytes to UTF-8 bytes: almost always the identity, but a part may be written in UTF-16."""
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return bytes
    import codecs

    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    return lambda block: decoder.decode(block).encode()
