"""Figures of a small year: values, qualifiers, targets, the records behind them, what was known when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from data.figures import Figure, Parts, Trace, UnknownIndicator, all_series, figure, figures, series, trace
from data.formulas import Growth
from data.indicators import ALL, Indicator

if TYPE_CHECKING:
    from tests.ledger import Ledger

pytest_plugins = ["tests.ledger"]

YEAR_END, JUNE = dt.date(2020, 12, 31), dt.date(2020, 6, 30)
MARCH = dt.date(2020, 3, 31)


def hand_in_a_year(ledger: Ledger) -> None:
    """A few records of every dataset that indicators read."""
    due, late = {"due_on": JUNE, "due_kind": "date"}, {"due_on": MARCH, "due_kind": "date"}
    ledger.hand_in("annual_targets", target("data_one_id_rate", 0.5), target("supv_overdue", 0), as_of=MARCH)
    ledger.hand_in(
        "supervision",
        item(1, status="closed", finished_on=JUNE, **due),
        item(2, status="finished", finished_on=JUNE, **late),
        item(3, status="in_progress", completion=0.8, **due),
        item(4, status="in_progress", status_flag="behind"),
        item(5, status="suspended"),
        item(6),
        item(7, status="draft"),
    )
    ledger.hand_in("livelihood", sub_target("一", 1.2), sub_target("二", 0.7))
    levels = ("central", "provincial", "city_gov", "city_gov", "city_party")
    ledger.hand_in("instructions", *(instruction(number, level) for number, level in enumerate(levels)))
    kinds = ("instruction_bulletin", "instruction_bulletin", "emergency_issue")
    ledger.hand_in("publications", *(issue(number, kind) for number, kind in enumerate(kinds, 1)))
    ranks = {"甲": 1, "乙": 2, "丙": 4, "丁": 6, "戊": 9, "己": None}
    ledger.hand_in("assessment_ranks", *({"indicator": n, "period": JUNE, "rank": r} for n, r in ranks.items()))
    ledger.hand_in("data_sharing", shared("ndrc", 80, 60, "ge"), shared("edu", 20, 5, None))
    ledger.hand_in("online_services", service("city", 700), service("nancheng", 500), service("port_zone", 9))
    ledger.hand_in("dingtalk", {"week": dt.date(2021, 1, 3), "org": "edu", "activated": 10, "active_week": 7})
    ledger.hand_in("urgent_reports", *map(report, ("first", "follow_up", "final"), (20, 61, 5)))
    drills = {"防汛": "已开展", "消防": "计划", "防疫": "取消", "地震": "已开展"}
    ledger.hand_in("drills", *({"year": 2020, "title": t, "host_unit": "edu", "status": s} for t, s in drills.items()))
    ledger.hand_in("duty_roster", shift(29, "全天"), shift(30, "白班"), shift(30, "夜班", duty_officer=None))
    ledger.hand_in("inspections", check("nancheng", 6), check("beicheng", 4))
    ledger.hand_in("smuggling_cases", case(1, 12.5), case(2, 2.5), case(3, None))
    reached = {"livelihood_award": JUNE, "emrg_platform_phase1": None, "smug_video_centres_city": JUNE}
    ledger.hand_in("milestones", *({"code": c, "reached_on": d, "quantity": 1} for c, d in reached.items()))
    hand_in_papers_and_meetings(ledger)


def hand_in_papers_and_meetings(ledger: Ledger) -> None:
    """Documents, meetings and executive items of the year, the counts of the year before."""
    days = {"received_on": MARCH, "issued_on": JUNE}
    ledger.hand_in("documents", *({"record_no": n, "title": "通知", "errors": 1, **days} for n in "一二三"))
    counts = {"month": dt.date(2019, 6, 30), "issued": 4, "meetings": 3, "telegram_meetings": 2}
    ledger.hand_in("document_months", counts)
    meeting = {"held_on": JUNE, "times": 1, "decisions": 4, "decisions_done": 3}
    kinds = {"专题会": "专题会议", "大会": "全市性会议", "协调": "协调会"}
    ledger.hand_in(
        "meetings", *({"name": n, "kind": k, "by_telegram": n != "协调", **meeting} for n, k in kinds.items())
    )
    item = {"month": JUNE, "applied_on": dt.date(2020, 5, 20), "approved_on": dt.date(2020, 5, 25)}
    ledger.hand_in("executive_items", {"title": "议题", "result": "listed", "meeting_on": dt.date(2020, 6, 9), **item})
    hand_in_openness(ledger)


def hand_in_openness(ledger: Ledger) -> None:
    ledger.hand_in("disclosure", {"period": JUNE, "org": "edu", "total": 40})
    late = {"received_on": dt.date(2020, 4, 24), "answered_on": dt.date(2020, 5, 26)}
    ledger.hand_in("disclosure_requests", {"year": 2020, "req_no": "1", **late})
    one = {"year": 2020, "level": "city", "kind": "member", "title": "关于医养结合的提案", "assigned_on": MARCH}
    done = {"answered_on": JUNE, "met": True, "result_class": "A", "sat_process": "satisfied"}
    ledger.hand_in("proposals", *({**one, **done, "no": unit, "host_unit": unit} for unit in ("edu", "court")))


def target(code: str, value: float) -> dict[str, Any]:
    return {"code": code, "year": 2020, "target": value}


def item(number: int, **fields: Any) -> dict[str, Any]:
    return {"year": 2020, "list_type": "work_report", "item_no": str(number), "title": f"任务{number}", **fields}


def sub_target(name: str, completion: float) -> dict[str, Any]:
    return {"year": 2020, "project": "养老服务", "sub_target": name, "completion": completion}


def instruction(number: int, level: str) -> dict[str, Any]:
    state = {"status": "finished"} if number < 4 else {"status": "in_progress", "due_on": JUNE, "due_kind": "date"}
    return {"year": 2020, "instr_no": str(number), "level": level, "instructed_on": MARCH, "title": "批示", **state}


def issue(number: int, kind: str) -> dict[str, Any]:
    return {"year": 2020, "kind": kind, "issue_no": str(number), "issued_on": JUNE}


def shared(dept: str, items: float, one_id: float, mark: str | None) -> dict[str, Any]:
    month = {"period": JUNE, "dept": dept, "items": items, "one_id_items": one_id, "proof_kinds": items / 2}
    return {**month, "calls_ytd": items * 1000, "calls_ytd_qual": mark}


def service(org: str, mobile: float) -> dict[str, Any]:
    return {"period": JUNE, "org": org, "items": 1000, "online_items": 1000, "mobile_items": mobile}


def report(kind: str, minutes: int) -> dict[str, Any]:
    received = dt.datetime(2020, 8, 1, 8, 30)
    moments = {"received_at": received, "to_leader_at": received + dt.timedelta(minutes=minutes)}
    return {"year": 2020, "report_no": kind, "report_kind": kind, "level": "level_3", "channel": "书面", **moments}


def shift(day: int, name: str, **fields: Any) -> dict[str, Any]:
    return {"date": dt.date(2020, 12, day), "shift": name, "duty_lead": "副市长", "duty_officer": "总值班室", **fields}


def check(org: str, number: float, period: dt.date = JUNE) -> dict[str, Any]:
    return {"period": period, "org": org, "pillar": None, "inspections": number}


def case(number: int, value: float | None) -> dict[str, Any]:
    return {"year": 2020, "case_no": str(number), "seized_on": JUNE, "case_value": value}


EXPECTED: dict[str, tuple[float, str, int]] = {
    "supv_items_total": (6, "eq", 6),
    "supv_items_closed": (2, "eq", 2),
    "supv_close_rate": (0.4, "eq", 5),
    "supv_ontime_rate": (1 / 3, "eq", 3),
    "supv_overdue": (1, "eq", 1),
    "supv_due_soon": (0, "eq", 0),
    "supv_lagging": (3, "eq", 3),
    "livelihood_completion": (0.5, "eq", 2),
    "livelihood_award": (1, "eq", 1),
    "instr_provincial_plus": (2, "eq", 2),
    "instr_city": (2, "eq", 2),
    "instr_total": (4, "eq", 4),
    "instr_close_rate": (0.8, "eq", 5),
    "instr_overdue": (1, "eq", 1),
    "instr_bulletins": (2, "eq", 2),
    "assess_band_aim_first": (1, "eq", 1),
    "assess_band_grab_second": (1, "eq", 1),
    "assess_band_strive_third": (0, "eq", 0),
    "assess_band_keep_fourth": (1, "eq", 1),
    "assess_band_below_floor": (1, "eq", 1),
    "assess_band_lagging": (1, "eq", 1),
    "assess_band_unranked": (1, "eq", 1),
    "data_one_id_rate": (0.65, "eq", 2),
    "data_one_id_rate_target": (0.5, "eq", 1),
    "data_proof_kinds": (50, "eq", 2),
    "data_calls": (100_000, "ge", 2),
    "data_zzd_weekly_active": (0.7, "eq", 1),
    "data_online_rate": (1, "eq", 1),
    "data_mobile_items_avg": (600, "eq", 2),
    "data_mobile_rate": (0.6, "eq", 2),
    "emrg_platform_phase1": (0, "eq", 0),
    "emrg_drills": (2, "eq", 2),
    "emrg_drill_plan_rate": (2 / 3, "eq", 3),
    "emrg_urgent_reports": (2, "eq", 2),
    "emrg_late_reports": (1, "eq", 1),
    "emrg_incidents_level_1": (0, "eq", 0),
    "emrg_incidents_level_3": (1, "eq", 1),
    "emrg_issues": (1, "eq", 1),
    "emrg_duty_hours": (0.5, "eq", 2),
    "smug_inspections": (10, "eq", 2),
    "smug_cases": (3, "eq", 3),
    "smug_hit_rate": (0.3, "eq", 5),
    "smug_case_value": (15, "eq", 2),
    "smug_video_centres": (1, "eq", 1),
}


def test_figures_come_in_the_registrys_order_with_what_their_records_say(ledger: Ledger) -> None:
    hand_in_a_year(ledger)
    found = figures(ledger.connection, YEAR_END)
    assert [entry.code for entry in found] == [entry.code for entry in ALL]
    values = {entry.code: (entry.value, entry.qualifier, entry.rows) for entry in found}
    expected: dict[str, Any] = {
        code: (pytest.approx(value), mark, rows) for code, (value, mark, rows) in EXPECTED.items()
    }
    assert {code: values[code] for code in EXPECTED} == expected


def test_an_empty_database_has_no_data_rather_than_zeros(ledger: Ledger) -> None:
    assert {(entry.value, entry.rows, entry.met) for entry in figures(ledger.connection, YEAR_END)} == {(None, 0, None)}


def test_the_records_behind_every_figure_add_up_to_it(ledger: Ledger) -> None:
    hand_in_a_year(ledger)
    shown = figures(ledger.connection, YEAR_END)
    traces = {entry.code: trace(ledger.connection, entry.code, YEAR_END) for entry in ALL}
    assert {code: (found.value, len(found.rows)) for code, found in traces.items()} == {
        entry.code: (entry.value, entry.rows) for entry in shown
    }
    sums = {entry.code: added_up(entry, traces[entry.code]) for entry in ALL}
    assert sums == {entry.code: pytest.approx(entry.value) for entry in shown}


def added_up(entry: Indicator, found: Trace) -> float | None:
    parts = [row.contribution for row in found.rows]
    if found.value is None and not parts:
        return None
    if not entry.measure.divides:
        return sum(part for part in parts if isinstance(part, float))
    ratios = [part for part in parts if isinstance(part, Parts)]
    assert len(ratios) == len(parts)
    lower = sum(part.denominator or 0 for part in ratios)
    start = -1 if isinstance(entry.measure, Growth) else 0
    return start + sum(part.numerator or 0 for part in ratios) / lower if lower else None


def test_a_record_behind_a_figure_names_its_place(ledger: Ledger) -> None:
    hand_in_a_year(ledger)
    first, second = trace(ledger.connection, "smug_inspections", YEAR_END).rows
    assert (first.dataset, first.key, first.contribution) == ("inspections", "2020-06-30/nancheng/None", 6)
    assert (first.file, first.sheet, first.row) == ("inspections-2020-12-31-2020-12-31.xlsx", "Sheet1", 4)
    assert (first.batch, first.as_of) == (second.batch, YEAR_END)
    assert second.row == 5


def test_a_ratio_says_to_which_part_each_record_counts(ledger: Ledger) -> None:
    hand_in_a_year(ledger)
    rows = trace(ledger.connection, "smug_hit_rate", YEAR_END).rows
    assert {row.contribution for row in rows if row.dataset == "smuggling_cases"} == {Parts(1, None)}
    assert [row.contribution for row in rows if row.dataset == "inspections"] == [Parts(None, 6), Parts(None, 4)]


def test_a_derived_figure_is_marked_so(ledger: Ledger) -> None:
    marked = {entry.code for entry in figures(ledger.connection, YEAR_END) if entry.derived}
    assert marked == {
        "docmt_issued_last_year", "info_instr_rate", "instr_total", "legal_recon_close_rate", "legal_recon_pending",
        "prop_total", "smug_hit_rate",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "goal", "met"),
    [
        ("data_one_id_rate", 0.65, True),
        ("data_one_id_rate", 0.6501, False),
        ("supv_overdue", 1, True),
        ("supv_overdue", 0.5, False),
        ("smug_hit_rate", 0.3, None),
        ("supv_yellow", None, None),
    ],
)
def test_a_target_is_met_in_the_indicators_direction(
    ledger: Ledger, code: str, goal: float | None, met: bool | None
) -> None:
    hand_in_a_year(ledger)
    ledger.hand_in("annual_targets", *([] if goal is None else [target(code, goal)]), loaded=dt.date(2021, 1, 1))
    found = figure(ledger.connection, code, YEAR_END)
    assert (found.target, found.met) == (goal, met)


@pytest.mark.parametrize(
    ("day", "goal", "due", "met"),
    [
        (JUNE, 20, 10, True),
        (JUNE, 22, 11, False),
        (dt.date(2020, 7, 15), 20, 10, True),
        (dt.date(2020, 11, 30), 12, 11, False),
        (YEAR_END, 10, None, True),
        (YEAR_END, 11, None, False),
    ],
)
def test_what_adds_up_over_the_year_is_held_against_what_is_due_by_the_day(
    ledger: Ledger, day: dt.date, goal: float, due: float | None, met: bool
) -> None:
    ledger.hand_in("inspections", check("nancheng", 6, period=MARCH), check("beicheng", 4, period=MARCH), as_of=MARCH)
    ledger.hand_in("annual_targets", target("smug_inspections", goal), as_of=MARCH)
    found = figure(ledger.connection, "smug_inspections", day)
    assert (found.target, found.pro_rata, found.met) == (goal, None if due is None else pytest.approx(due), met)


def test_only_counts_and_sums_of_the_year_of_which_more_is_better_are_held_so(ledger: Ledger) -> None:
    ledger.hand_in("annual_targets", *(target(entry.code, 1) for entry in ALL), as_of=MARCH)
    held = {entry.code for entry in figures(ledger.connection, JUNE) if entry.pro_rata is not None}
    assert {"emrg_drills", "smug_inspections"} <= held
    others = {"supv_items_closed", "data_calls", "smug_video_centres", "emrg_drill_plan_rate", "smug_cases", "supv_red"}
    assert held.isdisjoint(others)
    assert {(entry.direction, entry.unit == "%") for entry in ALL if entry.code in held} == {("up", False)}


def cases_until(ledger: Ledger, *days: dt.date) -> None:
    for number, day in enumerate(days):
        year = {"year": day.year, "case_no": str(number), "seized_on": day}
        ledger.hand_in("smuggling_cases", year, as_of=day)


def test_last_years_figure_runs_to_the_same_day(ledger: Ledger) -> None:
    cases_until(ledger, dt.date(2019, 2, 1), dt.date(2019, 2, 28), dt.date(2019, 3, 1), dt.date(2020, 2, 1))
    found = figure(ledger.connection, "smug_cases", dt.date(2020, 2, 29))
    assert (found.value, found.last_year) == (1, 2)


def test_a_figure_runs_from_new_year_to_the_day(ledger: Ledger) -> None:
    cases_until(ledger, dt.date(2019, 12, 31), dt.date(2020, 1, 1), MARCH, dt.date(2020, 4, 1))
    days = [dt.date(2020, 1, 1), MARCH, YEAR_END, dt.date(2021, 1, 1)]
    assert [value for _, value in series(ledger.connection, "smug_cases", days)] == [1, 2, 3, None]
    assert all_series(ledger.connection, days)["smug_cases"] == series(ledger.connection, "smug_cases", days)


def known(ledger: Ledger, code: str, moment: dt.date) -> tuple[float | None, int]:
    known_at = dt.datetime.combine(moment, dt.time(18), tzinfo=dt.UTC)
    found: Figure = figure(ledger.connection, code, YEAR_END, known_at)
    assert trace(ledger.connection, code, YEAR_END, known_at).value == found.value
    return found.value, found.rows


def test_a_meetings_figures_are_replayed_as_they_were_known(ledger: Ledger) -> None:
    early, late, undone = (dt.date(2021, 1, day) for day in (1, 5, 9))
    ledger.hand_in("inspections", check("nancheng", 6), check("beicheng", 4), loaded=early)
    mistaken = ledger.hand_in("inspections", check("nancheng", 60), loaded=late)
    ledger.withdraw(mistaken, undone)
    assert known(ledger, "smug_inspections", early - dt.timedelta(days=1)) == (None, 0)
    assert known(ledger, "smug_inspections", early) == (10, 2)
    assert known(ledger, "smug_inspections", late) == (64, 2)
    assert known(ledger, "smug_inspections", undone) == (10, 2)
    assert figure(ledger.connection, "smug_inspections", YEAR_END).value == 10


def test_known_items_keep_the_light_of_their_time(ledger: Ledger) -> None:
    open_item = item(1, status="in_progress", due_on=JUNE, due_kind="date")
    ledger.hand_in("supervision", open_item, as_of=MARCH)
    ledger.hand_in("supervision", item(1, status="closed", finished_on=JUNE), as_of=YEAR_END)
    assert known(ledger, "supv_overdue", dt.date(2020, 12, 30)) == (1, 1)
    assert known(ledger, "supv_overdue", YEAR_END) == (0, 0)


@pytest.mark.parametrize("read", [figure, trace])
def test_an_unknown_indicator_is_refused(ledger: Ledger, read: Any) -> None:
    with pytest.raises(UnknownIndicator):
        read(ledger.connection, "no_such", YEAR_END)
    with pytest.raises(UnknownIndicator):
        series(ledger.connection, "no_such", [YEAR_END])
