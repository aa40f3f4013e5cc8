"""Accounts: of posts, made by an administrator alone, every change in the trail, their sessions ended when it must be."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from data import accounts, sessions
from data.accounts import AccountError, Wanted
from data.database import reading, writing
from data.passwords import WeakPassword, fits
from data.permissions import Forbidden, Person
from data.sessions import key_of
from data.sign_in import Given, sign_in
from data.tables import audit
from tests.people import ADMIN, CHEAP, PASSWORD, account_of, enrol

NEW = "长亭-古道-西风-7"


@pytest.fixture(autouse=True)
def here(office: str) -> str:
    return office


def holds(token: str) -> bool:
    with reading() as connection:
        return sessions.find(connection, key_of(token)) is not None


def come(name: str, password: str = PASSWORD) -> str:
    return sign_in(Given(name, password, "10.0.0.7"), cost=CHEAP)


def told() -> list[tuple[str, str, str]]:
    with reading() as connection:
        rows = connection.execute(sa.select(audit).where(audit.c.action == "account").order_by(audit.c.id))
        return [(row.actor, row.subject, json.loads(row.detail)["what"]) for row in rows]


def test_a_new_account_has_a_password_for_one_use() -> None:
    password = accounts.create(Wanted("zhiban", "division", "总值班室"), ADMIN, CHEAP)
    found = account_of("zhiban")
    assert (found.post, found.role, found.division, found.must_change) == ("总值班室经办", "division", "总值班室", True)
    assert fits(password, found.kept, CHEAP)
    assert told() == [("系统管理员", "zhiban", "新建")]


@pytest.mark.parametrize(
    ("wanted", "post", "division"),
    [
        (Wanted("a1", "leader"), "市领导", None),
        (Wanted("a1", "leader", "总值班室", "市政府领导"), "市政府领导", None),
        (Wanted("a1", "supervision"), "督查处经办", "督查处"),
        (Wanted("a1", "admin"), "系统管理员", None),
        (Wanted("a1", "screen", post="三楼会议室大屏"), "三楼会议室大屏", None),
        (Wanted("a1", "division", "法制处", "法制处负责人"), "法制处负责人", "法制处"),
    ],
)
def test_the_role_says_post_and_division_where_nobody_does(wanted: Wanted, post: str, division: str | None) -> None:
    accounts.create(wanted, ADMIN, CHEAP)
    assert (account_of("a1").post, account_of("a1").division) == (post, division)


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Wanted("a", "leader"), "账号由2到32个字母"),
        (Wanted("有/斜线", "leader"), "账号由2到32个字母"),
        (Wanted("a1", "boss"), "没有“boss”这种角色，可选的有领导、处室、督查、管理员、大屏。"),  # type: ignore[arg-type]
        (Wanted("a1", "division"), "处室账号要写明是哪个处室，可选的有督查处"),
        (Wanted("a1", "division", "不存在的处"), "处室账号要写明是哪个处室"),
    ],
)
def test_a_wrong_wish_is_told_in_words(wanted: Wanted, says: str) -> None:
    with pytest.raises(AccountError, match=says):
        accounts.create(wanted, ADMIN, CHEAP)


def test_a_name_is_taken_once_whatever_its_letters() -> None:
    accounts.create(Wanted("zhiban", "leader"), ADMIN, CHEAP)
    with pytest.raises(AccountError, match=r"^账号“zhiban”已经有了，请换一个，或者重置它的口令。$"):
        accounts.create(Wanted("ＺｈｉＢａｎ", "leader"), ADMIN, CHEAP)


@pytest.mark.parametrize("role", ["leader", "division", "supervision", "screen"])
def test_only_an_administrator_looks_after_accounts(role: str) -> None:
    other = Person("别的岗位", role)  # type: ignore[arg-type]
    for attempted in (
        lambda: accounts.create(Wanted("zhiban", "leader"), other, CHEAP),
        lambda: accounts.reset("zhiban", other, CHEAP),
        lambda: accounts.disable("zhiban", other),
        lambda: accounts.enable("zhiban", other),
        lambda: accounts.end_sessions("zhiban", other),
    ):
        with pytest.raises(Forbidden, match="账号不能管理账号"):
            attempted()


def test_a_reset_ends_the_sessions_and_gives_a_password_for_one_use() -> None:
    enrol("zhiban")
    token = come("zhiban")
    password = accounts.reset("zhiban", ADMIN, CHEAP)
    assert not holds(token)
    assert account_of("zhiban").must_change
    assert holds(come("zhiban", password))
    assert told() == [("系统管理员", "zhiban", "重置口令")]


def test_disabling_and_enabling_are_told_and_the_last_administrator_stays() -> None:
    enrol("admin", "admin")
    enrol("zhiban")
    accounts.disable("zhiban", ADMIN)
    assert account_of("zhiban").disabled_at is not None
    accounts.enable("zhiban", ADMIN)
    assert account_of("zhiban").disabled_at is None
    with pytest.raises(AccountError, match="这是最后一个可用的管理员账号"):
        accounts.disable("admin", ADMIN)
    enrol("admin2", "admin")
    accounts.disable("admin", ADMIN)
    assert [what for _, _, what in told()] == ["停用", "启用", "停用"]


def test_an_administrator_signs_an_account_out_everywhere() -> None:
    enrol("zhiban")
    tokens = [come("zhiban"), come("zhiban")]
    assert accounts.end_sessions("zhiban", ADMIN) == 2
    assert not any(map(holds, tokens))


def test_an_account_that_is_not_there_is_named() -> None:
    with pytest.raises(AccountError, match=r"^没有账号“nobody”。$"):
        accounts.reset("nobody", ADMIN, CHEAP)


def test_a_person_changes_the_own_password_and_stays_signed_in_here_alone() -> None:
    person = enrol("zhiban")
    kept, other = come("zhiban"), come("zhiban")
    accounts.set_password(person, PASSWORD, NEW, keep=key_of(kept), cost=CHEAP)
    assert holds(kept)
    assert not holds(other)
    assert holds(come("zhiban", NEW))
    assert told() == [("总值班室经办", "zhiban", "修改口令")]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("不是原来的口令", NEW, "^原口令不对，请再输一次。$"),
        (PASSWORD, PASSWORD, "^新口令和原口令一样，请换一个。$"),
        (PASSWORD, "短", "口令太短"),
        (PASSWORD, "我是zhiban的口令", "口令里不能有账号名"),
    ],
)
def test_a_change_that_may_not_be_is_told(old: str, new: str, says: str) -> None:
    person = enrol("zhiban")
    with pytest.raises((AccountError, WeakPassword), match=says):
        accounts.set_password(person, old, new, cost=CHEAP)


def test_an_account_of_the_identity_provider_has_no_password_to_reset() -> None:
    with writing() as connection:
        accounts.add(connection, accounts.checked(Wanted("outside", "leader")), None, "issuer|7")
    with pytest.raises(AccountError, match="用统一身份认证登录"):
        accounts.reset("outside", ADMIN, CHEAP)


def test_accounts_are_listed_with_those_that_may_come_in_first() -> None:
    enrol("admin", "admin")
    enrol("a1", "leader")
    enrol("b1", "leader")
    accounts.disable("a1", ADMIN)
    with reading() as connection:
        assert [one.name for one in accounts.every(connection)] == ["admin", "b1", "a1"]


def test_the_hash_is_not_printed_with_the_account() -> None:
    enrol("zhiban")
    assert "argon2" not in repr(account_of("zhiban"))
