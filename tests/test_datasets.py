"""What must hold for every dataset's description."""

import datetime as dt
import re
from collections import Counter
from dataclasses import fields as dataclass_fields

import pytest

from data.datasets import ALL, dataset
from data.indicators import SECTIONS
from data.kinds.choices import Choice
from data.kinds.dates import Date, Moment
from data.kinds.kind import Setting
from data.kinds.line_number import LineNumber
from data.kinds.numbers import Number
from data.personal import is_personal_header
from data.spec import Column, Dataset, Tracking
from data.tables import PROVENANCE, compared_names
from etl.layout import normalise_header

MEANT_TWICE = {
    # Reference §0.1, ruling 5: content and free fields decide.
    ("supervision", "编号"),
    ("supervision", "目标任务"),
    ("supervision", "当前进度"),
    ("supervision", "责任单位"),
    ("supervision", "责任部门"),
    ("instructions", "编号"),
    ("livelihood", "当前进度"),
    ("livelihood", "责任单位"),
    ("livelihood", "责任部门"),
    # Reference §4.1: listed there once for each of two fields, or said to hold either.
    ("supervision", "责任单位(排名第一为牵头)"),
    ("livelihood", "备注"),
    ("urgent_reports", "事发地点"),
    ("urgent_reports", "地点"),
    ("smuggling_cases", "查获地点"),
    # Reference §4.10: 是 or a number of days.
    ("reconsideration", "延期"),
    ("reconsideration", "延长期限"),
    ("proposals", "类别"),
}

FILLED_OTHERWISE = {
    # Blank shift: the whole day; blank pillar: the row is of no single pillar.
    ("duty_roster", "shift"),
    ("inspections", "pillar"),
    # Blank unit: the city government's own meeting.
    ("law_study", "org"),
    # Blank level: the city's.
    ("proposals", "level"),
}

AS_OF = dt.date(2020, 6, 30)

UNSUFFIXED_DATES = {("duty_roster", "date")}
"""Named so by reference §4.14."""

every_dataset = pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)


def stored_names(spec: Dataset) -> list[str]:
    return [name for name, _, _ in spec.stored]


def test_dataset_names_and_titles_are_unique() -> None:
    assert len({spec.name for spec in ALL}) == len(ALL)
    assert len({spec.zh for spec in ALL}) == len(ALL)
    assert all(dataset(spec.name) is spec for spec in ALL)


@every_dataset
def test_a_dataset_says_where_it_comes_from_and_how_it_is_recognised(spec: Dataset) -> None:
    assert spec.section in {*SECTIONS, "reference"}
    assert all((spec.zh, spec.division, spec.source, spec.titles))


def test_no_title_word_speaks_for_two_datasets() -> None:
    words = Counter(word for spec in ALL for word in spec.titles)
    assert [word for word, count in words.items() if count > 1] == []


@every_dataset
def test_stored_fields_are_named_once_and_never_like_provenance(spec: Dataset) -> None:
    names = stored_names(spec)
    assert len(set(names)) == len(names)
    assert set(names) & set(PROVENANCE) == set()


@every_dataset
def test_names_are_snake_case_and_dates_say_so(spec: Dataset) -> None:
    for column in spec.columns:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", column.name), column.name
        if (spec.name, column.name) in UNSUFFIXED_DATES:
            continue
        assert column.name.endswith("_on") is isinstance(column.kind, Date), column.name
        assert column.name.endswith("_at") is isinstance(column.kind, Moment), column.name


@every_dataset
def test_every_key_field_is_stored_and_always_filled(spec: Dataset) -> None:
    owners = {name: column for name, column, _ in spec.stored}
    for name in spec.key:
        column = owners[name]
        given = column.required or column.from_sheet or column.computed or spec.key_fallback
        assert given or (spec.name, name) in FILLED_OTHERWISE, name


@every_dataset
def test_a_key_fallback_is_a_required_text(spec: Dataset) -> None:
    if spec.key_fallback is not None:
        assert spec.column(spec.key_fallback).required


@every_dataset
def test_fields_named_for_growth_scope_and_derivation_are_stored(spec: Dataset) -> None:
    named = {*spec.only_grows, *spec.derive_when, *(spec.scope or ())}
    assert named <= set(stored_names(spec))
    sources = {source for column in spec.columns for source in column.else_from}
    assert sources <= set(stored_names(spec))


@every_dataset
def test_a_computed_column_is_never_asked_for(spec: Dataset) -> None:
    computed = [column for column in spec.columns if column.computed]
    assert not any(column.required or column.from_sheet or column.synonyms for column in computed)
    assert not computed or spec.derive is not None


@every_dataset
def test_derived_fields_are_stored(spec: Dataset) -> None:
    if spec.derive is not None:
        blank = dict.fromkeys(stored_names(spec))
        assert set(spec.derive(blank)) <= set(blank)


@every_dataset
def test_a_header_means_one_column_unless_content_decides(spec: Dataset) -> None:
    spellings = Counter(header for column in spec.columns for header in set(column.headers))
    twice = {(spec.name, header) for header, count in spellings.items() if count > 1}
    assert twice == {entry for entry in MEANT_TWICE if entry[0] == spec.name}


@every_dataset
def test_no_column_lists_a_spelling_twice(spec: Dataset) -> None:
    for column in spec.columns:
        assert len(set(column.headers)) == len(column.headers), column.name


@every_dataset
def test_no_column_would_hold_personal_data(spec: Dataset) -> None:
    assert [header for column in spec.columns for header in column.headers if is_personal_header(header)] == []


@every_dataset
def test_something_is_required_but_never_everything(spec: Dataset) -> None:
    required = [column for column in spec.columns if column.required]
    assert required
    assert len(required) < len(spec.columns)


@every_dataset
def test_notes_are_chinese_sentences(spec: Dataset) -> None:
    for column in spec.columns:
        assert column.note == "" or re.fullmatch(r".*[\u4e00-\u9fff].*[。;]", column.note), column.name


@every_dataset
def test_tracking_reads_stored_fields(spec: Dataset) -> None:
    if spec.tracking is None:
        return
    named = {getattr(spec.tracking, part.name) for part in dataclass_fields(Tracking) if part.name != "list_code"} - {
        None
    }
    assert named <= set(stored_names(spec))
    assert (spec.tracking.list_name is None) is not (spec.tracking.list_code is None)


def test_lists_projects_and_instructions_are_supervised() -> None:
    assert [spec.name for spec in ALL if spec.tracking] == ["supervision", "livelihood", "instructions"]


def test_an_unknown_column_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        dataset("units").column("nothing")


def test_a_column_offers_its_canonical_header_first() -> None:
    assert Column("x", "甲", dataset("units").column("code").kind, ("乙",)).headers == ("甲", "乙")


@every_dataset
def test_a_plain_number_under_a_columns_own_header_is_stored_as_written(spec: Dataset) -> None:
    for column in spec.columns:
        if isinstance(column.kind, Number):
            for header in column.headers:
                setting = Setting(2020, AS_OF, header=header, measure_unit=normalise_header(header).measure_unit)
                factor = 10_000 if header == "数据调用(万次)" else 1
                assert column.kind.read(12.0, setting).values[0] == 12 * factor, header


@every_dataset
def test_every_choice_is_read_back_from_its_label_and_stored_words_are_their_own_labels(spec: Dataset) -> None:
    for column in spec.columns:
        if isinstance(column.kind, Choice):
            for label in column.kind.options:
                (code,) = column.kind.read(label, Setting(2020, AS_OF)).values
                assert column.kind.label(code) == label
                assert code.isascii() or code in label


@every_dataset
def test_a_line_number_is_no_key_and_makes_no_version(spec: Dataset) -> None:
    for column in spec.columns:
        if isinstance(column.kind, LineNumber):
            assert column.name not in spec.key
            assert column.name not in compared_names(spec)
