"""Editable tables: every text they have had is kept, changes are audited, the rules of an earlier day can be read again."""

from __future__ import annotations

import datetime as dt
import json
import os
import stat
import tomllib
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard import edition_watch
from dashboard.reads import look
from data import editable_tables, editions, rules, trail
from data.clock import now
from data.clocks.terms import TABLE as TERMS
from data.database import reading, writing
from data.editable_tables import ALL
from data.editing import NotSaved, find_mistake, save
from data.permissions import Forbidden, Person
from data.rules import TABLE as RULES
from data.schema import prepare
from data.trail import Asked
from tests.commands import dashboard

ADMIN = Person("系统管理员", "admin", address="10.0.0.9")
SOON = ("soon_days = 7 ", "soon_days = 9 ")


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> str:
    """The URL of a database that nobody has used yet, on each of the two systems."""
    return str(request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture
def file(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rules file of the office's own that only its owner may write, a database, everything noticed once."""
    made = tmp_path / "rules.toml"
    made.write_text(RULES.shipped.read_text(encoding="utf-8"), encoding="utf-8")
    made.chmod(0o640)
    monkeypatch.setenv("RULES_FILE", str(made))
    monkeypatch.setenv("DATABASE_URL", database_url)
    prepare()
    with writing() as connection:
        editions.notice(connection)
    return made


def edit(file: Path, before: str, after: str) -> str:
    """Changes the file as an editor would, beside the program."""
    text = file.read_text(encoding="utf-8").replace(before, after)
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1_000_000))
    return text


def noted() -> list[trail.Entry]:
    with reading() as connection:
        return list(trail.every(connection, Asked()))


def test_the_list_holds_every_editable_table() -> None:
    folder = Path(editable_tables.__file__).parent
    made = [path for path in folder.rglob("*.py") if " = Editable(" in path.read_text(encoding="utf-8")]
    assert len(ALL) == len(made) == len({table.name for table in ALL})


def test_the_first_text_is_kept_without_a_note_and_once(file: Path) -> None:
    with writing() as connection:
        assert editions.notice(connection) == ()
        assert [len(editions.editions(connection, table.name)) for table in ALL] == [1] * len(ALL)
        (first,) = editions.editions(connection, RULES.name)
    assert (first.text, first.by, first.why) == (file.read_text(encoding="utf-8"), "直接改文件", "首次登记")
    assert noted() == []


def test_a_file_changed_beside_the_program_is_noticed_with_its_lines(file: Path) -> None:
    text = edit(file, *SOON)
    with writing() as connection:
        assert editions.notice(connection) == ("规则文件",)
        assert editions.last(connection, "规则文件").text == text  # type: ignore[union-attr]
    (entry,) = noted()
    assert (entry.actor, entry.action, entry.subject) == ("直接改文件", "rules", "规则文件")
    assert json.loads(entry.detail)["lines"] == [
        "−soon_days = 7                    # 临期:到期前几天(自然日)", "+soon_days = 9                    # 临期:到期前几天(自然日)"
    ]  # fmt: skip


def test_a_wrong_text_is_no_edition(file: Path) -> None:
    edit(file, "soon_days", "soon_day")
    with writing() as connection:
        assert editions.notice(connection) == ()
        assert len(editions.editions(connection, "规则文件")) == 1


def test_the_rules_of_an_earlier_moment_can_be_read_again(either: str) -> None:
    prepare(either)
    with writing(either) as connection:
        for day, days in ((1, 3), (10, 5), (20, 7)):
            text = RULES.shipped.read_text(encoding="utf-8").replace(SOON[0], f"soon_days = {days} ")
            editions.keep(connection, RULES.name, text, editions.Change("系统管理员", "试"))
            newest = sa.text("UPDATE edition SET since = :at WHERE id = (SELECT max(id) FROM edition)")
            connection.execute(newest, {"at": dt.datetime(2026, 3, day, tzinfo=dt.UTC)})
        moments = {1: 3, 9: 3, 10: 5, 15: 5, 25: 7}
        found = {day: editions.at(connection, RULES.name, dt.datetime(2026, 3, day, tzinfo=dt.UTC)) for day in moments}
        assert {day: rules.parse(one.text).due.soon_days for day, one in found.items() if one} == moments
        before_all = editions.at(connection, RULES.name, dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        assert before_all is not None
        assert before_all.number == 1
        assert editions.at(connection, "没有的表", now()) is None


def test_a_viewer_has_a_changed_file_kept_and_sees_its_rules_at_once(file: Path) -> None:
    before = look(None).version
    edit(file, *SOON)
    assert look(None).version != before
    assert rules.rules().due.soon_days == 9
    edition_watch.keep()
    assert [entry.subject for entry in noted()] == ["规则文件"]


def test_saving_replaces_the_file_keeps_its_rights_and_notes_who_and_why(file: Path) -> None:
    before = RULES.text()
    after = before.replace(*SOON)
    save(RULES, before, after, (ADMIN, "按调度会要求 "))
    assert file.read_text(encoding="utf-8") == after
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in file.parent.glob("*rules*")) == ["rules.toml"]
    assert rules.rules().due.soon_days == 9
    (entry,) = noted()
    assert (entry.actor, entry.address, json.loads(entry.detail)["why"]) == ("系统管理员", "10.0.0.9", "按调度会要求")


def test_nothing_is_saved_over_somebody_elses_change(file: Path) -> None:
    before = RULES.text()
    theirs = edit(file, "max_extensions = 2", "max_extensions = 3")
    with pytest.raises(NotSaved, match="规则文件刚刚被别人改过，没有保存"):
        save(RULES, before, before.replace(*SOON), (ADMIN, "试"))
    assert file.read_text(encoding="utf-8") == theirs
    assert noted() == []


@pytest.mark.parametrize(
    ("change", "why", "said"),
    [
        (SOON, "  ", "请写明为什么改"),
        (("soon_days", "soon_day"), "试", "规则文件有误，没有保存。due：不认识“soon_day”"),
    ],
)
def test_without_a_reason_or_with_a_mistake_nothing_is_saved(
    file: Path, change: tuple[str, str], why: str, said: str
) -> None:
    before = file.read_text(encoding="utf-8")
    with pytest.raises(NotSaved, match=said):
        save(RULES, before, before.replace(*change), (ADMIN, why))
    assert (file.read_text(encoding="utf-8"), noted()) == (before, [])


@pytest.mark.parametrize("role", ["leader", "division", "supervision", "screen"])
def test_only_an_administrator_saves(file: Path, role: str) -> None:
    before = RULES.text()
    with pytest.raises(Forbidden):
        save(RULES, before, before.replace(*SOON), (Person("某岗位", role), "试"))  # type: ignore[arg-type]
    assert RULES.text() == before


def test_a_file_that_cannot_be_replaced_leaves_no_edition(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # No name is left for a new file beside one whose own name is as long as names may be.
    longest = file.rename(file.with_name("规" * 83 + ".toml"))
    monkeypatch.setenv("RULES_FILE", str(longest))
    before = RULES.text()
    with pytest.raises(NotSaved, match="规则文件写不进去，没有保存"):
        save(RULES, before, before.replace(*SOON), (ADMIN, "试"))
    assert (noted(), longest.read_text(encoding="utf-8")) == ([], before)
    with reading() as connection:
        assert len(editions.editions(connection, RULES.name)) == 1


BROKEN = (
    ('mode = "by_month"', 'mode "by_month"', "名称后面缺少等号", 'mode "by_month"'),
    ('mode = "by_month"', "mode = by_month", "等号后面的值写法不对（数字直接写，如 7；文字要加英文引号）", "mode = by_month"),
    ('mode = "by_month"', "mode = “by_month”", "等号后面的值写法不对（数字直接写，如 7；文字要加英文引号）", "mode = “by_month”"),
    ('mode = "by_month"', 'mode = "by_month', "有不能用的字符（文字要用英文引号括在一行里）", 'mode = "by_month'),
    ('mode = "by_month"', 'mode = "by_month" 1', "一行只能写一项，后面多了内容", 'mode = "by_month" 1'),
    ('mode = "by_month"', 'mode = "by_day"\nmode = "by_day"', "同一个名称写了两次", 'mode = "by_day"'),
    ("[time_progress]", "[time_progress", "表头缺少右方括号", "[time_progress"),
    ("[time_progress]", "[due]", "同一个表头写了两次", "[due]"),
    ('mode = "by_month"', 'mode = "by_week"', "time_progress 的 mode写成了 'by_week'", 'mode = "by_week"'),
    ("max_extensions = 2", "max_extension = 2", "due：不认识“max_extension”", "max_extension = 2"),
    ('label = "争三"', 'labell = "争三"', "band 第3条：不认识“labell”", 'labell = "争三"'),
    ("points = 30.0", 'points = "三十"', "light 第4条：“points”的值 '三十' 不对，要写数字，如 7.5。", 'points = "三十"'),
    ("ranked_from_items = 3            # 事项少于几项的单位不排名", "", "score：缺少“ranked_from_items”", "[score]"),
    ("week = 7", "week = -7", "feedback.cycle_days 的 week 必须是不小于 0 的整数，现为 -7。", "week = -7"),
    ("soon_days = 7 ", "soon_days = -3 ", "due 的 soon_days 必须是不小于 0 的整数，现为 -3。", "soon_days = -3                    # 临期:到期前几天(自然日)"),
    ("phone_minutes = 30", "phone_minutes = 0", "urgent 的 phone_minutes 必须是不小于 1 的整数", "phone_minutes = 0"),
    ('when = "otherwise"', 'when = "done"', "light 第12条：最后一条必须是", "[[light]]"),
    ("from_rank = 2", "from_rank = 3", "band 第2条“抢二”的名次与前一档不衔接", "[[band]]"),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said", "line"), BROKEN)
def test_a_mistake_is_told_in_chinese_with_its_line(before: str, after: str, said: str, line: str | None) -> None:
    text = RULES.shipped.read_text(encoding="utf-8").replace(before, after, 1)
    found = find_mistake(RULES, text)
    assert found
    assert said in found.message
    assert (text.splitlines()[found.line - 1] if found.line else None) == line


def test_every_mistake_that_the_parser_tells_is_told_without_english() -> None:
    texts = ("a", "a =", "[a", "a = 1 2", "a = [1", "a = {b = 1", "a = 2020-13-01", 'a = "\\q"', 'a = "\\uD800"', "= 1",
             'a = """', "a.b = 1\na = 2", "[a]\n[a]", "a = {b = 1, b = 2}", "a = 1\n[a]", 'a = "x\x01"', "[[a]\n", "a = [1]\n[[a]]")  # fmt: skip
    for text in texts:
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads(text)
        found = find_mistake(TERMS, text)
        assert found
        assert not any("a" <= letter <= "z" for letter in found.message), found.message
        assert "这里的写法不对" not in found.message, text
        assert found.line is not None


def test_the_line_of_a_term_is_that_of_its_entry() -> None:
    text = TERMS.shipped.read_text(encoding="utf-8")
    lines = text.splitlines()
    fifth = [i for i, line in enumerate(lines) if line == "[[term]]"][4]
    amount = next(i for i in range(fifth, len(lines)) if lines[i].startswith("amount"))
    lines[amount] = "amount = -1"
    assert find_mistake(TERMS, "\n".join(lines)).line == fifth + 1  # type: ignore[union-attr]
    lines[amount] = 'amount = "二十"'
    assert find_mistake(TERMS, "\n".join(lines)).line == amount + 1  # type: ignore[union-attr]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "改.toml"
    path.write_text(
        RULES.shipped.read_text(encoding="utf-8").replace("points = 30.0", "point = 30.0"), encoding="utf-8"
    )
    return path


def test_the_command_lists_shows_and_checks(file: Path, database_url: str, broken: Path) -> None:
    edit(file, *SOON)
    found = dashboard(database_url, "rules", "list", "--json").document
    assert [(entry["table"], entry["why"]) for entry in found] == [
        ("规则文件", ""), *((table.name, "首次登记") for table in ALL),
    ]  # fmt: skip
    assert [entry["number"] for entry in found] == [2, *(1 for _ in ALL)]
    assert dashboard(database_url, "rules", "show", "规则文件", 2).out == file.read_text(encoding="utf-8")
    assert dashboard(database_url, "rules", "show", "规则文件", 99).err.startswith("规则文件没有第99版。")
    wrong = dashboard(database_url, "rules", "check", "规则文件", broken)
    lines = broken.read_text(encoding="utf-8").splitlines()
    line = 1 + next(number for number, line in enumerate(lines) if line.startswith("point = "))
    assert (wrong.status, wrong.err.split("，")[0]) == (1, f"第{line}行：light 第4条：不认识“point”")
    assert dashboard(database_url, "rules", "check", "规则文件", file).out == f"可以使用：{file}\n"
