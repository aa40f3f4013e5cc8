"""The page 数据报送 as its script: what each kind of sheet is told, asked, answered; nothing twice, nothing unescaped."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from data.clock import DEMONSTRATION_DAY
from data.database import reading, writing
from data.schema import prepare
from data.tables import batch, setting
from tests.page_runs import RunPage, words
from tests.sheets import listed, supervision_sheet

REASON = "省里批准延期"


@pytest.fixture
def database(database_url: str) -> str:
    """A database that stands at 31 October 2020 and holds nothing."""
    prepare(database_url)
    with writing(database_url) as connection:
        connection.execute(setting.insert().values(name=DEMONSTRATION_DAY, value="2020-10-31"))
    return database_url


@pytest.fixture
def sheet(tmp_path: Path) -> Any:
    """Makes an upload of rows of the supervision lists."""

    def making(name: str, *rows: list[Any], day: str = "2020年10月31日") -> tuple[str, bytes, str]:
        path = supervision_sheet(tmp_path / "made.xlsx", *rows, day=day)
        return name, path.read_bytes(), "application/octet-stream"

    return making


def drop(page: AppTest, *files: tuple[str, bytes, str]) -> AppTest:
    page.file_uploader[0].set_value(list(files)).run()
    assert not page.exception
    return page


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def loaded(url: str) -> int:
    with reading(url) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(batch)) or 0


def test_the_empty_page_says_what_comes_next(database: str, run_page: RunPage) -> None:
    page = run_page(database, "hand_in")
    assert "本系统严禁录入涉密信息" in words(page)
    assert "① 拖入表格 ② 看核对结果和变化 ③ 确认导入，得到回执。" in words(page)
    assert "30MB" in page.file_uploader[0].label


def test_a_good_sheet_is_loaded_by_one_button_and_answered_with_a_receipt(
    database: str, run_page: RunPage, sheet: Any
) -> None:
    page = drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", listed(1), listed(2)))
    assert "重点工作.xlsx ✓ 没有错误，可以导入" in words(page)
    assert "四张清单 截至2020年10月31日 2行" in words(page)
    assert loaded(database) == 0
    press(page, "确认导入")
    assert "✓ 已导入 报送回执" in words(page)
    assert "＋ 新增 2" in words(page)
    assert "新增：" in words(page)
    assert "到“四张清单”看导入后的样子" in words(page)
    assert loaded(database) == 1


def test_a_reload_shows_the_receipt_and_loads_nothing(database: str, run_page: RunPage, sheet: Any) -> None:
    press(drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", listed(1))), "确认导入")
    again = run_page(database, "hand_in", hand_in="1")
    assert "✓ 已导入 报送回执" in words(again)
    assert [button.label for button in again.button if button.label == "确认导入"] == []
    assert loaded(database) == 1


def test_two_tabs_load_once(database: str, run_page: RunPage, sheet: Any) -> None:
    first = drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", listed(1)))
    second = run_page(database, "hand_in", hand_in="1")
    press(first, "确认导入")
    press(second, "确认导入")
    assert "✓ 已导入 报送回执" in words(second)
    assert loaded(database) == 1


def test_files_are_cards_of_their_own_and_the_worst_stands_first(database: str, run_page: RunPage, sheet: Any) -> None:
    good, bad = sheet("好的.xlsx", listed(1)), sheet("有错的.xlsx", listed(2, 牵头单位="市宇宙局"))
    page = drop(run_page(database, "hand_in"), good, bad)
    said = words(page)
    assert said.index("有错的.xlsx ✕ 有1处必须改正，改好后重新拖进来") < said.index("好的.xlsx ✓ 没有错误，可以导入")
    assert "“Sheet” E3 单位名录里没有“市宇宙局”。" in said
    assert [button.label for button in page.button].count("确认导入") == 1


def test_an_open_question_is_said_where_it_stands_and_nothing_is_loaded(
    database: str, run_page: RunPage, sheet: Any
) -> None:
    page = drop(run_page(database, "hand_in"), sheet("九月.xlsx", listed(1), day="2020年9月30日"))
    press(page, "确认导入")
    drop(page, sheet("十月.xlsx", listed(1, 完成时限="2021年3月底")))
    assert "？ 没有错误，请先回答1个问题" in words(page)
    press(page, "确认导入")
    assert "✕ 请写明理由，至少4个字。" in words(page)
    assert loaded(database) == 1
    page.text_input[0].set_value(REASON)
    press(page, "确认导入")
    assert f"理由：{REASON}" in words(page)
    assert loaded(database) == 2


def test_a_sheet_handed_in_before_says_by_whom_and_offers_no_load(database: str, run_page: RunPage, sheet: Any) -> None:
    page = drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", listed(1)))
    press(page, "确认导入")
    drop(page, sheet("又一次.xlsx", listed(1)))
    assert "又一次.xlsx ＝ 此前已报送，不必再导入" in words(page)
    assert "内容已由本机使用者在" in words(page)
    assert "表里没有的记录照旧保留，不会删除。" in words(page)
    assert "确认导入" not in [button.label for button in page.button]


def test_my_returns_tell_what_was_recognised_and_number_only_what_was_loaded(
    database: str, run_page: RunPage, sheet: Any
) -> None:
    drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", listed(1)))
    page = run_page(database, "hand_in")
    assert "？ 还有1份没有确认导入：重点工作.xlsx 接着确认" in words(page)
    assert "— 重点工作.xlsx 四张清单 督查处 本机使用者 ？ 待确认" in words(page)
    page = press(run_page(database, "hand_in", hand_in="1"), "确认导入")
    drop(page, sheet("又一次.xlsx", listed(1)))
    page = run_page(database, "hand_in")
    assert "2020-000001 重点工作.xlsx 四张清单" in words(page).replace(f"{dt.date.today().year}-", "2020-")
    assert "— 又一次.xlsx 四张清单 督查处 本机使用者 ＝ 重复，未导入" in words(page)
    press(page, "清理没有导入的")
    assert "又一次.xlsx" not in words(page)
    assert "重点工作.xlsx" in words(page)


def test_who_is_overtaken_is_told_and_compares_anew(database: str, run_page: RunPage, sheet: Any) -> None:
    mine = drop(run_page(database, "hand_in"), sheet("我的.xlsx", listed(1)))
    theirs = drop(run_page(database, "hand_in"), sheet("别人的.xlsx", listed(1, 完成率="90%")))
    press(theirs, "确认导入")
    press(mine, "确认导入")
    assert "导入了“别人的.xlsx”。为避免覆盖，这次没有导入，什么都没有丢。" in words(mine)
    assert "▼ 进度倒退 1" in words(mine)
    assert loaded(database) == 1


def test_a_receipt_is_taken_back_with_a_reason(database: str, run_page: RunPage, sheet: Any) -> None:
    page = drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", listed(1)))
    press(page, "确认导入")
    press(page, "撤回这次报送")
    assert "1项亮灯有变化，撤回后为不再列入1项" in words(page)
    press(page, "确认撤回")
    assert "请写明撤回的理由，至少4个字。" in words(page)
    page.text_input[0].set_value("报错了月份")
    press(page, "确认撤回")
    assert "由本机使用者撤回，理由：报错了月份 看板（2020年10月31日）：1项亮灯有变化，撤回后为不再列入1项" in words(
        page
    )
    assert "↩ 已撤回" in words(page)


def test_the_day_of_a_sheet_that_states_none_can_be_corrected(database: str, run_page: RunPage, sheet: Any) -> None:
    page = drop(run_page(database, "hand_in"), sheet("没有日期.xlsx", listed(1), day=""))
    assert "文件里没有写截至日期，暂按这一天" in words(page)
    next(field for field in page.date_input if field.label == "数据截至").set_value(dt.date(2020, 9, 30))
    press(page, "按此重新核对")
    assert "四张清单 截至2020年9月30日 1行" in words(page)


def test_text_of_cells_and_names_reaches_no_markdown(database: str, run_page: RunPage, sheet: Any) -> None:
    poison = "![x](http://a.example/x)"
    press(
        drop(run_page(database, "hand_in"), sheet("九月.xlsx", listed(1, 任务名称=poison), day="2020年9月30日")),
        "确认导入",
    )
    page = drop(
        run_page(database, "hand_in"), sheet(f"{poison}.xlsx", listed(1, 任务名称=poison, 完成时限="2021年3月底"))
    )
    assert poison in words(page)
    widgets = (*page.text_input, *page.checkbox, *page.button, *page.multiselect, *page.expander)
    assert not any("http" in widget.label for widget in widgets)
    assert not any(
        "http" in entry.value for entry in (*page.markdown, *page.caption, *page.info, *page.warning, *page.error)
    )


def test_a_file_that_is_no_table_is_told_so_and_given_no_advice_for_tables(database: str, run_page: RunPage) -> None:
    page = drop(run_page(database, "hand_in"), ("通知.pdf", b"%PDF-1.4 notice", "application/pdf"))
    assert "通知.pdf ✕ 不能导入：没有读到表格" in words(page)
    assert "这是PDF文件，不是表格。" in words(page)
    assert "处必须改正" not in words(page)
    assert {"按此重新核对"}.isdisjoint(button.label for button in page.button)


def test_the_file_that_was_worked_on_stays_on_top(database: str, run_page: RunPage, sheet: Any) -> None:
    page = drop(run_page(database, "hand_in"), sheet("有错的.xlsx", listed(2, 牵头单位="市宇宙局")))
    drop(page, sheet("好的.xlsx", listed(1)))
    assert words(page).index("好的.xlsx") < words(page).index("有错的.xlsx")
    press(page, "确认导入")
    assert words(page).index("报送回执") < words(page).index("有错的.xlsx")


def test_a_withdrawal_without_a_reason_is_told_where_it_is_asked(database: str, run_page: RunPage, sheet: Any) -> None:
    page = drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", listed(1)))
    press(page, "确认导入")
    press(page, "撤回这次报送")
    assert page.text_input[0].placeholder == "至少4个字，如：报错了月份"
    press(page, "确认撤回")
    assert "请写明撤回的理由，至少4个字。" in words(page)
    assert "已撤回" not in words(page)


def test_a_unit_that_was_chosen_stands_on_the_card_and_can_be_chosen_anew(
    database: str, run_page: RunPage, sheet: Any
) -> None:
    page = drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", listed(1, 牵头单位="市发展改革局局")))
    next(box for box in page.selectbox if str(box.key).startswith("unit_")).select_index(0)
    next(button for button in page.button if str(button.key).startswith("units_now")).click().run()
    assert "按您指明的读入：“市发展改革局局”即" in words(page)
    press(page, "改单位")
    assert "认不得的单位，可以在这里指明" in words(page)
    assert next(box for box in page.selectbox if str(box.key).startswith("unit_")).value is not None


def test_a_sheet_whose_new_items_will_be_red_says_so_before_the_load(
    database: str, run_page: RunPage, sheet: Any
) -> None:
    rows = listed(1), listed(2, 完成时限="2020-10-21"), listed(3, 完成时限="2020-10-30")
    page = drop(run_page(database, "hand_in"), sheet("重点工作.xlsx", *rows))
    assert "新增3项，其中2项导入后就是红灯：" in words(page)
    assert "推进第2项工作 逾期10天" in words(page)
    assert loaded(database) == 0
