"""Review meetings: frozen with what changed since the last, the same again whatever comes later; records by the loader."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import editions
from data.clock import now
from data.database import engine, reading, writing
from data.editing import save
from data.meeting_records import Link
from data.permissions import Forbidden, Person
from data.promises import promises
from data.review import meetings
from data.review.agenda import minutes
from data.review.meetings import Meeting, MeetingError, Overtaken
from data.review.pack import Pack, as_json, differing
from data.rules import TABLE as RULES
from data.rules import rules
from data.status import Wanted, find_items
from data.tables import batch
from etl.collection import uncollected
from etl.commands import circumstances
from etl.intake import Wish, take_in
from etl.load import load
from etl.meeting_record import Minute, NotRecorded, record, recorded, retract
from etl.undo import undo
from tests.prepared import give_tables
from tests.sheets import listed, supervision_sheet, write_sheet
from tests.soaking import SOAKING

OFFICE = Person("督查处经办", "supervision")
ADMIN = Person("系统管理员", "admin")
OLD, DAY = dt.date(2020, 10, 23), dt.date(2020, 10, 30)
LIST = "2020|work_report|[2020]{:02d}号"


@pytest.fixture(scope="module")
def two_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two weeks of a list, made once."""
    folder = tmp_path_factory.mktemp("two-weeks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{folder / 'test.db'}")
        give_tables(f"sqlite:///{folder / 'test.db'}")
        _hand_in_both(folder)
    engine(f"sqlite:///{folder / 'test.db'}").dispose()
    return folder / "test.db"


def _hand_in_both(folder: Path) -> None:
    """In the second week one item is late, one done, one fell back, one has a later deadline, one is new."""
    due = {"完成时限": "2020年10月26日", "完成率": "90%"}
    hand_in(folder, OLD, listed(1, **due), listed(2), listed(3), listed(4))
    second = [listed(1, **due), listed(2, 完成率="100%", 进展状态="已办结"), listed(3, 完成率="70%"),
              listed(4, 完成时限="2021年3月底"), listed(5)]  # fmt: skip
    hand_in(folder, DAY, *second)


@pytest.fixture
def url(request: pytest.FixtureRequest, two_weeks: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Two weeks of a list, and a rules file that may be changed."""
    made = str(request.getfixturevalue(getattr(request, "param", "database_url")))
    monkeypatch.setenv("DATABASE_URL", made)
    table = tmp_path / "rules.toml"
    table.write_text(RULES.shipped.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setenv("RULES_FILE", str(table))
    if made.startswith("sqlite"):
        shutil.copyfile(two_weeks, str(sa.make_url(made).database))
    else:
        give_tables(made)
        _hand_in_both(tmp_path)
    return made


on_either = pytest.mark.parametrize("url", ["database_url", "postgres_url"], indirect=True)
on_either_by_soak = pytest.mark.parametrize(
    "url", ["database_url", *(["postgres_url"] if SOAKING else [])], indirect=True
)


def hand_in(folder: Path, day: dt.date, *rows: list[object]) -> int:
    """Loads a week's list; answers its batch."""
    words = f"{day.year}年{day.month}月{day.day}日"
    return load_workbook(supervision_sheet(folder / f"{day}.xlsx", *rows, day=words), day)


def load_workbook(path: Path, day: dt.date) -> int:
    """Loads a workbook of a day; answers its batch."""
    content = path.read_bytes()
    with uncollected(), writing() as connection:
        intake = take_in(content, path.name, Wish(as_of=day), circumstances(connection))
        assert not intake.refused, [entry.message for entry in intake.problems]
        (done,) = load(connection, intake, content, "督查处")
    assert done.batch is not None
    return done.batch


def prepared(connection: sa.Connection, day: dt.date = DAY, length: int = 60) -> Meeting:
    made = meetings.prepare(connection, OFFICE, day, length)
    return meetings.complete(connection, made, meetings.pack_of(connection, made))


def prepare(day: dt.date = DAY) -> tuple[Meeting, Pack]:
    with writing() as connection:
        made = prepared(connection, day)
    with reading() as connection:
        return made, meetings.pack_of(connection, made)


def begin(made: Meeting) -> Meeting:
    with writing() as connection:
        return meetings.begin(connection, OFFICE, made)


def replayed(made: Meeting) -> meetings.Replay:
    with reading() as connection:
        return meetings.replay(connection, made)


def told(pack: Pack) -> dict[str, tuple[str, ...]]:
    return {item.title: item.kinds for item in pack.changes.items}


def item(number: int) -> tuple[dt.date | None, str]:
    """(due day, light) of an item as it stands."""
    with reading() as connection:
        wanted = Wanted(keys=(("supervision", LIST.format(number)),))
        (found,) = find_items(connection, DAY, rules(), wanted)
        return found.due, found.light


@on_either
def test_the_pack_tells_what_changed_since_a_week_ago(url: str) -> None:
    _, pack = prepare()
    assert told(pack)["推进第1项工作"] == ("newly_red",)
    assert told(pack)["推进第2项工作"] == ("closed",)
    assert "backward" in told(pack)["推进第3项工作"]
    assert "due_moved" in told(pack)["推进第4项工作"]
    assert "new" in told(pack)["推进第5项工作"]
    assert pack.total.total - pack.total_before.total == 1


def test_the_agenda_opens_with_the_gravest_and_fills_the_hour(url: str) -> None:
    made, _ = prepare()
    assert made.agenda[0].title == "推进第1项工作"
    assert made.agenda[0].why.startswith("逾期4天")
    assert sum(minutes(made.agenda, made.length)) == 60


def test_the_next_meeting_compares_with_the_last_one_that_was_held(url: str) -> None:
    with writing() as connection:
        first = meetings.begin(connection, OFFICE, prepared(connection, OLD))
        meetings.close(connection, OFFICE, first)
    made, _ = prepare()
    assert made.since == first.at
    assert (first.name, made.name) == ("2020年第1次督查调度会", "2020年第2次督查调度会")


@on_either_by_soak
def test_twenty_random_changes_leave_the_replay_the_same_to_the_byte(url: str, tmp_path: Path) -> None:
    made, pack = prepare()
    frozen = as_json(pack)
    chance = random.Random(20201030)
    for number in range(1, 21):
        _change_something(chance, tmp_path)
        if SOAKING or number % 10 == 0:
            seen = replayed(made)
            assert as_json(seen.pack) == frozen
            assert seen.is_same


def _change_something(chance: random.Random, folder: Path) -> None:
    """A late return, an undo or a rule edit."""
    what = chance.choice(["return", "return", "undo", "rules"])
    with reading() as connection:
        live = list(connection.scalars(sa.select(batch.c.id).where(batch.c.withdrawn_at.is_(None))))
    if what == "undo" and live:
        with writing() as connection:
            undo(connection, chance.choice(live), "督查处", "试一试")
    elif what == "rules":
        text = RULES.text()
        changed = (
            text.replace("soon_days = 7", "soon_days = 9")
            if "soon_days = 7" in text
            else text.replace("soon_days = 9", "soon_days = 7")
        )
        save(RULES, text, changed, (ADMIN, "试一试"))
    else:
        day = chance.choice([OLD, DAY, DAY + dt.timedelta(3), OLD - dt.timedelta(7)])
        rows = [
            listed(n, 完成率=f"{chance.randint(1, 99)}%", 完成时限=f"2020年{chance.randint(9, 12)}月底")
            for n in range(1, 6)
        ]
        hand_in(folder, day, *chance.sample(rows, 3))


def test_what_changed_afterwards_can_be_named(url: str, tmp_path: Path) -> None:
    made, pack = prepare()
    hand_in(tmp_path, DAY, listed(5, 完成率="100%", 进展状态="已办结"))
    with reading() as connection:
        present = meetings.now_of(connection, made)
    assert "changes" in differing(pack, present)
    assert "since" in differing(pack, present)


def test_rules_of_then_are_used_and_those_of_now_come_back(url: str) -> None:
    made, _ = prepare()
    text = RULES.text()
    save(RULES, text, text.replace("soon_days = 7", "soon_days = 30"), (ADMIN, "放宽"))
    with reading() as connection, editions.as_known(connection, made.at.known_at or now()):
        assert rules().due.soon_days == 7
    assert rules().due.soon_days == 30


@on_either_by_soak
def test_an_extension_granted_moves_the_deadline_and_names_the_meeting(url: str) -> None:
    made = begin(prepare()[0])
    link = Link("supervision", LIST.format(1))
    number = record(
        OFFICE,
        made.id,
        Minute("extension_granted", "同意延期到11月底", "ndrc", dt.date(2020, 11, 30), link, "推进第1项工作"),
    )
    assert number == "2020-1-1"
    due, light = item(1)
    assert due == dt.date(2020, 11, 30)
    assert light != "red"
    with reading() as connection:
        files = list(connection.scalars(sa.select(batch.c.file).order_by(batch.c.id.desc()).limit(2)))
    assert files == ["2020年第1次督查调度会记录1·四张清单.xlsx", "2020年第1次督查调度会记录1·会议议定事项.xlsx"]


def test_an_extension_taken_back_leaves_the_old_deadline(url: str) -> None:
    made = begin(prepare()[0])
    link = Link("supervision", LIST.format(1))
    number = record(
        OFFICE, made.id, Minute("extension_granted", "同意延期", "ndrc", dt.date(2020, 11, 30), link, "一项")
    )
    retract(OFFICE, made.id, number, "记错事项")
    assert item(1) == (dt.date(2020, 10, 26), "red")
    with reading() as connection:
        assert recorded(connection, made) == ()


def test_a_closure_approved_closes_the_item(url: str) -> None:
    made = begin(prepare()[0])
    record(OFFICE, made.id, Minute("closure", "同意销号", "ndrc", None, Link("supervision", LIST.format(3)), "三项"))
    assert item(3)[1] == "done"


def test_a_promise_and_a_new_item_become_records(url: str) -> None:
    made = begin(prepare()[0])
    record(
        OFFICE,
        made.id,
        Minute(
            "promise", "=1+1 月底前验收", "ndrc", dt.date(2020, 11, 30), Link("supervision", LIST.format(1)), "一项"
        ),
    )
    record(OFFICE, made.id, Minute("new_item", "建立落实机制", "edu", dt.date(2020, 12, 31), list="work_report"))
    with reading() as connection:
        (promise,) = promises(connection, DAY)
        kinds = [(one.number, one.kind) for one in recorded(connection, made)]
        titles = {one.title for one in find_items(connection, DAY, rules(), Wanted(units=("edu",)))}
    assert (promise.number, promise.what, promise.measure, promise.state) == (
        "2020-1-1",
        "=1+1 月底前验收",
        "closed",
        "open",
    )
    assert kinds == [("2020-1-1", "promise"), ("2020-1-2", "new_item")]
    assert titles == {"建立落实机制"}


@on_either
def test_two_people_recording_at_once_both_get_their_number(url: str) -> None:
    made = begin(prepare()[0])
    numbers: list[str] = []

    def one(text: str) -> None:
        numbers.append(record(OFFICE, made.id, Minute("decision", text, "edu")))

    threads = [threading.Thread(target=one, args=(f"决定{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == ["2020-1-1", "2020-1-2", "2020-1-3", "2020-1-4"]


def test_a_record_leaves_the_frozen_pack_alone(url: str) -> None:
    made = begin(prepare()[0])
    record(OFFICE, made.id, Minute("closure", "同意销号", "ndrc", None, Link("supervision", LIST.format(1)), "一项"))
    assert replayed(made).is_same


@pytest.mark.parametrize(
    ("minute", "says"),
    [
        (Minute("promise", "尽快", None, None), "“单位承诺”还缺：责任单位、完成时限。"),
        (Minute("decision", "  "), "“决定事项”还缺：内容。"),
        (Minute("closure", "同意"), "“同意销号”还缺：关联事项。"),
        (Minute("new_item", "一件事", "edu", DAY), "“新增事项”还缺：清单。"),
    ],
)
def test_what_is_not_complete_is_refused_in_words(database_url: str, minute: Minute, says: str) -> None:
    with pytest.raises(NotRecorded, match=says):
        record(OFFICE, 1, minute)


def test_only_the_supervision_division_runs_a_meeting(url: str) -> None:
    with pytest.raises(Forbidden, match="领导账号不能主持调度会"), writing() as connection:
        meetings.prepare(connection, Person("市长", "leader"), DAY)


def test_a_meeting_goes_from_prepared_to_closed_and_not_back(url: str) -> None:
    made = begin(prepare()[0])
    with pytest.raises(MeetingError, match="2020年第1次督查调度会开会中，不能重新备会。"), writing() as connection:
        meetings.prepare(connection, OFFICE, DAY)
    with writing() as connection:
        closed = meetings.close(connection, OFFICE, made)
    assert (closed.state, closed.closed_by) == ("closed", "督查处经办")
    with pytest.raises(MeetingError, match="不在进行中，不能记录"):
        record(OFFICE, made.id, Minute("decision", "一件事"))


def test_of_two_people_who_arrange_the_agenda_one_is_told(url: str) -> None:
    made, _ = prepare()
    with writing() as connection:
        meetings.arrange(connection, OFFICE, made, tuple(reversed(made.agenda)))
    with pytest.raises(Overtaken, match="刚才有人改过议程"), writing() as connection:
        meetings.arrange(connection, OFFICE, made, made.agenda)


def test_the_next_meeting_opens_with_what_was_promised_and_names_its_item_once(url: str) -> None:
    made = begin(prepare()[0])
    link = Link("supervision", LIST.format(1))
    record(OFFICE, made.id, Minute("promise", "下周办结", "ndrc", dt.date(2020, 11, 4), link, "推进第1项工作"))
    with writing() as connection:
        meetings.close(connection, OFFICE, made)
    following, _ = prepare(DAY + dt.timedelta(days=7))
    first = following.agenda[0]
    assert (first.kind, first.title) == ("promise", "下周办结")
    assert first.why == "承诺11月4日前，逾期2天未兑现；仍为红灯：逾期11天"
    assert "推进第1项工作" not in [entry.title for entry in following.agenda]


def test_a_promise_that_is_not_due_follows_the_extension_of_its_item(url: str) -> None:
    made = begin(prepare()[0])
    link = Link("supervision", LIST.format(1))
    record(OFFICE, made.id, Minute("promise", "下周办结", "ndrc", dt.date(2020, 11, 4), link, "推进第1项工作"))
    number = record(
        OFFICE, made.id, Minute("extension_granted", "同意延期", "ndrc", dt.date(2020, 11, 30), link, "推进第1项工作")
    )
    with reading() as connection:
        (one,) = promises(connection, DAY)
    assert (one.due_on, one.note) == (dt.date(2020, 11, 30), "原承诺2020年11月4日，2020年第1次督查调度会同意延期")
    with pytest.raises(NotRecorded, match="这条承诺已随“2020年第1次督查调度会记录2”延期，请先撤回那一条。"):
        retract(OFFICE, made.id, "2020-1-1", "记错单位")
    retract(OFFICE, made.id, number, "记错事项")
    with reading() as connection:
        (one,) = promises(connection, DAY)
    assert (one.due_on, one.note) == (dt.date(2020, 11, 4), None)
    retract(OFFICE, made.id, "2020-1-1", "记错单位")


def test_a_meeting_that_only_the_ledger_tells_of_is_the_one_before(url: str, tmp_path: Path) -> None:
    path = write_sheet(
        tmp_path / "2020年第43次督查调度会记录.xlsx",
        "会议议定事项(截至2020年10月28日)",
        ("记录编号", "会议", "会议日期", "议定内容"),
        [("2020-43-1", "2020年第43次督查调度会", "2020-10-28", "专题研究一次")],
    )
    load_workbook(path, dt.date(2020, 10, 28))
    made, _ = prepare()
    assert (made.since.as_of, made.name) == (dt.date(2020, 10, 28), "2020年第44次督查调度会")


def test_what_was_done_leaves_its_list_with_the_year_without_a_word(url: str) -> None:
    with writing() as connection:
        meetings.close(connection, OFFICE, meetings.begin(connection, OFFICE, prepared(connection)))
    _, pack = prepare(dt.date(2021, 1, 8))
    assert "off_list" not in pack.changes.counts
