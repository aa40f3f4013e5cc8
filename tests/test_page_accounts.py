"""The page of accounts: for administrators, who make, reset, disable and sign out what others sign in with."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data import sessions
from data.database import reading, writing
from data.sessions import key_of
from data.sign_in import Given, sign_in
from tests.page_runs import RunPage
from tests.people import account_of, enrol


@pytest.fixture
def page(office: str, run_page: RunPage) -> AppTest:
    """The page as an administrator sees it, with an account of a division."""
    enrol("guanli", "admin")
    enrol("zhiban", "division", "总值班室")
    return run_page(office, "accounts", session=begin("guanli"))


def begin(name: str) -> str:
    with writing() as connection:
        return key_of(sessions.begin(connection, account_of(name).id, "10.0.0.7"))


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    return page.run()


def test_accounts_stand_with_role_and_use(page: AppTest) -> None:
    shown = page.dataframe[0].value.fillna("—")
    assert [tuple(row)[:6] for row in shown.itertuples(index=False)] == [
        ("guanli", "系统管理员", "管理员", "—", "可用", "口令"),
        ("zhiban", "总值班室经办", "处室", "总值班室", "可用", "口令"),
    ]
    assert [heading.value for heading in page.subheader] == ["账号（2个可用，0个停用）", "修改账号", "新建账号"]


def test_a_new_account_gets_a_password_that_is_shown_once_and_works(page: AppTest) -> None:
    page.text_input(key="new_name").set_value("fazhi")
    page.selectbox(key="new_division").set_value("法制处")
    press(page, "新建")
    assert page.success[0].value == "已建账号 fazhi：法制处经办（处室，法制处）。"
    assert sign_in(Given("fazhi", page.code[0].value, "10.0.0.8"))
    assert not page.run().code


def test_a_wrong_wish_is_told_and_nothing_is_made(page: AppTest) -> None:
    page.text_input(key="new_name").set_value("fazhi")
    press(page, "新建")
    assert "处室账号要写明是哪个处室" in page.error[0].value
    assert len(page.dataframe[0].value) == 2


def test_an_account_is_reset_signed_out_disabled_and_enabled(page: AppTest) -> None:
    key = begin("zhiban")
    page.selectbox(key="account").set_value("zhiban").run()
    assert press(page, "全部退出").success[0].value == "账号 zhiban 的1处登录已退出。"
    with reading() as connection:
        assert sessions.find(connection, key) is None
    password = press(page, "重置口令").code[0].value
    assert sign_in(Given("zhiban", password, "10.0.0.8"))
    assert press(page, "停用").success[0].value == "账号 zhiban 已停用，各处的登录都已退出。"
    assert press(page, "启用").success[0].value == "账号 zhiban 已启用。"


def test_an_account_gets_another_division_and_post(page: AppTest) -> None:
    page.selectbox(key="account").set_value("zhiban").run()
    page.selectbox(key="division_zhiban").set_value("法制处")
    said = press(page, "保存岗位和处室").success[0].value
    assert said == "账号 zhiban 现在是法制处经办（处室，法制处），立即生效。"
    assert (account_of("zhiban").division, account_of("zhiban").post) == ("法制处", "法制处经办")
    assert press(page, "保存岗位和处室").error[0].value == "岗位和处室都没有改动。"
    page.text_input(key="post_zhiban").set_value("法制处负责人")
    press(page, "保存岗位和处室")
    assert account_of("zhiban").post == "法制处负责人"


def test_nobody_disables_the_own_account(page: AppTest) -> None:
    page.selectbox(key="account").set_value("guanli").run()
    assert "停用" not in [button.label for button in page.button]


@pytest.mark.parametrize(("name", "role"), [("zhiban", "division"), ("ducha", "supervision"), ("lingdao", "leader")])
def test_others_are_refused(office: str, run_page: RunPage, name: str, role: str) -> None:
    enrol(name, role)  # type: ignore[arg-type]
    page = run_page(office, "accounts", session=begin(name))
    assert "账号不能管理账号。需要的话请联系" in page.info[0].value
    assert (len(page.dataframe), len(page.button)) == (0, 0)
