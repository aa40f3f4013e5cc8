"""Clocks: counting of periods, the table of terms, the light and the words of a clock."""

from __future__ import annotations

import datetime as dt

import pytest

from data.clocks import ALL, Clock, Reckoner, Running, Stop, add_months, last_day, terms
from data.clocks.terms import NoTerm, TermsError, parse
from data.workdays import read_calendar

D = dt.date.fromisoformat
TERM = """
[[term]]
code = "answer"
name = "答复"
act = "答复申请人"
law = "《条例》"
clause = "第三十三条"
in_force = 2019-05-15
amount = 20
days = "working_days"
extension = 20
soon = 5
changes = "可延长一次"
"""


def due(code: str, start: str, extended: bool = False, stops: tuple[Stop, ...] = ()) -> dt.date:
    return last_day(terms().find(code, D(start)), D(start), read_calendar(), extended, stops).day


@pytest.mark.parametrize(
    ("start", "first", "extended"),
    [
        ("2020-01-20", "2020-02-25", "2020-03-24"),
        ("2020-04-24", "2020-05-25", "2020-06-22"),
        ("2020-09-18", "2020-10-22", "2020-11-19"),
        ("2020-12-28", "2021-01-26", "2021-02-26"),
        ("2026-02-10", "2026-03-16", "2026-04-14"),
    ],
)
def test_twenty_working_days_leave_out_holidays_and_count_make_up_days(start: str, first: str, extended: str) -> None:
    assert due("disclosure_answer", start) == D(first)
    assert due("disclosure_answer", start, extended=True) == D(extended)


def test_seven_working_days_to_ask_for_a_correction() -> None:
    assert due("disclosure_correction", "2020-04-24") == D("2020-05-07")


@pytest.mark.parametrize(
    ("start", "first", "extended"),
    [
        ("2020-03-02", "2020-05-06", "2020-06-01"),
        ("2020-08-03", "2020-10-09", None),
        ("2020-06-01", "2020-07-31", None),
    ],
)
def test_sixty_days_that_end_on_a_holiday_end_on_the_next_working_day(
    start: str, first: str, extended: str | None
) -> None:
    assert due("recon_decide", start) == D(first)
    if extended:
        assert due("recon_decide", start, extended=True) == D(extended)


def test_a_stop_moves_the_whole_count_before_the_holiday_is_looked_at() -> None:
    stop = Stop(D("2020-03-10"), D("2020-03-20"), "中止")
    assert due("recon_decide", "2020-03-02", stops=(stop,)) == D("2020-05-11")


def test_working_days_with_a_third_party_are_not_counted() -> None:
    stop = Stop(D("2020-04-27"), D("2020-05-07"), "征求第三方意见")
    assert due("disclosure_answer", "2020-04-24", stops=(stop,)) == D("2020-06-01")


def test_three_months_end_on_the_same_number_or_the_months_last_day() -> None:
    assert add_months(D("2020-11-30"), 3) == D("2021-02-28")
    assert due("proposal_answer", "2020-03-20") == D("2020-06-22")
    assert due("proposal_answer", "2020-03-20", extended=True) == D("2020-09-21")


def test_the_law_in_force_when_the_clock_began_counts() -> None:
    assert terms().find("recon_decide", D("2023-12-31")).clause == "第三十一条"
    assert terms().find("recon_decide", D("2024-01-01")).clause == "第六十二条"
    with pytest.raises(NoTerm):
        terms().find("recon_decide_simplified", D("2020-01-01"))


def test_a_year_without_holidays_warns() -> None:
    found = last_day(terms().find("disclosure_answer", D("2026-12-20")), D("2026-12-20"), read_calendar())
    assert "2027年" in str(found.uncovered)


def clock(day: str, running: Running) -> Clock:
    return Reckoner(D(day), parse(TERM), read_calendar()).reckon(running)


START = D("2020-04-24")


@pytest.mark.parametrize(
    ("day", "running", "light", "reason", "next_green"),
    [
        ("2020-05-06", Running("answer", START), "green", "距答复法定期限还有14个工作日", ""),
        ("2020-05-15", Running("answer", START), "green", "距答复法定期限还有6个工作日", ""),
        (
            "2020-05-18",
            Running("answer", START),
            "yellow",
            "距答复法定期限还有5个工作日",
            "在2020年5月25日前答复申请人",
        ),
        ("2020-05-25", Running("answer", START), "yellow", "答复法定期限今日届满", "在2020年5月25日前答复申请人"),
        ("2020-05-26", Running("answer", START), "red", "答复超法定期限1天", "尽快答复申请人"),
        ("2020-05-26", Running("answer", START, extended=True), "green", "距答复法定期限还有19个工作日", ""),
        ("2020-05-26", Running("answer", START, finished=D("2020-05-25")), "done", "已按期办结", ""),
        ("2020-06-01", Running("answer", START, finished=D("2020-05-28")), "done", "已办结，超期3天", ""),
        (
            "2020-05-26",
            Running("answer", START, finished=D("2020-05-28")),
            "red",
            "答复超法定期限1天",
            "尽快答复申请人",
        ),
        ("2020-05-26", Running("answer", START, dropped=True), "paused", "已终止", ""),
        (
            "2020-05-26",
            Running("answer", START, stops=(Stop(D("2020-05-20"), None, "征求第三方意见"),)),
            "paused",
            "征求第三方意见，自2020年5月20日起停止计时",
            "",
        ),
    ],
)
def test_a_clock_says_its_light_why_and_what_would_turn_it_green(
    day: str, running: Running, light: str, reason: str, next_green: str
) -> None:
    found = clock(day, running)
    assert (found.light, found.reason, found.next_green) == (light, reason, next_green)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('code = "answer"', 'kode = "answer"'), "期限表第1条：不认识“kode”"),
        (("amount = 20", "amount = -1"), "期限表第1条：数额、延长和临期天数不能小于0。"),
        (('days = "working_days"', 'days = "weeks"'), "期限表第1条：“days”的值 'weeks' 不对。"),
        (('act = "答复申请人"\n', ""), "期限表第1条：缺少“act”。"),
        (("[[term]]", "[term"), "期限表写法有误"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(change: tuple[str, str], words: str) -> None:
    with pytest.raises(TermsError) as refused:
        parse(TERM.replace(*change))
    assert words in str(refused.value)


def test_two_terms_of_one_code_may_not_overlap() -> None:
    with pytest.raises(TermsError, match="同时有效"):
        parse(TERM + TERM.replace("2019-05-15", "2024-01-01"))


STOPPED = Stop(D("2020-05-11"), None, "征求第三方意见")


def test_what_is_left_stands_still_while_the_clock_does() -> None:
    running = Running("answer", START, stops=(STOPPED,))
    before = clock("2020-05-11", Running("answer", START))
    for day in ("2020-05-11", "2020-06-30", "2020-12-31"):
        assert clock(day, running).days_left == before.days_left == 10


def test_a_term_that_begins_anew_has_all_its_days_left_while_it_waits() -> None:
    waiting = Running("answer", START, stops=(Stop(D("2020-05-11"), None, "等待申请人补正"),), restarts=True)
    assert clock("2020-08-31", waiting).days_left == 20


@pytest.mark.parametrize("end", [None, "2020-06-30"])
def test_what_is_over_cannot_be_stopped(end: str | None) -> None:
    late = Stop(D("2020-06-01"), D(end) if end else None, "征求第三方意见")
    found = clock("2020-07-01", Running("answer", START, stops=(late,)))
    assert (found.light, found.due) == ("red", D("2020-05-25"))
    assert found.reason == "答复超法定期限37天，期满后的停止计时、延期不算"


def test_a_stop_on_the_last_day_counts() -> None:
    found = clock("2020-07-01", Running("answer", START, stops=(Stop(D("2020-05-25"), None, "征求第三方意见"),)))
    assert found.light == "paused"


@pytest.mark.parametrize(
    ("on", "due"), [("2020-05-25", "2020-06-22"), ("2020-05-26", "2020-05-25"), (None, "2020-06-22")]
)
def test_an_extension_after_the_last_day_does_not_count(on: str | None, due: str) -> None:
    running = Running("answer", START, extended=True, extended_on=D(on) if on else None)
    assert clock("2020-06-30", running).due == D(due)


@pytest.mark.parametrize(("on", "due"), [("2020-06-01", "2020-06-30"), ("2020-06-02", "2020-06-01")])
def test_an_extension_may_come_until_the_last_day_as_stops_have_moved_it(on: str, due: str) -> None:
    stop = Stop(D("2020-04-27"), D("2020-05-07"), "征求第三方意见")
    running = Running("answer", START, extended=True, extended_on=D(on), stops=(stop,))
    assert clock("2020-07-10", running).due == D(due)


def test_every_dataset_with_clocks_names_terms_that_exist() -> None:
    assert len({entry.dataset for entry in ALL}) == len(ALL)
    assert {term.code for term in terms().rows} >= {"disclosure_answer", "recon_decide", "proposal_answer"}
