"""The verbs of alerts and reminders."""

from __future__ import annotations

from typing import Any

from etl.grammar import Grammar


def add(verbs: Any) -> None:
    """Adds `alerts`."""
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
