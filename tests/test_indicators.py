"""What must hold for every indicator."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from data.formulas.targets import TargetOf
from data.indicators import ALL, SECTIONS, Indicator, UnknownIndicator, indicator
from data.rules import rules
from tests.requirement import missing

REPORT = Path(__file__).resolve().parents[2] / "shared" / "domain" / "figures_2020.csv"

every_indicator = pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.code)


def test_codes_and_names_are_unique() -> None:
    assert len({entry.code for entry in ALL}) == len({entry.name for entry in ALL}) == len(ALL)
    assert all(indicator(entry.code) is entry for entry in ALL)


def test_an_unknown_code_is_said_in_chinese() -> None:
    with pytest.raises(UnknownIndicator, match="没有代码为“supv_nothing”的指标"):
        indicator("supv_nothing")


@every_indicator
def test_an_indicator_names_its_section_and_what_it_counts(entry: Indicator) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)+", entry.code)
    assert entry.section in SECTIONS
    assert entry.unit
    assert re.fullmatch(r"[^。]+。", entry.note)


@every_indicator
def test_a_formula_reads_columns_that_exist(entry: Indicator) -> None:
    used = (*entry.measure.uses(), *(entry.before.uses() if entry.before else ()))
    assert entry.measure.uses()
    assert [(source.dataset, field) for source, field in used if field not in source.fields()] == []


@every_indicator
def test_only_rates_and_targets_of_rates_are_shown_in_percent(entry: Indicator) -> None:
    is_target = isinstance(entry.measure, TargetOf)
    assert (entry.unit == "%") == (is_target or (entry.measure.divides and not re.search("平均|时长", entry.name)))


@every_indicator
def test_a_target_belongs_to_an_indicator(entry: Indicator) -> None:
    if isinstance(entry.measure, TargetOf):
        assert indicator(entry.measure.code).unit == entry.unit
    assert entry.target is None or indicator(entry.target)


def test_every_band_of_the_rules_is_counted() -> None:
    assert {f"assess_band_{band.code}" for band in rules().band} < {entry.code for entry in ALL}


def test_the_reports_figures_are_all_here() -> None:
    if not REPORT.exists():
        missing(
            "the report's figures (shared/domain/figures_2020.csv)", "check out the shared folder beside the project"
        )
    with REPORT.open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    found = [(entry.code, entry.name, entry.section, entry.unit, entry.derived) for entry in ALL]
    assert len(wanted) == 65
    for row in wanted:
        expected = (row["code"], row["name_zh"], row["section"], row["unit"], row["kind"] == "derived")
        assert expected in found
