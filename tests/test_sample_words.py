"""The sample's words fit its facts: who writes about what, what a late unit intends."""

from __future__ import annotations

from etl.sample_year.days import RETURNS
from etl.sample_year.instructions import LATE_WORDS, ledger_sheets
from etl.sample_year.instructions_plan import instructions
from etl.sample_year.supervision_items import items
from etl.sample_year.supervision_state import state
from etl.sample_year.words_bank import counties, departments


def test_a_county_leads_on_its_own_papers_and_on_those_that_name_it() -> None:
    by_government = {county.government: county.name for county in counties()}
    led = [entry for entry in instructions() if entry.lead in by_government]
    written_by = {entry.from_unit for entry in led}
    assert led
    assert written_by.isdisjoint(department.name for department in departments())
    assert [e.title for e in led if e.from_unit != e.lead and by_government[e.lead] not in e.title] == []


def test_a_unit_whose_deadline_has_passed_does_not_promise_to_keep_it() -> None:
    late = [
        state(item, day).next_step
        for item in items()
        for day in RETURNS
        if (due := item.due_on(day).day) is not None and day > due
    ]
    assert "倒排工期，尽快办结" in late
    assert not any("按时" in step for step in late if step)


def test_no_instruction_past_its_term_is_just_being_looked_at() -> None:
    late = [row for sheet in ledger_sheets(RETURNS[-1]) for row in sheet.rows if "逾期" in row]
    said = {cell for row in late for cell in row if isinstance(cell, str)}
    assert said & set(LATE_WORDS)
    assert "正在研究办理" not in said
