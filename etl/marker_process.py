"""Marks the problems in one workbook in a process of its own, which a hostile file may crash without harm.

Takes from standard input a pickle of {"libraries", "content", "sheets", "marks", "titles"}: the bytes of an .xlsx, or
None with the sheets' values as fields of `PlainSheet`. Writes the marked workbook's bytes to standard output; nothing
where it cannot.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import warnings
from pathlib import Path
from typing import Any

MEMORY_BYTES = 2048 * 1024 * 1024
CPU_SECONDS = 45


def main() -> None:
    """Reads the request under limits, writes the workbook."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from etl.reader_process import end_with_parent, limit

    limit(MEMORY_BYTES, CPU_SECONDS)
    request = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent
    sys.path[:0] = request["libraries"]
    threading.Thread(target=end_with_parent, daemon=True).start()
    with os.fdopen(os.dup(1), "wb") as out:
        out.write(_marked(request))
    os._exit(0)


def _marked(request: dict[str, Any]) -> bytes:
    import io

    from etl.faithful_book import open_faithfully
    from etl.marking import Mark, mark
    from etl.plain_book import PlainSheet, plain_book

    warnings.simplefilter("ignore")
    if request["content"] is not None:
        book = open_faithfully(request["content"])
        if not set(request["titles"].values()) <= set(book.sheetnames):
            return b""
    else:
        book = plain_book([PlainSheet(*sheet) for sheet in request["sheets"]])
    mark(book, [Mark(*entry) for entry in request["marks"]], request["titles"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


if __name__ == "__main__":
    main()
