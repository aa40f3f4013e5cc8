"""Several documents as one file to take away."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

ZIP = "application/zip"
EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The bytes of a .zip of (name, bytes), the same for the same files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in files:
            made.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
