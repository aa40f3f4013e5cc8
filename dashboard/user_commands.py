"""Verbs on accounts (账号): add, list, disable, enable, reset, end-sessions, demo."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from dashboard import access
from data import accounts, demonstration, sessions
from data.accounts import Account, AccountError, Wanted
from data.clock import ZONE, now, to_the_minute
from data.database import reading
from data.directory import directory
from data.permissions import ROLES, Person
from data.rules import sign_in_rules
from data.schema import prepare
from data.sessions import Use
from data.sign_in import is_nobody_there
from etl.agents import is_agent
from etl.cli import DONE, Refused
from etl.console import print_json, print_table

CONSOLE = Person("系统管理员（命令行）", "admin")
"""Whoever may run programs on the server."""
ONCE = (
    "一次性口令：{password}\n请当面或电话告诉使用人，这里不会再显示；{hours}小时内有效，第一次登录时要换成自己的口令。"
)
AGAIN = "演示账号已有：{names}。口令只在建好时显示一次，忘了就运行 python -m dashboard users demo --reset 换新的。"
NOBODY = "还没有账号。请先建第一个管理员账号：python -m dashboard users add guanliyuan --role 管理员"


def add(wanted: argparse.Namespace) -> int:
    """Makes an account, prints its one-time password."""
    _question_post(wanted.post)
    made = Wanted(wanted.name, wanted.role, wanted.division, wanted.post or "")
    password = _done(lambda: accounts.create(made, CONSOLE))
    found = _found(wanted.name)
    print(f"已建账号 {found.name}：{found.post}（{ROLES[found.role]}）。")
    _print_once(password)
    return DONE


def reset(wanted: argparse.Namespace) -> int:
    """Gives an account a one-time password and prints it."""
    password = _done(lambda: accounts.reset(wanted.name, CONSOLE))
    print(f"账号 {accounts.plain_name(wanted.name)} 的口令已重置，各处的登录都已退出。")
    _print_once(password)
    return DONE


def disable(wanted: argparse.Namespace) -> int:
    """Keeps an account from signing in."""
    _done(lambda: accounts.disable(wanted.name, CONSOLE))
    print(f"账号 {accounts.plain_name(wanted.name)} 已停用，各处的登录都已退出。")
    return DONE


def enable(wanted: argparse.Namespace) -> int:
    """Lets an account sign in again."""
    _done(lambda: accounts.enable(wanted.name, CONSOLE))
    print(f"账号 {accounts.plain_name(wanted.name)} 已启用。")
    return DONE


def end_sessions(wanted: argparse.Namespace) -> int:
    """Signs an account out everywhere."""
    ended = _done(lambda: accounts.end_sessions(wanted.name, CONSOLE))
    print(f"账号 {accounts.plain_name(wanted.name)} 的{ended}处登录已退出。")
    return DONE


def list(wanted: argparse.Namespace) -> int:
    """Every account with its role, state and last use."""
    prepare()
    with reading() as connection:
        found, uses = accounts.every(connection), sessions.uses(connection)
    if wanted.json:
        print_json([_document(one, uses.get(one.id)) for one in found])
    else:
        head = ("账号", "岗位", "角色", "处室", "状态", "最近使用", "登录中")
        print_table(head, [_cells(one, uses.get(one.id)) for one in found])
    return DONE


def demo(wanted: argparse.Namespace) -> int:
    """Makes the accounts to try the sample with, or says that they are there."""
    prepare()
    if not access.is_on():
        return DONE
    there = demonstration.in_use()
    if wanted.reset or (demonstration.is_sample() and is_nobody_there()):
        _print_demo(_done(lambda: demonstration.make(CONSOLE)))
    elif there:
        print(AGAIN.format(names="、".join(there)))
    elif is_nobody_there():
        print(NOBODY, file=sys.stderr)
    return DONE


def _print_once(password: str) -> None:
    print(ONCE.format(password=password, hours=sign_in_rules().one_time_hours))


def _print_demo(made: Any) -> None:
    print("演示账号（只用来试用示例数据，口令只显示这一次）：")
    rows = [(one.wanted.name, one.password, ROLES[one.wanted.role], one.wanted.post) for one in made]
    print_table(("账号", "口令", "角色", "岗位"), rows)


def _done(change: Callable[[], Any]) -> Any:
    prepare()
    try:
        return change()
    except AccountError as error:
        raise Refused(str(error)) from None


def _found(name: str) -> Account:
    with reading() as connection:
        found = accounts.find(connection, name)
    if found is None:
        raise Refused(f"没有账号“{name}”。")
    return found


def _question_post(post: str | None) -> None:
    """Says on standard error where a post may be somebody's name: nobody can tell for sure."""
    if not post:
        return
    prepare()
    with reading() as connection:
        known = directory(connection, now().date())
    if not is_agent(post, known):
        print(
            f"提示：“{post}”不像处室或职务，已照写。账号属于岗位，请填处室负责人、督查处经办等，不填姓名。",
            file=sys.stderr,
        )


def _cells(one: Account, use: Use | None) -> tuple[Any, ...]:
    seen = use.seen_at if use else None
    moment = to_the_minute(seen) if seen else None
    return one.name, one.post, ROLES[one.role], one.division, one.state, moment, use.open if use else 0


def _document(one: Account, use: Use | None) -> dict[str, Any]:
    return {
        "name": one.name, "post": one.post, "role": one.role, "division": one.division,
        "disabled": one.disabled_at is not None, "must_change": one.must_change, "external": one.subject is not None,
        "seen_at": use.seen_at.astimezone(ZONE) if use and use.seen_at else None, "sessions": use.open if use else 0,
    }  # fmt: skip
