"""The exception by which reading a file ends with a reason that people can be told."""

from __future__ import annotations


class Refusal(Exception):
    """A file cannot be read. `code` has its wording in the messages, `detail` fills the wording in.

    Known to the limited child process, which must not import the database library that `Finding` comes with.
    """

    def __init__(self, code: str, **detail: str) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
