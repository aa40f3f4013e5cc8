"""Cell text is cleaned as reference §4.0.2 says."""

import pytest

from data.cleaning import clean, compact, fold, is_empty, shorten


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("推进\r\n项目", "推进 项目"),
        ("推进\n项目", "推进 项目"),
        ("推进_x000D_\n项目", "推进 项目"),
        ("推进\t项目", "推进 项目"),
        ("推进　　项目 ", "推进 项目"),
        ("\u200b推\u200d进\ufeff项\u2060目\u00ad", "推进项目"),
        ("《通知》、办法。①第一项", "《通知》、办法。①第一项"),
    ],
)
def test_text_keeps_its_characters_and_loses_line_breaks_and_invisible_ones(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("１１８７", "1187"),
        ("（一）", "(一)"),
        ("７．７％", "7.7%"),
        ("1，187", "1,187"),
        ("－7", "-7"),
        ("1—2―3–4", "1-2-3-4"),
        ("《办法》、。", "《办法》、。"),
        ("①", "1"),
    ],
)
def test_numbers_and_dates_are_normalised_before_they_are_read(raw: str, folded: str) -> None:
    assert fold(raw) == folded


def test_compact_text_has_no_spaces() -> None:
    assert compact(" 主 要　工 作 任 务 ") == "主要工作任务"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "/",
        "\\",
        "-",
        "--",
        "—",
        "——",
        "无",
        "暂无",
        "空",
        "未填",
        "不涉及",
        "N/A",
        "nan",
        "……",
        "／",
        "无。",
        " / ",
    ],
)
def test_every_way_to_leave_a_cell_empty_is_recognised(token: str) -> None:
    assert is_empty(clean(token))


@pytest.mark.parametrize("text", ["0", "无问题", "空调", "暂无进展", "否", "-1", "A"])
def test_words_and_numbers_are_not_empty(text: str) -> None:
    assert not is_empty(text)


def test_a_long_text_is_cut_for_a_message() -> None:
    assert shorten("一二三四五六", 4) == "一二三…"
    assert shorten("一二三四", 4) == "一二三四"
