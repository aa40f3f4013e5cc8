"""Handing in, below the page: what is recognised, asked, refused; what a load does, and does once; what goes back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from data.aliases import pending
from data.audit import verify
from data.clock import DEMONSTRATION_DAY
from data.database import reading, writing
from data.hand_in_tables import hand_in
from data.permissions import Forbidden, Person
from data.schema import prepare
from data.tables import audit, batch, setting
from etl.hand_in import store
from etl.hand_in.check import Check, Correction
from etl.hand_in.commit import Answers, NotLoaded, Overtaken, Unanswered, commit
from etl.hand_in.examine import examine
from etl.hand_in.receipt import Receipt
from etl.hand_in.receive import NotAdmitted, receive
from etl.hand_in.store import NotThere
from etl.hand_in.take_back import Changed, NotTakenBack, foresee, take_back
from tests.sheets import HEADERS, listed, supervision_sheet, write_sheet

OFFICE = Person("督查处经办", "supervision", "督查处", address="10.1.1.9")
HEAD = Person("督查处负责人", "division", "督查处")
DUTY = Person("总值班室负责人", "division", "总值班室")
REASON = "省里批准延期"


@pytest.fixture(params=["sqlite", "postgresql"])
def both(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The program's database on each of the two systems, standing at 31 October 2020."""
    return _stand(request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url"), monkeypatch)


@pytest.fixture
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The program's database, standing at 31 October 2020."""
    return _stand(database_url, monkeypatch)


def _stand(url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DATABASE_URL", url)
    prepare(url)
    with writing(url) as connection:
        connection.execute(setting.insert().values(name=DEMONSTRATION_DAY, value="2020-10-31"))
    return url


Drop = Callable[..., Check]


@pytest.fixture
def drop(tmp_path: Path) -> Drop:
    """Hands rows of the supervision lists in as of a day and has them checked."""

    def dropping(
        *rows: list[Any], day: str = "2020年10月31日", by: Person = OFFICE, name: str = "重点工作.xlsx"
    ) -> Check:
        path = supervision_sheet(tmp_path / name, *rows, day=day)
        return examine(receive(path.read_bytes(), name, by), by)

    return dropping


def answered(check: Check, **others: Any) -> Answers:
    """Answers to everything that a check asks."""
    reasons = {question.code: REASON for question in check.questions if question.asks == "reason"}
    confirmed = frozenset(question.code for question in check.questions if question.asks == "confirm")
    counted = {question.code: question.count for question in check.questions if question.count is not None}
    return Answers(reasons, confirmed, **{"counted": counted, **others})


def load(check: Check, by: Person = OFFICE, **others: Any) -> Receipt:
    return commit(check.number, answered(check, **others), by, check.base)


def counts(check: Check) -> dict[str, int]:
    return {kind.kind: kind.count for part in check.parts for kind in part.kinds}


def asked(check: Check) -> list[str]:
    return [question.words for question in check.questions]


def batches(url: str) -> list[Any]:
    with reading(url) as connection:
        return list(connection.execute(sa.select(batch).order_by(batch.c.id)))


def test_a_file_says_what_it_is(database: str, drop: Drop) -> None:
    check = drop(listed(1), listed(2))
    (part,) = check.parts
    assert (part.name, part.as_of, part.is_day_assumed, part.rows) == ("四张清单", dt.date(2020, 10, 31), False, 2)
    assert (check.division, check.is_refused, check.questions) == ("督查处", False, ())
    assert counts(check) == {"added": 2}


def test_a_day_that_the_file_does_not_state_can_be_corrected(database: str, drop: Drop) -> None:
    check = drop(listed(1), day="")
    assert (check.parts[0].as_of, check.parts[0].is_day_assumed) == (dt.date(2020, 10, 31), True)
    corrected = examine(check.number, OFFICE, Correction(as_of=dt.date(2020, 9, 30)))
    assert (corrected.parts[0].as_of, corrected.parts[0].is_day_assumed) == (dt.date(2020, 9, 30), False)
    assert examine(check.number, OFFICE).parts[0].as_of == dt.date(2020, 9, 30)


def test_problems_that_repeat_are_told_once_with_their_places(database: str, drop: Drop) -> None:
    check = drop(*(listed(number, 牵头单位="市宇宙局") for number in range(1, 6)))
    (group,) = check.problems
    assert (group.where, group.count, check.errors) == ("E列第3、4、5行等5处", 5, 5)
    assert group.messages[0][1].startswith("单位名录里没有“市宇宙局”。")


def test_the_sheet_is_shown_with_its_cells_marked(database: str, drop: Drop) -> None:
    check = drop(*(listed(number) for number in range(1, 40)), listed(40, 完成时限="2020-02-30"))
    (excerpt,) = check.excerpts
    last = excerpt.rows[-1]
    assert [(row.number, row.skipped) for row in excerpt.rows] == [
        (1, 0),
        (2, 0),
        (3, 0),
        (4, 0),
        (5, 0),
        (41, 35),
        (42, 0),
    ]
    assert [cell.mark.severity for cell in last.cells if cell.mark] == ["error"]
    assert last.cells[5].text == "2020-02-30"


def test_a_tiny_sheet_is_shown_whole(database: str, tmp_path: Path) -> None:
    headers = (*HEADERS, *(f"其他{number}" for number in range(1, 12)))
    path = write_sheet(
        tmp_path / "小.xlsx", "市政府工作报告重点工作(截至2020年10月31日)", headers, [listed(n) for n in range(1, 6)]
    )
    (excerpt,) = examine(receive(path.read_bytes(), path.name, OFFICE), OFFICE).excerpts
    assert (len(excerpt.rows), len(excerpt.letters)) == (7, 20)
    assert (excerpt.rows_left, excerpt.columns_left, excerpt.marks_left) == (0, 0, 0)


def test_a_new_record_is_told_with_its_values_as_they_were_understood(database: str, drop: Drop) -> None:
    (row,) = drop(listed(1, 完成时限="年底")).parts[0].rows_of("added")
    values = {change.header: change.after for change in row.changes}
    assert (values["牵头单位"], values["完成时限"], values["完成率"]) == ("市发展改革委", "2020年12月31日", "80%")


def test_a_unit_that_was_chosen_is_told_and_chosen_beforehand_the_next_time(database: str, drop: Drop) -> None:
    check = drop(listed(1, 牵头单位="市宇航局"), by=HEAD)
    told = examine(check.number, HEAD, Correction(units=(("市宇航局", "ndrc"),)))
    assert told.units_meant == (("市宇航局", "市发展改革委"),)
    assert load(told, HEAD).units_meant == (("市宇航局", "市发展改革委"),)
    (choice,) = drop(listed(2, 牵头单位="市宇航局"), name="下一次.xlsx", by=HEAD).unknown_units
    assert (choice.suggested, choice.near[0]) == ("ndrc", ("ndrc", "市发展改革委"))


def test_the_comparison_is_told_in_office_words(database: str, drop: Drop) -> None:
    load(drop(*(listed(number) for number in range(1, 7)), day="2020年9月30日"))
    check = drop(
        listed(1, 完成率="90%"), listed(2, 完成率="60%"), listed(3, 完成时限="2021年3月底"), listed(4, 牵头单位="市财政局"),
        listed(5, 进展状态="已办结", 完成率="100%"), listed(7),
    )  # fmt: skip
    assert counts(check) == {"due": 1, "backward": 1, "unit": 1, "added": 1, "done": 1, "forward": 1, "missing": 1}
    (row,) = check.parts[0].rows_of("due")
    assert [(c.header, c.before, c.after) for c in row.changes] == [("完成时限", "2020年12月31日", "2021年3月31日")]


def test_a_moved_deadline_and_a_step_back_need_a_reason(database: str, drop: Drop) -> None:
    load(drop(listed(1), listed(2), day="2020年9月30日"))
    check = drop(listed(1, 完成时限="2021年3月底"), listed(2, 完成率="60%"))
    assert asked(check) == [
        "“[2020]01号　市政府工作报告重点工作清单　推进第1项工作”的时限由2020年12月31日改为2021年3月31日。请写明理由。",
        "“[2020]02号　市政府工作报告重点工作清单　推进第2项工作”的进度退了：完成率 80% → 60%。请写明理由。",
    ]
    with pytest.raises(Unanswered, match="请写明理由，至少4个字"):
        commit(check.number, Answers({code.code: "无" for code in check.questions}), OFFICE, check.base)
    receipt = load(check)
    assert [reason.answer for reason in receipt.reasons] == [REASON, REASON]
    assert len(batches(database)) == 2


def test_many_moved_deadlines_are_all_listed_and_counted_by_who_gives_one_reason(database: str, drop: Drop) -> None:
    numbers = range(1, 121)
    load(drop(*map(listed, numbers), day="2020年9月30日"))
    check = drop(*(listed(number, 完成时限="2021年3月底") for number in numbers))
    assert asked(check) == ["120项的时限改了。请写明理由；各项理由不同的，分别写明。逐项看过清单后，再填写共几项。"]
    (question,) = check.questions
    assert len(question.titles) == 120
    assert question.titles[119].endswith("推进第120项工作：完成时限 2020年12月31日 → 2021年3月31日")
    for counted in ({}, {question.code: 119}):
        with pytest.raises(Unanswered, match="填的项数和清单不一致"):
            load(check, counted=counted)
    receipt = load(check)
    assert receipt.reasons[0].asked.startswith("120项的时限改了。（[2020]01号")
    assert receipt.reasons[0].asked.endswith("；另有80项）")


def test_a_load_answers_a_receipt_with_the_lights_that_turned(both: str, drop: Drop) -> None:
    load(drop(listed(1), listed(2), day="2020年9月30日"))
    check = drop(listed(1, 完成率="20%"), listed(2, 进展状态="已办结", 完成率="100%"))
    receipt = load(check)
    year = receipt.moment.year
    assert receipt.number == f"{year}-{check.number:06d}"
    assert [(one.title, one.unit, one.before, one.after) for one in receipt.turned] == [
        ("推进第1项工作", "市发展改革委", "green", "red"),
        ("推进第2项工作", "市发展改革委", "green", "done"),
    ]
    (_, second) = batches(both)
    assert (second.hand_in_id, second.loaded_by, second.division) == (check.number, "督查处经办", "督查处")


def test_asking_twice_loads_once_and_answers_the_same_receipt(both: str, drop: Drop) -> None:
    check = drop(listed(1))
    assert load(check) == load(check)
    assert len(batches(both)) == 1


def test_of_two_who_load_the_same_list_the_second_is_told_and_compares_anew(both: str, drop: Drop) -> None:
    load(drop(listed(1), listed(2), day="2020年9月30日"))
    mine, theirs = (
        drop(listed(1, 完成率="85%"), listed(2)),
        drop(listed(1, 完成率="90%"), listed(2), name="另一份.xlsx"),
    )
    load(theirs)
    with pytest.raises(Overtaken, match=r"您核对期间，督查处经办在.+导入了“另一份\.xlsx”"):
        load(mine)
    assert len(batches(both)) == 2
    fresh = examine(mine.number, OFFICE)
    assert counts(fresh) == {"backward": 1}
    load(fresh)
    assert len(batches(both)) == 3


def test_the_same_file_again_has_nothing_to_load_and_says_who_handed_it_in(database: str, drop: Drop) -> None:
    load(drop(listed(1), listed(2)))
    again = drop(listed(1), listed(2))
    assert again.is_repeated
    earlier = again.parts[0].repeats
    assert earlier is not None
    assert (earlier.by, earlier.file) == ("督查处经办", "重点工作.xlsx")
    with pytest.raises(NotLoaded, match="文件里的内容此前都已报送，不必再导入。"):
        load(again)


def test_the_same_rows_in_another_file_are_a_repetition_too(database: str, drop: Drop) -> None:
    load(drop(listed(1), listed(2)))
    assert drop(listed(2), listed(1), name="换了顺序.xlsx").is_repeated


def test_a_file_whose_records_were_changed_since_can_be_loaded_again(database: str, drop: Drop, tmp_path: Path) -> None:
    load(drop(listed(1), listed(2), name="原表.xlsx"))
    content = (tmp_path / "原表.xlsx").read_bytes()
    load(drop(listed(1, 牵头单位="市财政局"), listed(2), name="更正.xlsx"))
    again = examine(receive(content, "原表.xlsx", OFFICE), OFFICE)
    assert not again.is_repeated
    assert any(
        words.endswith("之后的报送改动了其中1项。再导入一次，这1项就改回这个文件里的内容。确认要改回吗？")
        for words in asked(again)
    )
    load(again)
    assert drop(listed(1), listed(2), name="再一次.xlsx").is_repeated


def test_a_repetition_says_how_much_of_it_a_later_day_has_changed(database: str, drop: Drop) -> None:
    load(drop(listed(1), listed(2), day="2020年9月30日"))
    load(drop(listed(1, 牵头单位="市财政局"), listed(2)))
    (part,) = drop(listed(1), listed(2), day="2020年9月30日", name="又来.xlsx").parts
    assert part.repeats is not None
    assert (part.overtaken, part.newest) == (1, dt.date(2020, 10, 31))


def test_a_receipt_names_the_records_and_the_figures_that_moved(database: str, tmp_path: Path) -> None:
    load(urgent(tmp_path, 1), DUTY)
    receipt = load(urgent(tmp_path, 2, 报市领导时间="2020-10-20 12:40"), DUTY)
    assert [kind for kind, _ in receipt.parts[0].named] == ["added"]
    moved = {one.name: (one.before, one.after, one.is_worse) for one in receipt.moved}
    assert moved["迟报漏报"] == ("0条", "1条", True)
    assert moved["向市领导报送紧急信息"] == ("1条", "2条", False)
    assert receipt.moved[0].is_worse


def test_an_older_file_is_asked_about(database: str, drop: Drop) -> None:
    load(drop(listed(1)))
    (question,) = drop(listed(1), day="2020年9月30日").questions
    assert question.words.startswith("这份“四张清单”截至2020年9月30日，早于已报的最新一期（截至2020年10月31日）。")


def test_far_fewer_rows_than_before_are_asked_about(database: str, drop: Drop) -> None:
    load(drop(*map(listed, range(1, 11)), day="2020年9月30日"))
    assert asked(drop(*map(listed, range(1, 9)))) == []
    assert asked(drop(*map(listed, range(1, 8)))) == [
        "“四张清单”每次报全部，现有10条，这次表里只有7条，少了五分之一以上。确认表是完整的吗？表里没有的照旧保留，不会删除。"
    ]


def test_news_may_have_as_few_rows_as_there_are(database: str, tmp_path: Path) -> None:
    load(urgent(tmp_path, 1, 2, 3, 4), DUTY)
    assert asked(urgent(tmp_path, 5)) == []


URGENT = (
    "信息编号", "事件名称", "事发时间", "接报时间", "报市领导时间", "属地", "报送单位", "事件类别", "事件级别", "报告类型", "受伤(重伤)",
    "已采取措施", "备注",
)  # fmt: skip


def urgent(folder: Path, *numbers: int, **cells: Any) -> Check:
    """Urgent reports by number, the cells of the last one changed by header."""
    usual = {
        "事件名称": "某处起火", "事发时间": "2020-10-20 09:10", "接报时间": "2020-10-20 09:30",
        "报市领导时间": "2020-10-20 09:40", "属地": "市本级", "报送单位": "市应急管理局", "事件类别": "事故灾难",
        "事件级别": "较大", "报告类型": "初报", "受伤(重伤)": 2, "已采取措施": "已疏散", "备注": "续报中",
    }  # fmt: skip
    rows = [{"信息编号": f"{number:03d}", **usual, **(cells if number == numbers[-1] else {})} for number in numbers]
    path = folder / f"紧急{'-'.join(map(str, numbers))}{len(cells)}.xlsx"
    write_sheet(path, "紧急信息报送（截至2020年10月31日）", URGENT, [list(row.values()) for row in rows])
    return examine(receive(path.read_bytes(), path.name, DUTY), DUTY)


def test_what_is_blank_or_zero_and_was_not_is_asked_about(database: str, tmp_path: Path) -> None:
    load(urgent(tmp_path, 1, 2), DUTY)
    check = urgent(tmp_path, 2, **{"受伤(重伤)": 0, "已采取措施": None, "备注": "已终报"})
    (question,) = check.questions
    assert question.words == (
        "“紧急信息报送”有2处原来有内容，这次空着或变成0。要清空吗？不清空的，请把原来的内容填上后重新拖进来。"
    )
    assert [line.partition("：")[2] for line in question.titles] == [
        "受伤(重伤)由“2人”变为0人",
        "已采取措施由“已疏散”变为空",
    ]
    with pytest.raises(Unanswered):
        commit(check.number, Answers(), DUTY, check.base)


def test_what_has_a_reason_of_its_own_is_not_asked_about_again(database: str, drop: Drop) -> None:
    load(drop(listed(1)))
    (question,) = drop(listed(1, 完成时限=None), name="改.xlsx").questions
    assert question.asks == "reason"


def test_rows_left_out_stay_unless_they_are_taken_off_with_a_reason(database: str, drop: Drop) -> None:
    load(drop(*map(listed, range(1, 8)), day="2020年9月30日"))
    check = drop(*map(listed, range(1, 7)))
    (left,) = check.parts[0].rows_of("missing")
    off = {check.parts[0].code: (left.key,)}
    with pytest.raises(Unanswered, match="请写明撤下的理由，至少4个字。"):
        load(check, withdrawn=off)
    receipt = load(check, withdrawn=off, why_withdrawn="事项已并入他项")
    assert receipt.parts[0].withdrawn == (left.title,)
    with reading(database) as connection:
        told = json.loads(connection.scalar(sa.select(audit.c.detail).order_by(audit.c.id.desc()).limit(1)) or "")
    assert (told["ended"], told["reasons"]) == ([left.title], ["撤下1项：事项已并入他项"])
    assert "missing" not in counts(drop(*map(listed, range(1, 7)), listed(8)))


def test_a_division_hands_in_its_own_data_alone(database: str, drop: Drop) -> None:
    check = drop(listed(1), by=DUTY)
    assert check.forbidden == (
        "文件里有“四张清单”，不属于总值班室报送的范围，整个文件没有导入。请删去这部分后重新报送，或请督查处报送。"
    )
    assert check.parts[0].kinds == ()
    with pytest.raises(Forbidden):
        load(check, DUTY)
    assert batches(database) == []
    with reading(database) as connection:
        assert connection.scalar(sa.select(audit.c.action)) == "refused"


def test_a_division_does_not_see_what_another_handed_in(database: str, drop: Drop) -> None:
    check = drop(listed(1), by=HEAD)
    with pytest.raises(NotThere, match="没有这次报送，或者它不是您处室报送的。"):
        examine(check.number, DUTY)
    assert examine(check.number, OFFICE).number == check.number


def test_supervision_sees_of_others_what_they_loaded_not_what_they_tried(database: str, drop: Drop) -> None:
    tried, done = drop(listed(1), by=HEAD, name="试的.xlsx"), drop(listed(2), by=HEAD, name="报的.xlsx")
    load(done, by=HEAD)
    assert tried.number != done.number
    office = replace(OFFICE, account_id=7)
    with reading() as connection:
        assert [one.file for one in store.returns_of(connection, office, 10)] == ["报的.xlsx"]
        assert [one.file for one in store.returns_of(connection, HEAD, 10)] == ["报的.xlsx", "试的.xlsx"]


@pytest.mark.parametrize("role", ["leader", "screen"])
def test_who_only_reads_hands_nothing_in(database: str, role: Any) -> None:
    with pytest.raises(Forbidden, match="账号不能报送数据。"):
        receive(b"x", "表.xlsx", Person("甲", role))


def test_a_file_over_the_limit_is_not_kept(database: str) -> None:
    with pytest.raises(NotAdmitted, match=r"文件有30\.0MB，超过30MB的上限，没有接收。"):
        receive(bytes(30 * 1024 * 1024 + 1), "表.xlsx", OFFICE)


def test_a_file_that_is_no_table_is_refused_and_noted(database: str) -> None:
    number = receive(b"%PDF-1.4", "𠮷区〇号.xlsx", OFFICE)
    check = examine(number, OFFICE)
    assert check.is_refused
    assert check.problems[0].messages[0][1].startswith("这是PDF文件，不是表格。")
    with pytest.raises(NotLoaded):
        load(check)
    with reading(database) as connection:
        assert connection.scalar(sa.select(hand_in.c.state)) == "refused"
        event = connection.execute(sa.select(audit)).one()
        assert (event.action, event.address, verify(connection)) == ("file_refused", "10.1.1.9", None)
        assert json.loads(event.detail)["codes"] == ["file_pdf"]


def test_a_return_is_taken_back_with_a_reason(both: str, drop: Drop) -> None:
    check = drop(listed(1), by=HEAD)
    load(check, HEAD)
    with pytest.raises(NotTakenBack, match="请写明撤回的理由，至少4个字。"):
        take_back(check.number, HEAD, "错了")
    receipt = take_back(check.number, HEAD, "报错了月份")
    assert (receipt.is_taken_back, receipt.taken_back[0].why) == (True, "报错了月份")
    (row,) = batches(both)
    assert (row.withdrawn_by, row.withdrawn_why) == ("督查处负责人", "报错了月份")
    with pytest.raises(NotTakenBack, match="这次报送没有可以撤回的内容"):
        take_back(check.number, HEAD, "报错了月份")


def test_what_taking_back_does_is_foreseen_without_doing_it(both: str, drop: Drop) -> None:
    load(drop(listed(1), listed(2), day="2020年9月30日"))
    check = drop(listed(1, 完成率="20%"), listed(2, 完成率="85%"), listed(3))
    load(check)
    seen = foresee(check.number, OFFICE)
    turned = [(one.title, one.before, one.after) for one in seen.effect.turned]
    assert turned == [("推进第1项工作", "red", "green"), ("推进第3项工作", "green", None)]
    assert [row.withdrawn_at for row in batches(both)] == [None, None]
    with reading(both) as connection:
        assert "undo" not in list(connection.scalars(sa.select(audit.c.action)))
    receipt = take_back(check.number, OFFICE, "报错了月份", seen)
    assert receipt.taken_back[0].effect == seen.effect


def test_what_was_foreseen_no_longer_holds_once_somebody_else_has_loaded(database: str, drop: Drop) -> None:
    check = drop(listed(1))
    load(check)
    seen = foresee(check.number, OFFICE)
    load(drop(listed(1, 完成率="85%"), name="别人的.xlsx"))
    with pytest.raises(Changed, match=r"您看过以后，督查处经办在.*导入了“别人的.xlsx”。"):
        take_back(check.number, OFFICE, "报错了月份", seen)
    assert [row.withdrawn_at for row in batches(database)] == [None, None]


def test_a_division_takes_back_only_its_latest_return_and_the_office_any(database: str, drop: Drop) -> None:
    first = drop(listed(1), day="2020年9月30日", by=HEAD)
    load(first, HEAD)
    load(drop(listed(1, 完成率="90%"), by=HEAD), HEAD)
    with pytest.raises(
        NotTakenBack, match=r"只能撤回本处室“四张清单”最近一次报送，这一次之后又报过回执20\d\d-000002。"
    ):
        take_back(first.number, HEAD, "报错了月份")
    assert take_back(first.number, OFFICE, "报错了月份").is_taken_back


def test_a_file_with_another_divisions_data_is_refused_as_a_whole(database: str, tmp_path: Path) -> None:
    headers = ("演练名称", "组织单位", "计划时间", "状态")
    path = write_sheet(
        tmp_path / "演练.xlsx", "2020年度应急演练计划", headers, [("甲", "市应急管理局", "6月底前", "计划")]
    )
    check = examine(receive(path.read_bytes(), "演练.xlsx", HEAD), HEAD)
    assert check.is_refused
    assert check.forbidden is not None
    assert "请总值班室报送" in check.forbidden


def test_a_chosen_unit_is_read_now_and_proposed_once_the_file_is_loaded(database: str, drop: Drop) -> None:
    check = drop(listed(1, 牵头单位="发展改格委"), by=HEAD)
    (choice,) = check.unknown_units
    assert (choice.name, choice.near[0][1]) == ("发展改格委", "市发展改革委")
    corrected = examine(check.number, HEAD, Correction(units=((choice.name, choice.near[0][0]),)))
    assert not corrected.is_refused
    with reading(database) as connection:
        assert pending(connection) == ()
    load(corrected, HEAD)
    with reading(database) as connection:
        (proposal,) = pending(connection)
    assert (proposal.division, proposal.name, proposal.proposed_by) == ("督查处", "发展改格委", "督查处负责人")


def test_of_two_who_press_at_the_same_moment_one_wins_and_nothing_is_lost(both: str, drop: Drop) -> None:
    load(drop(listed(1), listed(2), day="2020年9月30日"))
    checks = [drop(listed(1, 完成率=rate), listed(2), name=f"{rate}.xlsx") for rate in ("85%", "90%")]

    def press(check: Check) -> str:
        try:
            return load(check).number
        except Overtaken as told:
            return str(told)

    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(press, checks))
    assert answers[0].startswith("20")
    assert answers[1].startswith("您核对期间，督查处经办在")
    assert len(batches(both)) == 2
