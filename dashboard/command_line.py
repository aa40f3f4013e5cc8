"""The grammar of `python -m dashboard`; exit statuses are those of `etl.cli`."""

from __future__ import annotations

from typing import Any

from etl.grammar import Grammar


def parser() -> Grammar:
    """The grammar of all verbs."""
    top = Grammar(prog="python -m dashboard", description="看板的管理。")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="命令", parser_class=Grammar)
    audit = verbs.add_parser("audit", help="操作日志", description="操作日志：谁在什么时候导入、撤回了什么，只增不改。")
    kinds = audit.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    _verb(kinds, "list", "列出全部操作，最近的在最后", json=True)
    _verb(kinds, "verify", "核对日志有没有被改动过，指出第一处")
    return top


def _verb(kinds: Any, name: str, says: str, json: bool = False) -> None:
    verb: Grammar = kinds.add_parser(name, help=says, description=says)
    verb.set_defaults(command=("dashboard.audit_commands", name))
    if json:
        verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
