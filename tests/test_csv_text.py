"""Text files: which encoding, which separator."""

from __future__ import annotations

import pytest

from etl.csv_text import decode, rows, separator
from etl.refusal import Refusal


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_text_is_read_in_every_encoding_that_offices_use(encoding: str) -> None:
    assert decode("编号,𠮷林,①".encode(encoding)) == "编号,𠮷林,①"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\0c", "csv_binary"),
        ("编号,名称".encode("utf-16-le"), "csv_binary"),
        (b"a\xff,b", "csv_encoding"),
        (b"\xef\xbb\xbf\xff", "csv_encoding"),
        (b"\x01\x02\x03" * 9, "csv_binary"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        decode(content)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("序号,名称\n1,推进;落实\n", ","),
        ("序号\t名称,简称\n1\t推进,落实\n", "\t"),
        ("序号;名称;单位\n1;推进;市府办\n", ";"),
        ("标题\n序号,名称,单位\n1,推进,市府办\n2,新建,教育局\n", ","),
    ],
)
def test_separator_is_the_sign_that_cuts_most_fields(text: str, sign: str) -> None:
    assert separator(text) == sign


def test_quoted_line_breaks_stay_in_their_cell_and_leading_zeros_are_kept() -> None:
    assert list(rows('编号,说明\r\n="001","两\n行"\r\n')) == [["编号", "说明"], ["001", "两\n行"]]


def test_quote_that_never_ends_is_refused_with_its_row() -> None:
    with pytest.raises(Refusal) as caught:
        list(rows('a,b\n"' + "x" * (1 << 25)))
    assert caught.value.code == "csv_broken"
