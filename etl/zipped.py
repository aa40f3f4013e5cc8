"""Which spreadsheet format a zip archive holds."""

from __future__ import annotations

from etl.parts import Parts
from etl.refusal import Refusal

_SUFFIXES = {"xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ""), "ods": (".ods", ".ots", "")}
_OTHERS = (
    ("workbook.bin", "file_xlsb"),
    ("word/document.xml", "file_word"),
    ("ppt/presentation.xml", "file_not_table"),
)
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def format_of(parts: Parts) -> str:
    """xlsx or ods. Raises Refusal for any other archive, by its name where it is a common one."""
    names = parts.names
    if any(name.endswith("workbook.xml") for name in names):
        return "xlsx"
    for end, code in _OTHERS:
        if any(name.endswith(end) for name in names):
            raise Refusal(code)
    if "content.xml" in names:
        kind = parts.read("mimetype")
        if kind.startswith(_SPREADSHEET) or not kind:
            return "ods"
        raise Refusal("file_word" if b"text" in kind else "file_not_table")
    raise Refusal("file_broken" if "[content_types].xml" in names else "file_archive")


def notices(parts: Parts, form: str, suffix: str) -> list[tuple[str, dict[str, str]]]:
    """What people should know of the whole file: (code, detail)."""
    found: list[tuple[str, dict[str, str]]] = []
    if suffix not in _SUFFIXES[form]:
        found.append(("file_extension_mismatch", {"said": suffix, "kind": form}))
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in parts.names):
        found.append(("file_has_macros", {}))
    if any("/externallinks/externallink" in name for name in parts.names):
        found.append(("file_external_links", {}))
    return found
