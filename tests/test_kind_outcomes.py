"""An outcome with the reason behind it, in one cell."""

import datetime as dt

import pytest

from data.datasets.disclosure_requests import APPLICANT, RESULT
from data.kinds.kind import Setting

SETTING = Setting(2020, dt.date(2020, 3, 12))


@pytest.mark.parametrize(
    ("cell", "outcome", "reason"),
    [
        ("予以公开", "予以公开", None),
        ("同意公开", "予以公开", None),
        ("不予公开(国家秘密)", "不予公开", "国家秘密"),
        ("不予公开：属于过程性信息", "不予公开", "四类过程性信息"),
        ("国家秘密", "不予公开", "国家秘密"),
        ("部分公开（第三方权益）", "部分公开", "保护第三方合法权益"),
        ("信息不存在", "无法提供", "本机关不掌握相关信息"),
        ("其他处理(逾期不补正)", "其他处理", "逾期不补正"),
        ("不予处理", "不予处理", None),
        ("/", None, None),
    ],
)
def test_outcome_and_reason_are_read_from_one_cell(cell: str, outcome: str | None, reason: str | None) -> None:
    reading = RESULT.read(cell, SETTING)
    assert (reading.values, reading.warning) == ((outcome, reason), None)


def test_what_is_shown_is_read_again() -> None:
    shown = RESULT.show("不予公开", "国家秘密")
    assert shown == "不予公开(国家秘密)"
    assert RESULT.read(shown, SETTING).values == ("不予公开", "国家秘密")


def test_unknown_words_are_kept_as_written_with_a_warning() -> None:
    reading = RESULT.read("待研究", SETTING)
    assert (reading.values, reading.raw) == ((None, None), "待研究")
    assert reading.warning is not None
    assert reading.warning.code == "choice_ignored"


def test_words_that_may_be_a_name_are_neither_kept_nor_repeated() -> None:
    reading = APPLICANT.read("某村村民", SETTING)
    assert (reading.values, reading.raw) == ((None,), None)
    assert reading.warning is not None
    assert "某村村民" not in str(reading.warning.detail)


def test_a_kind_of_applicant_is_found_inside_a_name() -> None:
    assert APPLICANT.read("某律师事务所", SETTING).values == ("法律服务机构",)
