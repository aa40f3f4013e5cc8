"""Accounts from the command line, as the first administrator of an office makes them."""

from __future__ import annotations

import re
import sqlite3

import pytest

from dashboard.access import CannotStart, check, check_demonstration
from data.clock import DEMONSTRATION_DAY
from data.sessions import key_of
from data.sign_in import Given, sign_in
from tests.commands import dashboard
from tests.people import PASSWORD, enrol

ONCE = re.compile(r"一次性口令：([a-z2-9]{4}(?:-[a-z2-9]{4}){3})\n")


def password_in(out: str) -> str:
    found = ONCE.search(out)
    assert found, out
    return found[1]


def test_the_first_administrator_comes_in_with_the_password_that_is_printed_once(office: str) -> None:
    answer = dashboard(office, "users", "add", "guanliyuan", "--role", "管理员")
    assert answer.status == 0
    assert answer.out.startswith("已建账号 guanliyuan：系统管理员（管理员）。\n一次性口令：")
    assert key_of(sign_in(Given("guanliyuan", password_in(answer.out), "10.0.0.7")))
    listed = dashboard(office, "users", "list", "--json").document
    assert [(one["name"], one["role"], one["must_change"], one["sessions"]) for one in listed] == [
        ("guanliyuan", "admin", True, 1)
    ]
    assert "待改口令" in dashboard(office, "users", "list").out


def test_a_reset_prints_a_new_password_and_the_old_one_is_gone(office: str) -> None:
    enrol("zhiban")
    answer = dashboard(office, "users", "reset", "ZhiBan")
    assert "账号 zhiban 的口令已重置，各处的登录都已退出。" in answer.out
    assert sign_in(Given("zhiban", password_in(answer.out), "10.0.0.7"))
    with pytest.raises(Exception, match="账号或口令不对"):
        sign_in(Given("zhiban", PASSWORD, "10.0.0.7"))


def test_accounts_are_disabled_enabled_and_signed_out(office: str) -> None:
    enrol("zhiban")
    sign_in(Given("zhiban", PASSWORD, "10.0.0.7"))
    assert "账号 zhiban 的1处登录已退出。" in dashboard(office, "users", "end-sessions", "zhiban").out
    assert "账号 zhiban 已停用" in dashboard(office, "users", "disable", "zhiban").out
    assert "已停用" in dashboard(office, "users", "list").out
    assert "账号 zhiban 已启用。" in dashboard(office, "users", "enable", "zhiban").out
    actions = [entry["action"] for entry in dashboard(office, "audit", "list", "--json").document]
    assert actions == ["sign_in", "account", "account", "account"]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("add", "zhiban", "--role", "处室"), 1, "处室账号要写明是哪个处室，可选的有督查处"),
        (("add", "zhiban", "--role", "处长"), 2, "用法不对：--role不能是“处长”"),
        (("add", "zhiban"), 2, "还要写明--role"),
        (("reset", "nobody"), 1, "没有账号“nobody”。"),
        (("demo", "--reset"), 1, "演示账号只能建在示例数据库里"),
    ],
)
def test_what_is_wrong_is_told_in_chinese(
    office: str, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], status: int, says: str
) -> None:
    monkeypatch.setenv("SIGN_IN", "on")
    answer = dashboard(office, "users", *words)
    assert (answer.status, says in answer.err) == (status, True), answer.err


def test_a_post_that_may_be_a_name_is_asked_about(office: str) -> None:
    answer = dashboard(office, "users", "add", "zhiban", "--role", "领导", "--post", "欧阳某某")
    assert "提示：“欧阳某某”不像处室或职务，已照写。账号属于岗位" in answer.err


@pytest.fixture
def sample(office: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that stands still as the sample does, with sign-in on."""
    with sqlite3.connect(office.removeprefix("sqlite:///")) as connection:
        connection.execute("INSERT INTO setting VALUES (?, '2020-12-31')", (DEMONSTRATION_DAY,))
    monkeypatch.setenv("SIGN_IN", "on")
    return office


def test_the_samples_accounts_are_made_once_and_come_in_with_what_is_printed(sample: str) -> None:
    lines = dashboard(sample, "users", "demo").out.splitlines()
    assert lines[0] == "演示账号（只用来试用示例数据，口令只显示这一次）："
    accounts = {line.split()[0]: line.split()[1:] for line in lines[2:]}
    assert {name: cells[1] for name, cells in accounts.items()} == {
        "lingdao": "领导", "duchachu": "督查", "zhibanshi": "处室", "fazhichu": "处室", "admin": "管理员", "daping": "大屏",
    }  # fmt: skip
    for name, cells in accounts.items():
        assert sign_in(Given(name, cells[0], "10.0.0.7"))
    again = dashboard(sample, "users", "demo").out
    assert again.startswith("演示账号已有：")
    assert "users demo --reset" in again
    assert sign_in(Given("admin", accounts["admin"][0], "10.0.0.7"))


def test_the_samples_accounts_get_new_passwords_when_asked(sample: str) -> None:
    first, second = (dashboard(sample, "users", "demo", *more).out.splitlines()[2:] for more in ((), ("--reset",)))
    assert [line.split()[0] for line in first] == [line.split()[0] for line in second]
    assert not {line.split()[1] for line in first} & {line.split()[1] for line in second}


def test_a_sample_with_accounts_of_its_own_is_left_as_it_is(sample: str) -> None:
    enrol("admin", "admin")
    answer = dashboard(sample, "users", "demo")
    assert (answer.status, answer.out, answer.err) == (0, "", "")


def test_a_database_of_an_office_gets_none_and_says_how_to_make_the_first(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGN_IN", "on")
    answer = dashboard(office, "users", "demo")
    assert (answer.status, answer.out) == (0, "")
    assert "还没有账号。请先建第一个管理员账号：python -m dashboard users add" in answer.err


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("SIGN_IN", "TRUSTED_PROXIES", "DEMO_ACCOUNTS"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("address", ["0.0.0.0", "10.1.2.3", None])
def test_accounts_to_try_with_are_not_served_to_other_machines(settings: pytest.MonkeyPatch, address: str) -> None:
    with pytest.raises(CannotStart, match="没有启动：库里有演示账号（admin）"):
        check_demonstration(address, ["admin"])
    check_demonstration(address, [])
    settings.setenv("DEMO_ACCOUNTS", "open")
    check_demonstration(address, ["admin"])


def test_nor_behind_a_proxy(settings: pytest.MonkeyPatch) -> None:
    check_demonstration("127.0.0.1", ["admin"])
    settings.setenv("TRUSTED_PROXIES", "127.0.0.1")
    with pytest.raises(CannotStart, match="演示账号"):
        check_demonstration("127.0.0.1", ["admin"])


@pytest.mark.parametrize(
    ("environment", "address", "says"),
    [
        ({"SIGN_IN": "off"}, "0.0.0.0", "SIGN_IN=off 关掉了登录，这时程序只能监听本机"),
        ({"SIGN_IN": "off"}, None, "现在的设置是「所有地址」"),
        ({"SIGN_IN": "off", "TRUSTED_PROXIES": "127.0.0.1"}, "127.0.0.1", "这时不能放在反向代理后面"),
        ({"SIGN_IN": "no"}, "127.0.0.1", "SIGN_IN 只能是 on 或 off，现在是「no」"),
        ({"TRUSTED_PROXIES": "nginx"}, "127.0.0.1", "TRUSTED_PROXIES 里应是 IP 地址或网段"),
    ],
)
def test_settings_that_do_not_go_together_keep_the_program_from_starting(
    settings: pytest.MonkeyPatch, environment: dict[str, str], address: str | None, says: str
) -> None:
    for name, value in environment.items():
        settings.setenv(name, value)
    with pytest.raises(CannotStart, match=says):
        list(check(address))


def test_serving_others_without_tls_is_warned_of(settings: pytest.MonkeyPatch) -> None:
    assert "口令和数据在网络上不加密" in "".join(check("0.0.0.0"))
    assert list(check("127.0.0.1")) == []
    settings.setenv("TRUSTED_PROXIES", "10.0.0.1")
    assert list(check("0.0.0.0")) == []
    settings.setenv("SIGN_IN", "off")
    settings.delenv("TRUSTED_PROXIES")
    assert list(check("localhost")) == ["注意：未启用登录，仅限本机使用。"]
