"""What a file is told to be from its first bytes."""

from __future__ import annotations

import pytest

from etl.messages_file import FILE_MESSAGES
from etl.refusal import Refusal
from etl.sniff import MAX_BYTES, sniff


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.xlsx", "file_empty"),
        (b" \r\n\0", "a.csv", "file_empty"),
        (b"x" * (MAX_BYTES + 1), "a.csv", "file_too_large"),
        (b"%PDF-1.7", "a.xlsx", "file_pdf"),
        (b"\x89PNG\r\n", "a.csv", "file_image"),
        (b"\xff\xd8\xff\xe0", "a.xls", "file_image"),
        (b"Rar!\x1a", "a.xlsx", "file_archive"),
        (b"PK\x05\x06" + b"\0" * 18, "a.xlsx", "file_archive"),
        (b"{\\rtf1", "a.doc", "file_word"),
        (b"ID;PWXL;N;E", "a.slk", "file_slk"),
        (b"TABLE\r\n0,1\r\n", "a.dif", "file_dif"),
        (b"\x09\x02\x06\x00\x00\x00", "a.xls", "file_old_biff"),
        (b"<html><table>", "a.xls", "file_html_as_xls"),
        (b"\xef\xbb\xbf\r\n<TABLE border=1>", "a.xls", "file_html_as_xls"),
        ("<html>".encode("utf-16"), "a.xls", "file_html_as_xls"),
        (b"MIME-Version: 1.0\r\n", "a.xls", "file_html_as_xls"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "a.xls",
            "file_xml_2003",
        ),
        (
            b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument">',
            "a.fods",
            "file_fods",
        ),
        (b'<?xml version="1.0"?><DIF>', "a.dif", "file_xml"),
        (b"\x01\x02\0\0\0", "a.xlsx", "file_broken"),
    ],
)
def test_file_that_is_no_readable_table_is_refused_by_its_kind(content: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        sniff(content, name)
    assert caught.value.code == code
    assert FILE_MESSAGES[code].format(**caught.value.detail)


@pytest.mark.parametrize(
    ("content", "name", "container"),
    [
        (b"PK\x03\x04rest", "a.xls", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.xlsx", "ole"),
        (b"ID;name\n1;x\n", "a.csv", "text"),
        ("编号,名称".encode("gb18030"), "A.XLS", "text"),
        ("编号,名称".encode("utf-16"), "a.xls", "text"),
        (b"<5,x\n", "a.csv", "text"),
    ],
)
def test_container_is_told_whatever_the_name(content: bytes, name: str, container: str) -> None:
    source = sniff(content, name)
    assert source.container == container
    assert source.suffix == "." + name.rsplit(".", 1)[1].lower()


def test_every_wording_says_what_to_do() -> None:
    remarks = {"file_has_macros"}
    assert {code for code, words in FILE_MESSAGES.items() if "请" not in words} == remarks
