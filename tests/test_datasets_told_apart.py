"""No dataset's sheet is taken for another's."""

import pytest

from data.datasets import ALL
from data.spec import Column, Dataset
from etl.columns import known_headers
from etl.layout import Table, find_tables
from etl.recognition import guesses, recognise
from etl.workbook import Sheet

every_dataset = pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)


def sheet_with(columns: list[Column]) -> Table:
    headers = [column.zh for column in columns]
    sheet = Sheet("Sheet1", True, [headers, ["甲"] * len(headers), ["乙"] * len(headers)])
    (table,) = find_tables(sheet, known_headers())
    return table


def asked(spec: Dataset) -> list[Column]:
    return [column for column in spec.columns if not column.computed]


@every_dataset
def test_the_canonical_headers_alone_name_the_dataset(spec: Dataset) -> None:
    ranked = guesses(sheet_with(asked(spec)), "")
    assert ranked[0].spec is spec
    assert ranked[0].missing == ()
    assert all(ranked[0].score > other.score + 1 for other in ranked[1:])


@every_dataset
def test_required_headers_with_a_title_word_name_the_dataset(spec: Dataset) -> None:
    needed = [column for column in asked(spec) if column.required]
    rest = [column for column in asked(spec) if not column.required]
    columns = needed + rest[: max(0, 3 - len(needed))]
    for word in spec.titles:
        assert recognise(sheet_with(columns), f"XX市2020年{word}情况表") is spec, word


@every_dataset
def test_a_sheet_without_any_required_header_is_not_taken_for_the_dataset(spec: Dataset) -> None:
    rest = [column for column in asked(spec) if not column.required]
    if any(column.required and not column.from_sheet for column in spec.columns):
        assert recognise(sheet_with(rest), " ".join(spec.titles)) is not spec
