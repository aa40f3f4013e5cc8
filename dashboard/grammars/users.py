"""The verbs of accounts."""

from __future__ import annotations

from typing import Any

from data.permissions import ROLES
from etl.grammar import Grammar


def add(verbs: Any) -> None:
    """Adds `users`."""
    users = verbs.add_parser("users", help="账号", description="账号：谁能登录，是什么角色。账号属于岗位，不写姓名。")
    kinds = users.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    words = {zh: code for code, zh in ROLES.items()}
    add = _user(kinds, "add", "新建账号，给一个一次性口令")
    add.add_argument("name", metavar="账号", help="登录时输入的名称，如 duchachu")
    add.add_argument(
        "--role", required=True, type=lambda word: words.get(word, word), choices=[*ROLES], metavar="角色",
        help=f"可写：{'、'.join(words)}",
    )  # fmt: skip
    add.add_argument("--division", metavar="处室", help="处室账号要写，如 总值班室")
    add.add_argument("--post", metavar="岗位", help="显示的岗位，如 总值班室负责人；不写就用“处室＋经办”")
    _user(kinds, "list", "列出账号").add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    for name, says in (
        ("disable", "停用账号，各处立即退出"),
        ("enable", "重新启用账号"),
        ("reset", "重置口令，各处立即退出"),
        ("end-sessions", "让账号在各处立即退出"),
    ):
        _user(kinds, name, says).add_argument("name", metavar="账号", help="见 python -m dashboard users list")
    demo = _user(kinds, "demo", "给示例数据库建演示账号，已有的说明怎样重置")
    demo.add_argument("--reset", action="store_true", help="给演示账号换新口令")


def _user(kinds: Any, name: str, says: str) -> Grammar:
    verb: Grammar = kinds.add_parser(name, help=says, description=says)
    verb.set_defaults(command=("dashboard.user_commands", name.replace("-", "_")))
    return verb
