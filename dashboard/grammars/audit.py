"""The verbs of the audit trail (操作日志)."""

from __future__ import annotations

from typing import Any

from data.audit import ACTIONS
from etl.cli import day
from etl.grammar import Grammar


def add(verbs: Any) -> None:
    """Adds `audit`."""
    audit = verbs.add_parser("audit", help="操作日志", description="操作日志：谁在什么时候导入、撤回了什么，只增不改。")
    kinds = audit.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    _listing(_verb(kinds, "list", "列出操作，最近的在最后"))
    _verb(kinds, "verify", "核对日志有没有被改动过，指出第一处")


def _listing(verb: Grammar) -> None:
    words = {zh: code for code, zh in ACTIONS.items()}
    verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    verb.add_argument(
        "--action", action="append", type=lambda word: words.get(word, word), choices=[*ACTIONS], metavar="操作",
        help=f"只列这种操作，可写几次：{'、'.join(words)}",
    )  # fmt: skip
    verb.add_argument("--by", metavar="经办", help="只列这个经办做的")
    verb.add_argument("--from", dest="first", type=day, metavar="日期", help="从这天起，如 2020-12-01")
    verb.add_argument("--to", dest="last", type=day, metavar="日期", help="到这天止，含当天")
    verb.add_argument("--newest", type=int, metavar="条数", help="只列最近这么多条")


def _verb(kinds: Any, name: str, says: str) -> Grammar:
    verb: Grammar = kinds.add_parser(name, help=says, description=says)
    verb.set_defaults(command=("dashboard.audit_commands", name))
    return verb
