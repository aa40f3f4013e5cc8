"""The calendar of duties: when returns are due, which came late, which are missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from data.clock import DEMONSTRATION_DAY, ZONE
from data.database import reading, writing
from data.datasets import ALL
from data.duties import TABLE, DutiesError, Duty, duties, parse
from data.duty_periods import periods
from data.owed import Owed, current, overdue, owed
from data.schema import prepare
from data.sources import sources
from data.tables import batch, setting
from data.workdays import read_calendar
from etl.answers import status_document
from tests.returns import hand_in, item, take_back

ITEM = item("[2020]1号")
YEAR_END = dt.date(2020, 12, 31)


def came(url: str, number: int | None, on: str) -> None:
    """Moves a load to noon of a day."""
    moment = dt.datetime.fromisoformat(f"{on}T12:00").replace(tzinfo=ZONE)
    with writing(url) as connection:
        connection.execute(sa.update(batch).where(batch.c.id == number).values(loaded_at=moment))


def returned(url: str, as_of: str, on: str, name: str = "supervision", **fields: str) -> int:
    """Hands in a return of one item that came in on a day; answers its batch."""
    outcome = hand_in(url, name, as_of, {**ITEM, "progress_text": f"{as_of}{on}", **fields})
    came(url, outcome.batch, on)
    assert outcome.batch is not None
    return outcome.batch


def of(url: str, day: str, name: str = "supervision", known_at: dt.datetime | None = None) -> list[Owed]:
    with reading(url) as connection:
        found = owed(connection, dt.date.fromisoformat(day), known_at)
    return [entry for entry in found if entry.dataset == name]


def words(entries: list[Owed]) -> list[tuple[str, str]]:
    return [(entry.period.label, entry.word) for entry in entries]


def duty(**fields: object) -> Duty:
    return Duty("supervision", **fields)  # type: ignore[arg-type]


def spans(of_duty: Duty, first: str, last: str) -> list[tuple[str, str, str]]:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    found = periods(of_duty, *days, read_calendar())
    return [(one.label, one.due_on.isoformat(), one.last_on.isoformat()) for one in found]


def test_a_month_is_due_on_a_working_day_of_the_next_with_holidays_counted_out() -> None:
    assert spans(duty(cycle="month", working_day=3), "2020-09-01", "2020-10-31") == [
        ("2020年9月", "2020-10-12", "2020-10-12"),
        ("2020年10月", "2020-11-04", "2020-11-04"),
    ]


def test_a_day_off_duty_moves_to_the_next_working_day_and_grace_is_counted_from_there() -> None:
    assert spans(duty(cycle="quarter", day=5, grace_days=2), "2020-07-01", "2020-09-30") == [
        ("2020年三季度", "2020-10-09", "2020-10-12")
    ]


def test_a_week_ends_on_the_day_that_it_is_due() -> None:
    assert spans(duty(cycle="week", weekday=4), "2020-12-18", "2020-12-31") == [
        ("2020年12月24日一周", "2020-12-24", "2020-12-24"),
        ("2020年12月31日一周", "2020-12-31", "2020-12-31"),
    ]


def test_a_year_is_due_in_january() -> None:
    assert spans(duty(cycle="year", working_day=10), "2019-05-01", "2019-12-31") == [
        ("2019年", "2020-01-15", "2020-01-15")
    ]


def test_a_year_s_targets_are_due_at_its_beginning(database_url: str) -> None:
    assert spans(duty(cycle="year", working_day=10, ahead=True), "2020-05-01", "2020-12-31") == [
        ("2020年", "2020-01-15", "2020-01-15")
    ]
    outcome = hand_in(database_url, "annual_targets", "2020-01-10", {"year": 2020.0, "code": "x", "target": 1.0})
    came(database_url, outcome.batch, "2020-01-10")
    (now,) = current(of(database_url, "2020-12-31", "annual_targets"))
    assert (now.period.label, now.word) == ("2020年", "已报送")
    assert words(of(database_url, "2021-01-20", "annual_targets")) == [("2020年", "已报送"), ("2021年", "逾期未报5天")]


def test_what_is_handed_in_by_events_has_no_due_day() -> None:
    assert spans(duty(cycle="event"), "2020-01-01", "2020-12-31") == []


def test_a_return_is_in_time_late_or_missing(database_url: str) -> None:
    returned(database_url, "2020-08-31", "2020-09-03")
    returned(database_url, "2020-09-30", "2020-10-14")
    assert words(of(database_url, "2020-12-31")) == [
        ("2020年8月", "已报送"), ("2020年9月", "迟报2天"), ("2020年10月", "逾期未报57天"), ("2020年11月", "逾期未报28天"),
        ("2020年12月", "未到期"),
    ]  # fmt: skip


def test_on_its_last_day_a_return_is_due_today_and_after_it_missing(database_url: str) -> None:
    returned(database_url, "2020-08-31", "2020-09-03")
    states = {day: of(database_url, day)[-2].word for day in ("2020-10-11", "2020-10-12", "2020-10-13")}
    assert states == {"2020-10-11": "未到期", "2020-10-12": "今日到期", "2020-10-13": "逾期未报1天"}


def test_what_came_in_later_was_not_there_on_an_earlier_day(database_url: str) -> None:
    returned(database_url, "2020-08-31", "2020-09-03")
    returned(database_url, "2020-09-30", "2020-10-14")
    assert [entry.word for entry in of(database_url, "2020-10-13")] == ["已报送", "逾期未报1天", "未到期"]


def test_a_return_drawn_up_a_few_days_before_the_month_ends_is_the_month_s(database_url: str) -> None:
    returned(database_url, "2020-08-25", "2020-08-25")
    returned(database_url, "2020-09-14", "2020-09-14")
    assert words(of(database_url, "2020-09-30")) == [("2020年8月", "已报送"), ("2020年9月", "未到期")]


def test_a_withdrawn_return_is_no_return_but_was_one_before(database_url: str) -> None:
    returned(database_url, "2020-08-31", "2020-09-03")
    number = returned(database_url, "2020-09-30", "2020-10-09")
    known_at = dt.datetime(2020, 10, 20, tzinfo=ZONE)
    take_back(database_url, number)
    assert [entry.word for entry in of(database_url, "2020-10-20")] == ["已报送", "逾期未报8天", "未到期"]
    assert [entry.word for entry in of(database_url, "2020-10-20", known_at=known_at)] == ["已报送", "已报送", "未到期"]


def test_nothing_is_owed_before_the_first_return_and_who_never_returned_is_not_late(database_url: str) -> None:
    returned(database_url, "2020-08-31", "2020-09-03")
    assert words(of(database_url, "2020-10-31", "livelihood")) == [("2020年10月", "未到期")]
    assert of(database_url, "2020-10-31")[0].period.label == "2020年8月"


def test_a_duty_since_a_day_is_owed_from_then_on_without_any_return(
    database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "duties.toml"
    table.write_text('[[duty]]\ndataset = "supervision"\ncycle = "month"\nday = 15\nsince = 2020-09-01\n', "utf-8")
    monkeypatch.setenv("DUTIES_FILE", str(table))
    prepare(database_url)
    assert words(of(database_url, "2020-10-31")) == [("2020年9月", "逾期未报16天"), ("2020年10月", "未到期")]


def test_each_division_of_a_shared_dataset_owes_its_own(database_url: str) -> None:
    def load(as_of: str, by: str) -> None:
        outcome = hand_in(database_url, "draft_totals", as_of, {"year": 2020.0, "item": as_of, "note": by})
        came(database_url, outcome.batch, as_of)
        with writing(database_url) as connection:
            connection.execute(sa.update(batch).where(batch.c.id == outcome.batch).values(loaded_by=by))

    load("2020-03-31", "督查处")
    load("2020-06-30", "调研处")
    found = {
        entry.division: entry.word
        for entry in of(database_url, "2020-08-01", "draft_totals")
        if "二" in entry.period.label
    }
    assert found == {"综合处": "逾期未报25天", "调研处": "已报送"}


def test_the_newest_missing_period_alerts_until_a_return_comes(database_url: str) -> None:
    returned(database_url, "2020-07-31", "2020-08-03")

    def alerts(day: str) -> list[tuple[str, str]]:
        return [(entry.period.label, entry.word) for entry in overdue(of(database_url, day))]

    assert alerts("2020-10-15") == [("2020年9月", "逾期未报3天")]
    returned(database_url, "2020-09-30", "2020-10-16")
    assert alerts("2020-10-31") == []
    (now,) = current(of(database_url, "2020-10-31"))
    assert (now.period.label, now.word) == ("2020年10月", "未到期")


def test_a_source_is_out_of_date_exactly_where_its_duty_is_overdue(sample_url: str) -> None:
    for day in (dt.date(2020, 9, 15), YEAR_END, dt.date(2021, 3, 1)):
        with reading(sample_url) as connection:
            late = {entry.dataset for entry in overdue(owed(connection, day))}
            stale = {source.dataset for source in sources(connection, day) if source.is_stale}
        assert stale == late
    assert "supervision" in stale


def test_the_status_lists_what_is_overdue_with_division_period_and_days(sample_url: str) -> None:
    with reading(sample_url) as connection:
        document = status_document(connection, dt.date(2020, 9, 15), None)
        assert status_document(connection, YEAR_END, None)["duties"] == []
    assert document["duties"] == [
        {
            "dataset": "assessment_ranks", "name": "省对市考核指标排名", "division": "督查处", "period": "2020年8月",
            "due": dt.date(2020, 9, 3), "last_on": dt.date(2020, 9, 3), "overdue_days": 12,
        }
    ]  # fmt: skip


def test_in_the_sample_a_return_came_on_the_day_that_it_speaks_of(database_url: str) -> None:
    hand_in(database_url, "supervision", "2020-08-31", ITEM)
    with writing(database_url) as connection:
        connection.execute(setting.insert().values(name=DEMONSTRATION_DAY, value="2020-12-31"))
    first = of(database_url, "2020-12-31")[0]
    assert first.handed_in is not None
    assert (first.word, first.handed_in.on, first.handed_in.by) == ("已报送", dt.date(2020, 8, 31), "督查处")


def test_every_dataset_has_its_duty_in_the_cycle_of_its_description() -> None:
    assert {duty.dataset: duty.cycle for duty in duties()} == {spec.name: spec.period for spec in ALL}


def test_a_duty_tells_when_it_is_due_in_words() -> None:
    assert duty(cycle="month", working_day=3).words == "每月，次月第3个工作日前"
    assert duty(cycle="week", weekday=5, grace_days=1).words == "每周，周五前，宽限1个工作日"
    assert duty(cycle="year", day=10).words == "每年，次年1月10日前"
    assert duty(cycle="year", day=10, ahead=True).words == "每年，当年1月10日前"
    assert duty(cycle="event").words == "有变动时"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('dataset = "nothing"\ncycle = "event"', "报送日历 [[duty]] 第1条：没有名为“nothing”的数据。"),
        ('dataset = "drills"\ncycle = "day"', "报送日历 [[duty]] 第1条：“cycle”的值 'day' 不对。"),
        ('dataset = "drills"\ncycle = "month"', "（应急演练）：cycle 是 month 的要写 day 或 working_day 其中一个。"),
        ('dataset = "drills"\ncycle = "week"\nday = 3', "（应急演练）：cycle 是 week 的要写 weekday 其中一个。"),
        ('dataset = "drills"\ncycle = "week"\nweekday = 8', "（应急演练）：weekday 应在 1 到 7 之间，现为 8。"),
        ('dataset = "drills"\ncycle = "event"\nday = 3', "（应急演练）：cycle 是 event 的不写哪一天到期。"),
        ('dataset = "drills"\ncycle = "event"\nahead = true', "（应急演练）：ahead 只用于每月、每季度、每年的。"),
        ('dataset = "drills"\ncycle = "event"\ngrace_days = -1', "（应急演练）：grace_days 不能小于 0。"),
        ('dataset = "drills"\ncycle = "event"\ndivisions = []', '（应急演练）：divisions 应写成 ["督查处"] 的样子。'),
    ],
)
def test_a_mistake_in_the_calendar_is_told_with_its_place(written: str, said: str) -> None:
    with pytest.raises(DutiesError) as caught:
        parse(f"[[duty]]\n{written}\n")
    assert said in str(caught.value)


def test_the_shipped_calendar_is_what_is_read_without_a_setting() -> None:
    assert parse(TABLE.shipped.read_text(encoding="utf-8")) == duties()
