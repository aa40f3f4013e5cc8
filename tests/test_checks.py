import datetime as dt
import string

import pytest

from data.checks import adds_up, growth_matches, in_order, not_negative, part_of, rate_matches, share, status_agrees
from data.clocks.proposals import ANSWER, clocks
from data.clocks.stated import due_agrees
from data.datasets import ALL
from data.datasets.documents import number_agrees_with_date, number_comes_with_issue
from data.datasets.drills import status_agrees_with_date
from data.datasets.executive_items import listed_items_are_prepared
from data.datasets.units import group_has_members
from data.kinds.dates import Date
from data.kinds.kind import Finding
from data.kinds.numbers import Count
from data.kinds.percents import Percent
from data.kinds.status import Status
from data.spec import Column
from etl.messages_checks import CHECK_MESSAGES

ASSIGNED = Column("assigned_on", "交办时间", Date())
FINISHED = Column("finished_on", "办结时间", Date())
ITEMS = Column("items", "事项总数", Count(unit="项"))
DONE = Column("done", "已办数", Count(unit="项"))
RATE = Column("rate", "办理率", Percent())
OTHERS = Column("others", "其他数", Count(unit="项"))
DUE = Column("due_on", "答复期限", Date())
STATUS = Column("status", "进展状态", Status())


def found(check: object, **row: object) -> tuple[str, str, str] | None:
    """(field, severity, sentence as shown) of what a check finds in a row."""
    outcome = check(row)  # type: ignore[operator]
    if outcome is None:
        return None
    field, finding = outcome
    return field, finding.severity, CHECK_MESSAGES[finding.code].format(**finding.detail)


def test_a_later_day_before_an_earlier_one_is_pointed_out_at_the_later() -> None:
    check = in_order(ASSIGNED, FINISHED)
    assert found(check, assigned_on=dt.date(2020, 3, 5), finished_on=dt.date(2020, 3, 4)) == (
        "finished_on",
        "warning",
        "办结时间（2020-03-04）早于交办时间（2020-03-05）。请核对这两处，改正写错的一处。",
    )


@pytest.mark.parametrize("finished", [dt.date(2020, 3, 5), dt.date(2020, 3, 6), None])
def test_days_in_order_equal_or_missing_pass(finished: dt.date | None) -> None:
    assert found(in_order(ASSIGNED, FINISHED), assigned_on=dt.date(2020, 3, 5), finished_on=finished) is None


def test_moments_are_compared_to_the_minute_and_may_refuse_the_file() -> None:
    check = in_order(ASSIGNED, FINISHED, "error")
    early, late = dt.datetime(2020, 6, 1, 14, 4), dt.datetime(2020, 6, 1, 14, 5)
    assert found(check, assigned_on=early, finished_on=late) is None
    assert found(check, assigned_on=late, finished_on=early) == (
        "finished_on",
        "error",
        "办结时间（2020-06-01 14:04）早于交办时间（2020-06-01 14:05）。请核对这两处，改正写错的一处。",
    )


def test_a_part_larger_than_its_whole_is_pointed_out() -> None:
    assert found(part_of(DONE, ITEMS), done=31.0, items=30.0) == (
        "done",
        "warning",
        "已办数（31）大于事项总数（30）。部分不应超过总数，请核对这两处。",
    )


@pytest.mark.parametrize(("done", "items"), [(30, 30), (0, 0), (None, 30), (30, None)])
def test_a_part_up_to_its_whole_passes(done: float | None, items: float | None) -> None:
    assert found(part_of(DONE, ITEMS), done=done, items=items) is None


@pytest.mark.parametrize(
    ("reported", "done", "items", "agrees"),
    [
        (0.625, 25, 40, True),
        (0.63, 25, 40, True),
        (0.6301, 25, 40, False),
        (0.62, 25, 40, True),
        (0.6199, 25, 40, False),
        (0.5, None, 40, True),
        (0.5, 25, 0, True),
        (None, 25, 40, True),
    ],
)
def test_a_reported_rate_may_be_half_a_point_off(
    reported: float | None, done: float | None, items: float | None, agrees: bool
) -> None:
    assert (found(rate_matches(RATE, DONE, ITEMS), rate=reported, done=done, items=items) is None) is agrees


def test_a_rate_that_disagrees_is_shown_beside_the_computed_one() -> None:
    assert found(rate_matches(RATE, DONE, ITEMS), rate=0.7, done=25, items=40) == (
        "rate",
        "warning",
        "办理率填的是70.0%，按已办数÷事项总数计算是62.5%，相差超过0.5个百分点。系统按计算值显示，请核对。",
    )


def test_the_first_quantity_below_zero_refuses_the_file() -> None:
    assert found(not_negative(ITEMS, DONE), items=0, done=-3.0) == (
        "done",
        "error",
        "已办数填的是-3，数量不能小于0。请改为0或正数；如为核减，请直接填核减后的数。",
    )
    assert found(not_negative(ITEMS, DONE), items=None, done=0) is None


@pytest.mark.parametrize(
    ("status", "completion", "code"),
    [
        ("finished", 0.8, "done_below_full"),
        ("closed", 0.999, "done_below_full"),
        ("finished", 1.0, None),
        ("in_progress", 1.0, "full_not_done"),
        ("in_progress", 2.23, "full_not_done"),
        ("in_progress", 0.99, None),
        ("suspended", 1.0, None),
        ("closure_requested", 1.0, None),
        (None, 1.0, None),
        ("finished", None, None),
    ],
)
def test_a_status_word_that_completion_contradicts_is_a_warning(
    status: str | None, completion: float | None, code: str | None
) -> None:
    outcome = status_agrees(STATUS, RATE)({"status": status, "rate": completion})
    assert (outcome and (outcome[0], outcome[1].code, outcome[1].severity)) == (code and ("status", code, "warning"))


def test_a_planned_drill_with_a_day_held_is_pointed_out() -> None:
    held = dt.date(2020, 9, 18)
    assert found(status_agrees_with_date, status="计划", held_on=held) == (
        "status",
        "warning",
        "状态写的是计划，却填了实际时间2020-09-18。请核对状态或日期。",
    )
    assert found(status_agrees_with_date, status="已开展", held_on=held) is None
    assert found(status_agrees_with_date, status="计划", held_on=None) is None


def test_a_group_of_units_without_members_is_pointed_out() -> None:
    assert found(group_has_members, kind="group", name="各县(市、区)", members=None) == (
        "members",
        "warning",
        "单位组“各县(市、区)”没有填成员单位。请填所含单位的代码，用顿号隔开。",
    )
    assert found(group_has_members, kind="group", name="各县(市、区)", members="nancheng、beicheng") is None
    assert found(group_has_members, kind="county", name="云溪县", members=None) is None


def test_a_total_that_its_parts_do_not_come_to_is_pointed_out() -> None:
    check = adds_up(ITEMS, DONE, OTHERS)
    assert found(check, items=5, done=3, others=1) == (
        "items",
        "warning",
        "事项总数填的是5，已办数、其他数合计是4。系统按所填的事项总数统计，请核对。",
    )
    assert found(check, items=4, done=3, others=1) is None
    assert found(check, items=4, done=4, others=None) is None


def test_a_total_without_parts_or_with_vague_ones_is_left_alone() -> None:
    check = adds_up(ITEMS, DONE, OTHERS)
    assert found(check, items=5, done=None, others=0) is None
    assert found(check, items=400, items_qual="gt", done=410) is None
    assert found(check, items=None, done=3) is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(25, 40, 0.625), (1, 0, None), (None, 4, None), (4, None, None)]
)
def test_a_share_needs_both_parts_and_a_whole_above_zero(
    part: float | None, whole: float | None, expected: float | None
) -> None:
    assert share(part, whole) == expected


@pytest.mark.parametrize(
    ("reported", "agrees"), [(-0.1, True), (-0.105, True), (-0.106, False), (0.1, False), (None, True)]
)
def test_a_growth_may_be_half_a_point_off(reported: float | None, agrees: bool) -> None:
    outcome = found(growth_matches(RATE, DONE, ITEMS), rate=reported, done=90, items=100)
    assert (outcome is None) is agrees
    assert agrees or outcome == (
        "rate",
        "warning",
        f"办理率填的是{reported:+.1%}，按已办数与事项总数计算是-10.0%，相差超过0.5个百分点。系统按计算值显示，请核对。",
    )


FINDINGS = (
    adds_up(ITEMS, DONE)({"items": 2, "done": 1}),
    due_agrees(DUE, ASSIGNED, ANSWER, clocks)({"assigned_on": dt.date(2020, 3, 20), "due_on": dt.date(2020, 9, 1)}),
    in_order(ASSIGNED, FINISHED)({"assigned_on": dt.date(2020, 1, 2), "finished_on": dt.date(2020, 1, 1)}),
    part_of(DONE, ITEMS)({"done": 2, "items": 1}),
    rate_matches(RATE, DONE, ITEMS)({"rate": 1, "done": 1, "items": 2}),
    not_negative(DONE)({"done": -1}),
    status_agrees(STATUS, RATE)({"status": "finished", "rate": 0}),
    status_agrees(STATUS, RATE)({"status": "in_progress", "rate": 1}),
    status_agrees_with_date({"status": "取消", "held_on": dt.date(2020, 1, 1)}),
    group_has_members({"kind": "group"}),
    growth_matches(RATE, DONE, ITEMS)({"rate": 0.5, "done": 1, "items": 2}),
    number_agrees_with_date({"doc_no": "X政发〔2019〕1号", "issued_on": dt.date(2020, 1, 1)}),
    number_comes_with_issue({"issued_on": dt.date(2020, 1, 1)}),
    listed_items_are_prepared({"result": "listed", "consulted": False}),
)


def test_a_wording_names_only_what_the_check_gives() -> None:
    """That every wording is used is seen where workbooks provoke them all (test_should)."""
    findings: dict[str, Finding] = {outcome[1].code: outcome[1] for outcome in FINDINGS if outcome}
    assert len(findings) == len({outcome[1].code for outcome in FINDINGS if outcome}) > 12
    for code, finding in findings.items():
        named = {name for _, name, _, _ in string.Formatter().parse(CHECK_MESSAGES[code]) if name}
        assert named <= set(finding.detail)


def test_checks_of_every_dataset_pass_a_row_of_blanks() -> None:
    for spec in ALL:
        blank = {name: None for name, _, _ in spec.stored}
        assert [check(blank) for check in spec.checks] == [None] * len(spec.checks), spec.name
