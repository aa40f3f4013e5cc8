"""Kinds of party: what they are is kept, who they are is not."""

from __future__ import annotations

import datetime as dt

import pytest

from data.datasets.reconsideration import APPLICANT
from data.kinds.kind import Finding, Setting

HERE = Setting(2020, dt.date(2020, 10, 31))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("公民", "citizen"),
        ("自然人", "citizen"),
        ("某某食品有限公司", "legal_person"),
        ("其他", "other"),
        ("其他组织", "other"),
        ("/", None),
        (None, None),
    ],
)
def test_a_kind_of_party_is_kept_without_the_words_around_it(cell: str | None, code: str | None) -> None:
    reading = APPLICANT.read(cell, HERE)
    assert (reading.values, reading.warning, reading.raw) == ((code,), None, None)


@pytest.mark.parametrize("cell", ["甲某某", "甲某某等3人", "甲某某、乙某某"])
def test_what_may_be_a_name_is_dropped_and_not_repeated(cell: str) -> None:
    reading = APPLICANT.read(cell, HERE)
    assert (reading.values, reading.warning, reading.raw) == ((None,), Finding("party_unknown", "warning"), None)


def test_of_several_kinds_the_first_is_kept_without_a_word() -> None:
    reading = APPLICANT.read("甲某某(公民)和某某公司", HERE)
    assert (reading.values[0], reading.raw) == ("citizen", None)
