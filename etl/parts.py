"""The parts of a zipped workbook that are parsed, opened within limits on number, size and content."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from etl.refusal import Refusal

MAX_PARTS = 5_000
MAX_INFLATED = 400 * 1024 * 1024
MAX_SMALL_PART = 32 * 1024 * 1024
_BLOCK = 1 << 19


class Parts:
    """A zip archive whose inflated bytes are counted while they are read, since its headers may lie."""

    def __init__(self, content: bytes) -> None:
        """Raises Refusal for an archive that is broken, encrypted or has too many parts."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
            raise Refusal("file_broken") from None
        members = self._archive.infolist()
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

    def _inflate(self, name: str) -> Iterator[bytes]:
        try:
            with self._archive.open(self._members[name.lower()]) as part:
                while block := part.read(_BLOCK):
                    self._inflated += len(block)
                    if self._inflated > MAX_INFLATED:
                        raise Refusal("file_zip_bomb")
                    yield block
        except Refusal:
            raise
        except Exception:  # zipfile, zlib, bz2 and lzma each raise classes of their own
            raise Refusal("file_broken") from None


def _decoder(head: bytes):  # noqa: ANN202
    """Bytes to UTF-8 bytes: almost always the identity, but a part may be written in UTF-16."""
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return bytes
    import codecs

    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    return lambda block: decoder.decode(block).encode()
