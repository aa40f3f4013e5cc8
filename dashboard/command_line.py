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
    _alerts(verbs)
    return top


def _alerts(verbs: Any) -> None:
    alerts = verbs.add_parser(
        "alerts", help="预警和督查提醒", description="预警：每天运行一次，记下预警的起止，发送督查提醒。"
    )
    kinds = alerts.add_subparsers(dest="kind", required=True, metavar="做什么", parser_class=Grammar)
    says = "记下今天的预警，发送督查提醒；重复运行不会重复发送"
    verb: Grammar = kinds.add_parser("run", help=says, description=says)
    verb.set_defaults(command=("dashboard.alert_commands", "run"))
    verb.add_argument("--dry-run", action="store_true", help="只说会做什么，不写入，不发送")
    says = "列出渠道和接收单位，不显示地址和密钥"
    verb = kinds.add_parser("channels", help=says, description=says)
    verb.set_defaults(command=("dashboard.alert_commands", "show_channels"))
    verb.add_argument("--test", metavar="单位", help="给这个单位发一条测试消息")


def _verb(kinds: Any, name: str, says: str, json: bool = False) -> None:
    verb: Grammar = kinds.add_parser(name, help=says, description=says)
    verb.set_defaults(command=("dashboard.audit_commands", name))
    if json:
        verb.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
