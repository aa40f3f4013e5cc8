"""The verbs of the tables that the office edits."""

from __future__ import annotations

from typing import Any

from etl.grammar import Grammar


def add(verbs: Any) -> None:
    """Adds `rules`."""
    rules = verbs.add_parser(
        "rules", help="规则和参照表的历次版本", description="可编辑的表：历次版本，核对改好的文件。"
    )
    kinds = rules.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    for name, says in (
        ("list", "列出每张表的历次版本"),
        ("show", "显示一个版本的内容"),
        ("check", "核对一个文件能不能用"),
    ):
        verb: Grammar = kinds.add_parser(name, help=says, description=says)
        verb.set_defaults(command=("dashboard.rules_commands", name))
        if name == "list":
            verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
        elif name == "show":
            verb.add_argument("table", metavar="表", help="表名，如 规则文件")
            verb.add_argument("number", type=int, metavar="版本", help="版本号，见 rules list")
        else:
            verb.add_argument("table", metavar="表", help="表名，如 规则文件")
            verb.add_argument("file", metavar="文件", help="要核对的文件")
