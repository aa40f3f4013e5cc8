"""The page of the tables that the office edits: checked, compared, saved with a reason, gone back to; administrators alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import signed_in
from dashboard.table_words import PURPOSES, in_words
from data import editions
from data.database import writing
from data.editable_tables import ALL
from data.permissions import Person
from data.rules import TABLE as RULES
from data.schema import prepare
from tests.page_runs import RunPage, words

ADMIN = Person("系统管理员", "admin", address="127.0.0.1")


@pytest.fixture
def file(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rules file of the office's own, noticed once; whoever looks is an administrator."""
    made = tmp_path / "rules.toml"
    made.write_text(RULES.shipped.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setenv("RULES_FILE", str(made))
    monkeypatch.setattr(signed_in, "LOCAL", ADMIN)
    prepare(database_url)
    with writing(database_url) as connection:
        editions.notice(connection)
    return made


def retype(page: AppTest, before: str, after: str) -> AppTest:
    """Changes the text in the editor."""
    editor = page.text_area[0]
    assert editor.value
    editor.set_value(editor.value.replace(before, after)).run()
    return page


def test_a_change_is_checked_shown_and_saved_with_its_reason(run_page: RunPage, database_url: str, file: Path) -> None:
    page = retype(run_page(database_url, "rules"), "soon_days = 7 ", "soon_days = 9 ")
    said = words(page)
    assert "✓ 核对通过" in said
    assert "删去 soon_days = 7" in said
    assert "新增 soon_days = 9" in said
    page.button[0].click().run()
    assert [error.value for error in page.error] == ["请写明为什么改，以后查得到。"]
    page.text_input[0].set_value("按调度会要求").run()
    page.button[0].click().run()
    assert [one.value for one in page.success] == ["已保存，立即生效。"]
    assert "soon_days = 9 " in file.read_text(encoding="utf-8")
    assert "2 " in words(page)
    assert "系统管理员 按调度会要求" in words(page)


def test_the_commonest_rules_are_numbers_that_go_into_the_text(
    run_page: RunPage, database_url: str, file: Path
) -> None:
    page = run_page(database_url, "rules")
    boxes = {box.label: box for box in page.number_input}
    assert boxes["临期：到期前几天亮黄灯（天）"].value == 7
    assert (boxes["黄灯：低于序时达到（个百分点）"].value, boxes["红灯：低于序时超过（个百分点）"].value) == (10, 30)
    boxes["紧急信息：电话报告限（分钟）"].set_value(20).run()
    assert "新增 phone_minutes = 20" in words(page)
    retype(page, "soon_days = 7 ", "soon_days = 9 ")
    assert page.number_input[0].value == 9
    retype(page, "soon_days = 9 ", "soon_days = 九 ")
    assert [said.value for said in page.warning] == ["下面的内容有误，改对以后才能在这里改。"]
    assert "行 soon_days = 九" in words(page)
    assert "数字直接写，如 7" in words(page)


def test_the_effect_is_shown_before_anything_is_saved(run_page: RunPage, sample_url: str, file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    page = retype(run_page(sample_url, "rules"), "soon_days = 7 ", "soon_days = 10 ")
    next(button for button in page.button if button.label == "试算：看看会变什么").click().run()
    assert "试算：保存以后会变的" in [heading.value for heading in page.subheader]
    said = words(page)
    assert "亮灯变化14项，预警变化0项，得分或名次变化0个单位" in said
    assert "其中14项是处室自己的数据，上面只计数，不列出。" in said
    assert file.read_text(encoding="utf-8") == before
    retype(page, "soon_days = 10 ", "soon_days = 11 ")
    assert "亮灯变化" not in words(page)


def test_a_mistake_is_shown_at_its_line_and_cannot_be_saved(run_page: RunPage, database_url: str, file: Path) -> None:
    page = retype(run_page(database_url, "rules"), 'mode = "by_month"', 'mode = "by_weeks"')
    line = 1 + RULES.shipped.read_text(encoding="utf-8").splitlines().index('mode = "by_month"')
    assert f'第{line}行 mode = "by_weeks"' in words(page)
    assert "▲ time_progress 的 mode写成了 'by_weeks'" in words(page)
    assert [button.label for button in page.button] == ["放弃改动"]
    page.button[0].click().run()
    assert page.text_area[0].value == file.read_text(encoding="utf-8")


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(
    run_page: RunPage, database_url: str, file: Path
) -> None:
    page = retype(run_page(database_url, "rules"), "soon_days = 7 ", "soon_days = 9 ")
    theirs = file.read_text(encoding="utf-8").replace("max_extensions = 2", "max_extensions = 3")
    file.write_text(theirs, encoding="utf-8")
    page.text_input[0].set_value("试").run()
    page.button[0].click().run()
    assert page.error[0].value.startswith("规则文件刚刚被别人改过，没有保存。")
    assert file.read_text(encoding="utf-8") == theirs


def test_an_earlier_edition_comes_back_by_the_same_way(run_page: RunPage, database_url: str, file: Path) -> None:
    first = file.read_text(encoding="utf-8")
    file.write_text(first.replace("soon_days = 7 ", "soon_days = 9 "), encoding="utf-8")
    with writing(database_url) as connection:
        editions.notice(connection)
        number = editions.editions(connection, RULES.name)[-1].number
    page = run_page(database_url, "rules")
    page.selectbox(key="back_规则文件").select(number).run()
    assert "新增 soon_days = 7" in words(page)
    assert page.text_input[0].value == f"改回第{number}版"
    page.button[0].click().run()
    assert file.read_text(encoding="utf-8") == first


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("规则文件", "过了现行时限仍未办结"),
        ("期限表", "《政府信息公开条例》第三十三条"),
        ("来源选定表", "还没有选定"),
        ("大屏设置", "市政府大厅（hall）"),
    ],
)
def test_every_table_is_chosen_by_the_url_and_said_in_words(
    run_page: RunPage, database_url: str, file: Path, table: str, said: str
) -> None:
    page = run_page(database_url, "rules", table=table)
    assert said in words(page)
    assert page.text_area[0].label == f"{table}的内容"


def test_every_table_has_its_purpose_and_its_words() -> None:
    assert set(PURPOSES) == {table.name for table in ALL}
    assert all(in_words(table, table.text()) for table in ALL)


def test_others_are_told_whom_to_ask_and_see_no_text(
    run_page: RunPage, database_url: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed_in, "LOCAL", Person("督查处经办", "supervision", "督查处"))
    page = run_page(database_url, "rules")
    assert [info.value for info in page.info] == ["督查账号不能修改规则。需要的话请联系管理员。"]
    assert len(page.text_area) == 0
